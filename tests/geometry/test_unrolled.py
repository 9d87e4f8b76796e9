# SPDX-License-Identifier: MIT
"""Ground on both sides of the line of 180 degrees is brought together:

178  179  180 -179 -178
+----+----+
|  Isle   |   +---+
+----+----+   |   |  Rock
+---+
"""

from __future__ import annotations

import pytest
import shapely

from mapper.geometry.area import area_km2
from mapper.geometry.unrolled import (
    Unrolling,
    bounds_together,
    boxes_in_the_world,
    inside,
    rolled,
    rolled_lon,
    turn_of,
)

ISLE = shapely.MultiPolygon([shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -179, 1)])
ROCK = shapely.box(-178.5, -1, -178, 0)
LAND = shapely.box(20, 0, 60, 40)


def test_the_side_with_less_ground_moves() -> None:
    assert turn_of([shapely.box(170, 0, 180, 5), ROCK]) == Unrolling(-4.0, 360.0)
    small, large = shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -170, 5)
    assert turn_of([small, large]) == Unrolling(4.5, -360.0)


@pytest.mark.parametrize(
    "shapes",
    [[LAND], [LAND, shapely.box(-60, 0, -50, 5)], [shapely.box(-180, -90, 180, 90)], []],
    ids=["one side", "far apart", "all around", "none"],
)
def test_what_does_not_lie_around_the_line_stays(shapes: list[shapely.Geometry]) -> None:
    assert turn_of(shapes) is None


def test_what_the_line_has_cut_is_joined() -> None:
    turn = turn_of([ISLE, ROCK])
    assert turn is not None
    assert turn.shape(ISLE).equals(shapely.box(-181, 0, -179, 1))
    assert (turn.lon(179.5), turn.lon(-178.0)) == (-180.5, -178.0)


def test_bounds_are_those_of_one_piece() -> None:
    assert bounds_together(shapely.union_all([ISLE, LAND])) == (20, 0, 181, 40)


def test_what_was_brought_together_goes_back() -> None:
    assert rolled(shapely.box(-181, 0, -179, 1)).equals(ISLE)
    assert (rolled_lon(181), rolled_lon(-180.5), rolled_lon(180)) == (-179, 179.5, 180)


def test_a_frame_beyond_the_line_shows_what_lies_there() -> None:
    frame = (175, -5, 185, 5)
    assert inside(ROCK, frame).equals(shapely.box(181.5, -1, 182, 0))
    assert inside(ISLE, frame).equals(shapely.box(179, 0, 181, 1))
    assert boxes_in_the_world(frame) == [(175, -5, 180, 5), (-180, -5, -175, 5)]


def test_a_frame_within_the_world_is_one_box() -> None:
    assert boxes_in_the_world((-180, -5, 180, 5)) == [(-180, -5, 180, 5)]


def test_ground_beyond_the_line_has_its_area() -> None:
    beyond, before = area_km2([shapely.box(179, 10, 182, 12), shapely.box(10, 10, 13, 12)])
    assert beyond == pytest.approx(before, rel=1e-9)
