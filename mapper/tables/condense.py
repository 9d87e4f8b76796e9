# SPDX-License-Identifier: MIT
"""Rows that a daily table repeats day after day, told once with their first and last day.

Lossless: a row becomes part of a run only where each of the run's days has that one row of its
subject and no other. So neither the order of rows nor what they say is touched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mapper.tables.columns import ColumnMap
from mapper.tables.date_column import DateRules
from mapper.tables.dates import DateError
from mapper.tables.raw import Cell, RawRow

# What a row is about. Rows that differ in one of these may be about different places.
SUBJECT = ("place", "kind", "within", "code", "lat", "lon", "country")
# Days that are checked against the day of each row: rows with one stay apart.
DATED = ("until", "reported")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dated:
    """The day from which on a row counts, and whether its date is that one day."""

    day: date
    is_day: bool


@dataclass(slots=True)
class _Run:
    number: int
    row: RawRow
    facts: tuple[Cell, ...]
    first: date
    last: date
    grows: bool

    def told(self) -> tuple[int, RawRow]:
        """The number of its first row, and the run as one."""
        run = self.last > self.first
        return self.number, replace(self.row, through=self.last) if run else self.row


def condense(
    rows: Sequence[RawRow], columns: ColumnMap, rules: DateRules | None = None
) -> list[RawRow]:
    """The rows of a table, those of a run as its first with `through` the run's last day.

    A run is of rows that are alike in every column but the date, one a day, day after day, for a
    subject that has no other row on these days. In the order of the table. Where some row is a
    run already, or there is no date, the rows as they are.
    """
    heading = columns.heading("date")
    if heading is None or any(row.through for row in rows):
        return list(rows)
    when = reading_once(rules or DateRules())
    subject, facts = (
        _cells_of([columns.by_column[c] for c in of if c in columns.by_column])
        for of in (SUBJECT, tuple(c for c in columns.by_column if c != "date"))
    )
    apart = [columns.by_column[c] for c in DATED if c in columns.by_column]
    whole: list[tuple[int, RawRow]] = []
    dated: defaultdict[tuple[Cell, ...], list[tuple[date, int, bool]]] = defaultdict(list)
    for number, row in enumerate(rows):
        found = when(row.cells.get(heading))
        if found is None:
            whole.append((number, row))
            continue
        joins = found.is_day and all(row.cells.get(name) is None for name in apart)
        dated[subject(row)].append((found.day, number, joins))
    for entries in dated.values():
        whole += _joined(sorted(entries), rows, facts)
    return [row for _, row in sorted(whole, key=lambda one: one[0])]


def reading_once(rules: DateRules) -> Callable[[Cell], Dated | None]:
    """Reads the date of a cell, once for equal cells; None for what is no date."""
    known: dict[Cell, Dated | None] = {}

    def read(cell: Cell) -> Dated | None:
        if cell not in known:
            known[cell] = _dated(cell, rules)
        return known[cell]

    return read


def _dated(cell: Cell, rules: DateRules) -> Dated | None:
    try:
        span = rules.span(cell) if cell is not None else None
    except DateError:
        return None
    return Dated(span.last, span.is_day) if span else None


def _cells_of(headings: Sequence[str]) -> Callable[[RawRow], tuple[Cell, ...]]:
    return lambda row: tuple(map(row.cells.get, headings))


def _joined(
    entries: Sequence[tuple[date, int, bool]],
    rows: Sequence[RawRow],
    facts: Callable[[RawRow], tuple[Cell, ...]],
) -> Iterator[tuple[int, RawRow]]:
    """The runs of one subject, from the days, numbers and joining of its rows by day."""
    run: _Run | None = None
    times = Counter(day for day, _, _ in entries)
    for day, number, joins in entries:
        grows, told = joins and times[day] == 1, facts(rows[number])
        if run and run.grows and grows and day == run.last + _DAY and told == run.facts:
            run.last = day
            continue
        if run:
            yield run.told()
        run = _Run(number, rows[number], told, day, day, grows)
    if run:
        yield run.told()
