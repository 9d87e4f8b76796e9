"""What all tests share: the steady profile of hypothesis, the marks, the order of the slow ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine, and no clock: a slow machine is not a bug.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

BROWSER = Path(__file__).parent / "browser"


def pytest_configure(config: pytest.Config) -> None:
    for mark in (
        "browser: opens pages in a Chromium; every test in tests/browser/ is one",
        "slow: takes seconds by itself: builds, processes, the largest inputs",
        "xdist_group(name): shares one long preparation, and so one worker",
    ):
        config.addinivalue_line("markers", mark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share one long preparation go first, so that no worker ends with them."""
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
