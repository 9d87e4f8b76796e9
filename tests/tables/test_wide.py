# SPDX-License-Identifier: MIT
"""Tables with a column a date."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import TableError
from mapper.tables.asked import Asked
from mapper.tables.headings import COLUMNS
from mapper.tables.raw import Line, RawTable, table_from_lines
from mapper.tables.read import read_table
from mapper.tables.wide import dated_headings, lengthened

WIDE = "place,2021-08-01,2021-08-08\nKabul,government,\nHerat,contested,taliban\n"
ROOT = Path(__file__).parents[2]
TIDY = sorted(path for path in (ROOT / "geodata").rglob("*.csv") if path.stat().st_size < 200_000)


def read(text: str, **asked: object) -> RawTable:
    return read_table("-", stdin=io.BytesIO(text.encode()), asked=Asked(**asked))  # type: ignore[arg-type]


def rows(table: RawTable) -> list[tuple[object, ...]]:
    return [tuple(row.cells.values()) for row in table.rows]


def told(table: RawTable, code: str) -> list[str]:
    return [str(one) for one in table.notes if one.code == code]


def test_each_filled_cell_under_a_date_is_a_row() -> None:
    table = read(WIDE)
    assert table.headings == ("place", "status", "date")
    assert rows(table) == [
        ("Kabul", "government", "2021-08-01"),
        ("Herat", "contested", "2021-08-01"),
        ("Herat", "taliban", "2021-08-08"),
    ]


def test_a_row_keeps_its_line_and_the_heading_of_its_cell() -> None:
    assert [(row.line, row.column) for row in read(WIDE).rows] == [
        (2, "2021-08-01"),
        (3, "2021-08-01"),
        (3, "2021-08-08"),
    ]


def test_that_a_table_was_read_so_is_noted_with_its_days() -> None:
    (said,) = told(read(WIDE), "wide-table")
    assert "a column a date: 2 dates, 2021-08-01 to 2021-08-08" in said


def test_what_stands_under_a_date_beside_the_status_has_its_column() -> None:
    table = read("town,Status (Jul 2021),Status (Aug 2021),source_2021_08\nKabul,a,b,desk\n")
    assert table.headings == ("town", "status", "source", "date")
    assert [row.cells.get("source") for row in table.rows] == [None, "desk"]


def test_other_columns_are_those_of_each_row() -> None:
    table = read("place,within,2021-08-01,2021-08-08\nAa,North,a,b\n")
    assert [row.cells["within"] for row in table.rows] == ["North", "North"]


def test_a_row_without_anything_under_a_date_is_noted() -> None:
    (said,) = told(read(f"{WIDE}Ghor,,\n"), "silent-row")
    assert said.startswith("standard input:4: 'Ghor' has nothing under any date")


def test_the_order_of_day_and_month_is_that_of_all_headings() -> None:
    table = read("place,5/8/2021,15/8/2021\nKabul,a,b\n")
    assert table.dates is not None
    assert [table.dates.rules.span(row.cells["date"]).iso() for row in table.rows] == [
        "2021-08-05",
        "2021-08-15",
    ]


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param("place,status,2019,2020", id="a column of statuses"),
        pytest.param("place,date,2019,2020", id="a column of dates"),
        pytest.param("place,2021-08-01,note", id="one date alone"),
    ],
)
def test_other_tables_stay_as_they_are(headings: str) -> None:
    text = f"{headings}\n" + ",".join(["Kabul", *["x"] * headings.count(",")]) + "\n"
    assert read(text).headings == tuple(headings.split(","))


def test_one_date_is_enough_where_it_is_asked_for() -> None:
    assert rows(read("place,2021-08-01\nKabul,a\n", wide=True)) == [("Kabul", "a", "2021-08-01")]


def test_asked_for_statuses_stand_under_the_dates_alone() -> None:
    table = read("place,status,2021-08-01\nKabul,x,a\n", wide=True)
    assert rows(table) == [("Kabul", "a", "2021-08-01")]


def test_a_wide_table_can_be_read_as_it_lies() -> None:
    assert read(WIDE, wide=False).headings == ("place", "2021-08-01", "2021-08-08")


def test_without_a_date_among_the_headings_nothing_is_wide() -> None:
    with pytest.raises(TableError, match="no heading is a date"):
        read("place,status,date\nKabul,a,2021-08-01\n", wide=True)


def test_a_table_is_made_longer_once() -> None:
    table = read(WIDE)
    assert lengthened(table, Asked()) is table


@pytest.mark.parametrize(
    ("heading", "column", "date"),
    [
        ("5 August 2021", "status", "5 August 2021"),
        ("control_2021_08_05", "status", "2021-08-05"),
        ("2021-08 note", "note", "2021-08"),
        ("5/8/2021", "status", "5/8/2021"),
        ("5/8/21", "status", "5/8/21"),
    ],
)
def test_a_heading_can_be_a_date_or_name_a_column_beside_it(
    heading: str, column: str, date: str
) -> None:
    (found,) = dated_headings([heading])
    assert (found.column, found.date) == (column, date)


@pytest.mark.parametrize(
    "heading", ["place", "population 2020", "date", "km2", "from", "adm2", "#date", "ID 2", "may"]
)
def test_any_other_heading_is_none(heading: str) -> None:
    assert dated_headings([heading]) == ()


@given(
    st.lists(st.sampled_from(COLUMNS), unique=True), st.permutations(["place", "status", "date"])
)
def test_a_tidy_table_is_never_a_wide_one(others: list[str], needed: list[str]) -> None:
    headings = [*needed, *(other for other in others if other not in needed)]
    cells = ["2021-08-05"] * len(headings)
    raw = table_from_lines("t.csv", [Line(1, headings), Line(2, cells)])
    assert lengthened(raw, Asked()) is raw


@pytest.mark.parametrize("path", TIDY, ids=lambda path: path.name)
def test_tables_that_come_with_mapper_read_as_they_lie(path: Path) -> None:
    assert read_table(path) == read_table(path, asked=Asked(wide=False))


def test_a_table_whose_cells_are_all_empty_is_told_that_colours_are_not_read() -> None:
    lines = [Line(1, ["place", "2021-08-01", "2021-08-08"]), Line(2, ["Kabul", None, None])]
    table = lengthened(table_from_lines("weeks.xlsx", lines), Asked())
    assert [str(problem) for problem in table.notes if problem.stops] == [
        "weeks.xlsx:1: no cell under a date says anything — write the statuses as words: colours "
        "of cells are not read"
    ]


def test_a_date_that_there_is_not_stays_a_heading_of_its_day() -> None:
    named = dated_headings(["place", "2024-01-01", "2024-02-30", "n 2024", "status (2024-13-01)"])
    assert [one.date for one in named] == ["2024-01-01", "2024-02-30"]
    named = dated_headings(["status_2024-01-01", "status_2024-02-30", "source_2024-01-01"])
    assert [(one.column, one.date) for one in named] == [
        ("status", "2024-01-01"),
        ("status", "2024-02-30"),
        ("source", "2024-01-01"),
    ]
