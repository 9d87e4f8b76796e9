# SPDX-License-Identifier: MIT
"""Texts that the cells of a workbook share (XLSX, XLSB): each stands there once, and its reader
makes one of it for every cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from xml.parsers import expat
from zipfile import ZipInfo

from mapper.errors import TableError
from mapper.model.limits import beyond, most
from mapper.tables.xml_fed import feed
from mapper.tables.zipped import damaged, pieces, refuse_entities

_ITEM = re.compile(rb"<(?:[^<>\s:/]+:)?si[\s/>]")
_TEXTS = re.compile(rb"<(?:[^<>\s:/]+:)?sst[\s/>]")
# A part of them begins within so many bytes.
_HEAD_BYTES = 4096
# Of a binary part: what it begins with, and a text, whose letters have two bytes.
_BEGIN, _TEXT, _LETTER_BYTES = 159, 19, 2


class SharedTexts:
    """How long the shared texts of a workbook are, and how many letters its cells may still take
    of them.
    """

    def __init__(self, name: str, data: bytes, found: Sequence[ZipInfo]) -> None:
        self.name, self.data = name, data
        self.parts = [part for part in found if self._is_shared(part)]
        self.left = most("sheet-bytes")
        self.longest = max(map(self._longest, self.parts), default=0)

    def fit(self, cells: int) -> bool:
        """Whether so many cells may have the longest text each."""
        return self.longest * cells <= self.left

    def take(self, number: int) -> None:
        """A cell has the text of this number; TableError where that is one too many."""
        if number < len(self.lengths):
            self.left -= self.lengths[number]
        if self.left < 0:
            raise TableError(beyond("sheet-bytes", self.name, "save it as CSV"))

    @cached_property
    def lengths(self) -> list[int]:
        """How long each text is; of several parts of them those that are longest."""
        try:
            return max(map(self._lengths, self.parts), key=sum, default=[])
        except expat.ExpatError:
            raise TableError(damaged(self.name)) from None

    def _is_shared(self, part: ZipInfo) -> bool:
        head = next(pieces(self.data, part), b"")[:_HEAD_BYTES]
        return self._is_binary(part) or bool(_TEXTS.search(head))

    def _is_binary(self, part: ZipInfo) -> bool:
        return seven_bits(next(pieces(self.data, part), b""), 0, 2)[0] == _BEGIN

    def _longest(self, part: ZipInfo) -> int:
        """How long a text is at most: by how far the beginnings of two are apart."""
        if self._is_binary(part):
            return max(self._lengths(part), default=0)
        longest = since = 0
        for piece in pieces(self.data, part):
            for found in _ITEM.finditer(piece):
                longest, since = max(longest, since + found.start()), -found.start()
            since += len(piece)
        return max(longest, since)

    def _lengths(self, part: ZipInfo) -> list[int]:
        if self._is_binary(part):
            told = records(b"".join(pieces(self.data, part)))
            return [len(record) // _LETTER_BYTES for kind, record in told if kind == _TEXT]
        return _lengths(self.name, pieces(self.data, part))


def _lengths(name: str, found: Iterator[bytes]) -> list[int]:
    """How many letters each text of a part has; ExpatError where it is damaged."""
    lengths: list[int] = []

    def begin(tag: str, _: object) -> None:
        if tag.rpartition(":")[2] == "si":
            lengths.append(0)

    def said(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler = begin, said
    parser.EntityDeclHandler = refuse_entities(name)
    feed(parser, found)
    return lengths


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a binary part: of each its kind, and what is in it."""
    at = 0
    while at < len(data):
        kind, at = seven_bits(data, at, 2)
        length, at = seven_bits(data, at, 4)
        yield kind, data[at : at + length]
        at += length


def seven_bits(data: bytes, at: int, most_bytes: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where what follows begins."""
    number = 0
    for nth, byte in enumerate(data[at : at + most_bytes]):
        number |= (byte & 0x7F) << (7 * nth)
        if byte < 0x80:
            return number, at + nth + 1
    return number, at + most_bytes
