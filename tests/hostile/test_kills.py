# SPDX-License-Identifier: MIT
"""A slice of `make kill`: ends at steps of a command, which are the same on every machine."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import geopandas
import pytest
from pyogrio.errors import DataSourceError

from mapper.errors import OutputError
from mapper.exports.geopackage import put_aside
from mapper.model.signals import undisturbed
from tests.hangs import PROCESS
from tests.hostile.mutations import units_as_data
from tests.trust.outcome import read_outcome

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def test_what_is_ended_leaves_whole_files_and_nothing_else(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    # At a step, at any time, and at any time by another signal.
    asked = ["--first", "5", "--cases", "3", "--others", "1", "--record", record, "faces"]
    program = [sys.executable, "-m", "tests.hostile.kills", *asked]
    subprocess.run(program, cwd=ROOT, timeout=PROCESS, check=False, capture_output=True)
    found = read_outcome(record)
    assert found.failed == []
    assert [*found.tried.values()] == [3, 1, 1, 1, 1]


@pytest.fixture
def heard() -> Iterator[None]:
    """A shell that starts tests beside others has them ignore what interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_a_signal_comes_after_what_is_begun_is_told_what_to_do() -> None:
    done: list[str] = []

    def begin() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("told")

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert done == ["told"]


@pytest.mark.parametrize(
    "fault", [DataSourceError("Failed to commit transaction"), sqlite3.OperationalError("full")]
)
def test_a_package_for_which_there_is_no_room_is_told_in_a_line(fault: Exception) -> None:
    with pytest.raises(OutputError, match=r"^the GeoPackage cannot be made .* TMPDIR"):  # noqa: SIM117
        with put_aside("made.gpkg"):
            raise fault


def test_a_package_whose_index_found_no_room_is_refused() -> None:
    """GDAL goes on without it, and says so to nobody."""
    frame = geopandas.GeoDataFrame.from_features(units_as_data()["features"], crs="EPSG:4326")

    def made() -> None:
        with put_aside("made.gpkg") as path:
            frame.to_file(path, engine="pyogrio", SPATIAL_INDEX="NO")

    with pytest.raises(OutputError, match=r"no room for an index of places\) — make room"):
        made()
