# SPDX-License-Identifier: MIT
"""Drawn ground cut to an outline."""

from __future__ import annotations

import pytest
import shapely
from shapely import box

from mapper.polygons.clipped import clipped
from tests.drawn import drawn_history

OUTLINE = box(60, 30, 62, 33)
DAYS = {
    "2021-08-05": ((box(60, 30, 61, 33), "taliban"), (box(61, 30, 63, 33), "government")),
    "2021-08-06": ((box(10, 10, 11, 11), "taliban"),),
}


def test_what_lies_outside_is_cut_away_and_what_lies_inside_stays_the_same_shape() -> None:
    before = drawn_history(DAYS).days[0]
    after = clipped(drawn_history(DAYS), OUTLINE, "here").days[0]
    assert after.shapes[0] == before.shapes[0]
    assert shapely.equals(after.shapes[1], box(61, 30, 62, 33))


def test_a_day_of_which_nothing_is_left_stays_a_day() -> None:
    last = clipped(drawn_history(DAYS), OUTLINE, "here").days[1]
    assert (last.day.isoformat(), last.shapes, last.records) == ("2021-08-06", (), ())


def test_how_much_was_cut_away_is_reported_with_the_day_of_most() -> None:
    (told,) = clipped(drawn_history(DAYS), OUTLINE, "here").problems
    assert str(told).startswith("front: cut to here: of 2 days ground lies outside, at most 31,")
    assert str(told).endswith(" km² of 2021-08-05")


@pytest.mark.parametrize("outline", [box(0, 0, 90, 60), box(10, 10, 63, 33)])
def test_nothing_is_reported_where_all_ground_lies_inside(outline: shapely.Geometry) -> None:
    found = clipped(drawn_history(DAYS), outline, "here")
    assert (found.problems, found.days) == ((), drawn_history(DAYS).days)


def test_ground_that_touches_the_outline_in_a_line_alone_leaves_nothing() -> None:
    days = {"2021-08-05": ((box(62, 30, 63, 33), "taliban"),)}
    assert clipped(drawn_history(days), OUTLINE, "here").days[0].shapes == ()
