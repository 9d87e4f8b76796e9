"""How far the cells of an XLSX sheet reach, told before it is read.

A reader lays out a sheet as a full grid: one stray cell in the last row and column would take
more memory than any machine has, and end the process.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile

from mapper.errors import TableError

MOST_CELLS = 20_000_000

_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
# A cell with something in it; those that are only formatted close themselves.
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>/]*>')
_HEAD = 4096
_PIECE = 1 << 20
# Longer than a cell's own tag, which two pieces may share.
_SHARED = 256


def must_fit(name: str, data: bytes) -> None:
    """Raises TableError where a sheet's cells lie too far apart to be read."""
    try:
        with ZipFile(io.BytesIO(data)) as book:
            for part in filter(_SHEETS.fullmatch, book.namelist()):
                with book.open(part) as sheet:
                    _must_fit(name, sheet)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return  # no spreadsheet, or a locked one: its reader says so


def _must_fit(name: str, sheet: IO[bytes]) -> None:
    head = sheet.read(_HEAD)
    said = _DIMENSION.search(head)
    if said and _number(said[1]) * int(said[2]) <= MOST_CELLS:
        return
    columns = rows = 0
    for column, row in _cells(head, sheet):
        columns, rows = max(columns, _number(column)), max(rows, row)
        if columns * rows > MOST_CELLS:
            raise TableError(
                f"{name}: a cell stands far from all others, at {column.decode()}{row} — "
                "delete the rows and columns around the table, or save it as CSV"
            )


def _cells(head: bytes, sheet: IO[bytes]) -> Iterator[tuple[bytes, int]]:
    text = head
    while text:
        yield from ((found[1], int(found[2])) for found in _CELL.finditer(text))
        piece = sheet.read(_PIECE)
        text = text[-_SHARED:] + piece if piece else b""


def _number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
