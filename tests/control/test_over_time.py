# SPDX-License-Identifier: MIT
"""What control over time says of a day, and of two: of drawn ground, and of units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from mapper.control.over_time import Control
from mapper.geometry.area import area_km2
from mapper.model.measured import Measured
from mapper.polygons.face_history import cut_history
from mapper.polygons.polygon_history import PolygonHistory
from tests.drawn import drawn_day, faces_of
from tests.ledger_text import ledger
from tests.shown import areas_on, ground_control, moved
from tests.toy import SCHEME, toy_control

FIRST, MIDDLE, LAST = date(2021, 8, 1), date(2021, 8, 5), date(2021, 8, 20)


@pytest.fixture(scope="module")
def control() -> Control:
    return ground_control(faces_of())


def km2(*corners: float) -> float:
    return float(area_km2([box(*corners)])[0])


def test_the_areas_of_a_day(control: Control) -> None:
    areas = areas_on(control, MIDDLE)
    assert areas["taliban"] == pytest.approx(km2(60, 30, 63, 33))
    assert areas["contested"] == pytest.approx(km2(64, 31, 65, 32))
    assert None not in areas


def test_a_day_between_two_is_as_the_earlier_one(control: Control) -> None:
    assert areas_on(control, date(2021, 8, 19)) == areas_on(control, MIDDLE)


def test_before_the_first_day_nothing_is_known(control: Control) -> None:
    assert areas_on(control, date(2021, 7, 31))[None] == pytest.approx(km2(60, 30, 66, 33))


def test_what_moved_between_two_days(control: Control) -> None:
    moves = {(move.before, move.after): move.area_km2 for move in moved(control, FIRST, LAST)}
    assert moves["government", "taliban"] == pytest.approx(km2(62, 30, 62.5, 33))
    assert ("taliban", "government") not in moves
    assert moves["government", "government"] == pytest.approx(km2(62.5, 30, 66, 33))


def test_moves_add_up_to_both_days(control: Control) -> None:
    moves = moved(control, MIDDLE, LAST)
    for status, km2_before in areas_on(control, MIDDLE).items():
        assert sum(m.area_km2 for m in moves if m.before == status) == pytest.approx(km2_before)
    for status, km2_after in areas_on(control, LAST).items():
        assert sum(m.area_km2 for m in moves if m.after == status) == pytest.approx(km2_after)


def test_a_day_and_itself_move_nothing(control: Control) -> None:
    assert all(move.before == move.after for move in moved(control, MIDDLE, MIDDLE))


# --- a table and drawn ground are asked in one way ---------------------------------------------

ROWS = st.tuples(
    st.integers(0, 6),
    st.sampled_from(["Northfield", "Eastvale", "Westmarch", "Southport"]),
    st.sampled_from(["blue", "red", "contested"]),
)


def drawn_as(text: str) -> Control:
    """The units of the toy country as polygons, drawn on every day on which one changes."""
    rule = toy_control(ledger(text))
    days = []
    for day in rule.days:
        held = rule.snapshot(day).holdings
        ground = zip(rule.boundaries.units, rule.boundaries.shapes, strict=True)
        rows = [(shape, held[unit.id].status) for unit, shape in ground if unit.id in held]
        days.append(drawn_day(day, rows))
    history = PolygonHistory(name="drawn", scheme=SCHEME, days=tuple(days), problems=())
    return ground_control(cut_history(history))


@settings(max_examples=25)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_ground_drawn_from_a_table_has_its_areas_on_every_day(
    rows: list[tuple[int, str, str]],
) -> None:
    text = "\n".join(f"{FIRST + timedelta(day)} {unit} {status}" for day, unit, status in rows)
    table, ground = toy_control(ledger(text)), drawn_as(text)
    for day in table.days:
        assert known(areas_on(ground, day)) == pytest.approx(known(areas_on(table, day)), rel=1e-6)
    assert ground.areas_of(table.days) == {day: areas_on(ground, day) for day in table.days}


@settings(max_examples=25)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_and_its_moves_between_any_two_days(rows: list[tuple[int, str, str]]) -> None:
    text = "\n".join(f"{FIRST + timedelta(day)} {unit} {status}" for day, unit, status in rows)
    table, ground = toy_control(ledger(text)), drawn_as(text)
    for first, last in combinations(table.days, 2):
        assert moves(ground, first, last) == pytest.approx(moves(table, first, last), rel=1e-6)


def known(areas: Mapping[str | None, float]) -> dict[str, float]:
    """Areas of statuses; ground that was never drawn is no part of a drawing."""
    return {status: km2 for status, km2 in areas.items() if status is not None}


def moves(control: Control, first: date, last: date) -> dict[tuple[str | None, str | None], float]:
    found = moved(control, first, last)
    return {(m.before, m.after): m.area_km2 for m in found if (m.before, m.after) != (None, None)}


# --- of units ----------------------------------------------------------------------------------

STORY = """
    2021-08-01 Northfield blue
    2021-08-03 Northfield red until 2021-08-06
    2021-08-02 Haven red
"""


def test_the_days_are_those_on_which_something_begins_or_ends() -> None:
    assert [day.day for day in toy_control(ledger(STORY)).days] == [1, 2, 3, 6]


@pytest.mark.parametrize(
    ("day", "status"), [(1, "blue"), (2, "blue"), (3, "red"), (5, "red"), (6, None), (7, None)]
)
def test_a_unit_has_its_holding_from_the_first_day_to_the_day_before_its_end(
    day: int, status: str | None
) -> None:
    here = toy_control(ledger(STORY)).snapshot(date(2021, 8, day))
    assert here.status_of("Northfield") == status


def test_a_unit_that_follows_its_capital_has_what_that_has() -> None:
    rule = toy_control(ledger(STORY), from_capitals=True)
    holding = rule.snapshot(date(2021, 8, 2)).holdings["Southport"]
    assert (holding.status, holding.derived_from) == ("red", "Haven")


def test_without_the_rule_it_has_nothing() -> None:
    here = toy_control(ledger(STORY)).snapshot(date(2021, 8, 2))
    assert "Southport" not in here.holdings


def test_counts_are_those_of_all_units() -> None:
    rule = toy_control(ledger(STORY), from_capitals=True)
    counts = {one.status: one.count for one in rule.tallies(date(2021, 8, 2))}
    assert counts == {"blue": 1, "red": 1, None: 2}


def test_spells_have_what_a_unit_takes_from_its_capital() -> None:
    rule = toy_control(ledger(STORY), from_capitals=True)
    (spell,) = rule.spells(rule.days)["Southport"]
    assert (spell.day, spell.holding and spell.holding.status) == (date(2021, 8, 2), "red")


def test_change_points_have_a_place_s_own_reports_alone() -> None:
    rule = toy_control(ledger(STORY), from_capitals=True)
    assert "Southport" not in rule.change_points(rule.days)


def test_the_days_of_a_table_are_those_of_its_reports_and_of_a_drawing_its_own(
    control: Control,
) -> None:
    assert [day.day for day in toy_control(ledger(STORY)).reported] == [1, 2, 3]
    assert control.reported == (FIRST, MIDDLE, LAST)


def test_units_that_follow_their_capital_are_counted_and_not_measured() -> None:
    assert toy_control(ledger(STORY), from_capitals=True).measured is Measured.COUNT
    assert toy_control(ledger(STORY)).measured is Measured.AREA


def test_a_unit_s_own_report_counts_more_than_that_of_its_capital() -> None:
    rule = toy_control(ledger(f"{STORY}2021-08-04 Southport blue"), from_capitals=True)
    holding = rule.snapshot(MIDDLE).holdings["Southport"]
    assert (holding.status, holding.derived_from) == ("blue", "")


def test_the_drawing_of_a_day_is_the_last_one_up_to_it(control: Control) -> None:
    assert control.drawing_of(date(2021, 8, 19)) == MIDDLE
    assert control.drawing_of(date(2021, 7, 31)) is None
    assert toy_control(ledger(STORY)).drawing_of(MIDDLE) is None


def test_what_ended_after_a_drawing_is_told_from_its_day_on(control: Control) -> None:
    ending = replace(control, ended=(date(2021, 8, 10),))
    assert ending.ended_by(date(2021, 8, 9)) is None
    assert ending.ended_by(date(2021, 8, 10)) == date(2021, 8, 10)
    assert ending.ended_by(LAST) is None
