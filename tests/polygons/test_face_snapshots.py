# SPDX-License-Identifier: MIT
"""A history of faces on some days alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import shapely

from mapper.polygons.face_snapshots import evenly, on_days, polygons_on
from tests.drawn import faces_of
from tests.shown import areas_on, ground_control

FIRST, MIDDLE, LAST = date(2021, 8, 1), date(2021, 8, 5), date(2021, 8, 20)


def test_what_was_alike_on_the_days_is_one_piece() -> None:
    found = on_days(faces_of(), (FIRST, LAST))
    assert sorted(runs[-1] for runs in found.faces.runs) == [(0, 0), (0, 2), (1, 2)]


def test_the_areas_of_the_days_stay() -> None:
    whole = faces_of()
    found = on_days(whole, (FIRST, MIDDLE))
    for day in (FIRST, MIDDLE):
        assert areas_on(ground_control(found), day) == pytest.approx(
            areas_on(ground_control(whole), day)
        )


def test_of_too_many_days_some_are_taken_the_first_and_last_among_them() -> None:
    days = [FIRST + timedelta(days=nth) for nth in range(100)]
    found = evenly(days, 5)
    assert (len(found), found[0], found[-1]) == (5, days[0], days[-1])
    assert evenly(days[:3], 5) == tuple(days[:3])


def test_a_day_as_polygons_has_its_areas() -> None:
    found = polygons_on(faces_of(), MIDDLE, name="front.gpkg")
    areas: dict[str, float] = {}
    for record, shape in zip(found.records, found.shapes, strict=True):
        areas[record.status] = areas.get(record.status, 0) + shape.area
    assert areas == pytest.approx({"taliban": 9, "government": 8, "contested": 1})
    assert not shapely.overlaps(found.shapes[0], found.shapes[1])


def test_a_polygon_says_since_when_and_who_said_so() -> None:
    found = polygons_on(faces_of(), LAST, name="front.gpkg")
    since = {(record.status, record.day, record.source) for record in found.records}
    assert since == {
        ("taliban", FIRST, "Sketch"),
        ("taliban", MIDDLE, "Sketch"),
        ("government", FIRST, "Sketch"),
        ("government", LAST, "Sketch"),
    }
    assert {record.where.file for record in found.records} == {"front.gpkg"}


@pytest.mark.parametrize(
    ("asked", "drawn"), [(None, LAST), (date(2021, 8, 6), MIDDLE), (date(2021, 7, 1), FIRST)]
)
def test_the_day_is_the_last_that_was_drawn_by_then(asked: date | None, drawn: date) -> None:
    assert polygons_on(faces_of(), asked, name="front").day == drawn


def test_which_day_is_taken_is_told_where_nobody_asked() -> None:
    *_, told = polygons_on(faces_of(), None, name="front").problems
    assert str(told) == (
        "front: has ground of 3 days, 2021-08-01 to 2021-08-20: 2021-08-20 is compared "
        "— name another with `start` and `end`"
    )
    asked = polygons_on(faces_of(), MIDDLE, name="front").problems
    assert "one-of-days" not in {problem.code for problem in asked}
