# SPDX-License-Identifier: MIT
"""Dates as people write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.model.dates import Span
from mapper.tables.dates import DateError, DateOrder, parse_span

DAYS = st.dates(date(1500, 1, 1), date(2200, 12, 31))
SERIAL_DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
DAY = Span.of_day(date(2021, 8, 5))


@given(DAYS)
def test_an_iso_day_is_that_day(day: date) -> None:
    assert parse_span(day.isoformat()) == Span.of_day(day)


@given(DAYS)
def test_an_iso_month_is_the_whole_month(day: date) -> None:
    assert parse_span(f"{day:%Y-%m}") == Span.of_month(day.year, day.month)


@given(DAYS, DAYS)
def test_an_interval_reads_back(one: date, other: date) -> None:
    span = Span(min(one, other), max(one, other))
    assert parse_span(span.iso()) == span


@given(SERIAL_DAYS)
def test_the_serial_of_a_spreadsheet_is_its_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert parse_span(serial) == parse_span(str(serial)) == Span.of_day(day)


@given(DAYS, st.sampled_from(["-", "/", "."]))
def test_the_order_asked_for_decides(day: date, mark: str) -> None:
    day_first = f"{day.day}{mark}{day.month}{mark}{day.year}"
    month_first = f"{day.month}{mark}{day.day}{mark}{day.year}"
    assert parse_span(day_first, DateOrder.DMY) == Span.of_day(day)
    assert parse_span(month_first, DateOrder.MDY) == Span.of_day(day)


@pytest.mark.parametrize(
    "text",
    [
        "2021-08-05",
        "2021-8-5",
        "2021/08/05",
        "2021.08.05",
        "20210805",
        " 2021-08-05 ",
        "2021-08-05T23:59:59Z",
        "2021-08-05 06:30",
        "2021-08-05T06:30:00.123+04:30",
        "5 August 2021",
        "05 Aug 2021",
        "5th August, 2021",
        "5-Aug-2021",
        "August 5, 2021",
        "Aug. 5 2021",
        "AUGUST 5 2021",
        "۲۰۲۱-۰۸-۰۵",
        "٢٠٢١/٠٨/٠٥",
        "\u200f2021-08-05\u200e",
        "44413",
        "44413.75",
        44413,
        44413.75,
        20210805,
        date(2021, 8, 5),
        datetime(2021, 8, 5, 23, 59),
    ],
)
def test_one_day_written_in_many_ways(text: object) -> None:
    assert parse_span(text) == DAY


@pytest.mark.parametrize("text", ["August 2021", "Aug 2021", "2021/8", "8/2021", "08.2021"])
def test_a_month_is_an_interval(text: str) -> None:
    assert parse_span(text) == Span.of_month(2021, 8)


@pytest.mark.parametrize("value", ["2021", 2021, "۲۰۲۱"])
def test_a_year_is_an_interval_and_no_serial(value: object) -> None:
    assert parse_span(value) == Span.of_year(2021)


@pytest.mark.parametrize("text", ["31/08/2021", "08/31/2021", "31.8.2021", "8-31-2021"])
def test_a_day_above_twelve_leaves_one_order(text: str) -> None:
    assert parse_span(text) == Span.of_day(date(2021, 8, 31))


def test_equal_day_and_month_leave_no_doubt() -> None:
    assert parse_span("5/5/2021") == Span.of_day(date(2021, 5, 5))


@pytest.mark.parametrize("text", ["5/11/2021", "5.11.2021", "5-11-2021", "۵/۱۱/۲۰۲۱"])
def test_what_can_be_two_days_is_refused_with_both(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_span(text)
    assert caught.value.what.endswith("can be 5 November 2021 or 11 May 2021")
    assert '`date_format="DMY"`' in caught.value.hint


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2021-02-30", "February 2021 has no day 30 — its last day is 2021-02-28"),
        ("30 February 2020", "February 2020 has no day 30 — its last day is 2020-02-29"),
        ("2021-08-00", "August 2021 has no day 0 — its last day is 2021-08-31"),
        ("2021-13-01", "there is no month 13"),
        ("2021-13", "there is no month 13"),
        ("25/13/2021", "there is no month 13"),
        ("5/8/21", "'5/8/21' has a year of two digits"),
        ("5-Aug-21", "the year '21' does not have four digits"),
        ("1400-05-14", "the year 1400 looks like a Solar Hijri"),
        ("14/5/1400", "the year 1400 looks like a Solar Hijri"),
        ("۱۴۰۰/۰۵/۱۴", "the year 1400 looks like a Solar Hijri"),
        ("1400", "the year 1400 looks like a Solar Hijri"),
        ("1442-12-26", "the year 1442 looks like an Islamic"),
        ("2564-08-05", "the year 2564 is not between 1500 and 2200"),
        ("5 Augst 2021", "'augst' is not the name of a month"),
        ("2021-08-15/2021-08-01", "2021-08-01 is before 2021-08-15"),
        ("yesterday", "'yesterday' is not a date"),
        ("99999", "'99999' is not a date"),
        (5, "'5' is not a date"),
        (True, "'True' is not a date"),
        ("", "'' is not a date"),
    ],
)
def test_what_is_no_day_is_refused_with_the_reason(value: object, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_span(value)
    assert str(caught.value).startswith(message)


def test_a_date_against_the_order_asked_for_is_refused() -> None:
    with pytest.raises(DateError, match=r"has no month 31 .* is it `date_format=\"DMY\"`"):
        parse_span("31/08/2021", DateOrder.MDY)


def test_a_year_at_the_end_is_against_the_order_ymd() -> None:
    with pytest.raises(DateError, match="does not begin with the year"):
        parse_span("31/08/2021", DateOrder.YMD)


@given(st.text(max_size=12))
def test_any_text_is_a_span_or_a_date_error(text: str) -> None:
    with suppress(DateError):
        assert parse_span(text).first <= parse_span(text).last


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("DMY", DateOrder.DMY),
        ("dmy", DateOrder.DMY),
        ("d/m/y", DateOrder.DMY),
        ("DD.MM.YYYY", DateOrder.DMY),
        ("day-first", DateOrder.DMY),
        ("month first", DateOrder.MDY),
        ("mm/dd/yyyy", DateOrder.MDY),
        ("YYYY-MM-DD", DateOrder.YMD),
    ],
)
def test_orders_have_many_names(text: str, order: DateOrder) -> None:
    assert DateOrder.parse(text) is order


def test_an_order_that_does_not_exist_lists_those_that_do() -> None:
    with pytest.raises(DateError, match="'ydm' — use DMY, MDY or YMD"):
        DateOrder.parse("ydm")
