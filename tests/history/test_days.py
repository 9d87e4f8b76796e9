# SPDX-License-Identifier: MIT
"""Which days of a history are shown."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import UsageError
from mapper.history.days import choose_days
from mapper.tables.dates import DateOrder

RECORDS = st.lists(st.dates(date(1999, 1, 1), date(2003, 12, 31)), min_size=1, max_size=20)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


RECORD = days("2021-09-06", "2021-05-01", "2021-08-15", "2021-05-01")


def test_all_are_the_days_on_which_something_changes() -> None:
    assert choose_days(RECORD, "all") == days("2021-05-01", "2021-08-15", "2021-09-06")


def test_monthly_are_the_ends_of_months_and_the_last_day() -> None:
    assert choose_days(RECORD, "monthly") == days(
        "2021-05-31", "2021-06-30", "2021-07-31", "2021-08-31", "2021-09-06"
    )


def test_months_go_over_the_end_of_a_year_and_through_a_short_february() -> None:
    assert choose_days(days("2019-12-31", "2020-02-29"), "monthly") == days(
        "2019-12-31", "2020-01-31", "2020-02-29"
    )


def test_weekly_goes_back_from_the_last_day() -> None:
    assert choose_days(days("2021-08-01", "2021-08-15"), "weekly") == days(
        "2021-08-01", "2021-08-08", "2021-08-15"
    )


def test_a_record_of_one_day_is_that_day() -> None:
    one = days("2021-08-05")
    assert all(choose_days(one, spec) == one for spec in ("all", "monthly", "weekly"))


def test_a_list_is_put_in_order_and_may_leave_the_record() -> None:
    assert choose_days(RECORD, "2022-01-01, 5 August 2021,2021-08-05,2021-06") == days(
        "2021-06-30", "2021-08-05", "2022-01-01"
    )


def test_a_list_needs_no_record() -> None:
    assert choose_days((), "2021-08-05") == days("2021-08-05")


def test_days_of_a_list_are_read_in_the_order_of_the_table() -> None:
    assert choose_days((), "5/11/2021", DateOrder.DMY) == days("2021-11-05")


@pytest.mark.parametrize("spec", ["yearly", "", " , ", "2021-08-05,soon", "5/11/2021"])
def test_what_is_no_choice_is_told_in_one_line(spec: str) -> None:
    with pytest.raises(UsageError, match=r"^dates .*monthly[^\n]*$"):
        choose_days(RECORD, spec)


def test_words_need_a_record() -> None:
    with pytest.raises(UsageError, match="dates 'weekly': no row of the table gives a day"):
        choose_days((), "weekly")


@given(RECORDS, st.sampled_from(["all", "monthly", "weekly"]))
def test_chosen_days_ascend_within_the_record_and_end_with_it(
    record: list[date], spec: str
) -> None:
    chosen = choose_days(record, spec)
    assert list(chosen) == sorted(set(chosen))
    assert min(record) <= chosen[0]
    assert chosen[-1] == max(record)


@given(RECORDS)
def test_between_two_weekly_days_lie_seven(record: list[date]) -> None:
    chosen = choose_days(record, "weekly")
    assert {b - a for a, b in pairwise(chosen)} <= {timedelta(days=7)}
