# SPDX-License-Identifier: MIT
"""Days put into a history of faces."""

from __future__ import annotations

from datetime import date

import pytest
from shapely import box

from mapper.errors import UsageError
from mapper.model.voice import Voice
from mapper.polygons.face_days import with_days, with_drawn_day
from tests.drawn import STORY, drawn_day, drawn_history, faces_of
from tests.shown import areas_on, ground_control


def without(day: str) -> dict[str, object]:
    return {other: shapes for other, shapes in STORY.items() if other != day}


@pytest.mark.parametrize("day", [*STORY])
def test_adding_a_day_is_cutting_all_at_once(day: str) -> None:
    added = with_days(faces_of(without(day)), drawn_history({day: STORY[day]}))  # type: ignore[arg-type]
    whole = faces_of()
    assert added.days == whole.days
    for one in whole.days:
        areas = areas_on(ground_control(added), one)
        assert areas == pytest.approx(areas_on(ground_control(whole), one))


def test_a_day_that_is_there_already_is_refused() -> None:
    with pytest.raises(UsageError, match="2021-08-05 is in the history of front already"):
        with_days(faces_of(), drawn_history({"2021-08-05": STORY["2021-08-05"]}))


def test_a_status_may_come_with_the_new_day() -> None:
    history = faces_of({"2021-08-01": ((box(60, 30, 61, 31), "taliban"),)})
    later = with_drawn_day(
        history, drawn_day(date(2021, 8, 2), ((box(60, 30, 61, 31), "government"),))
    )
    assert later.statuses == ("taliban", "government")
    assert "taliban" not in areas_on(ground_control(later), date(2021, 8, 2))


def test_what_the_new_day_says_beside_the_status_is_kept() -> None:
    later = with_drawn_day(
        faces_of(), drawn_day(date(2021, 8, 25), ((box(60, 30, 66, 33), "taliban"),), "Gazette")
    )
    assert later.voices == (Voice(source="Sketch"), Voice(source="Gazette"))
    turned = [
        (runs[-1][0], said[-1])
        for runs, said in zip(later.faces.runs, later.said, strict=True)
        if runs[-1][0] == 3
    ]
    assert set(turned) == {(3, 1)}
