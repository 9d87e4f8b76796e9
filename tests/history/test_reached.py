# SPDX-License-Identifier: MIT
"""Days that no report reaches."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.history.ledger import Ledger
from mapper.history.reached import OF_DAYS, tell_day
from tests.history.reports import report


def ledger() -> Ledger:
    return Ledger.of(("herat", report(day, "taliban")) for day in (5, 15))


def told(day: date | None, stale_days: int | None = None) -> list[str]:
    return list(map(str, tell_day(ledger(), day, "control.csv", stale_days=stale_days)))


def test_a_day_before_the_first_report_is_told_with_that() -> None:
    assert told(date(2021, 8, 4)) == [
        "control.csv: 2021-08-04 is before the first report, 2021-08-05: nothing is known of that "
        "day — name 2021-08-05 or a later day"
    ]


def test_a_day_on_which_all_reports_are_old_is_told() -> None:
    assert told(date(2021, 12, 1), stale_days=90) == [
        "control.csv: 2021-12-01 is 108 days after the last report, 2021-08-15 — after 90 days a "
        "report counts as old, so that all of them do"
    ]


@pytest.mark.parametrize(
    ("day", "stale_days"),
    [
        (date(2021, 8, 5), None),
        (date(2021, 11, 13), 90),
        (date(2031, 1, 1), None),  # holdings are carried forward, and no limit says for how long
        (None, 90),
    ],
)
def test_a_day_of_the_record_is_not_told(day: date | None, stale_days: int | None) -> None:
    assert told(day, stale_days) == []


def test_both_codes_are_those_of_days() -> None:
    found = [
        *tell_day(ledger(), date(2021, 8, 4), "control.csv"),
        *tell_day(ledger(), date(2021, 12, 1), "control.csv", stale_days=90),
    ]
    assert tuple(problem.code for problem in found) == OF_DAYS
    assert not any(problem.stops for problem in found)


def test_of_a_table_without_reports_no_day_is_told() -> None:
    assert not [*tell_day(Ledger.of([]), date(2021, 8, 4), "control.csv")]


def test_a_day_before_the_first_report_is_not_told_as_old() -> None:
    early = tell_day(ledger(), date(2021, 8, 4), "control.csv", stale_days=0)
    assert [problem.code for problem in early] == ["before-record"]
