# SPDX-License-Identifier: MIT
"""One bad day must not move the map to where nobody drew anything."""

from __future__ import annotations

from datetime import date, timedelta

from shapely import Geometry, box

from mapper.polygons.far_ground import tell_far
from mapper.polygons.polygon_history import DrawnDay, with_rest
from tests.drawn import drawn_day

FIRST = date(2021, 8, 5)
HERE, NEAR, ELSEWHERE = box(36, 48, 38, 49), box(37, 48, 40, 49), box(61, 30, 69, 38)


def days(*shapes: Geometry) -> list[DrawnDay]:
    return [
        drawn_day(FIRST + timedelta(nth), [(shape, "taliban")]) for nth, shape in enumerate(shapes)
    ]


def far(*shapes: Geometry) -> list[str]:
    return [problem.value for problem in tell_far(days(*shapes))]


def test_a_day_far_from_all_others_is_reported_with_its_file_and_place() -> None:
    (told,) = tell_far(days(HERE, HERE, ELSEWHERE, HERE))
    assert str(told) == (
        "2021-08-07.geojson:1: the ground of 2021-08-07 lies far from that of the other days, or "
        "reaches far beyond it: with it the map is 19 times as wide or as high; it seems to lie in "
        "Afghanistan — mend or leave out the file, or cut with `clip=True` to the `boundaries`"
    )


def test_of_a_day_the_polygon_that_lies_far_off_is_named() -> None:
    third = drawn_day(FIRST + timedelta(2), [(HERE, "taliban"), (ELSEWHERE, "government")])
    (told,) = tell_far([*days(HERE, HERE), third])
    assert told.where.line == 2


def test_a_front_that_moves_or_grows_is_nothing_to_report() -> None:
    assert far(HERE, NEAR, box(36, 47, 41, 49.5)) == []


def test_latitude_and_longitude_the_wrong_way_round_on_one_day() -> None:
    country = box(22, 44, 40, 52)
    assert far(country, country, box(44, 22, 52, 40)) == ["2021-08-07"]


def test_of_two_days_the_larger_one_reaches_too_far() -> None:
    assert far(HERE, box(36, 48, 69, 49)) == ["2021-08-06"]


def test_one_day_has_nothing_to_be_far_from() -> None:
    assert far(ELSEWHERE) == []
    assert [one.value for one in tell_far(days(ELSEWHERE), HERE.bounds)] == ["2021-08-05"]


def test_days_without_ground_and_the_rest_of_an_outline_do_not_count() -> None:
    country = box(0, 0, 90, 60)
    drawn = [with_rest(day, "government", country) for day in days(HERE, NEAR, HERE)]
    assert list(tell_far([*drawn, drawn_day(date(2022, 1, 1), [])])) == []
