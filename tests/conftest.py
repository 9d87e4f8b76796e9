# SPDX-License-Identifier: MIT
"""What all tests share: the steady profile of hypothesis, the marks, the order of the slow ones."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cli.warm import Warm
from tests.examples import USUAL

# The same examples on every machine, and no clock: a slow machine is not a bug.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    max_examples=USUAL,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

# What a test adds is kept in the folder that it runs in, and nobody's own is seen.
os.environ["MAPPER_DATA"] = ".mapper-data"

# No file of a test has to outlive a power cut: GDAL would wait for the disk with each table.
os.environ["OGR_SQLITE_SYNCHRONOUS"] = "OFF"

# Cycles of garbage are looked for seldom, as where a command runs: to go through the heap of nine
# thousand tests took a ninth of their time, and a third of that in which they are collected.
gc.set_threshold(100_000, 20, 20)

TESTS = Path(__file__).parent
BROWSER = TESTS / "browser"
# What together takes most of the time without a browser: commands, pictures, and properties that
# are tried on many examples. `make quick` leaves it out.
SLOW = tuple(
    TESTS / path
    for path in (
        "cli",
        "picture",
        "control/test_cells.py",
        "polygons/test_common_ground.py",
        "embeds/test_folder.py",
        "reading/test_own_exports.py",
        "exports/test_round_trip.py",
        "geometry/test_degenerate.py",
        "geometry/test_faces.py",
        "geometry/test_faces_added.py",
        "geometry/test_azimuthal_equal_area.py",
        "geometry/test_noding.py",
        "geometry/test_overlay.py",
        "geometry/test_rings.py",
        "geometry/test_voronoi.py",
        "history/test_ledger.py",
        "tables/test_large.py",
        "tables/test_write.py",
        "verbs/test_ground.py",
        "test_packaging.py",
    )
)


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """What runs the commands of a worker."""
    process = Warm()
    yield process
    process.close()


def pytest_configure(config: pytest.Config) -> None:
    for mark in (
        "browser: opens pages in a Chromium; every test in tests/browser/ is one",
        "slow: takes seconds: builds, commands, pictures, properties, the largest inputs",
        "xdist_group(name): shares one long preparation, and so one worker",
    ):
        config.addinivalue_line("markers", mark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share one long preparation go first, so that no worker ends with them."""
    for item in items:
        for mark in marks_of(item.path):
            item.add_marker(mark)
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


@cache
def marks_of(path: Path) -> tuple[str, ...]:
    """The marks that all tests of a file have."""
    where = {path, *path.parents}
    return ("browser",) * (BROWSER in where) + ("slow",) * (not where.isdisjoint(SLOW))


def pytest_collection_finish() -> None:
    """What is there before the first test stays, and is not gone through again."""
    gc.collect()
    gc.freeze()
