# SPDX-License-Identifier: MIT
"""Tables with a column a date, as people keep them in spreadsheets: each cell becomes a row.

place,  2021-08-01, 2021-08-08            place, status,    date
Kabul,  government, taliban       as      Kabul, government, 2021-08-01
                                          Kabul, taliban,    2021-08-08
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mapper.errors import TableError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.tables.asked import Asked
from mapper.tables.columns import ColumnMap, map_columns
from mapper.tables.date_column import DateColumn, DateRules, Seen, date_column
from mapper.tables.dates import DateError, is_date
from mapper.tables.headings import heading_key, is_synonym
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.rows import NO_COLOURS, is_workbook
from mapper.tables.text import quoted

STATUS, DATE = "status", "date"

# So many headings make a table wide where nobody says that it is.
LEAST = 2

# What may stand under a date beside the status.
_DATED = (STATUS, "actor", "basis", "confidence", "source", "source_url", "note", "label")
_PLAIN = DateRules()
_BETWEEN = " \t_:;,.|/()[]-–—"


@dataclass(frozen=True)
class Dated:
    """A heading that is a date, alone or with the name of a column: `status (2021-08-01)`."""

    heading: str
    column: str
    date: str


def lengthened(raw: RawTable, asked: Asked) -> RawTable:
    """The table with a row for each filled cell under a date, where it is wide; else as it is.

    Wide is a table with two or more headings that are dates and with no column of statuses or of
    dates, unless `asked` says otherwise. Rows keep their lines, and the heading of their cell.
    Raises TableError where it is asked for and no heading is a date.
    """
    if not asked.wide and not is_wide(raw.headings, asked):
        return raw
    dated = dated_headings(raw.headings)
    columns = map_columns(raw.headings, asked.columns, constants=asked.constants, needed=())
    if not any(one.column == STATUS for one in dated):
        raise TableError(f"{raw.name}: {_no_date(raw.headings)}")
    return _lengthened(raw, dated, columns, asked)


def is_wide(headings: Sequence[str], asked: Asked) -> bool:
    """Whether these are plainly the headings of a table with a column a date."""
    statuses = sum(one.column == STATUS for one in dated_headings(headings))
    if asked.wide is False or statuses < LEAST:
        return False
    columns = map_columns(headings, asked.columns, constants=asked.constants, needed=())
    return not columns.has(STATUS) and not columns.has(DATE)


def dated_headings(headings: Iterable[str]) -> tuple[Dated, ...]:
    """The headings that are dates, with what their cells say: the status, or what they name.

    One that is written as the dates are and is none, such as 2024-02-30, is among them: what stands
    under it is said of some day, and reading the day says what is wrong with it.
    """
    headings = tuple(headings)
    found = {heading: dated for heading in headings if (dated := _dated(heading))}
    forms = {_form(heading): dated for heading, dated in found.items()}
    every = (found.get(h) or _as_dated(h, forms.get(_form(h))) for h in headings)
    return tuple(filter(None, every))


def _form(heading: str) -> str:
    return re.sub(r"\d", "0", heading)


def _as_dated(heading: str, other: Dated | None) -> Dated | None:
    """A heading of the form of another one as a date; None where that is not written in it."""
    if other is None or other.date not in other.heading:
        return None
    start = other.heading.index(other.date)
    return Dated(heading, other.column, heading[start : start + len(other.date)])


# As many as a table may have headings; they are looked at several times.
@lru_cache(maxsize=1 << 14)
def _dated(heading: str) -> Dated | None:
    if is_date(heading):
        return Dated(heading, STATUS, heading)
    for column, rest in _named_apart(heading):
        if is_date(rest):
            return Dated(heading, column, rest)
    return None


def _named_apart(heading: str) -> Iterator[tuple[str, str]]:
    """Columns whose word stands at the beginning or end of a heading, with what is left of it."""
    for found in re.finditer(r"[\s_:(\[|/-]+", heading):
        head, tail = heading[: found.start()], heading[found.end() :]
        for word, rest in ((head, tail), (tail, head)):
            column = _column(word)
            if column:
                yield column, re.sub("_+", "-", rest.strip(_BETWEEN))


def _column(word: str) -> str:
    """The column that a word names, of those that may stand under a date."""
    key = heading_key(word)
    return next((c for c in _DATED if key and (key == heading_key(c) or is_synonym(word, c))), "")


def _lengthened(
    raw: RawTable, dated: Sequence[Dated], columns: ColumnMap, asked: Asked
) -> RawTable:
    said = list(dict.fromkeys(one.column for one in dated))
    own = {one.heading for one in dated}
    own |= {h for c in (STATUS, DATE) if (h := columns.heading(c))}
    fixed = [h for h in raw.headings if h not in own and h not in (DATE, *said)]
    days = _by_day(dated)
    rows = [long for row in raw.rows for long in _rows(row, fixed, days)]
    silent = [row for row in raw.rows if all(row.cells.get(one.heading) is None for one in dated)]
    seen = [Seen(one.date, raw.head, len(raw.rows)) for one in dated if one.column == STATUS]
    dates = date_column(raw.name, seen, asked.date_order, asked.zone)
    return replace(
        raw,
        headings=(*fixed, *said, DATE),
        rows=tuple(rows),
        notes=(
            *raw.notes,
            _told(raw, seen, dates),
            *(_silent(raw.name, silent, columns) if rows else _wordless(raw)),
        ),
        dates=dates,
    )


def _by_day(dated: Sequence[Dated]) -> list[list[Dated]]:
    """The headings of each day, however they write it, in their order."""
    days: dict[str, list[Dated]] = {}
    for one in dated:
        days.setdefault(_day(one.date, _PLAIN) or one.date, []).append(one)
    return list(days.values())


def _rows(row: RawRow, fixed: Sequence[str], days: Sequence[Sequence[Dated]]) -> Iterator[RawRow]:
    """A row for each date under which a row of a wide table says something."""
    shared = {heading: row.cells.get(heading) for heading in fixed}
    for of_day in days:
        said: dict[str, Cell] = {one.column: row.cells.get(one.heading) for one in of_day}
        if any(cell is not None for cell in said.values()):
            first = next((one for one in of_day if one.column == STATUS), of_day[0])
            cells = {**shared, **said, DATE: first.date}
            yield replace(row, cells=cells, column=first.heading)


def _told(raw: RawTable, seen: Sequence[Seen], dates: DateColumn) -> Problem:
    days = sorted(day for one in seen if (day := _day(one.cell, dates.rules)))
    between = f", {days[0]} to {days[-1]}" if len(days) > 1 else ""
    what = f"read as a table with a column a date: {len(seen)} dates{between}"
    hint = f"an empty cell says nothing; {argument('wide', False)} reads it otherwise"
    return note(Where(raw.name, raw.head), what, hint, "wide-table")


def _day(cell: Cell, rules: DateRules) -> str:
    """The day or days of a heading, in one way of writing; nothing where it cannot be read."""
    try:
        return rules.span(cell).iso()
    except DateError:
        return ""


def _silent(name: str, rows: Sequence[RawRow], columns: ColumnMap) -> Iterator[Problem]:
    """Notes on rows that say nothing under any date."""
    for row in rows:
        text = str(row.cells.get(columns.heading("place") or "") or "")
        text = text or next((str(cell) for cell in row.cells.values() if cell is not None), "")
        what = f"{quoted(text)} has nothing under any date"
        yield note(Where(name, row.line), what, "left out", "silent-row", text)


def _wordless(raw: RawTable) -> Iterator[Problem]:
    """The problem of a table whose cells under dates are all empty, as where colours tell all."""
    what = "no cell under a date says anything"
    hint = "write the statuses as words"
    if is_workbook(raw.name):
        hint += f": {NO_COLOURS}"
    yield Problem(Where(raw.name, raw.head), what, hint, "no-words")


def _no_date(headings: Sequence[str]) -> str:
    listed = ", ".join(map(quoted, headings))
    return f"no heading is a date, so it has no column a date — the headings are {listed}"
