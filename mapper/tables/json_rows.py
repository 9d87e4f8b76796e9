# SPDX-License-Identifier: MIT
"""JSON tables: a list of objects, `{"records": [...]}`, or one object per line (JSON Lines); points
of GeoJSON; objects whose keys are places or dates.

Objects are read one by one, so that each keeps the line on which it begins.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

from mapper.errors import TableError
from mapper.model.limits import must_be_within, within
from mapper.model.problem import Problem, Where
from mapper.model.spelling import argument
from mapper.tables.formulas import kept
from mapper.tables.keyed_json import is_point, keyed_rows, point_row
from mapper.tables.raw import PART, RawRow, RawTable, cell_value, must_be_short
from mapper.tables.text import one_line

_BLANK = re.compile(r"\s*")
_RECORDS, _FEATURES = "records", "features"
_FORM = 'a JSON table is a list of objects, as in [{"place": …, "status": …, "date": …}]'


class _Found(NamedTuple):
    """A JSON value and the position at which it begins."""

    start: int
    value: Any


def json_table(name: str, text: str) -> RawTable:
    """The table in `text`; its headings are all keys, in the order they first appear.

    Rows are numbered by the lines they begin on, or, where several begin on one line, by their
    place in the list. An object with a list or object in a cell is left out and told. Raises
    TableError where the text is not JSON of one of the three forms, or holds no objects.
    """
    found = _objects(name, text)
    numbers = _numbers(text, [start for start, _ in found])
    rows, faults = [], []
    for number, (_, cells) in zip(numbers, found, strict=True):
        fault = _nested(name, number, cells)
        if fault:
            faults.append(fault)
        elif any(cell_value(cell) is not None for cell in cells.values()):
            must_be_short(f"{name}:{number}", cells.values())
            rows.append(
                RawRow(number, {key: cell_value(kept(cell)) for key, cell in cells.items()})
            )
    if not rows and not faults:
        raise TableError(f"{name}: the table has no rows — {_FORM}")
    must_be_within("cells", sum(len(cells) for _, cells in found), name, TableError, PART)
    headings = dict.fromkeys(key for _, cells in found for key in cells if key)
    must_be_within("columns", len(headings), name, TableError, PART)
    if not headings:
        raise TableError(f"{name}: no object has a key that can be read — {_FORM}")
    return RawTable(name, tuple(headings), tuple(rows), tuple(faults))


def _objects(name: str, text: str) -> list[_Found]:
    scanner = _Scanner(name, text)
    try:
        found = list(within("rows", _values(scanner), name, TableError))
    except RecursionError:
        raise TableError(f"{name}: the JSON is nested too deeply to be a table") from None
    for start, value in found:
        _must_be_a_row(name, text, start, value)
    return found


def _values(scanner: _Scanner) -> Iterator[_Found]:
    """The rows, wherever the three forms keep them."""
    if scanner.next() == "[":
        yield from scanner.elements()
        scanner.must_end()
        return
    first = scanner.value()
    alone = not scanner.next()
    if alone and _is_wrapped(first.value):
        scanner.at = first.start
        yield from scanner.elements_of(_RECORDS)
        return
    if alone and _holds_points(first.value):
        scanner.at = first.start
        yield from _points(scanner.elements_of(_FEATURES))
        return
    if alone and (keyed := keyed_rows(first.value)) is not None:
        yield from _under_keys(scanner.text, first.start, keyed)
        return
    yield first
    while scanner.next():
        yield scanner.value()


def _holds_points(value: object) -> bool:
    """Whether a value is GeoJSON with points and no other shapes."""
    features = value.get(_FEATURES) if isinstance(value, dict) else None
    return isinstance(features, list) and bool(features) and all(map(is_point, features))


def _points(features: Iterator[_Found]) -> Iterator[_Found]:
    for start, feature in features:
        yield _Found(start, point_row(feature))


def _under_keys(
    text: str, start: int, keyed: Sequence[tuple[str, dict[str, Any]]]
) -> Iterator[_Found]:
    """The rows with the positions of their places in the text, or of the keys over them."""
    over = None
    for key, row in keyed:
        names = [row["place"]] if row["place"] != key else []
        for name in names if key == over else [key, *names]:
            found = text.find(json.dumps(name, ensure_ascii=False), start)
            start = found if found >= 0 else start
        over = key
        yield _Found(start, row)


def _is_wrapped(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get(_RECORDS), list)


def _must_be_a_row(name: str, text: str, start: int, value: object) -> None:
    if not isinstance(value, dict):
        raise TableError(f"{name}:{_line(text, start)}: this is not an object — {_FORM}")
    if value.get("type") == "FeatureCollection":
        raise TableError(
            f"{name}: this is GeoJSON, so it has boundaries and no control table — "
            f"give it with {argument('boundaries')}"
        )


def _nested(name: str, number: int, cells: dict[str, Any]) -> Problem | None:
    keys = [key for key, value in cells.items() if isinstance(value, (list, dict))]
    if not keys:
        return None
    what = f"'{keys[0]}' holds a list or an object, not one value"
    return Problem(Where(name, number), what, "write text, a number or null", "nested-cell")


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _numbers(text: str, starts: Sequence[int]) -> list[int]:
    ends = [end.start() for end in re.finditer("\n", text)]
    lines = [bisect_left(ends, start) + 1 for start in starts]
    return lines if len(set(lines)) == len(lines) else list(range(1, len(starts) + 1))


class _Scanner:
    """Walks a JSON text value by value; `at` is the position reached."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self.at = name, text, 0
        self.decoder = json.JSONDecoder(
            object_pairs_hook=_no_key_twice, parse_constant=_no_constant, parse_int=_whole_number
        )

    def next(self) -> str:
        """The next character that is not blank, or nothing at the end."""
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def value(self) -> _Found:
        self.next()
        start = self.at
        try:
            value, self.at = self.decoder.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            self.fail(error.pos, error.msg[:1].lower() + error.msg[1:])
        except ValueError as error:
            self.fail(start, str(error))
        return _Found(start, value)

    def elements(self) -> Iterator[_Found]:
        """The elements of the list that comes next."""
        self.at += 1
        if self.next() == "]":
            self.at += 1
            return
        while True:
            yield self.value()
            if self.next() not in (",", "]"):
                self.fail(self.at, "a comma or ']' is missing")
            self.at += 1
            if self.text[self.at - 1] == "]":
                return

    def elements_of(self, wanted: str) -> Iterator[_Found]:
        """The elements of the list under a key of the object that comes next, known to be valid."""
        while True:
            self.at += 1  # the brace, then the commas
            key = self.value().value
            self.next()
            self.at += 1  # the colon
            self.next()
            if one_line(key) == wanted:
                yield from self.elements()
                return
            self.value()
            self.next()

    def must_end(self) -> None:
        if self.next():
            self.fail(self.at, "there is more text after the end of the table")

    def fail(self, position: int, what: str) -> NoReturn:
        raise TableError(f"{self.name}:{_line(self.text, position)}: not valid JSON: {what}")


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [one_line(key) for key, _ in pairs]
    cells = dict(zip(keys, (value for _, value in pairs), strict=True))
    if len(cells) < len(pairs):
        twice = next(key for i, key in enumerate(keys) if key in keys[:i])
        raise ValueError(f"the key '{twice}' stands twice in one object")
    return cells


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON value — write null")


def _whole_number(digits: str) -> int:
    """Of a number with thousands of digits Python tells only how to lift its own limit."""
    try:
        return int(digits)
    except ValueError:
        raise ValueError(f"a number has {len(digits)} digits — write it as text") from None
