"""In which units positions lie."""

from __future__ import annotations

import pytest

from mapper.boundaries.positions import Positions
from tests.toy import boundaries


@pytest.mark.parametrize(
    ("position", "unit"),
    [
        ((0.5, 0.5), "Westmarch"),
        ((1.5, 1.5), "Eastvale"),
        ((5.0, 5.0), ""),
        ((1.0, 1.0), "Northfield"),
    ],
)
def test_the_unit_at_a_position(position: tuple[float, float], unit: str) -> None:
    assert Positions(boundaries()).unit_at(position) == unit


def test_how_far_a_position_lies_outside() -> None:
    ground = Positions(boundaries())
    assert ground.km_outside("Westmarch", (0.5, 0.5)) == 0
    assert ground.km_outside("Westmarch", (2.0, 0.5)) == pytest.approx(111.2, abs=0.1)
