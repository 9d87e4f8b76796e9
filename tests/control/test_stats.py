# SPDX-License-Identifier: MIT
"""The figures of many days, walked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.control import stats
from mapper.control.balance import BalanceError, tally
from mapper.control.derive import units_from_capitals
from mapper.control.stats import DayFigures, figures, with_all_statuses
from mapper.errors import UsageError
from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from tests.ledger_text import ledger, records
from tests.toy import CAPITALS, SCHEME

AREAS = {"Northfield": 100.3, "Eastvale": 50.1, "Westmarch": 25.7, "Southport": 1e-3}
STORY = """
    2021-08-01 Eastvale red until 2021-08-08
    2021-08-01 Northfield blue
    2021-08-05 Northfield red
    2021-08-03 Hillgate blue
    2021-08-04 Haven red
"""
reports = st.lists(
    st.tuples(
        st.integers(1, 20),
        st.sampled_from([*AREAS, *CAPITALS.values()]),
        st.sampled_from(["red", "blue", "contested"]),
        st.sampled_from(["", "", " until 2021-08-15"]),
        st.integers(0, 5),
    ),
    max_size=16,
)
stops = st.sets(st.integers(1, 31), min_size=1)
limits = st.one_of(st.none(), st.integers(0, 12))


def day(number: int) -> date:
    return date(2021, 8, number)


def ledger_of(rows: list[tuple[int, str, str, str, int]]) -> Ledger:
    """Rows of a day, a place, a status, an end, and on how many days more the row is given."""
    text = "\n".join(f"{day(n)} {place} {status}{until}" for n, place, status, until, _ in rows)
    return Ledger.of(
        (one.place, replace(one, through=one.day + timedelta(days=row[4]) if row[4] else None))
        for one, row in zip(records(text), rows, strict=True)
    )


def counts(found: DayFigures) -> dict[str | None, int]:
    return {tally.status: tally.count for tally in found.tallies}


@given(reports, stops, limits, st.booleans())
def test_every_day_is_what_as_of_gives(
    rows: list[tuple[int, str, str, str, int]],
    chosen: set[int],
    limit: int | None,
    from_capitals: bool,
) -> None:
    history = ledger_of(rows)
    capitals = CAPITALS if from_capitals else {}
    days = [day(number) for number in sorted(chosen)]
    for found in figures(AREAS, history, days, SCHEME, capitals=capitals, stale_days=limit):
        snapshot = units_from_capitals(as_of(history, found.day, limit), capitals)
        held = tuple(one for one in found.tallies if one.count)
        assert held == tally(AREAS, snapshot, SCHEME)


def test_every_day_has_the_same_statuses_zeros_included() -> None:
    first, last = figures(AREAS, ledger(STORY), [day(1), day(8)], SCHEME)
    assert counts(first) == {"blue": 1, "red": 1, None: 2}
    assert counts(last) == {"blue": 0, "red": 1, None: 3}


def test_a_unit_takes_its_capitals_holding_only_where_it_has_none() -> None:
    found = figures(AREAS, ledger(STORY), [day(2), day(4), day(5)], SCHEME, capitals=CAPITALS)
    assert [counts(one)["red"] for one in found] == [1, 2, 3]


def test_its_own_report_counts_more_than_a_later_one_of_its_capital() -> None:
    rows = "2021-08-01 Southport blue\n2021-08-02 Haven red\n2021-08-03 Haven contested"
    found = figures(AREAS, ledger(rows), [day(1), day(2), day(3)], SCHEME, capitals=CAPITALS)
    assert [counts(one)["blue"] for one in found] == [1, 1, 1]


def test_what_follows_a_gap_in_the_record_counts() -> None:
    rows = "2021-08-01 Eastvale red until 2021-08-03\n2021-08-05 Eastvale blue"
    found = figures(AREAS, ledger(rows), [day(2), day(4), day(6)], SCHEME)
    assert [counts(one)["blue"] for one in found] == [0, 0, 1]


def test_a_report_may_be_old_on_the_first_day_that_is_looked_at() -> None:
    found = figures(AREAS, ledger("2021-08-01 Eastvale red"), [day(9)], SCHEME, stale_days=7)
    assert found[0].tallies[0].stale == 1


def test_of_no_units_nothing_is_counted() -> None:
    (found,) = figures({}, ledger(""), [day(1)], SCHEME)
    assert found.tallies == ()


def test_people_of_a_unit_without_a_figure_are_not_counted() -> None:
    (_, last) = figures(AREAS, ledger(STORY), [day(1), day(5)], SCHEME, people={"Eastvale": 20})
    assert last.people == (0, 20, 0)


def test_a_report_grows_old_between_two_changes() -> None:
    days = [day(number) for number in (5, 7, 8, 9)]
    found = figures(AREAS, ledger("2021-08-05 Eastvale red"), days, SCHEME, stale_days=2)
    assert [one.tallies[0].stale for one in found] == [0, 0, 1, 1]


def test_a_report_given_day_by_day_grows_old_from_its_last_day_on() -> None:
    days = [day(number) for number in range(1, 13)]
    found = figures(AREAS, ledger_of([(1, "Eastvale", "red", "", 5)]), days, SCHEME, stale_days=2)
    assert [one.day.day for one in found if one.tallies[0].stale] == [9, 10, 11, 12]


def test_people_move_with_the_ground() -> None:
    people = {"Northfield": 300, "Eastvale": 20}
    first, last = figures(AREAS, ledger(STORY), [day(1), day(5)], SCHEME, people=people)
    assert first.people == (300, 20, 0)
    assert last.people == (0, 320, 0)


def test_without_a_population_nobody_is_counted() -> None:
    assert figures(AREAS, ledger(STORY), [day(1)], SCHEME)[0].people == (None, None, None)


def test_a_thousand_days_leave_no_rounding_behind() -> None:
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(1000)]
    turns = "\n".join(
        f"{one} Northfield {'red' if n % 2 else 'blue'}" for n, one in enumerate(days)
    )
    last = figures(AREAS, ledger(turns), days, SCHEME)[-1]
    held = tuple(one for one in last.tallies if one.count)
    assert held == tally(AREAS, as_of(ledger(turns), days[-1]), SCHEME)


def test_a_unit_that_nobody_reports_on_any_day_is_ground_without_data() -> None:
    (found,) = figures(AREAS, ledger("2021-08-05 Eastvale red"), [day(5)], SCHEME)
    assert [(t.status, t.count, round(t.area_km2, 3)) for t in found.tallies] == [
        ("red", 1, 50.1),
        (None, 3, 126.001),
    ]


def test_where_every_unit_is_known_from_the_first_day_on_there_is_no_row_without_data() -> None:
    rows = ledger("\n".join(f"2021-08-01 {name} red" for name in AREAS))
    assert [counts(one) for one in figures(AREAS, rows, [day(1), day(2)], SCHEME)] == [
        {"red": 4},
        {"red": 4},
    ]


def test_figures_that_were_made_apart_get_the_same_statuses() -> None:
    people = {"Northfield": 300}
    apart = [
        *figures(AREAS, ledger("2021-08-01 Northfield blue"), [day(1)], SCHEME, people=people),
        *figures(AREAS, ledger("2021-08-02 Northfield red"), [day(2)], SCHEME, people=people),
    ]
    first, last = with_all_statuses(apart, SCHEME)
    assert counts(first) == {"blue": 1, "red": 0, None: 3}
    assert counts(last) == {"blue": 0, "red": 1, None: 3}
    assert (first.people, last.people) == ((300, 0, 0), (0, 300, 0))
    assert [tally.share for tally in first.tallies] == [57.0, 0.0, 43.0]


def test_where_all_days_have_the_same_statuses_they_stay() -> None:
    days = figures(AREAS, ledger(STORY), [day(1), day(8)], SCHEME)
    assert with_all_statuses(days, SCHEME) == days


def test_a_status_that_was_missing_has_unknown_people_where_all_have() -> None:
    apart = [
        *figures(AREAS, ledger("2021-08-01 Northfield blue"), [day(1)], SCHEME),
        *figures(AREAS, ledger("2021-08-02 Northfield red"), [day(2)], SCHEME),
    ]
    assert with_all_statuses(apart, SCHEME)[0].people == (None, None, None)


def test_every_day_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stats._Sums, "tallies", lambda self, order: ())
    with pytest.raises(BalanceError):
        figures(AREAS, ledger(STORY), [day(1)], SCHEME)


def test_days_must_ascend() -> None:
    with pytest.raises(UsageError, match="must ascend"):
        figures(AREAS, ledger(STORY), [day(5), day(5)], SCHEME)
