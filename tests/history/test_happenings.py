# SPDX-License-Identifier: MIT
"""On the maps of which days events, advances and lines stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mapper.history.happenings import WINDOW, happenings_of, shown_days
from mapper.model.advance import Advance
from mapper.model.dates import Span
from mapper.model.event import Event
from mapper.model.map_line import MapLine
from mapper.model.problem import Where


def august(day: int) -> date:
    return date(2021, 8, day)


def common(first: int, until: int | None = None, **told: Any) -> dict[str, Any]:
    return {
        "id": f"event:{first}",
        "word": "front",
        "mark": "front",
        "date": Span.of_day(august(first)),
        "until": until and august(until),
        "where": Where("t.csv", first),
        "order": first,
        **told,
    }


def event(first: int, until: int | None = None, **told: Any) -> Event:
    return Event(at=(0.5, 0.5), **common(first, until, **told))


def advance(first: int, until: int | None = None) -> Advance:
    return Advance(path=((0, 0), (1, 1)), **common(first, until))


def line(first: int, until: int | None = None, **told: Any) -> MapLine:
    return MapLine(lines=(((0, 0), (1, 1)),), **common(first, until, **told))


def test_an_event_stays_in_sight_for_the_days_of_the_window() -> None:
    assert shown_days(event(5), 3) == (august(5), august(7))
    assert shown_days(event(5), 1) == (august(5), august(5))
    assert WINDOW == 14


def test_an_event_of_several_days_stays_after_its_last_one() -> None:
    assert shown_days(event(5, until=8), 3) == (august(5), august(9))


def test_an_event_of_a_month_is_about_all_its_days() -> None:
    vague = event(1, date=Span.of_month(2021, 8))
    assert shown_days(vague, 1) == (august(1), august(31))


def test_an_advance_stands_on_the_days_that_it_tells_or_as_long_as_an_event() -> None:
    assert shown_days(advance(5, until=20), 3) == (august(5), august(19))
    assert shown_days(advance(5), 3) == (august(5), august(7))


def test_a_line_stays_until_it_is_replaced_or_ends() -> None:
    assert shown_days(line(5), 3) == (august(5), None)
    assert shown_days(line(5, until=9), 3) == (august(5), august(8))


def test_a_later_line_of_one_name_replaces_the_one_before() -> None:
    found = happenings_of([line(9, place="East"), line(5, place="East"), line(7, place="West")])
    assert [(one.first, one.until) for one in found.lines] == [
        (august(5), august(9)),
        (august(7), None),
        (august(9), None),
    ]


def test_lines_of_one_day_or_without_a_name_stand_together() -> None:
    found = happenings_of([line(5, place="East"), line(5, place="East"), line(5), line(7)])
    assert [one.until for one in found.lines] == [None, None, None, None]


@pytest.mark.parametrize(
    ("day", "shown"), [(4, 0), (5, 1), (7, 1), (8, 0)], ids=["before", "on", "in sight", "after"]
)
def test_what_is_on_the_map_of_a_day(day: int, shown: int) -> None:
    found = happenings_of([event(5)], window=3)
    assert len(found.between(august(day), august(day)).events) == shown


def test_what_became_known_later_is_left_out() -> None:
    late = event(5, reported=august(9))
    assert not happenings_of([late], known_on=august(8))
    assert happenings_of([late], known_on=august(9)).events == (late,)
