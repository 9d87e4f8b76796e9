# SPDX-License-Identifier: MIT
"""Conditions that rows are to meet."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.errors import TableError
from mapper.tables.asked import Asked
from mapper.tables.conditions import ConditionError, parse_condition
from mapper.tables.dates import DateOrder
from mapper.tables.raw import Cell, RawTable
from mapper.tables.read import read_table

ROW: dict[str, Cell] = {
    "place": "Sar-e Pol",
    "status": "taliban",
    "date": "2021-08-08",
    "people": "1200",
    "#adm1+name": "x",
    "Stand am": "8/9/2021",
    "note": None,
}


def meets(text: str, order: DateOrder | None = None) -> bool:
    return parse_condition(text, order)(ROW.get)


@pytest.mark.parametrize(
    "text",
    [
        "status = taliban",
        "status == Taliban",
        "status != government",
        "not status = government",
        "place = 'Sar-e Pol'",
        'place = "sar-e pol"',
        "date >= 2021-08-08",
        "date < 2021-09",
        'date = "8 August 2021"',
        "date > 2020 and date <= 2021",
        "people > 300",
        "people = 1200.0",
        "status in (government, taliban)",
        "status not in (government, contested)",
        "place contains pol",
        "place not contains herat",
        "note is empty",
        "place is not empty",
        "#adm1+name = x",
        "`Stand am` = '8/9/2021'",
        "[Stand am] contains 2021",
        "status = x or place contains pol and date = 2021-08-08",
        "(status = x or status = taliban) and not (note is not empty)",
        "NOT status = x AND date is not empty",
    ],
)
def test_a_row_meets_what_it_says(text: str) -> None:
    assert meets(text)


@pytest.mark.parametrize(
    "text",
    [
        "status = government",
        "people < 300",
        "note = x",
        "place > 5",
        "note > 5",
        "status = x and place contains pol or date < 2021",
        "status = taliban and (date < 2021-08-08)",
    ],
)
def test_and_not_what_it_does_not(text: str) -> None:
    assert not meets(text)


def test_days_are_read_in_the_order_asked_for() -> None:
    assert meets("`Stand am` = 2021-09-08", DateOrder.DMY)
    assert not meets("`Stand am` = 2021-09-08", DateOrder.MDY)


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("", 1, "the name of a column is missing"),
        ("status ~ x", 8, "after 'status' stands ="),
        ("status = ", 10, "a value is missing"),
        ("place = Sar-e Pol", 15, "put text with blanks in quotes"),
        ("(status = x", 12, "')' is missing"),
        ("status in x", 11, "'(' is missing after 'in'"),
        ("status in (x", 13, "',' or ')' is missing"),
        ("status = 'x", 10, "a quote is not closed"),
        ("status < x", 10, "< compares with a number or a date, and 'x' is neither"),
        ("place is", 9, "'empty' is missing after 'is'"),
        ("a = b)", 6, "'and' or 'or' is missing"),
        ("and = b", 1, "the name of a column is missing"),
        ("(" * 60 + "a = b" + ")" * 60, 51, "too many brackets"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, at: int, what: str) -> None:
    with pytest.raises(ConditionError, match=re.escape(what)) as refused:
        parse_condition(text)
    assert refused.value.at == at


@given(st.text(alphabet="ab ()=<>!,'\"`[]1not and or in is empty contains", max_size=40))
def test_any_text_is_a_condition_or_says_where_it_is_none(text: str) -> None:
    try:
        place = 1
        parse_condition(text)(ROW.get)
    except ConditionError as error:
        place = error.at
    assert 1 <= place <= len(text) + 1


def read(where: str, text: str = "place,status,date\nGhor,a,2021\nFarah,b,2021\n") -> RawTable:
    asked = Asked(where=parse_condition(where))
    return read_table("-", stdin=io.BytesIO(text.encode()), asked=asked)


def test_rows_that_do_not_meet_it_are_left_out_and_counted() -> None:
    table = read("status = a")
    assert [row.line for row in table.rows] == [2]
    assert [note.what for note in table.notes] == ["1 of 2 rows are left out"]


def test_a_name_is_a_column_or_a_heading() -> None:
    text = "Provinz,held by,date\nGhor,a,2021\nFarah,b,2021\n"
    assert [row.cells["Provinz"] for row in read("status = b and Provinz = Farah", text).rows] == [
        "Farah"
    ]


def test_in_a_wide_table_it_is_of_each_cell() -> None:
    text = "place,2021-08-01,2021-08-08\nGhor,a,b\nFarah,b,\n"
    assert [row.column for row in read("date > 2021-08-01", text).rows] == ["2021-08-08"]


def test_a_name_that_is_none_is_refused_with_the_closest() -> None:
    with pytest.raises(TableError, match="there is no column 'stats' — closest: 'status'"):
        read("stats = a")


def test_a_condition_that_no_row_meets_stops() -> None:
    with pytest.raises(TableError, match="no row meets where 'status = x'"):
        read("status = x")


def test_cells_with_dates_are_compared_as_days() -> None:
    assert parse_condition("d >= 2021-08")({"d": date(2021, 8, 1)}.get)
