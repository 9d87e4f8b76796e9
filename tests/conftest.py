"""What all tests share: the steady profile of hypothesis, and the order of the slow ones."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine, and no clock: a slow machine is not a bug.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share one long preparation go first, so that no worker ends with them."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
