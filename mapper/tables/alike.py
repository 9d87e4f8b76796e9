# SPDX-License-Identifier: MIT
"""Rows that differ in place and day alone from one that was read and is sound.

A long table says the same of many places on many days. What a row says beside these two is read
once, and so is each place and each day; a row of cells that are all found sound is put together
from what they were read as. Any other row is read in full.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from mapper.model.dates import Span
from mapper.model.record import Kind, Record
from mapper.tables.kinds import border_country
from mapper.tables.raw import Cell, RawRow
from mapper.tables.rows import RowReader, RowReading
from mapper.tables.text import bare, has_stray

# Columns that are checked against the day of their row.
_BESIDE_THE_DAY = ("until", "reported")
_APART = ("place", "date")
_OWN = ("place", "date", "where", "order", "through")
_FIELDS = [field.name for field in fields(Record) if field.name not in _OWN]


class Alike:
    """The records of rows whose cells were all read before, in rows without a problem."""

    def __init__(self, reading: RowReading) -> None:
        self.reading = reading
        columns = reading.columns
        self.place, self.date = (columns.by_column.get(column, "") for column in _APART)
        self.others = tuple(h for name, h in columns.by_column.items() if name not in _APART)
        dated = [columns.by_column[name] for name in _BESIDE_THE_DAY if name in columns.by_column]
        self.dated = tuple(dated)
        fixed = columns.constants.keys()
        self.is_open = bool(self.place and self.date) and not fixed & {*_APART, *_BESIDE_THE_DAY}
        # Of what rows say beside place and day, all fields that come of it.
        self._said: dict[tuple[Cell, ...], dict[str, Any]] = {}
        self._places: dict[Cell, str | None] = {}
        self._days: dict[Cell, Span] = {}

    def record(self, row: RawRow, order: int) -> Record | None:
        """The record of a row, or None where it has to be read in full."""
        cells, through = row.cells, row.through
        like = self._said.get(tuple([cells.get(name) for name in self.others]))
        day = self._days.get(cells.get(self.date))
        if like is None or day is None:
            return None
        cell = cells.get(self.place)
        place = self._places[cell] if cell in self._places else self._place(cell)
        if place is None:
            return None
        if through is not None and through > self.reading.today:
            return None
        where = row.where(self.reading.name)
        return Record(**like, place=place, date=day, where=where, order=order, through=through)

    def _place(self, cell: Cell) -> str | None:
        """The name in a cell, where nothing is to be told of it; remembered."""
        name = "" if cell is None else self.reading.text(cell, bare)
        # A border region is of that kind by its place alone, whatever else the row says.
        is_strange = isinstance(cell, str) and has_stray(cell)
        is_plain = name and not is_strange and border_country(name) is None
        self._places[cell] = name if is_plain else None
        return self._places[cell]

    def learn(self, reader: RowReader, record: Record | None) -> None:
        """Remember the cells of a row that was read in full, and has no problem."""
        cells = reader.row.cells
        if record is None or reader.problems or not self.is_open:
            return
        if record.kind is Kind.BORDER or any(cells.get(name) is not None for name in self.dated):
            return
        status = reader.reading.scheme.status(record.status)
        if status.starts is not None or status.ends is not None:
            return
        said = {name: getattr(record, name) for name in _FIELDS}
        self._said[tuple(map(cells.get, self.others))] = said
        self._days[cells.get(self.date)] = record.date
