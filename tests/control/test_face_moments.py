"""A history of faces on some days alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mapper.control.face_columns import FaceColumns
from mapper.control.face_moments import evenly, on_days
from tests.drawn import faces_of

FIRST, MIDDLE, LAST = date(2021, 8, 1), date(2021, 8, 5), date(2021, 8, 20)


def test_what_was_alike_on_the_days_is_one_piece() -> None:
    found = on_days(faces_of(), (FIRST, LAST))
    assert sorted(runs[-1] for runs in found.faces.runs) == [(0, 0), (0, 2), (1, 2)]


def test_the_areas_of_the_days_stay() -> None:
    whole = faces_of()
    found = on_days(whole, (FIRST, MIDDLE))
    for day in (FIRST, MIDDLE):
        assert FaceColumns(found).areas_on(day) == pytest.approx(FaceColumns(whole).areas_on(day))


def test_of_too_many_days_some_are_taken_the_first_and_last_among_them() -> None:
    days = [FIRST + timedelta(days=nth) for nth in range(100)]
    found = evenly(days, 5)
    assert (len(found), found[0], found[-1]) == (5, days[0], days[-1])
    assert evenly(days[:3], 5) == tuple(days[:3])
