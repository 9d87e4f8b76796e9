# SPDX-License-Identifier: MIT
"""Spreadsheets: XLSX, ODS and the older Excel formats, through python-calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from mapper.errors import TableError
from mapper.model.foreign import told_as
from mapper.model.limits import must_be_within
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, by_argument
from mapper.tables.closest import closest_hint
from mapper.tables.dates import is_date
from mapper.tables.raw import Line, cell_value
from mapper.tables.sheet_hidden import Hidden, hidden_in
from mapper.tables.sheet_span import must_fit
from mapper.tables.text import quoted, quoted_all
from mapper.tables.zipped import unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


# So many hidden rows are named, and so many sheets.
HIDDEN_NAMED, DAYS_NAMED = 8, 4
# So many sheets with dates for names make one table.
DAYS = 2


class SheetLines(NamedTuple):
    """The rows of one sheet; `name` is the file's, with the sheet where there are several.

    `notes`: what the sheet hides and the table has all the same. `day`: where the name of the sheet
    is the date of its rows, that name. `merged`: the number of the row of each cell that has what
    a merged cell above it says.
    """

    name: str
    lines: list[Line]
    notes: tuple[Problem, ...] = ()
    day: str = ""
    merged: tuple[int, ...] = ()


class Book(NamedTuple):
    """The sheets of a workbook that make a table: one, or one a date, and what is told of them."""

    sheets: tuple[SheetLines, ...]
    notes: tuple[Problem, ...] = ()


def workbook_lines(name: str, data: bytes, sheet: str | None = None) -> Book:
    """The rows of the sheet asked for, of the only one that has more than remarks, or of all whose
    names are dates where there are several of these.

    Raises TableError where the file is no spreadsheet, is locked, has several sheets with tables
    and none was asked for, does not have the one that was, or has a cell so far from the others
    that no memory would do.
    """
    with opened_workbook(name, data) as book:
        filled = {found.name: found for found in _sheets(book) if found.height}
        days = [found for found in filled if is_date(found)]
        if sheet is None and len(days) >= DAYS:
            chosen = days
        else:
            chosen = [_chosen(name, book.sheet_names, _with_tables(filled), sheet)]
        sheets = [_sheet_lines(name, data, filled, one) for one in chosen]
    if sheet is not None:
        return Book(tuple(sheets), ())
    return Book(tuple(sheets), tuple(_tell_left(name, list(filled), chosen)))


@contextmanager
def opened_workbook(name: str, data: bytes) -> Iterator[CalamineWorkbook]:
    """The workbook while it is read; TableError where it, or any sheet of it, cannot be."""
    from python_calamine import load_workbook

    must_fit(name, data)
    with told_as(TableError, lambda reason: unreadable(name, reason)):
        yield load_workbook(io.BytesIO(data))


def _sheet_lines(
    name: str, data: bytes, filled: Mapping[str, CalamineSheet], chosen: str
) -> SheetLines:
    told = f"{name}[{chosen}]" if len(filled) > 1 else name
    lines = _lines(filled[chosen]) if chosen in filled else []
    merged = _fill(name, lines, _merged(filled[chosen])) if chosen in filled else []
    notes = tuple(_tell_hidden(told, lines, hidden_in(data, chosen)))
    return SheetLines(told, lines, notes, chosen if is_date(chosen) else "", tuple(merged))


def _tell_left(name: str, filled: Sequence[str], chosen: Sequence[str]) -> Iterator[Problem]:
    """A note where sheets are read as one table, and on those that are not read."""
    if len(chosen) >= DAYS:
        listed = ", ".join(map(quoted, chosen[:DAYS_NAMED])) + ", …" * (len(chosen) > DAYS_NAMED)
        what = f"{len(chosen)} sheets are read as one table, each of the date in its name: {listed}"
        hint = by_argument(f"{argument('sheet', 'NAME')} reads one")
        yield note(Where(name), what, hint, "day-sheets")
    left = [found for found in filled if found not in chosen]
    if left:
        why = "without a date for a name" if len(chosen) >= DAYS else "of one row or column"
        what = f"sheets {why} are not read: {', '.join(map(quoted, left))}"
        hint = by_argument(f"{argument('sheet', left[0])} reads that")
        yield note(Where(name), what, hint, "sheets-left")


# Cells of a sheet by row and column from 0 on: of the first and of the last.
_Range = tuple[tuple[int, int], tuple[int, int]]


def _merged(sheet: CalamineSheet) -> list[_Range]:
    """The merged cells of a sheet that reach over several rows; none where its format has none."""
    ranges = getattr(sheet, "merged_cell_ranges", None) or []
    return [(first, last) for first, last in ranges if last[0] > first[0]]


def _fill(name: str, lines: list[Line], merged: Sequence[_Range]) -> list[int]:
    """Give each row what is merged over it; the numbers of these rows, a cell each."""
    if not merged:
        return []
    rows = {line.number: list(line.cells) for line in lines}
    last = lines[-1].number if lines else 0
    merged = [((top, left), (min(bottom, last), right)) for (top, left), (bottom, right) in merged]
    reached = sum(max(0, bottom - top) for (top, _), (bottom, _) in merged)
    must_be_within("cells", reached, name, TableError, "unmerge its cells")
    filled: list[int] = []
    for (top, column), (bottom, _) in merged:
        value = dict(enumerate(rows.get(top + 1, []))).get(column)
        below = [rows.get(number, []) for number in range(top + 2, bottom + 2)]
        for number, cells in enumerate(below, start=top + 2):
            if cell_value(value) is not None and column < len(cells):
                cells[column] = value
                filled.append(number)
    lines[:] = [Line(line.number, rows[line.number]) for line in lines]
    return filled


def _sheets(book: CalamineWorkbook) -> list[CalamineSheet]:
    from python_calamine import SheetTypeEnum

    return [
        book.get_sheet_by_name(about.name)
        for about in book.sheets_metadata
        if about.typ is SheetTypeEnum.WorkSheet
    ]


def _with_tables(filled: dict[str, CalamineSheet]) -> dict[str, CalamineSheet]:
    """The sheets with more than one row and column, where there are any: others hold remarks."""
    tables = {name: one for name, one in filled.items() if one.width > 1 and one.height > 1}
    return tables or filled


def _chosen(
    name: str, names: list[str], filled: dict[str, CalamineSheet], sheet: str | None
) -> str:
    if sheet is not None:
        return _named(name, names, sheet)
    if len(filled) > 1:
        listed = quoted_all([*filled])
        raise TableError(
            f"{name}: the spreadsheet has {len(filled)} sheets — "
            + by_argument(
                f"choose one with {argument('sheet')}: {listed}",
                f"give a file with one of them: {listed}",
            )
        )
    return next(iter(filled), "")


def _named(name: str, names: list[str], sheet: str) -> str:
    for found in names:
        if found.strip().casefold() == sheet.strip().casefold():
            return found
    listed = quoted_all(names)
    guess = closest_hint(sheet, names)
    raise TableError(f"{name}: no sheet named '{sheet}' — {guess}there are {listed}")


def _tell_hidden(name: str, lines: list[Line], hidden: Hidden) -> Iterator[Problem]:
    """Notes on the rows and columns with cells that a sheet hides: they count like the others."""
    filled = [line for line in lines if any(cell_value(cell) is not None for cell in line.cells)]
    rows = [line.number for line in filled if line.number in hidden.rows]
    if rows:
        listed = ", ".join(map(str, rows[:HIDDEN_NAMED])) + ", …" * (len(rows) > HIDDEN_NAMED)
        one = len(rows) == 1
        what = f"{len(rows):,} hidden {'row counts' if one else 'rows count'} like any other"
        hint = (
            f"row {listed}: delete what does not belong to the table"
            if one
            else (f"rows {listed}: delete what does not belong to the table")
        )
        yield note(Where(name, rows[0]), what, hint, "hidden-rows")
    heads = filled[0].cells if filled else ()
    texts = [str(head) for n, head in enumerate(heads, 1) if n in hidden.columns and head]
    if texts:
        listed = ", ".join(map(quoted, texts))
        what = f"hidden columns count like any other: {listed}"
        yield note(Where(name), what, "delete what does not belong to the table", "hidden-columns")


def _lines(sheet: CalamineSheet) -> list[Line]:
    top = sheet.start[0] if sheet.start else 0
    return [Line(top + 1 + i, row) for i, row in enumerate(sheet.to_python(skip_empty_area=True))]
