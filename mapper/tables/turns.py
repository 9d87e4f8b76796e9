# SPDX-License-Identifier: MIT
"""Columns that say the same texts over and over in one order: the places of a daily table.

    Farah Herat Kunduz Farah Herat Kunduz Farah …

The bytes of such a column are compared with those that are due, which is far less work than looking
up text after text. Where others stand, the column is read as any other from there on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pyarrow import Array, DictionaryArray, StringArray

# Fewer texts are looked up as quickly.
LEAST = 256


class Turn:
    """The texts of one turn in their order, and which of them is due."""

    def __init__(self, texts: StringArray, due: int) -> None:
        self.texts, self.due = texts, due
        self._bytes, self._starts = _bytes_of(texts)
        self._lengths = np.diff(self._starts)

    @classmethod
    def of(cls, column: Array) -> Turn | None:
        """The turn that a column of a dictionary goes through, twice at least; None for none."""
        texts, rows = column.dictionary, len(column)
        if len(texts) < LEAST or rows < 2 * len(texts) or column.null_count:
            return None
        if (column.indices.to_numpy() != np.arange(rows) % len(texts)).any():
            return None
        return cls(texts, rows % len(texts))

    def skip(self, rows: int) -> None:
        self.due = (self.due + rows) % len(self.texts)

    def numbers(self, column: StringArray) -> DictionaryArray | None:
        """The column as numbers of the texts, or None where it says others than are due."""
        from pyarrow import DictionaryArray

        due = ((self.due + np.arange(len(column))) % len(self.texts)).astype(np.int32)
        told, starts = _bytes_of(column)
        if not np.array_equal(np.diff(starts), self._lengths[due]) or not self._are_due(told):
            return None
        self.skip(len(column))
        return DictionaryArray.from_arrays(due, self.texts)

    def _are_due(self, told: np.ndarray) -> bool:
        """Whether bytes are those from the text that is due on, turn after turn."""
        begin, done = int(self._starts[self.due]), 0
        while done < len(told):
            expected = self._bytes[begin : begin + len(told) - done]
            if not np.array_equal(told[done : done + len(expected)], expected):
                return False
            begin, done = 0, done + len(expected)
        return True


class Turns:
    """The columns of a table that go through turns, as its first part shows."""

    def __init__(self) -> None:
        self._of: dict[int, Turn] | None = None

    def __contains__(self, column: int) -> bool:
        """Whether it is read as texts, which `numbers` knows."""
        return column in (self._of or ())

    def numbers(self, columns: Sequence[Array]) -> list[Array]:
        """The next part, its columns as numbers where they say what is due."""
        if self._of is None:
            turns = {n: Turn.of(column) for n, column in enumerate(columns)}
            self._of = {n: turn for n, turn in turns.items() if turn is not None}
            return list(columns)
        return [self._numbers(self._of, n, column) for n, column in enumerate(columns)]

    def _numbers(self, turns: dict[int, Turn], n: int, column: Array) -> Array:
        from pyarrow import types

        turn = turns.get(n)
        if turn is None:
            return column
        if types.is_dictionary(column.type):  # read before it was known to go through turns
            turn.skip(len(column))
            return column
        found = turn.numbers(column)
        if found is None:
            del turns[n]
            return column
        return found


def _bytes_of(texts: StringArray) -> tuple[np.ndarray, np.ndarray]:
    """The bytes of all texts in one, and where in them each begins, and the last one ends."""
    _, places, data = texts.buffers()
    starts = np.frombuffer(places, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    told = np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)
    return told[starts[0] : starts[-1]], starts - starts[0]
