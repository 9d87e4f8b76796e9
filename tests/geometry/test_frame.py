# SPDX-License-Identifier: MIT
"""What a map shows around its ground, and how fine positions are told on it."""

from __future__ import annotations

import pytest

from mapper.geometry.frame import frame_around, position_digits


@pytest.mark.parametrize(
    ("extent", "digits"), [(60.0, 3), (1.0, 3), (0.5, 4), (0.0004, 7), (2e-5, 8), (0.0, 12)]
)
def test_positions_are_told_to_a_thousandth_of_what_is_seen(extent: float, digits: int) -> None:
    assert position_digits((30.0, 10.0, 30.0 + extent, 10.0)) == digits


def test_a_frame_may_reach_beyond_the_line_of_180_degrees() -> None:
    assert frame_around((177, 0, 181, 1)) == pytest.approx((174.2, -2.8, 183.8, 3.8))


def test_a_frame_is_no_wider_than_the_world() -> None:
    assert frame_around((20, 40, 190, 80))[::2] == (-75, 285)
