# SPDX-License-Identifier: MIT
"""How much of each shape lies in others."""

from __future__ import annotations

import pytest
from shapely import box

from mapper.geometry.area import area_km2
from mapper.geometry.shares import ground_in

WEST, EAST = box(0, 0, 4, 2), box(4, 0, 8, 2)


def test_a_shape_inside_of_one_has_all_of_its_ground_there() -> None:
    (own,) = ground_in([box(0, 0, 1, 1)], [WEST, EAST])
    assert own == {0: pytest.approx(area_km2([box(0, 0, 1, 1)])[0])}


def test_a_shape_across_is_divided() -> None:
    (own,) = ground_in([box(3, 0, 6, 1)], [WEST, EAST])
    assert own[1] == pytest.approx(2 * own[0])


def test_a_border_drawn_twice_divides_nothing() -> None:
    assert [*ground_in([box(3, 0, 4.002, 1)], [WEST, EAST])[0]] == [0]


def test_ground_outside_of_all_is_nowhere() -> None:
    assert ground_in([box(20, 0, 21, 1)], [WEST, EAST]) == [{}]
