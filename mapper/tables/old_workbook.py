# SPDX-License-Identifier: MIT
"""How much the cells of an old workbook (XLS) have of the texts that they share, and how far its
sheets reach.

A file in it is a chain of sectors, and the workbook is a file of records. Each shared text stands
there once, and its reader makes one of it for every cell: of some hundred kilobytes gigabytes. It
makes room for all cells of all sheets as well, up to the last and as many as a sheet says that it
has, and ends the process where there is none. What is damaged otherwise is left to that reader,
which says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from struct import error, iter_unpack, unpack_from
from typing import NamedTuple

from mapper.errors import TableError
from mapper.model.limits import beyond, most
from mapper.tables.zipped import damaged

MARK = bytes.fromhex("d0cf11e0a1b11ae1")
# Of the head: how long it is, and how many numbers of sectors of the table of chains stand in it.
_HEAD, _IN_HEAD = 512, 109
# From this number on what stands for a sector is none.
_NONE = 0xFFFFFFFA
_ENTRY, _TITLE, _NAMES = 128, 64, ("Workbook", "Book")
# Shorter files lie in the file of the root, in small sectors of their own.
_SHORT = 4096
# Records: the texts, what goes on with one of more than 8 kB, and a cell with the number of a text.
_TEXTS, _GOES_ON, _CELL = 0x00FC, 0x003C, 0x00FD
# Where a sheet begins, how many rows and columns it has, cells, several of a row in one, the end.
_SHEET, _SIZE, _SEVERAL, _END = 0x0085, 0x0200, 0x00BD, 0x000A
_CELLS = {0x0006, 0x00D6, _CELL, _SEVERAL, 0x0203, 0x0204, 0x0205, 0x027E}
_CELL_BYTES = 14
# Newer sheets count their rows in four bytes.
_LONG_SIZE = 14
_OF_TWO_BYTES, _HAS_MORE, _HAS_RUNS = 1, 4, 8


def must_share_little(name: str, data: bytes) -> None:
    """Raises TableError where the cells of an old workbook share more letters than are read."""
    try:
        for stream in _workbooks(data):
            lengths = _lengths([*_texts(stream)])
            longest = max(lengths, default=0)
            if longest * (len(stream) // _CELL_BYTES) > most("sheet-bytes"):
                _must_share_little(name, stream, lengths)
    except (error, IndexError):
        return


class Reach(NamedTuple):
    """Up to which row and column a sheet has cells, or says so, and how many these are."""

    rows: int
    columns: int
    filled: int


def reaches(name: str, data: bytes) -> Iterator[Reach]:
    """How far each sheet of an old workbook reaches; TableError where one ends before it begins, or
    where all together have more records than there may be cells.
    """
    try:
        for stream in _workbooks(data):
            yield from _reaches(name, stream)
    except (error, IndexError):
        return


def _reaches(name: str, stream: bytes) -> Iterator[Reach]:
    left = most("cells")
    about = takewhile(lambda one: one[0] != _END, _records(stream))
    for start in [unpack_from("<I", body)[0] for kind, body in about if kind == _SHEET]:
        rows = columns = filled = 0
        for kind, body in takewhile(lambda one: one[0] != _END, _records(stream, start)):
            left -= 1
            if left < 0:
                raise TableError(beyond("cells", name, "save it as CSV"))
            if kind in _CELLS:
                row, column = unpack_from("<HH", body)
                if kind == _SEVERAL:
                    (column,) = unpack_from("<H", body, len(body) - 2)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
                filled += 1
            elif kind == _SIZE:
                size = _size(name, body)
                rows, columns = max(rows, size[0]), max(columns, size[1])
        yield Reach(rows, columns, filled)


def _size(name: str, body: bytes) -> tuple[int, int]:
    """The rows and columns that a sheet says it has; none where it has no cell."""
    first, rows, left, columns = unpack_from("<HHHH" if len(body) < _LONG_SIZE else "<IIHH", body)
    if not rows or not columns:
        return 0, 0
    if first > rows or left > columns:
        raise TableError(damaged(name))
    return rows, columns


def _must_share_little(name: str, stream: bytes, lengths: list[int]) -> None:
    cells = Counter(
        unpack_from("<I", body, 6)[0] for kind, body in _records(stream) if kind == _CELL
    )
    letters = sum(lengths[nth] * times for nth, times in cells.items() if nth < len(lengths))
    if letters > most("sheet-bytes"):
        raise TableError(beyond("sheet-bytes", name, "save it as CSV"))


# --- the files in it ----------------------------------------------------------------------------


def _workbooks(data: bytes) -> Iterator[bytes]:
    """The files of an old workbook that have records, by their names."""
    sector = 1 << unpack_from("<H", data, 30)[0]
    (first,) = unpack_from("<I", data, 48)
    chains = _chains(data, sector)
    listed = _file(data, sector, chains, first)
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(listed) - _ENTRY + 1, _ENTRY):
        title = listed[at : at + _TITLE].decode("utf-16-le", "replace").partition("\0")[0]
        found.setdefault(title, unpack_from("<II", listed, at + 116))
    for start, size in (found[title] for title in _NAMES if title in found):
        if size >= _SHORT:
            yield _file(data, sector, chains, start)[:size]
        else:
            yield _short_file(data, listed, chains, start)[:size]


def _short_file(data: bytes, listed: bytes, chains: list[int], number: int) -> bytes:
    """A file in small sectors; the first one that is `listed` is the root, which has them all."""
    sector, small = (1 << power for power in unpack_from("<HH", data, 30))
    start, size = unpack_from("<II", listed, 116)
    whole = _file(data, sector, chains, start)[:size]
    (first,) = unpack_from("<I", data, 60)
    follows = [one for (one,) in iter_unpack("<I", _file(data, sector, chains, first))]
    return b"".join(whole[nth * small : (nth + 1) * small] for nth in _along(follows, number))


def _chains(data: bytes, sector: int) -> list[int]:
    """By the number of a sector that of the next."""
    (count,), (more,) = unpack_from("<I", data, 44), unpack_from("<I", data, 68)
    numbers = list(unpack_from(f"<{_IN_HEAD}I", data, 76))
    seen = set[int]()
    while more < _NONE and more not in seen:
        seen.add(more)
        listed = [one for (one,) in iter_unpack("<I", _sector(data, sector, more))]
        numbers += listed[:-1]
        more = listed[-1]
    found: list[int] = []
    for number in [one for one in numbers if one < _NONE][:count]:
        found += (one for (one,) in iter_unpack("<I", _sector(data, sector, number)))
    return found


def _sector(data: bytes, sector: int, number: int) -> bytes:
    start = max(sector, _HEAD)
    part = data[start + number * sector : start + (number + 1) * sector]
    return part[: len(part) // 4 * 4]


def _file(data: bytes, sector: int, chains: list[int], number: int) -> bytes:
    return b"".join(_sector(data, sector, nth) for nth in _along(chains, number))


def _along(follows: list[int], number: int) -> Iterator[int]:
    """The numbers of the sectors of a file, by which of them follows each."""
    seen = set[int]()
    while number < _NONE and number not in seen:
        seen.add(number)
        yield number
        number = follows[number]


# --- records ------------------------------------------------------------------------------------


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _texts(stream: bytes) -> Iterator[bytes]:
    """The record of the shared texts, and those that go on with it."""
    within = False
    for kind, body in _records(stream):
        if kind == _TEXTS:
            within = True
            yield body[8:]
        elif within and kind == _GOES_ON:
            yield body
        else:
            within = False


def _lengths(parts: list[bytes]) -> list[int]:
    """How many letters each text has."""
    found = []
    nth = at = 0
    while nth < len(parts):
        if at >= len(parts[nth]):
            nth, at = nth + 1, at - len(parts[nth])
            continue
        letters, flags = unpack_from("<HB", parts[nth], at)
        at += 3
        rest = 0
        if flags & _HAS_RUNS:
            rest += 4 * unpack_from("<H", parts[nth], at)[0]
            at += 2
        if flags & _HAS_MORE:
            rest += unpack_from("<I", parts[nth], at)[0]
            at += 4
        found.append(letters)
        while letters:
            wide = 1 + (flags & _OF_TWO_BYTES)
            here = min(letters, (len(parts[nth]) - at) // wide)
            letters, at = letters - here, at + here * wide
            if letters:  # the next part says anew how many bytes a letter has
                nth, flags, at = nth + 1, parts[nth + 1][0], 1
        at += rest
    return found
