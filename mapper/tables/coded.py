# SPDX-License-Identifier: MIT
"""A large table as numbers: each different cell of a column once, and of every row its number.

What a row says but for its date is a fact, and each different fact stands once. So 33 million rows
are two numbers each, and whatever is asked of a cell is asked of few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mapper.model.limits import most
from mapper.tables.raw import Cell, cell_value

if TYPE_CHECKING:
    import pyarrow

Numbers = NDArray[np.int32]
# Numbers in as few bytes as they need.
Small = NDArray[Any]
Keys = NDArray[Any]

# Of one column; each takes a hundred bytes.
MOST_CELLS = 1_000_000
# Facts are looked up in an array up to so many bits of their numbers, and hashed beyond.
ARRAY_BITS = 24
_KEY_BITS = 62


class NotCodedError(Exception):
    """The rows are too many, or differ too much, to be held as numbers; says which."""


class LongCellError(Exception):
    """In a row, counted from 0, a cell has more letters than are read of one."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass
class Column:
    """The different cells of a column, numbered as they come.

    `clean`: what a value is read as. `long`: the numbers of cells with more letters than are read.
    """

    clean: Callable[[object], Cell] = cell_value
    cells: list[Cell] = field(default_factory=list)
    long: list[int] = field(default_factory=list)
    _numbers: dict[Cell, int] = field(default_factory=dict)
    # The values that were met, with their numbers, and after these that of nothing.
    _met: pyarrow.Array | None = None
    _meaning: Numbers = field(default_factory=lambda: np.empty(0, np.int32))
    # The last dictionary and its numbers: parts of a table often have one and the same.
    _last: tuple[pyarrow.Array, Numbers] | None = None

    def numbers(self, values: pyarrow.Array) -> Numbers:
        """Of each value its number."""
        import pyarrow.compute as pc
        from pyarrow import types

        coded = values if types.is_dictionary(values.type) else pc.dictionary_encode(values)
        meant = self._meant(coded.dictionary)
        places = coded.indices
        if places.null_count:
            places = pc.fill_null(places, len(meant) - 1)
        found: Numbers = meant.take(places.to_numpy(zero_copy_only=False))
        return found

    def _meant(self, values: pyarrow.Array) -> Numbers:
        """The number of each value of a dictionary, and after them that of nothing."""
        import pyarrow.compute as pc

        if self._last is not None and self._last[0].equals(values):
            return self._last[1]
        if self._met is None:
            self._met, self._meaning = values.slice(0, 0), np.array([self._number(None)], np.int32)
        places = pc.index_in(values, value_set=self._met)
        if places.null_count:
            self._meet(values.filter(pc.is_null(places)))
            places = pc.index_in(values, value_set=self._met)
        found = places.fill_null(len(self._met)).to_numpy(zero_copy_only=False)
        self._last = values, self._meaning[np.append(found, len(self._met))]
        return self._last[1]

    def _meet(self, values: pyarrow.Array) -> None:
        """Number new values."""
        import pyarrow

        told = [self._number(self.clean(value)) for value in values.to_pylist()]
        meaning = np.array(told, np.int32)
        self._meaning = np.concatenate((self._meaning[:-1], meaning, self._meaning[-1:]))
        self._met = pyarrow.concat_arrays([self._met, values])
        longest = most("cell-length")
        self.long += [n for n in told if isinstance(c := self.cells[n], str) and len(c) > longest]
        if len(self.cells) > MOST_CELLS:
            raise NotCodedError(f"a column has more than {MOST_CELLS:,} different cells")

    def _number(self, cell: Cell) -> int:
        number = self._numbers.setdefault(cell, len(self.cells))
        if number == len(self.cells):
            self.cells.append(cell)
        return number


class Facts:
    """Each different combination of the cells of some columns, numbered as they come."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        # Of each fact the numbers of its cells.
        self.cells: Numbers = np.empty((0, len(columns)), np.int32)
        self._bits: tuple[int, ...] = ()
        self._keys: Keys = np.empty(0, np.int64)
        self._known: Numbers | None = None

    def __len__(self) -> int:
        return len(self.cells)

    def numbers(self, cells: Sequence[Numbers]) -> Numbers:
        """Of each row the number of its fact, from the numbers of its cells."""
        self._widen()
        keys = self._key(cells)
        found = self._found(keys)
        if found.min(initial=0) < 0:
            strange = np.flatnonzero(found < 0)
            _, first = np.unique(keys[strange], return_index=True)
            # As they come, and not as their keys are sorted.
            rows = strange[np.sort(first)]
            self.cells = np.vstack((self.cells, np.column_stack([c[rows] for c in cells])))
            self._index_more(keys[rows])
            found[strange] = self._found(keys[strange])
        return found

    def _widen(self) -> None:
        """As many bits for each column as its cells need now."""
        bits = tuple((len(column.cells) - 1).bit_length() for column in self.columns)
        if bits != self._bits:
            if sum(bits) > _KEY_BITS:
                raise NotCodedError("the columns have too many different cells")
            self._bits = bits
            self._keys, self._known = np.empty(0, np.int64), None
            if sum(bits) <= ARRAY_BITS:
                self._known = np.full(1 << sum(bits), -1, np.int32)
            self._index_more(self._key(list(self.cells.T)))

    def _key(self, cells: Sequence[Numbers]) -> Keys:
        """The numbers of the cells of each row in one, in no more bytes than that needs."""
        first, *others = cells
        key: Keys = first.astype(np.int32 if sum(self._bits) <= ARRAY_BITS else np.int64)
        for numbers, bits in zip(others, self._bits[1:], strict=True):
            key <<= bits
            key |= numbers
        return key

    def _index_more(self, keys: Keys) -> None:
        """Number the facts of some keys after those that are known."""
        numbers = np.arange(len(self._keys), len(self._keys) + len(keys), dtype=np.int32)
        self._keys = np.concatenate((self._keys, keys))
        if self._known is not None:
            self._known[keys] = numbers

    def _found(self, keys: Keys) -> Numbers:
        """The number of the fact of each key, -1 where there is none."""
        if self._known is not None:
            known: Numbers = self._known.take(keys)
            return known
        import pyarrow as pa
        import pyarrow.compute as pc

        found = pc.fill_null(pc.index_in(pa.array(keys), value_set=pa.array(self._keys)), -1)
        return np.array(found, np.int32)


@dataclass
class Dates:
    """The cells of the column of dates, with the first row of each and how many rows it has."""

    column: Column
    first: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    rows: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))

    def add(self, numbers: Numbers, start: int) -> None:
        """Count the next rows, of which the first is number `start`."""
        more = len(self.column.cells) - len(self.first)
        self.first = np.concatenate((self.first, np.full(more, -1)))
        self.rows = np.concatenate((self.rows, np.zeros(more, np.int64)))
        self.rows += np.bincount(numbers, minlength=len(self.rows))
        if more:
            here = np.full(len(self.first), -1)
            here[numbers[::-1]] = np.arange(start + len(numbers) - 1, start - 1, -1)
            self.first = np.where(self.first < 0, here, self.first)


@dataclass(frozen=True)
class Coded:
    """A whole table: of each row, by its number from 0 on, the fact and the date.

    These are in parts, one after the other. `facts` are of the columns `told`, by their places
    among the headings; `beside` has the numbers of the cells of those in `unused`.
    """

    headings: int
    told: tuple[int, ...]
    date: int
    facts: Facts
    dates: Dates
    fact: list[Small]
    day: list[Small]
    unused: dict[int, Column]
    beside: dict[int, list[Small]]

    def __len__(self) -> int:
        return sum(map(len, self.fact))

    def row(self, numbers: NDArray[np.int64]) -> Iterable[list[Cell]]:
        """The cells of some rows, ascending, in the order of the headings."""
        columns: list[list[Cell]] = [[]] * self.headings
        for place, column, codes in self._of_facts(_taken(self.fact, numbers)):
            columns[place] = _cells(column, codes)
        columns[self.date] = _cells(self.dates.column, _taken(self.day, numbers))
        for place, column in self.unused.items():
            columns[place] = _cells(column, _taken(self.beside[place], numbers))
        return map(list, zip(*columns, strict=True))

    def _of_facts(self, facts: Small) -> Iterable[tuple[int, Column, Numbers]]:
        return zip(self.told, self.facts.columns, self.facts.cells[facts].T, strict=True)


def coded(
    parts: Iterable[Sequence[pyarrow.Array]],
    headings: int,
    told: Sequence[int],
    date: int,
    *,
    most_rows: int,
    clean: Callable[[object], Cell] = cell_value,
) -> Coded:
    """The table whose rows come in `parts`, each of them a column for every heading.

    Facts are of the columns `told`. Raises NotCodedError for more than `most_rows`, and
    LongCellError for the first row with a cell of more letters than are read.
    """
    columns = [Column(clean) for _ in range(headings)]
    unused = {n: column for n, column in enumerate(columns) if n != date and n not in told}
    facts, dates = Facts([columns[n] for n in told]), Dates(columns[date])
    fact: list[Small] = []
    day: list[Small] = []
    beside: dict[int, list[Small]] = {n: [] for n in unused}
    rows = 0
    for part in parts:
        numbers = [column.numbers(part[n]) for n, column in enumerate(columns)]
        if any(column.long for column in columns):
            raise LongCellError(rows + _first_long(columns, numbers))
        fact.append(_small(facts.numbers([numbers[n] for n in told])))
        day.append(_small(numbers[date]))
        dates.add(numbers[date], rows)
        for n in unused:
            beside[n].append(_small(numbers[n]))
        rows += len(numbers[date])
        if rows > most_rows:
            raise NotCodedError(f"it has more than {most_rows:,} rows")
    return Coded(
        headings=headings,
        told=tuple(told),
        date=date,
        facts=facts,
        dates=dates,
        fact=fact,
        day=day,
        unused=unused,
        beside=beside,
    )


def _first_long(columns: Sequence[Column], numbers: Sequence[Numbers]) -> int:
    """The first of some rows that has a cell which is too long."""
    found = [np.isin(own, column.long) for column, own in zip(columns, numbers, strict=True)]
    return int(np.argmax(np.logical_or.reduce(found)))


def _taken(parts: Sequence[Small], numbers: NDArray[np.int64]) -> Small:
    """What stands in some rows, ascending."""
    if not parts:
        return np.empty(0, np.int32)
    ends = np.cumsum([len(part) for part in parts])
    cuts = np.searchsorted(numbers, ends)
    taken = [
        part[numbers[start:end] - (stop - len(part))]
        for part, start, end, stop in zip(parts, [0, *cuts[:-1]], cuts, ends, strict=True)
    ]
    return np.concatenate(taken)


def _small(numbers: Numbers) -> Small:
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def _cells(column: Column, numbers: NDArray[Any]) -> list[Cell]:
    return [column.cells[number] for number in numbers.tolist()]
