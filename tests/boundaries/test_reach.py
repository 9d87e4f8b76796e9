# SPDX-License-Identifier: MIT
"""Ground near the poles."""

from __future__ import annotations

import pytest

from mapper.boundaries.reach import tell_reach
from mapper.errors import BoundaryError


def told(*bounds: float) -> list[str]:
    return [problem.code for problem in tell_reach(bounds, "f")]


def test_of_ground_in_the_middle_nothing_is_told() -> None:
    assert told(60, 29, 75, 39) == []


@pytest.mark.parametrize("bounds", [(0, 88, 4, 90), (-180, -90, 180, -86)])
def test_ground_at_a_pole_cannot_be_drawn(bounds: tuple[float, ...]) -> None:
    with pytest.raises(BoundaryError, match=r"^f: all of it lies within 5 degrees of a pole"):
        tell_reach(bounds, "f")


def test_ground_that_reaches_to_a_pole_is_told() -> None:
    assert told(-60, -90, 60, -60) == ["near-pole"]


def test_nothing_is_told_of_ground_on_both_sides_of_the_antimeridian() -> None:
    assert told(-180, -19, 180, -16) == []
