# SPDX-License-Identifier: MIT
"""Of two shapes on one ground the smaller has it. Drawn, north up:

lat 2  +-----------+
       |  +--+     |
lat 1  |  |C |  P  |
       |  +--+     |
lat 0  +-----------+
    lon 0          2
"""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry

from mapper.geometry.apart import apart, shared_ground

PROVINCE = shapely.box(0, 0, 2, 2)
CITY = shapely.box(0.5, 0.5, 1, 1)
BOXES = st.lists(
    st.builds(
        lambda x, y, w, h: shapely.box(x, y, x + w, y + h),
        *(st.integers(0, 8), st.integers(0, 8), st.integers(1, 6), st.integers(1, 6)),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("shapes", [(PROVINCE, CITY), (CITY, PROVINCE)])
def test_the_smaller_has_the_ground_whatever_the_order(shapes: tuple[Geometry, ...]) -> None:
    found = dict(zip(shapes, apart(shapes), strict=True))
    assert found[CITY].equals(CITY)
    assert found[PROVINCE].equals(PROVINCE.difference(CITY))


def test_of_two_alike_the_later_has_the_ground() -> None:
    first, second = apart((CITY, shapely.box(0.5, 0.5, 1, 1)))
    assert (first.is_empty, second.is_empty) == (True, False)


def test_shapes_that_only_touch_are_left_as_they_are() -> None:
    shapes = (shapely.box(0, 0, 1, 2), shapely.box(1, 0, 2, 1))
    assert all(new is old for new, old in zip(apart(shapes), shapes, strict=True))


def test_shared_ground_names_the_smaller_one_first() -> None:
    (shared,) = shared_ground((PROVINCE, CITY))
    assert (shared.smaller, shared.larger) == (1, 0)


@given(boxes=BOXES)
def test_no_ground_counts_twice_and_none_is_lost(boxes: list[Geometry]) -> None:
    parts = apart(tuple(boxes))
    assert sum(map(shapely.area, parts)) == pytest.approx(shapely.area(shapely.union_all(boxes)))
