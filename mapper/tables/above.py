# SPDX-License-Identifier: MIT
"""Cells that say what the one above them says: ditto marks, and blanks under a place.

Kabul, government, 2021-08-05
     , taliban,    2021-08-15
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from mapper.errors import TableError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument, given
from mapper.tables.asked import Asked
from mapper.tables.closest import closest_hint
from mapper.tables.columns import ColumnMap, map_columns
from mapper.tables.formulas import freed
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import bare, quoted
from mapper.tables.wide import STATUS, dated_headings

_MARKS = re.compile(
    r"[-–—\s]*(?:[\"″〃“”„]|''|’’|//)[-–—\s]*|ditto|dto\.?|do\.|same|(?:same )?as above|"
    r"idem|id\.|ibid\.?|то же|те саме|там же|там само|همان|نفسه",
    re.IGNORECASE,
)
_LONGEST = 20
# What is written for one row alone.
_OF_ONE_ROW = ("note", "label", "source_url")

# So many empty places are no slip of the pen.
LEAST = 2


def filled_down(raw: RawTable, asked: Asked) -> RawTable:
    """The table with what stands above in cells that say so, and a note on them.

    - Ditto marks stand for the cell above them, in any column but notes and titles.
    - `asked.fill_down`: columns whose empty cells do; below the last status is no row to fill.
    - Where nobody asks, empty places do, where that is plain.

    Raises TableError for a column that is none.
    """
    if any(row.through for row in raw.rows):  # of a run only the first row is there
        return raw
    columns = map_columns(raw.headings, asked.columns, constants=asked.constants, needed=())
    raw = _without_marks(raw, columns)
    if asked.fill_down is not None:
        return _filled(raw, _headings(raw, columns, asked.fill_down), columns)
    place = columns.heading("place")
    if place is None or not _is_plain(raw, place, columns):
        return raw
    return _filled(raw, [place], columns)


def _without_marks(raw: RawTable, columns: ColumnMap) -> RawTable:
    """The table with the cell above in place of each ditto mark under another cell."""
    looked_at = [h for column, h in columns.by_column.items() if column not in _OF_ONE_ROW]
    looked_at = [heading for heading in looked_at if any(map(is_mark, raw.under(heading)))]
    if not looked_at:
        return raw
    rows, taken = _from_above(raw.rows, looked_at, is_mark)
    found = Counter(str(row.cells[heading]).strip() for row, heading in taken)
    if not found:
        return raw
    texts = ", ".join(f"{quoted(text)} ({count:,})" for text, count in found.items())
    told = note(Where(raw.name), f"read as what stands above: {texts}", code="ditto")
    return replace(raw, rows=tuple(rows), notes=(*raw.notes, told))


def _from_above(
    rows: Sequence[RawRow], headings: Sequence[str], takes: Callable[[Cell], bool]
) -> tuple[list[RawRow], list[tuple[RawRow, str]]]:
    """The rows with the cell above in place of each that takes it and has one, and which these are:
    their rows as they lay, and headings.
    """
    above: dict[str, Cell] = {}
    new_rows = []
    taken = []
    for row in rows:
        new = {h: above[h] for h in headings if h in above and takes(row.cells.get(h))}
        cells: Mapping[str, Cell] = {**row.cells, **new}
        above |= {h: cell for h in headings if (cell := cells.get(h)) is not None}
        new_rows.append(replace(row, cells=cells) if new else row)
        taken += [(row, heading) for heading in new]
    return new_rows, taken


def is_mark(cell: Cell) -> bool:
    """Whether a cell says that it is the same as the one above."""
    short = isinstance(cell, str) and len(cell) <= _LONGEST
    # What keeps a text from being run as a formula is none of its own: `''-` is `'-`.
    return short and _MARKS.fullmatch(bare(freed(str(cell)))) is not None


def _headings(raw: RawTable, columns: ColumnMap, wanted: Sequence[str]) -> list[str]:
    found = []
    for name in wanted:
        heading = columns.heading(name) or (name if name in raw.headings else None)
        if heading is None:
            listed = ", ".join(map(quoted, raw.headings))
            raise TableError(
                f"{raw.name}: {given('fill_down', name)}: there is no such column — "
                f"{closest_hint(name, raw.headings)}the headings are {listed}"
            )
        found.append(heading)
    return found


def _is_plain(raw: RawTable, place: str, columns: ColumnMap) -> bool:
    """Whether empty places mean the one above.

    Then several are empty, each in a row with a status and a day that the place above has no other
    row of, and no place stands in two rows one under the other.
    """
    status, date = columns.heading(STATUS), columns.heading("date")
    body = _body(raw, columns)
    places = [row.cells.get(place) for row in body]
    if places.count(None) < LEAST or places[0] is None or not (status and date):
        return False
    if any(one is not None and one == next_one for one, next_one in pairwise(places)):
        return False
    empty = [row for row in body if row.cells.get(place) is None]
    if any(row.cells.get(heading) is None for row in empty for heading in (status, date)):
        return False
    apart = [h for c in ("within", "country", "date") if (h := columns.heading(c))]
    above = accumulate(places, _or_above)
    of = [(one, *map(row.cells.get, apart)) for one, row in zip(above, body, strict=True)]
    return len(set(of)) == len(of)


def _or_above(above: Cell, cell: Cell) -> Cell:
    return above if cell is None else cell


def _body(raw: RawTable, columns: ColumnMap) -> Sequence[RawRow]:
    """The rows down to the last with a status: below it are totals and remarks."""
    told = [h for h in (columns.heading(STATUS),) if h]
    told = told or [one.heading for one in dated_headings(raw.headings)] or list(raw.headings)
    end = len(raw.rows)
    while end and not _says(raw.rows[end - 1], told):
        end -= 1
    return raw.rows[:end]


def _says(row: RawRow, headings: Sequence[str]) -> bool:
    return any(row.cells.get(heading) is not None for heading in headings)


def _filled(raw: RawTable, headings: Sequence[str], columns: ColumnMap) -> RawTable:
    body = _body(raw, columns)
    rows, taken = _from_above(body, headings, _is_empty)
    lines = {heading: [row.line for row, of in taken if of == heading] for heading in headings}
    rest = raw.rows[len(body) :]
    return replace(raw, rows=(*rows, *rest), notes=(*raw.notes, *_told(raw.name, lines)))


def _is_empty(cell: Cell) -> bool:
    return cell is None


def _told(name: str, filled: Mapping[str, Sequence[int]]) -> Iterator[Problem]:
    for heading, lines in filled.items():
        if lines:
            what = (
                f"empty cells under {quoted(heading)} are read as what stands above: {len(lines):,}"
            )
            hint = f"{argument('fill_down', '')} leaves them empty"
            yield note(Where(name, lines[0]), what, hint, "filled-down")
