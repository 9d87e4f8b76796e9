# SPDX-License-Identifier: MIT
"""The dates between which a change happened, and how often a place changed hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapper.history.as_of import as_of
from mapper.history.changes import changes, last_turn, returns, statuses_between
from mapper.history.ledger import Ledger
from mapper.model.change import Change
from mapper.model.snapshot import Snapshot
from tests.ledger_text import ledger, records


def change_of(text: str, start: str, end: str) -> Change:
    """The one change of a ledger between two days."""
    rows = ledger(text)
    before, after = (as_of(rows, date.fromisoformat(day)) for day in (start, end))
    (change,) = changes(rows, rows, before, after)
    return change


REPEATED = """
2021-05-01 Eastvale blue
2021-07-20 Eastvale blue
2021-08-09 Eastvale red
2021-08-12 Eastvale red
"""


def test_it_happened_after_the_last_report_of_the_old_and_by_the_first_of_the_new() -> None:
    change = change_of(REPEATED, "2021-06-01", "2021-08-15")
    assert (change.seen_before, change.seen_after) == (date(2021, 7, 20), date(2021, 8, 9))


def test_the_reports_in_force_on_both_days_stand_behind_it() -> None:
    change = change_of(REPEATED, "2021-06-01", "2021-08-15")
    assert change.record_before is not None
    assert change.record_after is not None
    assert (change.record_before.where.line, change.record_after.where.line) == (1, 4)


def test_a_first_report_has_nothing_before_it() -> None:
    change = change_of("2021-08-09 Eastvale red", "2021-08-01", "2021-08-15")
    assert (change.before, change.seen_before, change.seen_after) == (None, None, date(2021, 8, 9))


def test_one_fall_is_one_flip() -> None:
    assert change_of(REPEATED, "2021-06-01", "2021-08-15").flips == 1


def test_flips_on_the_way_are_counted() -> None:
    rows = (
        "2021-08-01 Ridge blue\n2021-08-03 Ridge red\n2021-08-05 Ridge blue\n2021-08-07 Ridge red"
    )
    assert change_of(rows, "2021-08-02", "2021-08-10").flips == 3


def test_two_statuses_within_a_day_are_one_change_of_that_day() -> None:
    rows = "2021-05-01 Farah blue\n2021-08-10 Farah contested\n2021-08-10 Farah red"
    change = change_of(rows, "2021-08-05", "2021-08-15")
    assert (change.seen_before, change.seen_after) == (date(2021, 5, 1), date(2021, 8, 10))


def test_a_holding_that_runs_out_changes_to_no_data_on_its_last_day() -> None:
    change = change_of("2021-08-01 Bridge blue until 2021-08-05", "2021-08-03", "2021-08-10")
    assert (change.after, change.seen_after) == (None, date(2021, 8, 5))


def test_a_holding_that_runs_out_after_the_days_is_still_there() -> None:
    change = change_of(
        "2021-08-01 Bridge blue\n2021-08-03 Bridge red until 2021-08-11", "2021-08-02", "2021-08-10"
    )
    assert (change.after, change.seen_before, change.seen_after) == (
        "red",
        date(2021, 8, 1),
        date(2021, 8, 3),
    )


def test_a_change_has_the_statuses_on_the_way_each_once_in_a_row() -> None:
    change = change_of(REPEATED, "2021-06-01", "2021-08-15")
    assert change.path == ("blue", "red")


def test_a_change_to_no_data_has_the_report_that_ran_out_alone() -> None:
    change = change_of("2021-08-01 Bridge blue until 2021-08-05", "2021-08-03", "2021-08-10")
    assert change.record_before is not None
    assert change.record_after is None


# --- two ledgers ---


def between(one: str, other: str, start: str, end: str) -> Change:
    """The one change from a day of a ledger to a day of another."""
    first, last = ledger(one), ledger(other)
    before, after = as_of(first, date.fromisoformat(start)), as_of(last, date.fromisoformat(end))
    (change,) = changes(first, last, before, after)
    return change


def test_of_two_ledgers_the_way_begins_with_what_the_first_says() -> None:
    change = between(
        "2021-08-01 Ridge blue", "2021-08-05 Ridge red\n2021-08-07 Ridge contested", *SPAN
    )
    assert change.path == ("blue", "red", "contested")


def test_a_place_that_only_the_second_knows_comes_from_no_data() -> None:
    change = between("2021-08-01 Dale blue until 2021-08-02", "2021-08-05 Ridge red", *SPAN)
    assert (change.before, change.path, change.flips) == (None, ("red",), 1)


def test_the_last_report_of_the_first_bounds_a_change_if_it_is_later() -> None:
    change = between(
        "2021-08-01 Ridge blue\n2021-08-02 Ridge blue",
        "2021-07-01 Ridge blue\n2021-08-05 Ridge red",
        *SPAN,
    )
    assert change.seen_before == date(2021, 8, 2)


def test_the_last_report_of_the_second_bounds_it_if_that_is_later() -> None:
    change = between("2021-07-01 Ridge blue", "2021-08-01 Ridge blue\n2021-08-05 Ridge red", *SPAN)
    assert change.seen_before == date(2021, 8, 1)


# --- units that follow their capital ---


def followed(snapshot: Snapshot, unit: str, capital: str) -> Snapshot:
    """A day on which a unit has what its capital has."""
    taken = replace(snapshot.holdings[capital], place_id=unit, derived_from=capital)
    return replace(snapshot, holdings={**snapshot.holdings, unit: taken})


def test_a_unit_that_follows_its_capital_changes_by_the_capital_s_reports() -> None:
    rows = ledger("2021-08-01 Haven blue\n2021-08-04 Haven contested\n2021-08-06 Haven red")
    before, after = (
        followed(as_of(rows, date(2021, 8, day)), "Southport", "Haven") for day in (2, 9)
    )
    change = next(c for c in changes(rows, rows, before, after) if c.place_id == "Southport")
    assert (change.derived_from, change.path) == ("Haven", ("blue", "contested", "red"))
    assert (change.seen_before, change.seen_after) == (date(2021, 8, 4), date(2021, 8, 6))


def test_that_it_followed_its_capital_at_first_is_kept() -> None:
    rows = ledger("2021-08-01 Haven blue\n2021-08-06 Southport red")
    before = followed(as_of(rows, date(2021, 8, 2)), "Southport", "Haven")
    (change,) = (
        c for c in changes(rows, rows, before, as_of(rows, date(2021, 8, 9)))
        if c.place_id == "Southport"
    )  # fmt: skip
    assert change.derived_from == "Haven"


def test_a_place_with_reports_of_its_own_follows_none() -> None:
    assert change_of(REPEATED, "2021-06-01", "2021-08-15").derived_from == ""


# --- there and back ---


def back_again(text: str, start: str, end: str) -> tuple[Change, ...]:
    rows = ledger(text)
    before, after = (as_of(rows, date.fromisoformat(day)) for day in (start, end))
    return returns(rows, rows, before, after)


SPAN = ("2021-08-02", "2021-08-10")
THERE_AND_BACK = "2021-08-01 {0} blue\n2021-08-03 {0} red\n2021-08-05 {0} blue"


def test_a_place_that_was_another_meanwhile_returned() -> None:
    (change,) = back_again(THERE_AND_BACK.format("Ridge"), *SPAN)
    assert (change.before, change.after, change.flips) == ("blue", "blue", 2)
    assert change.path == ("blue", "red", "blue")


def test_a_place_that_stayed_or_became_another_did_not_return() -> None:
    assert not back_again("2021-08-01 Ridge blue\n2021-08-05 Ridge blue", *SPAN)
    assert not back_again("2021-08-01 Ridge blue\n2021-08-05 Ridge red", *SPAN)
    flips = "2021-08-01 Ridge blue\n2021-08-03 Ridge red\n2021-08-05 Ridge contested"
    assert not back_again(flips, *SPAN)


def test_a_place_of_which_one_day_has_no_data_did_not_return() -> None:
    assert not back_again("2021-08-03 Ridge red\n2021-08-05 Ridge blue", *SPAN)


def test_places_that_returned_stand_by_their_ids() -> None:
    names = ["Ridge", "Dale", "Bridge", "Farah", "Herat", "Haven", "Port", "Hillgate"]
    found = back_again("\n".join(map(THERE_AND_BACK.format, names)), *SPAN)
    assert [change.place_id for change in found] == sorted(names)


# --- the reports themselves ---


def test_the_first_and_the_last_day_of_a_stretch_are_in_it() -> None:
    rows = records("2021-08-01 Ridge blue\n2021-08-03 Ridge red\n2021-08-05 Ridge contested")
    assert statuses_between(rows, date(2021, 8, 1), date(2021, 8, 5)) == [
        "blue",
        "red",
        "contested",
    ]
    assert statuses_between(rows, date(2021, 8, 2), date(2021, 8, 4)) == ["red"]


@pytest.mark.parametrize(
    ("start", "seen"), [(4, ["blue", "red"]), (5, ["blue", "red"]), (6, ["red"])]
)
def test_a_run_of_days_is_seen_on_the_first_of_them_that_is_looked_at(
    start: int, seen: list[str]
) -> None:
    run, after = records("2021-08-01 Ridge blue\n2021-08-07 Ridge red")
    rows = [replace(run, through=date(2021, 8, 5)), after]
    assert statuses_between(rows, date(2021, 8, start), date(2021, 8, 9)) == seen


def test_without_a_report_there_is_no_turn() -> None:
    assert last_turn((), date(2021, 8, 5)) == (None, None)
    assert last_turn(records("2021-08-06 Ridge blue"), date(2021, 8, 5)) == (None, None)


def test_a_report_of_the_last_day_is_known_on_it() -> None:
    rows = records("2021-08-01 Ridge blue\n2021-08-05 Ridge red")
    assert last_turn(rows, date(2021, 8, 5)) == (date(2021, 8, 1), date(2021, 8, 5))


def test_the_first_of_the_reports_that_repeat_the_new_status_is_the_turn() -> None:
    rows = records(
        "2021-08-01 Ridge blue\n2021-08-02 Ridge blue\n2021-08-05 Ridge red\n2021-08-07 Ridge red"
    )
    assert last_turn(rows, date(2021, 8, 9)) == (date(2021, 8, 2), date(2021, 8, 5))


def test_a_report_that_runs_out_on_the_last_day_has_turned_by_then() -> None:
    rows = records("2021-08-01 Ridge blue\n2021-08-03 Ridge red until 2021-08-06")
    assert last_turn(rows, date(2021, 8, 6)) == (date(2021, 8, 3), date(2021, 8, 6))
    assert last_turn(rows, date(2021, 8, 5)) == (date(2021, 8, 1), date(2021, 8, 3))


def test_a_ledger_and_itself_are_one() -> None:
    """Its own way is not begun anew with what its first day says."""
    rows: Ledger = ledger("2021-07-01 Ridge blue\n2021-08-02 Ridge red\n2021-08-05 Ridge blue")
    before, after = as_of(rows, date(2021, 7, 20)), as_of(rows, date(2021, 8, 3))
    (change,) = changes(rows, rows, before, after)
    assert change.path == ("blue", "red")
