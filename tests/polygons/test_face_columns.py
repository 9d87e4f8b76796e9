"""What a history of faces says of a day, and of two."""

from __future__ import annotations

from datetime import date

import pytest
from shapely import box

from mapper.geometry.area import area_km2
from mapper.polygons.face_columns import FaceColumns
from tests.drawn import faces_of

FIRST, MIDDLE, LAST = date(2021, 8, 1), date(2021, 8, 5), date(2021, 8, 20)


@pytest.fixture(scope="module")
def columns() -> FaceColumns:
    return FaceColumns(faces_of())


def km2(*corners: float) -> float:
    return float(area_km2([box(*corners)])[0])


def test_the_areas_of_a_day(columns: FaceColumns) -> None:
    areas = columns.areas_on(MIDDLE)
    assert areas["taliban"] == pytest.approx(km2(60, 30, 63, 33))
    assert areas["contested"] == pytest.approx(km2(64, 31, 65, 32))
    assert areas[None] == 0


def test_a_day_between_two_is_as_the_earlier_one(columns: FaceColumns) -> None:
    assert columns.areas_on(date(2021, 8, 19)) == columns.areas_on(MIDDLE)


def test_before_the_first_day_nothing_is_known(columns: FaceColumns) -> None:
    assert columns.areas_on(date(2021, 7, 31))[None] == pytest.approx(km2(60, 30, 66, 33))


def test_what_moved_between_two_days(columns: FaceColumns) -> None:
    moves = {(move.before, move.after): move.area_km2 for move in columns.moves(FIRST, LAST)}
    assert moves["government", "taliban"] == pytest.approx(km2(62, 30, 62.5, 33))
    assert ("taliban", "government") not in moves
    assert moves["government", "government"] == pytest.approx(km2(62.5, 30, 66, 33))


def test_moves_add_up_to_both_days(columns: FaceColumns) -> None:
    moves = columns.moves(MIDDLE, LAST)
    for status, km2_before in columns.areas_on(MIDDLE).items():
        assert sum(m.area_km2 for m in moves if m.before == status) == pytest.approx(km2_before)
    for status, km2_after in columns.areas_on(LAST).items():
        assert sum(m.area_km2 for m in moves if m.after == status) == pytest.approx(km2_after)


def test_a_day_and_itself_move_nothing(columns: FaceColumns) -> None:
    assert all(move.before == move.after for move in columns.moves(MIDDLE, MIDDLE))
