# SPDX-License-Identifier: MIT
"""The sheets of a workbook as one table, each with the date that is its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_

from mapper.model.problem import Where, note
from mapper.tables.asked import Asked
from mapper.tables.columns import map_columns
from mapper.tables.date_column import DateColumn, Seen, date_column
from mapper.tables.head import headed
from mapper.tables.headings import heading_key
from mapper.tables.raw import RawRow, RawTable, table_from_lines
from mapper.tables.wide import DATE, is_wide
from mapper.tables.workbook import Book, SheetLines

# The heading that the dates of sheets get; no table has a column of dates beside it.
SHEET_DATE = "date"


def book_table(name: str, book: Book, asked: Asked) -> RawTable:
    """The table of a workbook: that of its sheet, or of its sheets, each with its date.

    A sheet with a column of dates keeps it. Rows keep their lines and the names of their sheets.
    """
    found = [_sheet_table(sheet, asked) for sheet in book.sheets]
    tables = [
        _with_day(table, sheet.day, asked) for table, sheet in zip(found, book.sheets, strict=True)
    ]
    if len(tables) == 1:
        return replace(tables[0], notes=(*book.notes, *tables[0].notes))
    first = tables[0].headings
    names = [_names(table.headings, first) for table in tables]
    return RawTable(
        name=name,
        headings=tuple(dict.fromkeys(heading for named in names for heading in named.values())),
        rows=tuple(
            row
            for sheet, table, named in zip(book.sheets, tables, names, strict=True)
            for row in _rows(table, sheet.day, named)
        ),
        notes=(*book.notes, *(problem for table in tables for problem in table.notes)),
        dates=_dates(name, book, asked) if not any(map(is_, tables, found)) else None,
    )


def _sheet_table(sheet: SheetLines, asked: Asked) -> RawTable:
    head = headed(sheet.name, sheet.lines, asked)
    raw = table_from_lines(sheet.name, head.lines, (*sheet.notes, *head.notes), ragged=False)
    merged = [number for number in sheet.merged if number > raw.head]
    if not merged:
        return raw
    what = f"merged cells count for each of their rows: {len(merged):,}"
    told = note(Where(sheet.name, min(merged)), what, code="merged-cells")
    return replace(raw, notes=(*raw.notes, told))


def _with_day(table: RawTable, day: str, asked: Asked) -> RawTable:
    """The table with the date of its sheet, where it has none by itself."""
    columns = map_columns(table.headings, asked.columns, constants=asked.constants, needed=())
    if not day or columns.has(DATE) or is_wide(table.headings, asked):
        return table
    rows = (replace(row, cells={**row.cells, SHEET_DATE: day}) for row in table.rows)
    return replace(table, headings=(*table.headings, SHEET_DATE), rows=tuple(rows))


def _names(headings: Sequence[str], first: Sequence[str]) -> dict[str, str]:
    """The headings of a sheet, each as the first sheet writes it."""
    known = {heading_key(heading): heading for heading in first}
    return {heading: known.get(heading_key(heading), heading) for heading in headings}


def _rows(table: RawTable, sheet: str, names: Mapping[str, str]) -> Iterator[RawRow]:
    for row in table.rows:
        cells = {names[heading]: cell for heading, cell in row.cells.items()}
        yield replace(row, cells=cells, sheet=sheet)


def _dates(name: str, book: Book, asked: Asked) -> DateColumn:
    """How the names of the sheets are read, all of them in one order of day and month."""
    seen = [Seen(sheet.day, 0, len(sheet.lines)) for sheet in book.sheets]
    return date_column(name, seen, asked.date_order, asked.zone)
