# SPDX-License-Identifier: MIT
"""Text tables: comma, tab, semicolon or bar between cells, double quotes around them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from mapper.errors import TableError
from mapper.model.limits import beyond, most
from mapper.tables.raw import Line, counted

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}

# Some spreadsheets write the delimiter into a first line of its own.
_DECLARED = re.compile(r"\Asep=([,;\t])\r?\n?", re.IGNORECASE)
_SAMPLE_ROWS = 200


def delimited_lines(name: str, text: str) -> list[Line]:
    """The rows of a text table with the line on which each begins; see `delimited`."""
    return list(counted(name, delimited(name, text)))


def delimited(name: str, text: str) -> Iterator[Line]:
    """The rows of a text table, one after the other, with the line on which each begins.

    Raises TableError for a quote that is never closed or that stands inside a quoted cell, and
    for a cell longer than any text of a table.
    """
    declared = _DECLARED.match(text)
    delimiter = declared.group(1) if declared else detect_delimiter(text)
    body = text[declared.end() :] if declared else text
    return _lines(name, body, delimiter, 1 if declared else 0)


def detect_delimiter(text: str) -> str:
    """The delimiter under which most rows are as wide as the headings, or, under a title, most
    rows have one width; comma if none is.
    """
    scores = {delimiter: _fit(text, delimiter) for delimiter in DELIMITERS}
    if not any(share for share, _ in scores.values()):
        scores = {delimiter: _usual(text, delimiter) for delimiter in DELIMITERS}
    return max(scores, key=lambda delimiter: scores[delimiter])


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as the headings, and that width; nothing for a single column."""
    widths = _sample_widths(text, delimiter)
    if not widths or widths[0] < 2:
        return 0.0, 0
    rows = widths[1:]
    return (sum(width == widths[0] for width in rows) / len(rows) if rows else 1.0), widths[0]


def _usual(text: str, delimiter: str) -> tuple[float, int]:
    """The share of rows that have the most usual width, and that; nothing for a single column."""
    widths = _sample_widths(text, delimiter)
    width, rows = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return (rows / len(widths), width) if width > 1 else (0.0, 0)


def _sample_widths(text: str, delimiter: str) -> list[int]:
    """How many cells the first rows have; nothing under a delimiter that stands nowhere."""
    if delimiter not in text:
        return []
    reader = _reader(text, delimiter, strict=False)
    try:
        return [len(row) for row in islice(reader, _SAMPLE_ROWS) if any(map(str.strip, row))]
    except csv.Error:
        return []


def _lines(name: str, text: str, delimiter: str, before: int) -> Iterator[Line]:
    reader = _reader(text, delimiter, strict=True)
    start = before + 1
    _give_room(most("cell-length"))
    try:
        for row in reader:
            yield Line(start, row)
            start = before + reader.line_num + 1
    except csv.Error as error:
        raise TableError(_fault(f"{name}:{start}", error)) from None


def _give_room(letters: int) -> None:
    """Let cells be so long. The module has one limit for all threads, so that it is never lowered:
    whoever makes rows of lines measures their cells.
    """
    if csv.field_size_limit() < letters:
        csv.field_size_limit(letters)


def _fault(where: str, error: csv.Error) -> str:
    """The module tells its errors apart by their words only."""
    if "field limit" in str(error):
        return beyond("cell-length", where, "shorten it", what="a cell")
    return (
        f"{where}: a double quote in this row is not closed where the cell ends — close it, or "
        'write "" for a quote inside a quoted cell'
    )


def _reader(text: str, delimiter: str, *, strict: bool) -> Reader:
    """Blanks before a quote are skipped: people write them, and cells are trimmed anyway."""
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, strict=strict, skipinitialspace=True)
