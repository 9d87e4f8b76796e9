# SPDX-License-Identifier: MIT
"""One column of dates, read in one way for every row."""

from __future__ import annotations

from datetime import date, timedelta, timezone, tzinfo

import pytest

from mapper.model.problem import Problem
from mapper.style.scheme_files import load_scheme
from mapper.tables.date_column import DateColumn, Seen, date_column
from mapper.tables.dates import DateError, DateOrder
from mapper.tables.parse import parse_table
from mapper.tables.parsed import ParsedTable
from mapper.tables.raw import Cell, Line, table_from_lines
from mapper.tables.zones import parse_zone

KABUL = timezone(timedelta(hours=4, minutes=30))
AUGUST = [f"2021-08-{day:02}" for day in range(1, 6)]


def column(*cells: Cell, zone: tzinfo | None = None) -> DateColumn:
    """The column of these cells, on lines 2 and on."""
    return date_column("t.csv", [Seen(cell, n, 1) for n, cell in enumerate(cells, 2)], zone=zone)


def table(*cells: object) -> ParsedTable:
    """A table with these dates, read through the default scheme."""
    rows = [Line(n, ["Herat", "taliban", cell]) for n, cell in enumerate(cells, 2)]
    raw = table_from_lines("t.csv", [Line(1, ["place", "status", "date"]), *rows])
    return parse_table(raw, load_scheme("three-way"))


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.where.line} {problem.code}" for problem in problems]


# --- the order of day and month -----------------------------------------------------------


def test_one_row_that_leaves_one_order_settles_it_for_all_and_that_is_told() -> None:
    found = column("5/11/2021", "13/08/2021")
    assert found.rules.span("5/11/2021").first == date(2021, 11, 5)
    assert said(found.problems) == ["2 date-order-found"]
    assert "'13/08/2021' in row 3" in found.problems[0].what


def test_where_no_row_settles_the_order_it_stays_open() -> None:
    with pytest.raises(DateError, match="can be 5 November 2021 or 11 May 2021"):
        column("5/11/2021", "5/5/2021", "2021-08-13").rules.span("5/11/2021")


def test_nothing_is_told_where_no_row_needed_it() -> None:
    assert column("13/08/2021", "14/08/2021", "8/8/2021").problems == ()


def test_rows_that_contradict_each_other_are_both_named() -> None:
    problems = table("13/08/2021", "8/14/2021", "2021-08-15").problems
    assert said(problems) == ["2 two-date-orders", "3 two-date-orders"]
    assert problems[0].what == (
        "the column has two orders of day and month: '13/08/2021' in row 2 is day first, "
        "'8/14/2021' in row 3 is month first"
    )


def test_each_column_has_its_own_order() -> None:
    lines = [
        Line(1, ["place", "status", "date", "until"]),
        Line(2, ["Herat", "taliban", "5/11/2020", "11/30/2020"]),
        Line(3, ["Herat", "taliban", "13/08/2020", "11/11/2020"]),
    ]
    found = parse_table(table_from_lines("t.csv", lines), load_scheme("three-way"))
    assert [(r.day, r.until) for r in found.records] == [
        (date(2020, 11, 5), date(2020, 11, 30)),
        (date(2020, 8, 13), date(2020, 11, 11)),
    ]


def test_the_order_asked_for_wins() -> None:
    seen = [Seen("5/11/2021", 2, 1), Seen("13/08/2021", 3, 1)]
    asked = date_column("t.csv", seen, DateOrder.MDY)
    assert asked.rules.span("5/11/2021").first == date(2021, 5, 11)
    with pytest.raises(DateError, match="no month 13"):
        asked.rules.span("13/08/2021")


# --- texts among date cells ---------------------------------------------------------------


def test_date_cells_beside_texts_that_no_month_could_begin_look_swapped() -> None:
    found = column("13/08/2021", date(2021, 12, 8), "14/08/2021")
    assert said(found.problems) == ["2 swapped-dates"]
    assert "row 3 is 2021-12-08, and may have been 2021-08-12" in found.problems[0].what


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["13/08/2021", date(2021, 8, 14)], id="a day that is no month"),
        pytest.param(["13/08/2021", date(2021, 8, 12)], id="closer as it is"),
        pytest.param([date(2021, 12, 8), date(2021, 11, 8)], id="no text"),
        pytest.param(["2021-08-13", date(2021, 12, 8)], id="text with the year first"),
    ],
)
def test_other_mixtures_do_not_look_swapped(cells: list[Cell]) -> None:
    assert column(*cells).problems == ()


# --- numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", [2021.1, 2021.11, 2021.5, "2021.1"])
def test_a_number_that_may_be_a_month_is_refused(cell: object) -> None:
    assert said(table(cell).problems) == ["2 number-as-month"]


@pytest.mark.parametrize("cell", ["2021.10", "2021.2", "2021-1", 8.2021])
def test_a_text_that_can_be_one_month_is_that_month(cell: object) -> None:
    assert table(cell).problems == ()


# --- times with a zone --------------------------------------------------------------------

EVENING = "2021-08-14T19:30:00.000Z"


def test_a_time_with_a_zone_is_the_day_in_that_zone_and_told() -> None:
    found = column(EVENING)
    assert found.rules.span(EVENING).first == date(2021, 8, 14)
    assert said(found.problems) == ["2 time-with-zone"]
    assert 'midnight at +04:30: `zone="+04:30"` reads it as 2021-08-15' in found.problems[0].hint


def test_days_count_in_the_zone_asked_for_and_what_moves_is_told() -> None:
    found = column(EVENING, "2021-08-14T08:00:00Z", zone=KABUL)
    assert found.rules.span(EVENING).first == date(2021, 8, 15)
    assert found.rules.span("2021-08-14T08:00:00Z").first == date(2021, 8, 14)
    assert said(found.problems) == ["2 time-with-zone"]


def test_a_time_without_a_zone_stays_on_its_day() -> None:
    found = column("2021-08-14 23:30", zone=KABUL)
    assert (found.rules.span("2021-08-14 23:30").first, found.problems) == (date(2021, 8, 14), ())


def test_midnights_of_utc_are_told_apart() -> None:
    found = column("2021-08-14T00:00:00Z", "2021-08-15T00:00:00+00:00")
    assert said(found.problems) == ["2 midnight-utc"]


@pytest.mark.parametrize("text", ["+04:30", "+0430", "UTC+4:30", "Asia/Kabul"])
def test_a_zone_has_a_name_or_an_offset(text: str) -> None:
    assert column(EVENING, zone=parse_zone(text)).rules.span(EVENING).first == date(2021, 8, 15)


@pytest.mark.parametrize("text", ["Kabul", "", "+99", "../zones"])
def test_what_is_no_zone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no zone"):
        parse_zone(text)


# --- days that cannot be right ------------------------------------------------------------


def test_a_day_after_today_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1628985600")  # 15 August 2021, 00:00 UTC
    found = table("2021-08-13", "2021-08-15", "2021-08-17", "2021-08", "2021-09")
    assert said(found.problems) == ["4 future-date", "6 future-date"]


def test_a_run_that_goes_on_after_today_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1628985600")
    found = table("2021-08-14", "2021-08-15", "2021-08-16")
    assert [problem.what for problem in found.problems] == ["2021-08-16 is after today"]


def test_a_single_day_far_from_all_others_is_a_problem() -> None:
    found = table(*AUGUST, "1921-08-05")
    assert said(found.problems) == ["7 far-date"]
    assert found.problems[0].what == "1921-08-05 is 100 years from every other day of the table"


def test_a_single_day_less_far_is_told() -> None:
    found = table(*AUGUST, "1996-09-27")
    assert [(problem.code, problem.stops) for problem in found.problems] == [("far-day", False)]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param([*AUGUST, "1921-08-05", "1921-08-06", "1921-08-06"], id="not the only row"),
        pytest.param(["1841", "1880", "1919", "1973", "2021"], id="a table of centuries"),
        pytest.param(["1921-08-05", "2021-08-05"], id="too few to tell"),
    ],
)
def test_other_old_days_are_believed(cells: list[str]) -> None:
    assert "far-date" not in {problem.code for problem in table(*cells).problems}
