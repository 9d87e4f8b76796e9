# SPDX-License-Identifier: MIT
"""A daily table, its repeated rows told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.style.scheme_files import load_scheme
from mapper.tables.parse import parse_table
from mapper.tables.parsed import ParsedTable
from mapper.tables.raw import Line, table_from_lines

SCHEME = load_scheme("three-way")
HEADINGS = ["place", "status", "date", "source", "until", "reported"]


def parse(text: str, scheme: Scheme = SCHEME) -> ParsedTable:
    """A table of these rows, commas between the cells; empty ones at the end may be left out."""
    rows = [line.strip().split(",") for line in text.strip().splitlines()]
    full = [HEADINGS, *([*row, *[""] * (len(HEADINGS) - len(row))] for row in rows)]
    lines = [Line(number, cells) for number, cells in enumerate(full, start=1)]
    return parse_table(table_from_lines("daily.csv", lines), scheme)


def told(text: str) -> list[str]:
    """The records of a table of August 2021: line, status, first and last day."""
    return [short(record) for record in parse(text).records]


def short(record: Record) -> str:
    last = f"–{record.through.day}" if record.through else ""
    return f"{record.where.line}: {record.status} {record.day.day}{last}"


def codes(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.where.line, problem.code) for problem in problems]


def test_rows_that_repeat_the_day_before_are_one_record() -> None:
    assert told(
        """
        Farah,government,2021-08-01
        Farah,government,2021-08-02
        Farah,government,2021-08-03
        Farah,taliban,2021-08-04
        """
    ) == ["2: government 1–3", "5: taliban 4"]


def test_a_day_without_a_row_ends_a_run() -> None:
    assert told("Farah,government,2021-08-01\nFarah,government,2021-08-03") == [
        "2: government 1",
        "3: government 3",
    ]


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert told(
        """
        Farah,government,2021-08-03
        Kunduz,contested,2021-08-02
        Farah,government,2021-08-02
        Kunduz,contested,2021-08-01
        Farah,government,2021-08-01
        """
    ) == ["5: contested 1–2", "6: government 1–3"]


def test_a_row_that_says_something_more_stays_apart() -> None:
    assert told("Farah,government,2021-08-01,wire\nFarah,government,2021-08-02,army") == [
        "2: government 1",
        "3: government 2",
    ]


def test_days_with_several_rows_of_a_place_keep_them_all() -> None:
    assert told(
        """
        Farah,government,2021-08-01
        Farah,government,2021-08-02
        Farah,taliban,2021-08-03
        Farah,government,2021-08-03
        Farah,government,2021-08-04
        Farah,government,2021-08-05
        """
    ) == ["2: government 1–2", "4: taliban 3", "5: government 3", "6: government 4–5"]


def test_dates_as_people_write_them_follow_each_other_too() -> None:
    assert told("Farah,government,31 July 2021\nFarah,government,2021-08-01T09:30") == [
        "2: government 31–1"
    ]


def test_a_month_is_no_day_of_a_run() -> None:
    assert told("Farah,government,2021-07\nFarah,government,2021-08-01") == [
        "2: government 31",
        "3: government 1",
    ]


def test_rows_with_an_end_or_a_day_of_report_stay_apart() -> None:
    assert told(
        """
        Farah,government,2021-08-01,,2021-08-20
        Farah,government,2021-08-02,,2021-08-20
        Kunduz,government,2021-08-01,,,2021-09-01
        Kunduz,government,2021-08-02,,,2021-09-01
        """
    ) == ["2: government 1", "3: government 2", "4: government 1", "5: government 2"]


def test_what_is_wrong_with_a_run_is_told_once_on_its_first_line() -> None:
    rows = "\n".join(f"Farah,goverment,2021-08-{day:02}" for day in range(1, 20))
    assert codes(parse(rows).problems) == [(2, "unknown-status")]


def test_a_row_that_stands_twice_is_told() -> None:
    rows = "Farah,government,2021-08-01\n" * 2 + "Farah,government,2021-08-02"
    assert codes(parse(rows).problems) == [(3, "repeated-row")]


def test_a_status_must_be_in_force_on_the_last_day_too() -> None:
    held = SCHEME.status("government")
    ended = replace(SCHEME, statuses=(replace(held, ends=date(2021, 8, 3)),))
    rows = "".join(f"Farah,government,2021-08-0{day}\n" for day in range(1, 6))
    assert codes(parse(rows, scheme=ended).problems) == [(2, "status-not-in-force")]


ROWS = st.lists(
    st.builds(
        "{},{},2021-08-{:02},{}".format,
        st.sampled_from(["Farah", "Kunduz"]),
        st.sampled_from(["government", "taliban"]),
        st.integers(1, 12),
        st.sampled_from(["", "wire"]),
    ),
    min_size=1,
    max_size=30,
)


@given(ROWS)
def test_nothing_is_lost(rows: list[str]) -> None:
    joined = parse("\n".join(rows)).records
    each = [replace(parse(row).records[0], order=order) for order, row in enumerate(rows)]
    short, long = (Ledger.of((record.place, record) for record in of) for of in (joined, each))
    for day in (date(2021, 8, number) for number in range(1, 20)):
        assert state(short, day) == state(long, day)


def state(ledger: Ledger, day: date) -> dict[str, tuple[object, ...]]:
    return {
        place: (held.status, held.since, held.stale, held.record.last_seen(day), len(held.others))
        for place, held in as_of(ledger, day, 3).holdings.items()
    }
