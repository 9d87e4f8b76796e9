# SPDX-License-Identifier: MIT
"""A large text table in parts, as pyarrow reads it, and as a table of the engine."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.model.limits import most
from mapper.tables.delimited import delimited, detect_delimiter
from mapper.tables.engine import Size, Source, sql_text
from mapper.tables.raw import Cell, Line, cell_value
from mapper.tables.turns import Turns

if TYPE_CHECKING:
    from pyarrow import Array

# In memory a table is twenty times as large.
LARGE_BYTES = 8_000_000

_HEAD_BYTES = 1_000_000
_CHUNK_BYTES = 16_000_000
# Each of which pyarrow reads in two, one a processor: so many have each their own dictionaries.
_BLOCKS = 2
_OVERLAP = 64
_NO_TABLE = ("[", "{", "<", "sep=", "SEP=", "PK\x03\x04", "%PDF", "PAR1")
_EMPTY = " ,;\t\r"
_UTF8 = ("utf-8", "utf8", "utf_8", "utf-8-sig")
_LONE_RETURN = re.compile(rb"\r[^\n]")
# Blanks before a quote are skipped by us, and kept with the quote by the engine.
_BLANK_BEFORE_QUOTE = re.compile(rb'[,;\t\n][ ]+"')
# A quote within a cell that is not written twice: we refuse it, and pyarrow does not.
_ODD_QUOTE = re.compile(
    rb"""(?<![,;|\t\n"])"(?:"")*(?![,;|\t\r\n"])|(?<=[,;|\t\n])(?:"")+(?![,;|\t\r\n"])"""
)


def text_size(path: Path) -> Size:
    """How large a text table is; any other file is small."""
    size = path.stat().st_size
    if size <= LARGE_BYTES or not _head(path):
        return Size.SMALL
    return Size.LARGE if size <= most("table-bytes") else Size.HUGE


def text_source(path: Path, encoding: str | None = None) -> Source | None:
    """The file as a table of the engine; None where it is no plain table of one row a line.

    Plain is: UTF-8, the headings on the first line, and no character that the engine might take
    otherwise. Whether every row is one line shows when it has read them: see `lines`.
    """
    if not is_utf8(encoding) or set(str(path)) & set("*?[{"):
        return None
    lines = _count_lines(path)
    if lines is None:
        return None
    delimiter = detect_delimiter(_head(path))
    headings = text_head(path)[0].cells
    names = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(len(headings)))
    told = ", ".join(f"nullif(ltrim(c{n}, ' '), '') AS c{n}" for n in range(len(headings)))
    options = (
        f"delim = {sql_text(delimiter)}, quote = '\"', escape = '\"', header = true, "
        f"auto_detect = false, strict_mode = true, null_padding = false, columns = {{{names}}}"
    )
    return Source(
        name=path.name,
        headings=tuple(map(str, headings)),
        query=f"SELECT {told} FROM read_csv({sql_text(str(path))}, {options})",
        first_line=2,
        numbered=False,
        lines=lines - 1,
    )


def text_parts(path: Path) -> Iterator[list[Array]]:
    """The rows of a file in parts, each a column for every heading, texts as dictionaries.

    Raises NotPlainError as soon as something stands there that pyarrow may read otherwise than we
    do: see `text_source`.
    """
    import pyarrow
    from pyarrow import csv

    head = text_head(path, 1)[0]
    names = [f"c{n}" for n in range(len(head.cells))]
    known, text_kind = pyarrow.dictionary(pyarrow.int32(), pyarrow.string()), pyarrow.string()
    turns = Turns()
    parsing = csv.ParseOptions(
        delimiter=detect_delimiter(_head(path)), ignore_empty_lines=False, double_quote=True
    )
    for text in _whole_lines(path, head.number):
        _must_be_plain(text, len(names))
        reading = csv.ReadOptions(column_names=names, block_size=len(text) // _BLOCKS + 1)
        kinds = {name: text_kind if n in turns else known for n, name in enumerate(names)}
        converting = csv.ConvertOptions(column_types=kinds)
        try:
            table = csv.read_csv(pyarrow.BufferReader(text.view), reading, parsing, converting)
        except pyarrow.ArrowInvalid as error:
            raise NotPlainError from error
        if text.has(b'"') and table.num_rows != text.lines():
            raise NotPlainError
        for batch in table.to_batches():
            yield turns.numbers(batch.columns)


def text_cell(value: object) -> Cell:
    """What a cell of text holds: blanks before it are skipped."""
    return cell_value(value.lstrip(" ") if isinstance(value, str) else value)


class NotPlainError(Exception):
    """A text that is no table of one row a line, or may be read in two ways."""

    def __str__(self) -> str:
        return "it is not plain text with one row on each line"


@dataclass(frozen=True)
class _Lines:
    """Whole lines of a file: so many bytes of a room that the next ones are read into as well."""

    room: bytearray
    end: int

    @property
    def view(self) -> memoryview:
        return memoryview(self.room)[: self.end]

    def __len__(self) -> int:
        return self.end

    def __bytes__(self) -> bytes:
        return bytes(self.view)

    def has(self, byte: bytes) -> bool:
        return self.room.find(byte, 0, self.end) >= 0

    def lines(self) -> int:
        return self.room.count(b"\n", 0, self.end)


def _whole_lines(path: Path, head: int) -> Iterator[_Lines]:
    """A file without its headings, in parts of whole lines, each of which ends with one.

    A part is to be done with when the next one is asked for.
    """
    room, filled = bytearray(_CHUNK_BYTES), 0
    with path.open("rb") as file:
        headings = file.readline()
        if head != 1 or headings.count(b'"') % 2 or b"\r" in headings.removesuffix(b"\r\n"):
            raise NotPlainError
        while more := file.readinto(memoryview(room)[filled:]):
            filled += more
            end = room.rfind(b"\n", 0, filled) + 1
            if end:
                yield _Lines(room, end)
                room[: filled - end] = room[end:filled]
                filled -= end
            elif filled == len(room):
                room = room + bytes(len(room))
    if filled:
        yield _Lines(room[:filled] + b"\n", filled + 1)


def _must_be_plain(text: _Lines, columns: int) -> None:
    quotes = text.has(b'"')
    if text.has(b"\0") or (text.has(b"\r") and _LONE_RETURN.search(text.view)):
        raise NotPlainError
    # To pyarrow an empty line is a row of nothing, of which none is made, or a row of one column.
    if (quotes or columns == 1) and _has_empty_line(bytes(text)):
        raise NotPlainError
    if quotes:
        seen = b"\n" + bytes(text)
        if _BLANK_BEFORE_QUOTE.search(seen) or _ODD_QUOTE.search(seen):
            raise NotPlainError


def _has_empty_line(chunk: bytes) -> bool:
    return chunk.startswith((b"\n", b"\r\n")) or b"\n\n" in chunk or b"\n\r\n" in chunk


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding that is asked for, or none, is UTF-8."""
    return (encoding or "utf-8").casefold() in _UTF8


def text_head(path: Path, rows: int = 2) -> list[Line]:
    """The first rows: that of the headings, and as many after it."""
    return list(islice(delimited(path.name, _head(path)), rows))


def _head(path: Path) -> str:
    """The beginning of a table, whole lines; empty where that is none, or not its headings."""
    with path.open("rb") as file:
        start = file.read(_HEAD_BYTES)
    text = start.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")
    if "\0" in text or text.startswith(_NO_TABLE) or not text.partition("\n")[0].strip(_EMPTY):
        return ""
    return text[: text.rfind("\n") + 1]


def _count_lines(path: Path) -> int | None:
    """How many lines a file has; None where they are not of the plain sort."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    count, last = 0, b"\n"
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(_CHUNK_BYTES), b""):
            # What lies across two chunks is looked at with the second.
            seen = last + chunk
            if b"\0" in chunk or _LONE_RETURN.search(seen):
                return None
            if b'"' in chunk and _BLANK_BEFORE_QUOTE.search(seen):
                return None
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return None
            count += chunk.count(b"\n")
            last = seen[-_OVERLAP:]
    return None if last.endswith(b"\r") else count + (not last.endswith(b"\n"))
