# SPDX-License-Identifier: MIT
"""What an XLSX sheet hides: rows and columns that a reader of the table gets all the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import IO, NamedTuple
from zipfile import ZipFile

from mapper.tables.zipped import DAMAGE

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_TAG = re.compile(rb"<(?:\w+:)?(row|col)\s([^>]*)>")
_PIECE = 1 << 20
# Longer than a tag of a row, which two pieces may share.
_SHARED = 1024


class Hidden(NamedTuple):
    """Numbers of rows and columns, 1 the first."""

    rows: frozenset[int]
    columns: frozenset[int]


NOTHING = Hidden(frozenset(), frozenset())


def hidden_in(data: bytes, sheet: str) -> Hidden:
    """What the sheet of this name hides; nothing where the file is no XLSX or does not say."""
    try:
        with ZipFile(io.BytesIO(data)) as book, book.open(_part(book, sheet)) as stream:
            return _hidden(stream)
    except (KeyError, *DAMAGE):
        return NOTHING


def _part(book: ZipFile, sheet: str) -> str:
    """The file of a sheet in the archive; KeyError where it has none."""
    ids = {one["name"]: one.get("r:id", "") for one in _tags(book, "xl/workbook.xml", _SHEET)}
    targets = {
        one["Id"]: one["Target"]
        for one in _tags(book, "xl/_rels/workbook.xml.rels", _RELATION)
        if {"Id", "Target"} <= set(one)
    }
    target = targets[ids[sheet]]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _tags(book: ZipFile, part: str, tag: re.Pattern[str]) -> Iterator[dict[str, str]]:
    text = book.read(part).decode("utf-8", errors="replace")
    for found in tag.finditer(text):
        yield {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[0])}


def _hidden(stream: IO[bytes]) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    number = 0
    for kind, said in _rows_and_columns(stream):
        hides = said.get("hidden") in ("1", "true")
        if kind == "row":
            number = int(said.get("r", number + 1))
            rows |= {number} if hides else set()
        elif hides:
            first, last = int(said.get("min", 1)), int(said.get("max", 1))
            columns.update(range(first, min(last, first + 16_384) + 1))
    return Hidden(frozenset(rows), frozenset(columns))


def _rows_and_columns(stream: IO[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    text, start = b"", 0
    while piece := stream.read(_PIECE):
        text, start = text[start:] + piece, 0
        for found in _TAG.finditer(text):
            start = found.end()
            said = found[2].decode("utf-8", errors="replace")
            yield found[1].decode(), dict(_ATTRIBUTE.findall(said))
        start = max(start, len(text) - _SHARED)
