# SPDX-License-Identifier: MIT
"""The state on a day, from the payload of a page, is that of a map of this day alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mapper.picture.state_on_day import (
    holdings_on_day,
    holdings_on_side,
    map_on,
    shares,
    step_on,
    turns,
)
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.diff import compare
from mapper.verbs.drawing import make_document
from mapper.verbs.look import Look
from tests.picture.maps import many_days, two_days

INPUTS = read_inputs()


@pytest.mark.parametrize("day", [0, 67, 68, 88, 96, 101, 105, 106, 128])
def test_a_day_of_a_timeline_is_that_day(day: int) -> None:
    payload = many_days().payload
    when = date.fromisoformat(payload["start"]) + timedelta(days=day)
    alone = make_document(INPUTS, Look(as_of=when)).payload
    state = holdings_on_day(payload, day)
    told = {s["id"]: s["count"] for s in alone["statuses"] if s["count"]}
    found = {id_: one.count for id_, one in shares(payload, state).items()}
    assert {id_: count for id_, count in found.items() if count} == told
    keys = ("status", "stale", "contradicted")
    places = {place["id"]: place for place in map_on(payload, state, days=[])["places"]}
    for place in alone["places"]:
        mine = places.get(place["id"], {})
        assert [mine.get(key) or None for key in keys] == [place.get(key) or None for key in keys]


def test_what_changed_is_what_the_comparison_says() -> None:
    payload = two_days().payload
    found = compare(INPUTS, date(2021, 8, 5), date(2021, 8, 15), from_capitals=False)
    sides = holdings_on_side(payload, 0), holdings_on_side(payload, 1)
    mine = [(t.before or None, t.after or None, len(t.units)) for t in turns(payload, *sides)]
    assert mine == [(move.before, move.after, len(move.units)) for move in found.transitions]


def test_a_step_holds_until_the_next() -> None:
    track = [[2, "blue", 0], [5, "red", 1], [9]]
    held = [step_on(track, day) for day in (0, 2, 4, 5, 8, 9, 20)]
    assert [step and step[1] for step in held] == [None, "blue", "blue", "red", "red", None, None]
