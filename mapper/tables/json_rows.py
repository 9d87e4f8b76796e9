"""JSON tables: a list of objects, `{"records": [...]}`, or one object per line (JSON Lines).

Objects are read one by one, so that each keeps the line on which it begins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from mapper.errors import TableError
from mapper.model.problem import Problem, Where
from mapper.tables.raw import RawRow, RawTable, cell_value

_BLANK = re.compile(r"\s*")
_RECORDS = "records"


def json_table(name: str, text: str) -> RawTable:
    """The table in `text`; its headings are all keys, in the order they first appear.

    An object with a list or object in a cell is left out and told. Raises TableError where
    the text is not JSON of one of the three forms, or holds no objects.
    """
    try:
        found = list(_Scanner(name, text).objects())
    except RecursionError:
        raise TableError(f"{name}: the JSON is nested too deeply to be a table") from None
    if not found:
        raise TableError(f"{name}: the table is empty — it needs a list of objects, one per row")
    headings = tuple(dict.fromkeys(_heading(key) for _, row in found for key in row))
    faults = {line: fault for line, row in found if (fault := _nested(name, line, row))}
    rows = [_row(line, row) for line, row in found if line not in faults]
    filled = tuple(row for row in rows if any(cell is not None for cell in row.cells.values()))
    return RawTable(name, tuple(filter(None, headings)), filled, tuple(faults.values()))


def _heading(key: str) -> str:
    return " ".join(key.split())


def _row(line: int, row: dict[str, Any]) -> RawRow:
    return RawRow(line, {_heading(key): cell_value(value) for key, value in row.items()})


def _nested(name: str, line: int, row: dict[str, Any]) -> Problem | None:
    keys = [key for key, value in row.items() if isinstance(value, (list, dict))]
    if not keys:
        return None
    what = f"'{keys[0]}' holds a list or an object, not one value"
    return Problem(Where(name, line), what, "write text, a number or null", code="nested-cell")


class _Scanner:
    """Walks the text and yields (line, object) for each row."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self.at = name, text, 0
        self.seen, self.line = 0, 1
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._no_key_twice, parse_constant=self._no_constant
        )

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        self._skip_blank()
        if self._next() == "[":
            yield from self._elements()
            self._must_end()
            return
        line, first = self._line(), self._value()
        if self._is_wrapped(first):
            self._must_end()
            yield from _Scanner.of_records(self)
            return
        while True:
            yield line, self._row(first, line)
            self._skip_blank()
            if not self._next():
                return
            line, first = self._line(), self._value()

    @staticmethod
    def of_records(whole: _Scanner) -> Iterator[tuple[int, dict[str, Any]]]:
        """The elements of the list under `records`, walked again for their lines."""
        scanner = _Scanner(whole.name, whole.text)
        scanner._skip_blank()
        scanner.at += 1
        while True:
            scanner._skip_blank()
            key = scanner._value()
            scanner._skip_blank()
            scanner.at += 1  # the colon
            scanner._skip_blank()
            if key == _RECORDS:
                yield from scanner._elements()
                return
            scanner._value()
            scanner._skip_blank()
            scanner.at += 1  # the comma: the key is known to come

    def _elements(self) -> Iterator[tuple[int, dict[str, Any]]]:
        self.at += 1
        self._skip_blank()
        if self._next() == "]":
            self.at += 1
            return
        while True:
            self._skip_blank()
            line = self._line()
            yield line, self._row(self._value(), line)
            self._skip_blank()
            if self._next() not in (",", "]"):
                self._fail("a comma or ']' is missing")
            self.at += 1
            if self.text[self.at - 1] == "]":
                return

    def _is_wrapped(self, value: object) -> bool:
        return isinstance(value, dict) and isinstance(value.get(_RECORDS), list)

    def _row(self, value: object, line: int) -> dict[str, Any]:
        if isinstance(value, dict) and value.get("type") == "FeatureCollection":
            raise TableError(
                f"{self.name}: this is GeoJSON, that is boundaries, not a control table — "
                f"give it with --boundaries"
            )
        if not isinstance(value, dict):
            raise TableError(
                f"{self.name}:{line}: not an object — a JSON table is a list of objects, "
                f'one per row, as in [{{"place": …, "status": …, "date": …}}]'
            )
        return value

    def _value(self) -> Any:
        try:
            value, self.at = self.decoder.raw_decode(self.text, self.at)
        except json.JSONDecodeError as error:
            self.at = error.pos
            self._fail(error.msg[:1].lower() + error.msg[1:])
        except ValueError as error:
            self._fail(str(error))
        return value

    def _skip_blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _line(self) -> int:
        """The line of the present position; positions only grow, so counting goes on."""
        self.line += self.text.count("\n", self.seen, self.at)
        self.seen = self.at
        return self.line

    def _must_end(self) -> None:
        self._skip_blank()
        if self._next():
            self._fail("there is more text after the end of the table")

    def _fail(self, what: str) -> NoReturn:
        raise TableError(f"{self.name}:{self._line()}: not valid JSON: {what}") from None

    def _no_key_twice(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice = [key for i, key in enumerate(keys) if key in keys[:i]]
        if twice:
            raise ValueError(f"the key '{twice[0]}' stands twice in one object — rename one")
        return dict(pairs)

    @staticmethod
    def _no_constant(word: str) -> NoReturn:
        raise ValueError(f"{word} is no JSON value — write null")
