# SPDX-License-Identifier: MIT
"""The algebra of differences, as properties over small random ledgers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import UsageError
from mapper.history.as_of import as_of
from mapper.history.diff import Diff, diff, statuses_of
from mapper.history.ledger import Ledger
from mapper.model.snapshot import Snapshot
from tests.ledger_text import ledger, records

FIRST = date(2021, 8, 1)
PLACES = ("Northfield", "Eastvale", "Westmarch")
STATUSES = ("blue", "red", "contested")

DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))
ROWS = st.lists(st.tuples(DAYS, st.sampled_from(PLACES), st.sampled_from(STATUSES)), max_size=25)


def ledger_of(rows: list[tuple[date, str, str]]) -> Ledger:
    text = "\n".join(f"{day.isoformat()} {place} {status}" for day, place, status in rows)
    return Ledger.of((record.place, record) for record in records(text))


def days_of(rows: list[tuple[date, str, str]], *days: date) -> list[Snapshot]:
    return [as_of(ledger_of(rows), day) for day in days]


def test_a_province_that_changes_hands_is_one_step() -> None:
    eastvale = ledger("2021-08-01 Eastvale blue\n2021-08-09 Eastvale red")
    found = diff(as_of(eastvale, date(2021, 8, 5)), as_of(eastvale, date(2021, 8, 15)))
    assert found.steps == {"Eastvale": ("blue", "red")}


def test_a_first_report_is_a_step_from_no_data() -> None:
    eastvale = ledger("2021-08-09 Eastvale red")
    found = diff(as_of(eastvale, date(2021, 8, 5)), as_of(eastvale, date(2021, 8, 15)))
    assert found.steps == {"Eastvale": (None, "red")}


def test_a_diff_that_does_not_follow_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot go on from 2021-08-03"):
        Diff(FIRST, date(2021, 8, 2)).then(Diff(date(2021, 8, 3), date(2021, 8, 4)))


def test_a_diff_is_refused_where_it_does_not_start_from() -> None:
    step = Diff(FIRST, FIRST, {"Eastvale": ("blue", "red")})
    with pytest.raises(UsageError, match="Eastvale: has the status contested"):
        step.apply({"Eastvale": "contested"})


@given(ROWS, DAYS)
def test_a_day_does_not_differ_from_itself(rows: list[tuple[date, str, str]], day: date) -> None:
    (snapshot,) = days_of(rows, day)
    assert diff(snapshot, snapshot).steps == {}


@given(ROWS, DAYS, DAYS)
def test_the_inverse_is_the_diff_of_the_way_back(
    rows: list[tuple[date, str, str]], one: date, other: date
) -> None:
    a, b = days_of(rows, one, other)
    assert diff(a, b).inverse() == diff(b, a)


@given(ROWS, DAYS, DAYS)
def test_applying_a_diff_to_the_first_day_gives_the_second(
    rows: list[tuple[date, str, str]], one: date, other: date
) -> None:
    a, b = days_of(rows, one, other)
    assert diff(a, b).apply(statuses_of(a)) == statuses_of(b)


@given(ROWS, DAYS, DAYS, DAYS)
def test_diffs_compose(
    rows: list[tuple[date, str, str]], one: date, other: date, third: date
) -> None:
    a, b, c = days_of(rows, one, other, third)
    assert diff(a, b).then(diff(b, c)) == diff(a, c)


def test_steps_stand_by_the_ids_of_their_places() -> None:
    names = ["Ridge", "Dale", "Bridge", "Farah", "Herat", "Haven", "Port", "Hillgate"]
    rows = ledger("\n".join(f"2021-08-09 {name} red" for name in names))
    before, after = as_of(rows, FIRST), as_of(rows, date(2021, 8, 15))
    found = diff(before, after)
    assert [*found.steps] == sorted(names)
    assert [*found.then(diff(after, after)).steps] == sorted(names)
