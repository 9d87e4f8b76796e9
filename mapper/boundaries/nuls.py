# SPDX-License-Identifier: MIT
"""Texts with a NUL in binary files of shapes: GDAL ends a text there, so that two names could
become one. What is damaged is left to GDAL, which says so.
"""

from __future__ import annotations

import itertools
import mmap
from collections.abc import Iterator
from pathlib import Path
from struct import Struct, error, unpack_from
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Bytes = bytes | mmap.mmap

# Of a FlatGeobuf: how long its mark is, a node of its index, and where a table has its fields.
_MARK, _NODE = 8, 40
# No table is shorter: where it lies, where its fields are listed, and how long that list is.
_SHORTEST = 12
_COLUMNS, _COUNT, _FAN_OUT = 7, 8, 9
_NAME, _KIND = 0, 1
_PROPERTIES = 1
_USUAL_FAN_OUT = 16
# How many bytes the values of a kind of column have; others say so themselves.
_SIZES = (1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8)
_TEXTS = (11, 12)
_LONG = Struct("<I")
_SHORT = Struct("<H")
_PROPERTY = Struct("<HI")
# Of a DBF: how long its head is without fields, and what is said of each.
_HEAD, _FIELD, _END = 32, 32, 0x0D
_OF_LETTERS = ord("C")
_BLANK = ord(" ")
# So many bytes of a DBF are looked at in one go.
_AT_ONCE = 16_000_000


class Nul(NamedTuple):
    """The first text with a NUL: its feature or row, 1 the first, and its field."""

    row: int
    field: str


def nul_in_flatgeobuf(path: Path) -> Nul | None:
    """The first text of a FlatGeobuf that has a NUL in it."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        try:
            return next(_nuls(data), None)
        except (error, ValueError, IndexError, OverflowError):
            return None


def _nuls(data: Bytes) -> Iterator[Nul]:
    told, at = _piece(data, _MARK)
    head = _Table.behind(told, 0)
    columns = [*head.tables(_COLUMNS)]
    kinds = [column.number("<B", _KIND) for column in columns]
    if not {*_TEXTS} & {*kinds}:
        return
    count, fan_out = head.number("<Q", _COUNT), head.number("<H", _FAN_OUT, _USUAL_FAN_OUT)
    at += _index_size(count, fan_out)
    for row in range(1, count + 1) if count else itertools.count(1):
        if at + _LONG.size >= len(data):
            return
        feature, at = _piece(data, at)
        for column, text in _texts(_Table.behind(feature, 0).bytes(_PROPERTIES), kinds):
            if b"\0" in text:
                yield Nul(row, columns[column].bytes(_NAME).decode("utf-8", errors="replace"))


def _piece(data: Bytes, at: int) -> tuple[bytes, int]:
    """A head or feature behind its length, by itself, and where it ends: what leads beyond it is
    damaged.
    """
    (length,) = _LONG.unpack_from(data, at)
    start = at + _LONG.size
    if length < _SHORTEST:
        raise ValueError
    return data[start : start + length], start + length


def _texts(told: bytes, kinds: list[int]) -> Iterator[tuple[int, bytes]]:
    """The texts among the values of a feature: the number of a column, and its value."""
    at = 0
    while at + _SHORT.size <= len(told):
        (column,) = _SHORT.unpack_from(told, at)
        if kinds[column] < len(_SIZES):
            at += _SHORT.size + _SIZES[kinds[column]]
            continue
        _, length = _PROPERTY.unpack_from(told, at)
        at += _PROPERTY.size
        if kinds[column] in _TEXTS:
            yield column, told[at : at + length]
        at += length


def _index_size(count: int, fan_out: int) -> int:
    """How many bytes lie between the head of a FlatGeobuf and its features."""
    if not count or not fan_out:
        return 0
    nodes, level = count, count
    while level > 1:
        level = -(-level // max(fan_out, 2))
        nodes += level
    return _NODE * (nodes if count > 1 else 2)


class _Table(NamedTuple):
    """A table of flatbuffers: where it lies, and where it says which fields it has."""

    data: Bytes
    at: int
    fields: int

    @staticmethod
    def behind(data: Bytes, at: int) -> _Table:
        """The table that the number at this place leads to."""
        at += _LONG.unpack_from(data, at)[0]
        return _Table(data, at, at - unpack_from("<i", data, at)[0])

    def place(self, field: int) -> int | None:
        """Where the value of a field lies; None where the table has none."""
        own = 2 * _SHORT.size + _SHORT.size * field
        if own >= _SHORT.unpack_from(self.data, self.fields)[0]:
            return None
        (offset,) = _SHORT.unpack_from(self.data, self.fields + own)
        return self.at + offset if offset else None

    def number(self, form: str, field: int, usual: int = 0) -> int:
        place = self.place(field)
        return usual if place is None else int(unpack_from(form, self.data, place)[0])

    def bytes(self, field: int) -> bytes:
        """A text, or a list of bytes."""
        start, length = self._list(field)
        return self.data[start : start + length]

    def tables(self, field: int) -> Iterator[_Table]:
        start, length = self._list(field)
        for nth in range(min(length, len(self.data))):
            yield _Table.behind(self.data, start + nth * _LONG.size)

    def _list(self, field: int) -> tuple[int, int]:
        place = self.place(field)
        if place is None:
            return 0, 0
        place += _LONG.unpack_from(self.data, place)[0]
        return place + _LONG.size, _LONG.unpack_from(self.data, place)[0]


def nul_in_dbf(path: Path) -> Nul | None:
    """The first text of a DBF with a NUL that something follows: blanks may, as some fill up."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if len(head) < _HEAD:
            return None
        rows, start, width = unpack_from("<IHH", head, 4)
        fields = [*_letters(file.read(max(start - _HEAD, 0)))]
        file.seek(start)
        each = max(_AT_ONCE // max(width, 1), 1)
        for first in range(0, rows if width else 0, each):
            part = file.read(width * min(each, rows - first))
            if len(part) < width:
                return None
            block = np.frombuffer(part[: len(part) // width * width], np.uint8).reshape(-1, width)
            found = [
                Nul(first + 1 + int(row), name)
                for name, at, length in fields
                if (row := _first_cut(block[:, at : at + length])) is not None
            ]
            if found:
                return min(found)
    return None


def _letters(told: bytes) -> Iterator[tuple[str, int, int]]:
    """The fields of letters: their names, and from where how many letters they have."""
    at = 1
    for nth in range(0, len(told), _FIELD):
        one = told[nth : nth + _FIELD]
        if len(one) < _FIELD or one[0] == _END:
            return
        if one[11] == _OF_LETTERS:
            name = one[:11].partition(b"\0")[0].decode("utf-8", errors="replace")
            yield name, at, one[16]
        at += one[16]


def _first_cut(cells: NDArray[np.uint8]) -> int | None:
    """The first row whose cell goes on behind a NUL."""
    nuls = cells == 0
    if not nuls.any():
        return None
    behind = np.logical_or.accumulate(nuls, axis=1) & ~nuls & (cells != _BLANK)
    rows = behind.any(axis=1)
    return int(rows.argmax()) if rows.any() else None
