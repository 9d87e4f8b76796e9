# SPDX-License-Identifier: MIT
"""XLSX out: cells of their type, nothing that runs, and no text cut off in silence."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from mapper.errors import OutputError
from mapper.exports.workbook import MOST_LETTERS, as_xlsx
from mapper.joined.joined_table import Joined
from tests.exports.toy_data import HOSTILE, WORDS, changed, hostile, toy_day


def sheet(joined: Joined, name: str = "Control") -> Any:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(joined, WORDS)))[name]


def cell(joined: Joined, column: str, line: int = 2) -> Any:
    page = sheet(joined)
    heads = [head.value for head in page[1]]
    return page.cell(line, heads.index(column) + 1)


def test_cells_are_of_their_type() -> None:
    joined = toy_day()
    assert cell(joined, "since").value == datetime(2021, 8, 1)
    assert cell(joined, "since").number_format == "yyyy-mm-dd"
    assert cell(joined, "area_km2").data_type == "n"
    assert cell(joined, "stale").value is False
    assert cell(joined, "status", line=3).value is None


def test_a_formula_is_text_and_stays_text_when_it_is_edited() -> None:
    found = cell(hostile(), "note")
    assert found.data_type == "s"
    assert found.value == HOSTILE.replace("\x0b", "_x000B_").replace("\ufffe", "_xFFFE_")
    assert found.quotePrefix
    assert not cell(toy_day(), "note").quotePrefix


def test_no_text_becomes_a_link_or_a_number() -> None:
    joined = changed(toy_day(), lambda row: {"note": "http://example.org/", "label": "007"})
    assert cell(joined, "note").hyperlink is None
    assert cell(joined, "label").value == "007"


def test_a_day_before_the_days_of_spreadsheets_is_text() -> None:
    joined = changed(toy_day(), lambda row: {"since": date(1899, 5, 1)})
    assert cell(joined, "since").value == "1899-05-01"


def test_sheets_for_statuses_columns_and_provenance() -> None:
    joined = toy_day()
    statuses = [row[0].value for row in sheet(joined, "Statuses").iter_rows(min_row=2)]
    assert statuses == ["blue", "contested", "red"]
    means = {row[0].value: row[1].value for row in sheet(joined, "Columns").iter_rows(min_row=2)}
    assert means["valid_from" if joined.history else "as_of"] == "The day of this row, included"
    told = {row[1].value for row in sheet(joined, "About").iter_rows(min_row=2)}
    assert {"ledger.csv", "mapper 1", "2021-08-05"} <= told


def test_a_text_that_no_cell_holds_is_refused() -> None:
    joined = changed(toy_day(), lambda row: {"note": "x" * (MOST_LETTERS + 1)})
    with pytest.raises(OutputError, match=r"note of 'Northfield' has 32,768 characters.*CSV"):
        as_xlsx(joined, WORDS)


def test_without_the_library_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match=r"pip install 'control-mapper\[xlsx\]'"):
        as_xlsx(toy_day(), WORDS)
