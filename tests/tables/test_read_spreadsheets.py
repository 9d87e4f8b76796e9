# SPDX-License-Identifier: MIT
"""XLSX, ODS and Parquet."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pyarrow import parquet as pq

from mapper.errors import TableError
from mapper.tables.read import read_table

Rows = Sequence[Sequence[Any]]

MAY: Rows = [
    ("place", "status", "date"),
    ("Westmarch", 0, date(2021, 5, 1)),
    ("Eastvale", 1.0, datetime(2021, 5, 2, 18, 30)),
]


def xlsx(path: Path, **sheets: Rows) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def ods(path: Path, rows: Rows) -> Path:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="May")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(path)
    return path


def test_numbers_and_days_keep_their_types(tmp_path: Path) -> None:
    table = read_table(xlsx(tmp_path / "control.xlsx", May=MAY))
    assert [tuple(row.cells.values()) for row in table.rows] == [
        ("Westmarch", 0, date(2021, 5, 1)),
        ("Eastvale", 1, date(2021, 5, 2)),
    ]


def test_a_row_has_the_number_that_the_spreadsheet_shows(tmp_path: Path) -> None:
    moved = [(), (), *((None, *row) for row in MAY[:2]), (), *((None, *row) for row in MAY[2:])]
    table = read_table(xlsx(tmp_path / "control.xlsx", May=moved))
    assert [(row.line, row.cells["place"]) for row in table.rows] == [
        (4, "Westmarch"),
        (6, "Eastvale"),
    ]


def hiding(path: Path, rows: Rows, *, row: int = 0, column: str = "") -> Path:
    """A workbook whose sheet `May` hides one row or column."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "May"
    for cells in rows:
        sheet.append(cells)
    if row:
        sheet.row_dimensions[row].hidden = True
    if column:
        sheet.column_dimensions[column].hidden = True
    book.save(path)
    return path


def test_hidden_rows_count_and_are_told_with_their_number(tmp_path: Path) -> None:
    table = read_table(hiding(tmp_path / "control.xlsx", MAY, row=3))
    assert [row.line for row in table.rows] == [2, 3]
    assert [(note.where.line, note.code, note.what, note.stops) for note in table.notes] == [
        (3, "hidden-rows", "1 hidden row counts like any other", False)
    ]


def test_hidden_rows_without_cells_are_not_told(tmp_path: Path) -> None:
    assert read_table(hiding(tmp_path / "control.xlsx", MAY, row=9)).notes == ()


def test_hidden_columns_are_told_by_their_headings(tmp_path: Path) -> None:
    table = read_table(hiding(tmp_path / "control.xlsx", MAY, column="A"))
    assert [note.what for note in table.notes] == [
        f"hidden columns count like any other: '{MAY[0][0]}'"
    ]


def test_several_sheets_must_be_chosen_from(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY, June=MAY)
    with pytest.raises(TableError, match=r"control.xlsx: .* 2 sheets .* `sheet`: 'May', 'June'"):
        read_table(path)


def test_the_sheet_asked_for_stands_in_the_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY, June=[("place",), ("Northfell",)])
    table = read_table(path, sheet="june")
    assert (table.name, table.rows[0].cells) == ("control.xlsx[June]", {"place": "Northfell"})


def test_a_sheet_of_remarks_beside_the_only_table_needs_no_choice_and_is_told(
    tmp_path: Path,
) -> None:
    remarks = [("The North was renamed in June.",), ("Ask the desk.",)]
    path = xlsx(tmp_path / "control.xlsx", May=MAY, Notes=remarks, About=[("by", "the desk")])
    table = read_table(path)
    assert table.name == "control.xlsx[May]"
    assert [note.what for note in table.notes] == [
        "sheets of one row or column are not read: 'Notes', 'About'"
    ]
    assert not read_table(path, sheet="may").notes


def test_empty_sheets_are_not_counted(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY, Sheet2=[], Sheet3=[])
    assert read_table(path).name == "control.xlsx"


def test_a_sheet_that_does_not_exist_names_the_closest(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY, June=MAY)
    with pytest.raises(TableError, match="no sheet named 'Jun' — closest: 'June' — there are"):
        read_table(path, sheet="Jun")


def test_an_empty_spreadsheet_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="the table is empty"):
        read_table(xlsx(tmp_path / "control.xlsx", May=[]))


def test_the_content_decides_and_not_the_ending(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY).rename(tmp_path / "control.csv")
    assert read_table(path).headings == ("place", "status", "date")


def test_a_spreadsheet_comes_through_standard_input(tmp_path: Path) -> None:
    data = xlsx(tmp_path / "control.xlsx", May=MAY).read_bytes()
    table = read_table("-", stdin=io.BytesIO(data))
    assert (table.name, len(table.rows)) == ("standard input", 2)


def test_ods_is_read_like_xlsx(tmp_path: Path) -> None:
    path = ods(tmp_path / "control.ods", [("place", "status"), ("Westmarch", "contested")])
    table = read_table(path)
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, {"place": "Westmarch", "status": "contested"})
    ]


def test_a_damaged_spreadsheet_is_told_in_one_line() -> None:
    with pytest.raises(TableError) as caught:
        read_table("-", stdin=io.BytesIO(b"PK\x03\x04 this is no zip archive"))
    assert str(caught.value).startswith("standard input: the spreadsheet cannot be opened")
    assert "\n" not in str(caught.value)


def parquet(path: Path, **columns: list[Any]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_rows_are_numbered_as_records(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "control.parquet",
        place=["Westmarch", "Eastvale"],
        status=[0, 1],
        date=[date(2021, 5, 1), None],
    )
    assert [(row.line, tuple(row.cells.values())) for row in read_table(path).rows] == [
        (1, ("Westmarch", 0, date(2021, 5, 1))),
        (2, ("Eastvale", 1, None)),
    ]


def test_parquet_without_its_extra_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = parquet(tmp_path / "control.parquet", place=["Westmarch"])
    real = builtins.__import__

    def without_pyarrow(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_pyarrow)
    with pytest.raises(TableError, match=r"pip install 'control-mapper\[parquet\]'"):
        read_table(path)


def test_damaged_parquet_is_told_in_one_line() -> None:
    with pytest.raises(TableError) as caught:
        read_table("-", stdin=io.BytesIO(b"PAR1 and nothing more"))
    assert str(caught.value).startswith("standard input: the Parquet file cannot be read")
    assert "\n" not in str(caught.value)


def test_a_stray_cell_in_the_last_corner_is_told_and_does_not_end_the_process(
    tmp_path: Path,
) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(path)
    with pytest.raises(TableError, match="a cell stands far from all others, at XFD1048576 — del"):
        read_table(path)


def test_a_sheet_that_only_claims_to_be_large_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "control.xlsx", May=MAY)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["XFD900000"].font = openpyxl.styles.Font(bold=True)
    book.save(path)
    claim_all_cells(path)
    assert len(read_table(path).rows) == 2


def claim_all_cells(path: Path) -> None:
    """Write the dimension that programs give to a sheet formatted to its last row and column."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(
                name, re.sub(rb'(<dimension ref=)"[^"]+"', rb'\1"A1:XFD1048576"', content)
            )


DAY: Rows = [("Province", "Status"), ("Ghor", "government")]
LATER: Rows = [("province", "Status", "Source"), ("Ghor", "taliban", "desk")]


def test_sheets_with_dates_for_names_are_one_table(tmp_path: Path) -> None:
    sheets = {"2021-08-05": DAY, "15 August 2021": LATER, "Notes": [("of the desk",)]}
    table = read_table(xlsx(tmp_path / "weeks.xlsx", **sheets))
    assert table.headings == ("Province", "Status", "date", "Source")
    assert [dict(row.cells) for row in table.rows] == [
        {"Province": "Ghor", "Status": "government", "date": "2021-08-05"},
        {"Province": "Ghor", "Status": "taliban", "Source": "desk", "date": "15 August 2021"},
    ]
    assert [str(row.where(table.name)) for row in table.rows] == [
        "weeks.xlsx[2021-08-05]:2",
        "weeks.xlsx[15 August 2021]:2",
    ]


def test_sheets_that_are_read_together_and_those_left_are_noted(tmp_path: Path) -> None:
    sheets = {"2021-08-05": DAY, "2021-08-15": LATER, "Notes": [("of the desk",)]}
    table = read_table(xlsx(tmp_path / "weeks.xlsx", **sheets))
    assert [note.what for note in table.notes] == [
        "2 sheets are read as one table, each of the date in its name: '2021-08-05', '2021-08-15'",
        "sheets without a date for a name are not read: 'Notes'",
    ]


def test_one_of_the_sheets_can_be_chosen(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "weeks.xlsx", **{"2021-08-05": DAY, "2021-08-15": LATER})
    table = read_table(path, sheet="2021-08-15")
    assert [row.cells["date"] for row in table.rows] == ["2021-08-15"]


def test_a_sheet_with_a_column_of_dates_keeps_it(tmp_path: Path) -> None:
    table = read_table(xlsx(tmp_path / "weeks.xlsx", **{"2021-08-05": MAY, "2021-08-15": DAY}))
    assert [row.cells["date"] for row in table.rows] == [
        date(2021, 5, 1),
        date(2021, 5, 2),
        "2021-08-15",
    ]


def test_the_names_of_sheets_have_one_order_of_day_and_month(tmp_path: Path) -> None:
    table = read_table(xlsx(tmp_path / "weeks.xlsx", **{"05.08.2021": DAY, "15.08.2021": LATER}))
    assert table.dates is not None
    assert table.dates.rules.span("05.08.2021").first == date(2021, 8, 5)
    assert [str(told) for told in table.dates.problems] == [
        "weeks.xlsx: '05.08.2021' is read day first, as '15.08.2021' must be — one column has one "
        'order; `date_format="DMY"` says so'
    ]


def test_a_column_of_dates_is_read_by_what_stands_in_it(tmp_path: Path) -> None:
    dated = [("Province", "Status", "date"), ("Ghor", "government", "2021-08-04")]
    sheets = {"05.08.2021": dated, "15.08.2021": dated}
    assert read_table(xlsx(tmp_path / "weeks.xlsx", **sheets)).dates is None


def test_positions_of_all_sheets_have_one_order(tmp_path: Path) -> None:
    sheets = {
        day: [("place", "status", "position"), ("Base", "a", cell)]
        for day, cell in {"2021-08-05": "100.5, 13.7", "2021-08-15": "20.5, 13.7"}.items()
    }
    table = read_table(xlsx(tmp_path / "weeks.xlsx", **sheets))
    assert [row.cells["lon"] for row in table.rows] == [100.5, 20.5]


def test_merged_cells_count_for_each_of_their_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Province", "District", "Status"), ("Ghor", "Aa", "a"), (None, "Bb", "b")):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "merged.xlsx")
    table = read_table(tmp_path / "merged.xlsx")
    assert [row.cells["Province"] for row in table.rows] == ["Ghor", "Ghor"]
    assert [str(note) for note in table.notes] == [
        "merged.xlsx:3: merged cells count for each of their rows: 1"
    ]
