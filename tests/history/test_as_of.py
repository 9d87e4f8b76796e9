# SPDX-License-Identifier: MIT
"""The state on a day, read out of small ledgers."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Record
from tests.ledger_text import ledger

EASTVALE_FALLS = ledger(
    """
    2021-05-01 Eastvale blue
    2021-08-05 Eastvale contested
    2021-08-09 Eastvale red
    """
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_holding_is_carried_forward_until_replaced() -> None:
    assert as_of(EASTVALE_FALLS, day("2021-08-04")).status_of("Eastvale") == "blue"


def test_the_day_of_a_report_is_included() -> None:
    assert as_of(EASTVALE_FALLS, day("2021-08-09")).status_of("Eastvale") == "red"


def test_before_the_first_report_there_is_no_data() -> None:
    assert as_of(EASTVALE_FALLS, day("2021-04-30")).status_of("Eastvale") is None


def test_the_later_row_of_one_day_counts() -> None:
    farah = ledger("2021-08-10 Farah contested\n2021-08-10 Farah red")
    assert as_of(farah, day("2021-08-10")).status_of("Farah") == "red"


def test_the_earlier_row_of_the_day_stays_visible() -> None:
    farah = ledger("2021-08-10 Farah contested\n2021-08-10 Farah red")
    holding = as_of(farah, day("2021-08-12")).holdings["Farah"]
    assert [record.status for record in holding.others] == ["contested"]


def test_until_is_exclusive_and_no_data_follows() -> None:
    held = ledger("2021-08-01 Bridge blue until 2021-08-05")
    states = [as_of(held, day(f"2021-08-0{n}")).status_of("Bridge") for n in (4, 5)]
    assert states == ["blue", None]


def test_since_is_the_start_of_the_unbroken_run() -> None:
    repeated = ledger(
        "2021-05-01 Eastvale blue\n2021-06-01 Eastvale blue\n2021-07-01 Eastvale blue"
    )
    assert as_of(repeated, day("2021-08-01")).holdings["Eastvale"].since == day("2021-05-01")


def test_a_gap_in_the_record_breaks_the_run() -> None:
    broken = ledger("2021-05-01 Eastvale blue until 2021-05-20\n2021-06-01 Eastvale blue")
    assert as_of(broken, day("2021-08-01")).holdings["Eastvale"].since == day("2021-06-01")


def test_a_place_that_changes_hands_back_is_held_since_the_last_change() -> None:
    back = ledger("2021-05-01 Ridge blue\n2021-06-01 Ridge red\n2021-07-01 Ridge blue")
    assert as_of(back, day("2021-08-01")).holdings["Ridge"].since == day("2021-07-01")


def test_a_report_is_stale_one_day_after_the_limit() -> None:
    one = ledger("2021-08-01 Eastvale blue")
    stale = [as_of(one, day(f"2021-08-{n}"), 10).holdings["Eastvale"].stale for n in (11, 12)]
    assert stale == [False, True]


def test_a_month_counts_from_its_last_day() -> None:
    august = Record(
        place="Eastvale",
        status="red",
        date=Span.of_month(2021, 8),
        where=Where("ledger.csv", 1),
        order=1,
    )
    one = Ledger.of([("Eastvale", august)])
    states = [as_of(one, day(f"2021-08-{n}")).status_of("Eastvale") for n in (30, 31)]
    assert states == [None, "red"]


@given(st.integers(0, 2**32), st.integers(0, 40))
def test_the_order_of_the_rows_of_different_days_does_not_matter(seed: int, days: int) -> None:
    records = [record for rows in EASTVALE_FALLS.entries.values() for record in rows]
    shuffled = random.Random(seed).sample(records, len(records))
    when = day("2021-07-20") + timedelta(days=days)
    again = Ledger.of((record.place, record) for record in shuffled)
    assert as_of(again, when) == as_of(EASTVALE_FALLS, when)
