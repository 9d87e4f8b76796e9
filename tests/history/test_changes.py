"""The dates between which a change happened, and how often a place changed hands."""

from __future__ import annotations

from datetime import date

from mapper.history.as_of import as_of
from mapper.history.changes import changes
from mapper.model.change import Change
from tests.ledger_text import ledger


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
