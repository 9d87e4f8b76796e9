# SPDX-License-Identifier: MIT
"""How far the cells of a sheet reach, told before it is read.

A reader lays out a sheet as a full grid: one stray cell in the last row and column would take
more memory than any machine has, and end the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import ZipInfo

from mapper.errors import TableError
from mapper.model.limits import beyond, most, must_be_within
from mapper.tables.old_workbook import MARK as OLD
from mapper.tables.old_workbook import must_share_little, reaches
from mapper.tables.shared_texts import SharedTexts, records, seven_bits
from mapper.tables.xml_fed import feed
from mapper.tables.zipped import damaged, must_unpack, parts, pieces, refuse_entities

# A workbook may call its sheets as it likes: they are what has this in it.
_SHEET = re.compile(rb"<(?:[^<>\s:/]+:)?sheetData[\s/>]")
_ODS, _ODS_CELLS = "content.xml", ("table:table-cell", "table:covered-table-cell")
_TAG = re.compile(rb"<(?:[^<>\s:/]+:)?(?:row|c)[\s/>]")
# A row or a cell that says where it is before anything else, as programs write it.
_PLACED = re.compile(rb"<(?:[^<>\s:/]+:)?(?:row|c)\s+r\s*=\s*[\"']([A-Z]*)(\d+)[\"']")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE)
# A number of a shared text has no more.
_DIGITS = 10
# Longer than the beginning of a tag, which two pieces may share.
_SHARED = 256
# So many rows and columns a sheet has at most, whatever is said to be repeated.
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
# Of a binary sheet: what it begins with, a row, its cells, and those that share a text.
_BEGIN, _ROW, _CELLS, _SHARING = (129, 147, 148), 0, range(1, 12), 7


def must_fit(name: str, data: bytes) -> None:
    """Raises TableError where a workbook unpacks to too much, or where the cells of a sheet are too
    many or lie too far apart to be read.
    """
    must_unpack(name, data)
    if data.startswith(OLD):  # which is no archive
        _must_fit_at_once(name, data)
        must_share_little(name, data)
        return
    found = parts(data)
    if not found:
        raise TableError(damaged(name))
    texts, sheets, glanced = SharedTexts(name, data, found), [], 0
    for part in found:
        if part.filename == _ODS:
            _parse(_OdsSpan(name), pieces(data, part))
        elif seven_bits(next(pieces(data, part), b""), 0, 2)[0] in _BEGIN:
            _read_binary(_Span(name), b"".join(pieces(data, part)), texts)
        elif any(_SHEET.search(text) for text, _ in _overlapping(pieces(data, part))):
            glanced += _must_fit(name, data, part, texts)
            sheets.append(part)
    if not texts.fit(glanced):
        for part in sheets:
            _parse(_XlsxSpan(name, texts), pieces(data, part))


def _must_fit_at_once(name: str, data: bytes) -> None:
    """The same of an old workbook, all sheets of which are laid out together."""
    laid_out = 0
    for rows, columns, filled in reaches(name, data):
        span = _Span(name)
        span.filled = filled
        span.reach(rows, columns)
        laid_out += rows * columns
        if laid_out > most("cells"):
            raise TableError(beyond("cells", name))


def _must_fit(name: str, data: bytes, part: ZipInfo, texts: SharedTexts) -> int:
    """By a glance at where its cells say that they are, or, where that is not all, cell by cell.
    Gives how many cells there are at most.
    """
    columns = rows = cells = 0
    for text, whole in _overlapping(pieces(data, part)):
        placed, tags = _PLACED.findall(text), len(_TAG.findall(text, 0, whole))
        cells += tags
        if len(placed) < tags:
            break
        if placed:
            rows = max(rows, max(int(row[:8]) for _, row in placed))
            columns = max(columns, max(_number(letters.decode()[:4]) for letters, _ in placed))
        if rows > most("rows") or columns * rows > most("cells"):
            break
    else:
        return cells
    span = _XlsxSpan(name, None)
    _parse(span, pieces(data, part))
    return span.filled


def _overlapping(found: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """Pieces that each begin with the end of the one before, and how far a tag may begin in it
    that is all there.
    """
    text = b""
    for piece in found:
        text = text[-_SHARED:] + piece
        yield text, len(text) - _SHARED
    yield text, len(text)


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27; none is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Span:
    """The rows and columns of a sheet that hold something."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = self.columns = self.filled = 0

    def reach(self, row: int, column: int) -> None:
        """Raises TableError where a cell at this row and column, 1 the first, is too far off."""
        self.filled += 1
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if self.rows * self.columns > most("cells") > 2 * self.filled:
            raise TableError(
                f"{self.name}: a cell stands far from all others, at {_letters(column)}{row} — "
                "delete the rows and columns around the table, or save it as CSV"
            )
        must_be_within("rows", self.rows, self.name, TableError)
        if self.rows * self.columns > most("cells"):
            raise TableError(beyond("cells", self.name))


class _XlsxSpan(_Span):
    """Cells that say where they are, or follow the one before; empty ones do not count.

    With `texts`, what they share of these counts, too.
    """

    def __init__(self, name: str, texts: SharedTexts | None) -> None:
        super().__init__(name)
        self.row = self.column = 0
        self.in_cell = self.shares = False
        self.texts, self.number = texts, ""

    def start(self, tag: str, said: dict[str, str]) -> None:
        kind, at = tag.rpartition(":")[2], said.get("r", "")
        if kind == "row":
            self.row, self.column = int(at) if at.isdecimal() and len(at) < 9 else self.row + 1, 0
        elif kind == "c":
            self.in_cell, self.shares = True, said.get("t") == "s"
            place = _ADDRESS.fullmatch(at)
            if at and not place:
                raise TableError(damaged(self.name))
            self.column = _number(place[1].upper()) if place else self.column + 1
            self.row = int(place[2]) if place else self.row
        elif self.in_cell:
            self.in_cell = False
            self.reach(max(self.row, 1), self.column)
        self.number = ""

    def said(self, text: str) -> None:
        self.number += text.strip()[:_DIGITS]

    def end(self, tag: str) -> None:
        kind, number = tag.rpartition(":")[2], self.number[:_DIGITS]
        if kind == "c":
            self.in_cell = self.shares = False
        elif self.shares and self.texts and kind == "v" and number.isdecimal():
            self.texts.take(int(number))


class _OdsSpan(_Span):
    """Rows and cells that stand for several; those that hold nothing count only before others."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.row = self.column = self.widest = self.repeated = 0
        self.left = most("sheet-bytes")
        # Of a cell and of a row, as often as they stand there.
        self.times = self.text = self.row_text = 0

    def start(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table:table":
            self.rows = self.columns = self.row = 0
        elif tag == "table:table-row":
            self.column = self.widest = self.row_text = 0
            self.repeated = _times(said, "table:number-rows-repeated", _MOST_ROWS)
        elif tag in _ODS_CELLS:
            self.times = _times(said, "table:number-columns-repeated", _MOST_COLUMNS)
            self.column += self.times
            self.text = len(said.get("office:string-value", ""))
            if any(name.startswith(("office:", "table:formula")) for name in said):
                self.widest = self.column
        elif tag == "text:p" and self.column:
            self.widest = self.column

    def said(self, text: str) -> None:
        self.text += len(text)

    def end(self, tag: str) -> None:
        if tag in _ODS_CELLS:
            self.row_text += self.text * self.times
        if tag != "table:table-row":
            return
        self.row += self.repeated
        if self.widest:
            self.filled += self.repeated * self.widest - 1
            self.reach(self.row, self.widest)
        self.left -= self.row_text * self.repeated
        if self.left < 0:
            raise TableError(beyond("sheet-bytes", self.name))
        self.column = 0


def _times(said: dict[str, str], name: str, most_times: int) -> int:
    text = said.get(name, "1").strip()
    return min(int(text), most_times) if text.isdecimal() and len(text) < 19 else most_times


def _parse(span: _XlsxSpan | _OdsSpan, found: Iterator[bytes]) -> None:
    """Read a sheet. What is no XML is refused: its reader may take it, which nobody measured."""
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = span.start, span.end
    parser.EntityDeclHandler = refuse_entities(span.name)
    parser.CharacterDataHandler = span.said
    try:
        feed(parser, found)
    except expat.ExpatError:
        raise TableError(damaged(span.name)) from None


def _read_binary(span: _Span, sheet: bytes, texts: SharedTexts) -> None:
    """The records of a binary sheet (XLSB): a number of seven bits a byte, a length, and so on."""
    row = 0
    for kind, record in records(sheet):
        first = int.from_bytes(record[:4], "little")
        if kind == _ROW:
            row = first
        elif kind in _CELLS:
            span.reach(row + 1, first + 1)
        if kind == _SHARING:
            texts.take(int.from_bytes(record[8:12], "little"))
