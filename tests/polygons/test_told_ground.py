# SPDX-License-Identifier: MIT
"""Ground in notes is never 0.00 km² where there is some."""

from __future__ import annotations

import pytest

from mapper.polygons.told_ground import at_most_km2, told_km2


@pytest.mark.parametrize(
    ("km2", "told"),
    [
        (1001.614, "1,001.61 km²"),
        (0.0051, "0.01 km²"),
        (0.0049, "under 0.01 km²"),
        (1e-12, "under 0.01 km²"),
        (0.0, "0.00 km²"),
    ],
)
def test_what_would_round_to_nothing_is_told_as_ground(km2: float, told: str) -> None:
    assert told_km2(km2) == told


def test_of_several_days_the_most_is_told() -> None:
    assert at_most_km2(0.51) == "up to 0.51 km²"
    assert at_most_km2(0.004) == "under 0.01 km²"
