# SPDX-License-Identifier: MIT
"""Runs of repeated rows in a large table that fits into memory as numbers.

What `condense` does row by row, on a grid with a cell for each subject and day: where the cell of
a day has the fact of the day before, the row repeats it. It takes two numbers a row and two a cell,
and no sorting. Tables with more rows, or with far more cells than these, are for the `engine`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from mapper.errors import TableError
from mapper.model.limits import beyond, most
from mapper.tables.coded import Coded, NotCodedError, Numbers, Small
from mapper.tables.columns import ColumnMap
from mapper.tables.condense import DATED, SUBJECT, Dated
from mapper.tables.date_column import Seen
from mapper.tables.engine import too_many
from mapper.tables.raw import PART, Cell, Line

# Four bytes each, twice.
MOST_IN_GRID = 64_000_000

_NOTHING = -1


@dataclass(frozen=True)
class Grid:
    """The runs of a coded table; `first_line` is the line of its row 0."""

    name: str
    table: Coded
    headings: Sequence[str]
    columns: ColumnMap
    first_line: int

    def dates(self) -> tuple[Seen, ...]:
        """The different cells of the column of dates, in the order of the table."""
        dates = self.table.dates
        order = np.argsort(dates.first, kind="stable").tolist()
        return tuple(
            Seen(cell, self.first_line + int(dates.first[number]), int(dates.rows[number]))
            for number in order
            if (cell := dates.column.cells[number]) is not None and dates.rows[number]
        )

    def lines(self, when: Callable[[Cell], Dated | None]) -> Iterator[Line]:
        """The lines that `condense` would leave, without the headings; `when` reads a date.

        Raises TableError where too many are left, NotCodedError where a grid would be too large.
        """
        rows, through = self._runs(*self._days(when))
        if len(rows) > most("rows"):
            raise TableError(too_many(self.name, len(self.table), len(rows)))
        if len(rows) * len(self.headings) > most("cells"):
            raise TableError(beyond("cells", self.name, PART))
        order = np.argsort(rows)
        told = zip(rows[order].tolist(), through[order].tolist(), strict=True)
        for (row, last), cells in zip(told, self.table.row(rows[order]), strict=True):
            run = date.fromordinal(last) if last else None
            yield Line(self.first_line + row, cells, run)

    def _days(
        self, when: Callable[[Cell], Dated | None]
    ) -> tuple[NDArray[np.int64], Numbers, NDArray[np.bool_]]:
        """The different days, ascending; of each cell of dates the place of its day among them,
        and whether it is that one day.
        """
        read = [when(cell) for cell in self.table.dates.column.cells]
        days = np.array(sorted({one.day.toordinal() for one in read if one}), np.int64)
        places = {day: place for place, day in enumerate(days.tolist())}
        placed = [places[one.day.toordinal()] if one else _NOTHING for one in read]
        single = [bool(one and one.is_day) for one in read]
        return days, np.array(placed, np.int32), np.array(single, np.bool_)

    def _runs(
        self, days: NDArray[np.int64], placed: Numbers, single: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The rows that are left, and of each run its last day; 0 of what is none."""
        subject, plain = self._subjects()
        subjects = int(subject.max(initial=0)) + 1
        if subjects * len(days) > MOST_IN_GRID:
            what = f"{subjects:,} places on {len(days):,} days are more than are looked through"
            raise NotCodedError(what)
        table = self.table
        # By day, and within a day by subject: mostly as the rows lie.
        fact = np.full(subjects * len(days), _NOTHING, np.int32)
        row = np.full(len(fact), _NOTHING, np.int32)
        apart: list[NDArray[np.int64]] = []
        all_grow = bool(plain.all() and single[table.dates.rows > 0].all())
        start = 0
        for facts, day in zip(table.fact, table.day, strict=True):
            numbers = np.arange(start, start + len(facts), dtype=np.int32)
            start += len(facts)
            subject_of, day_of = subject.take(facts), placed.take(day)
            if all_grow and _entered_in_order(
                fact, row, day_of * np.int32(subjects) + subject_of, facts, numbers
            ):
                continue
            told = facts.astype(np.int32)
            grows = plain[told] & single[day] & (day_of >= 0)
            dated = day_of >= 0
            cell = day_of[dated].astype(np.int64) * subjects + subject_of[dated]
            numbered, joins = numbers[dated], grows[dated]
            apart.append(numbers[~dated].astype(np.int64))
            apart += _entered(fact, row, cell, told[dated], numbered, joins)
        starts, last = _stretches(fact.reshape(len(days), subjects), days)
        alone = np.concatenate(apart) if apart else np.empty(0, np.int64)
        rows = np.concatenate((row[starts].astype(np.int64), alone))
        return rows, np.concatenate((last, np.zeros(len(alone), np.int64)))

    def _subjects(self) -> tuple[Numbers, NDArray[np.bool_]]:
        """Of each fact the number of its subject, and whether its rows have no other day."""
        facts, places = self.table.facts, self._places()
        of = [places[name] for name in SUBJECT if name in places]
        _, subject = np.unique(facts.cells[:, of], axis=0, return_inverse=True)
        plain = np.ones(len(facts), np.bool_)
        for name in DATED:
            if name in places:
                cells = facts.columns[places[name]].cells
                empty = np.array([cell is None for cell in cells], np.bool_)
                plain &= empty[facts.cells[:, places[name]]]
        return subject.reshape(-1).astype(np.int32), plain

    def _places(self) -> dict[str, int]:
        """The place of each column of ours among those of facts."""
        numbers = {heading: n for n, heading in enumerate(self.headings)}
        told = {n: place for place, n in enumerate(self.table.told)}
        return {
            name: told[numbers[heading]]
            for name, heading in self.columns.by_column.items()
            if name != "date"
        }


# Of a cell with several rows, or one that joins no run.
_APART = -2


def _entered_in_order(
    fact: Numbers, row: Numbers, cell: Numbers, told: Small, numbers: Numbers
) -> bool:
    """Enter rows that all may join runs into their cells, if these are free and in one piece.

    That is how a table lies that says every place on every day.
    """
    if not len(cell):
        return True
    first, after = int(cell[0]), int(cell[-1]) + 1
    if after - first != len(cell) or not (np.diff(cell) == 1).all():
        return False
    if fact[first:after].max() != _NOTHING:
        return False
    fact[first:after] = told
    row[first:after] = numbers
    return True


def _entered(
    fact: Numbers,
    row: Numbers,
    cell: NDArray[np.int64],
    told: Numbers,
    numbers: Numbers,
    joins: NDArray[np.bool_],
) -> list[NDArray[np.int64]]:
    """Enter rows into their cells; the rows that stand alone, with those that stood there before.

    A cell is of one row that may join a run, or of none: then its rows stand alone.
    """
    held = fact[cell]
    fact[cell] = np.where(joins, told, _APART)
    row_before = row[cell]
    row[cell] = numbers
    # Of several rows for one cell the last has entered itself.
    twice = row[cell] != numbers
    crowded = (held != _NOTHING) | twice
    if not crowded.any() and joins.all():
        return []
    shared = np.unique(cell[crowded])
    alone = ~joins
    if len(shared):
        alone |= np.isin(cell, shared)
        fact[shared] = _APART
    # Those of earlier parts that stood in their cells as the only ones.
    before = np.unique(row_before[held >= 0])
    return [numbers[alone].astype(np.int64), before.astype(np.int64)]


def _stretches(
    grid: Numbers, days: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The cells in which runs begin, and the last day of each; 0 where it is the only one.

    `grid` has a line for each day; days that do not follow each other part runs.
    """
    follows = np.concatenate(([False], np.diff(days) == 1))
    starts: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    ends: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    subjects = grid.shape[1]
    before = np.full(subjects, _NOTHING, np.int32)
    for place, line in enumerate(grid):
        goes_on = (line == before) & (line >= 0) & follows[place]
        starts.append(np.flatnonzero((line >= 0) & ~goes_on) + place * subjects)
        ends.append(np.flatnonzero((before >= 0) & ~goes_on) + (place - 1) * subjects)
        before = line
    ends.append(np.flatnonzero(before >= 0) + (len(grid) - 1) * subjects)
    first, last = (_by_subject(np.concatenate(cells), subjects) for cells in (starts, ends))
    last_day = days[last // subjects] if len(last) else last
    return first, np.where(last > first, last_day, 0)


def _by_subject(cells: NDArray[np.int64], subjects: int) -> NDArray[np.int64]:
    return cells[np.lexsort((cells, cells % subjects))]
