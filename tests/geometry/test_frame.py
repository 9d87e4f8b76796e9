"""How fine positions are told on maps of all sizes."""

from __future__ import annotations

import pytest

from mapper.geometry.frame import position_digits


@pytest.mark.parametrize(
    ("extent", "digits"), [(60.0, 3), (1.0, 3), (0.5, 4), (0.0004, 7), (2e-5, 8), (0.0, 12)]
)
def test_positions_are_told_to_a_thousandth_of_what_is_seen(extent: float, digits: int) -> None:
    assert position_digits((30.0, 10.0, 30.0 + extent, 10.0)) == digits
