# SPDX-License-Identifier: MIT
"""A day put into faces that are cut already."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from mapper.geometry.area import area_km2
from mapper.geometry.faces import DayGround, cut_faces
from mapper.geometry.faces_added import with_day, with_label
from mapper.geometry.windings import NOTHING
from tests.examples import costly
from tests.geometry.test_faces import (
    BLUE,
    GRID,
    RANK,
    RED,
    day,
    ground_of,
    histories,
    runs_by_place,
)

FIRST = day((box(0, 0, 4, 1), RED), (box(0, 1, 4, 2), BLUE), (box(8, 0, 9, 1), BLUE))


def test_only_what_the_day_touches_is_cut() -> None:
    faces = cut_faces([FIRST], RANK)
    later = with_day(
        faces,
        1,
        day((box(0, 0, 4, 1.5), RED), (box(0, 1.5, 4, 2), BLUE), (box(8, 0, 9, 1), BLUE)),
        1,
        RANK,
    )
    assert runs_by_place(later) == {
        (0, 0, 4, 1): ((0, RED),),
        (0, 1, 4, 1.5): ((0, BLUE), (1, RED)),
        (0, 1.5, 4, 2): ((0, BLUE),),
        (8, 0, 9, 1): ((0, BLUE),),
    }
    assert faces.shapes[-1] is later.shapes[-1]


def test_ground_that_is_new_is_a_face() -> None:
    later = with_day(cut_faces([FIRST], RANK), 1, day((box(20, 0, 21, 1), RED)), 1, RANK)
    assert runs_by_place(later)[20, 0, 21, 1] == ((1, RED),)
    assert runs_by_place(later)[8, 0, 9, 1] == ((0, BLUE), (1, NOTHING))


def test_a_day_as_the_one_before_changes_nothing() -> None:
    faces = cut_faces([FIRST], RANK)
    assert with_day(faces, 1, FIRST, 1, RANK) == faces


def test_ground_of_two_labels_is_told_with_its_day() -> None:
    faces = cut_faces([FIRST], RANK)
    later = with_day(faces, 1, day((box(0, 0, 4, 2), RED), (box(0, 1, 4, 2), BLUE)), 0, RANK)
    (cover,) = later.covers
    assert (cover.kept, cover.covered, cover.day) == (RED, BLUE, 0)
    assert cover.area_km2 == pytest.approx(area_km2([box(0, 1, 4, 2)])[0])
    again = with_day(later, 2, FIRST, 0, RANK)
    assert [one.day for one in again.covers] == [1]


def test_a_thin_strip_that_is_all_of_a_label_stays() -> None:
    strip = box(0, 0.99999, 4, 1.00001)
    ground = day((box(0, 0, 4, 0.99999), RED), (strip, BLUE), (box(0, 1.00001, 4, 2), RED))
    later = with_day(cut_faces([FIRST], RANK), 1, ground, 1, RANK)
    assert sum((1, BLUE) in runs or (0, BLUE) in runs for runs in later.runs) >= 1
    areas = sum(
        shape.area
        for shape, runs in zip(later.shapes, later.runs, strict=True)
        if runs[-1][1] == BLUE
    )
    assert areas == pytest.approx(strip.area, rel=1e-3)


def test_what_lies_in_the_hole_of_a_face_that_is_cut_stays() -> None:
    ring = shapely.difference(box(0, 0, 5, 5), box(2, 2, 3, 3))
    faces = cut_faces([day((ring, RED), (box(2, 2, 3, 3), BLUE))], RANK)
    later = with_day(faces, 1, day((box(0, 0, 4, 5), RED)), 1, RANK)
    assert runs_by_place(later)[2, 2, 3, 3] == ((0, BLUE), (1, RED))
    assert len(later.shapes) == 3


def test_a_day_without_ground_ends_all_runs() -> None:
    later = with_day(cut_faces([FIRST], RANK), 1, day(), 1, RANK)
    assert {runs[-1] for runs in later.runs} == {(1, NOTHING)}


@pytest.mark.parametrize(
    ("runs", "nth", "expected"),
    [
        (((0, RED),), 2, ((0, RED), (2, BLUE))),
        (((0, RED),), 1, ((0, RED), (1, BLUE), (2, RED))),
        (((0, RED),), 0, ((0, BLUE), (1, RED))),
        (((1, BLUE),), 0, ((0, BLUE), (1, NOTHING), (2, BLUE))),
        ((), 1, ((1, BLUE), (2, NOTHING))),
        (((0, BLUE),), 1, ((0, BLUE),)),
    ],
)
def test_a_day_may_come_last_or_in_between(runs, nth, expected) -> None:  # type: ignore[no-untyped-def]
    assert with_label(runs, 2, nth, BLUE) == expected


@given(histories.filter(lambda days: len(days) > 1), st.data())
@costly(40)
def test_adding_a_day_is_building_at_once(days: list[DayGround], data: st.DataObject) -> None:
    nth = data.draw(st.integers(0, len(days) - 1))
    others = days[:nth] + days[nth + 1 :]
    at_once = cut_faces(days, RANK, sliver_m=0)
    added = with_day(
        cut_faces(others, RANK, sliver_m=0), len(others), days[nth], nth, RANK, sliver_m=0
    )
    for number in range(len(days)):
        for label in (RED, BLUE):
            off = shapely.symmetric_difference(
                ground_of(at_once, label, number), ground_of(added, label, number)
            )
            assert shapely.buffer(off, -2 * GRID).is_empty
