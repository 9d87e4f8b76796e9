# SPDX-License-Identifier: MIT
"""Which rows of a table count, in words: `status = taliban and date >= 2021-08-01`.

    condition  =  both, { "or", both }
    both       =  one, { "and", one }
    one        =  "not", one  |  "(", condition, ")"  |  test
    test       =  name, ( "=" | "!=" | "<" | "<=" | ">" | ">=" ), value
               |  name, [ "not" ], "in", "(", value, { ",", value }, ")"
               |  name, [ "not" ], "contains", value
               |  name, "is", [ "not" ], "empty"

A name is a column or a heading, in `…` or […] where it has blanks; a value is a word, or text in
quotes. Texts are compared without regard to case, numbers as numbers, dates as days.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, NoReturn

from mapper.model.dates import Span
from mapper.tables.dates import DateError, DateOrder, parse_span
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell
from mapper.tables.text import bare

_TOKEN = re.compile(
    r"""\s*(?:(?P<sign><=|>=|!=|<>|==|[=<>(),])
    |"(?P<double>(?:[^"]|"")*)" |'(?P<single>(?:[^']|'')*)'
    |`(?P<back>[^`]*)` |\[(?P<square>[^]]*)\]
    |(?P<word>[^\s<>=!(),"'`\[\]]+) |(?P<end>\Z) |(?P<other>.))""",
    re.VERBOSE | re.DOTALL,
)
_SIGNS = {"=": "=", "==": "=", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_NAME, _VALUE = ("word", "back", "square", "double"), ("word", "double", "single")
_WORDS = ("and", "or", "not", "in", "contains", "is", "empty")
# More brackets or `not` in one another than any reader can follow.
_DEEPEST = 50

CellOf = Callable[[str], Cell]
Test = Callable[[CellOf], bool]


class ConditionError(ValueError):
    """A condition that cannot be read: `what` is wrong, at which character (1 the first)."""

    def __init__(self, what: str, at: int) -> None:
        self.what, self.at = what, at
        super().__init__(what)


@dataclass(frozen=True)
class Condition:
    """A condition that can be asked of rows; `names` are the columns or headings in it."""

    text: str
    names: tuple[str, ...]
    test: Test

    def __call__(self, cell_of: CellOf) -> bool:
        """Whether a row counts, given what it has under each name."""
        return self.test(cell_of)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int

    @property
    def keyword(self) -> str:
        """The word of the grammar that this is, or nothing."""
        word = self.text.casefold()
        return word if self.kind == "word" and word in _WORDS else ""


class _Wanted(NamedTuple):
    """A value that cells are compared with: its text, and the number or the days that it is."""

    key: str
    number: float | None
    span: Span | None


def parse_condition(text: str, order: DateOrder | None = None) -> Condition:
    """The condition that a text is; dates in it, and in cells, are read in `order`.

    Raises ConditionError where the text is none, with the place.
    """
    return _Parser(text, order).condition()


class _Parser:
    def __init__(self, text: str, order: DateOrder | None) -> None:
        self.text, self.order = text, order
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0
        self.names: dict[str, None] = {}

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def condition(self) -> Condition:
        test = self.either()
        if self.next.kind != "end":
            self.fail("'and' or 'or' is missing: put text with blanks in quotes")
        return Condition(self.text, tuple(self.names), test)

    def either(self) -> Test:
        tests = [self.both()]
        while self.took_word("or"):
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.took_word("and"):
            tests.append(self.one())
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)

    def one(self) -> Test:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.fail("there are too many brackets in one another")
        test = self.inner()
        self.depth -= 1
        return test

    def inner(self) -> Test:
        if self.took_word("not"):
            denied = self.one()
            return lambda row: not denied(row)
        if self.took_sign("("):
            test = self.either()
            if not self.took_sign(")"):
                self.fail("')' is missing")
            return test
        return self.about_a_name()

    def about_a_name(self) -> Test:
        if self.next.kind not in _NAME or self.next.keyword:
            self.fail("the name of a column is missing")
        name = self.took().text
        self.names[name] = None
        if self.next.text in _SIGNS and self.next.kind == "sign":
            return self.compared(name, _SIGNS[self.took().text])
        if self.took_word("is"):
            denied = self.took_word("not")
            if not self.took_word("empty"):
                self.fail("'empty' is missing after 'is'")
            return lambda row: _is_empty(row(name)) is not denied
        denied = self.took_word("not")
        if self.took_word("in"):
            test = self.one_of(name)
        elif self.took_word("contains"):
            part = _key(self.value())
            test = lambda row: part in _key(row(name))  # noqa: E731
        else:
            self.fail(f"after '{name}' stands =, !=, <, <=, >, >=, in, contains or is empty")
        return (lambda row: not test(row)) if denied else test

    def compared(self, name: str, sign: str) -> Test:
        wanted, order = self.wanted(), self.order
        if sign in ("=", "!="):
            return lambda row: _is_same(row(name), wanted, order) is (sign == "=")
        if wanted.number is None and wanted.span is None:
            self.at -= 1
            self.fail(f"{sign} compares with a number or a date, and '{self.next.text}' is neither")
        return lambda row: _compares(row(name), sign, wanted, order)

    def one_of(self, name: str) -> Test:
        if not self.took_sign("("):
            self.fail("'(' is missing after 'in'")
        values = [self.wanted()]
        while self.took_sign(","):
            values.append(self.wanted())
        if not self.took_sign(")"):
            self.fail("',' or ')' is missing")
        order = self.order
        return lambda row: any(_is_same(row(name), value, order) for value in values)

    def value(self) -> str:
        if self.next.kind not in _VALUE or self.next.keyword:
            self.fail("a value is missing")
        return self.took().text

    def wanted(self) -> _Wanted:
        text = self.value()
        return _Wanted(_key(text), plain_number(text), _span(text, self.order))

    def took(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def took_word(self, word: str) -> bool:
        found = self.next.keyword == word
        self.at += found
        return found

    def took_sign(self, sign: str) -> bool:
        found = self.next.kind == "sign" and self.next.text == sign
        self.at += found
        return found

    def fail(self, what: str) -> NoReturn:
        raise ConditionError(what, self.next.at + 1)


def _tokens(text: str) -> list[_Token]:
    """The parts of a text, the last of them its end."""
    tokens: list[_Token] = []
    at = 0
    while not tokens or tokens[-1].kind != "end":
        found = _TOKEN.match(text, at)
        assert found is not None  # any character is one of them
        kind = found.lastgroup or "end"
        start, at = found.start(kind), found.end()
        if kind == "other":
            closes = {'"': "a quote", "'": "a quote", "`": "a quote", "[": "a bracket"}
            what = closes.get(found[kind], "")
            raise ConditionError(
                f"{what} is not closed" if what else f"'{found[kind]}' means nothing", start + 1
            )
        quote = {"double": '"', "single": "'"}.get(kind, "")
        tokens.append(
            _Token(kind, found[kind].replace(2 * quote, quote) if quote else found[kind], start)
        )
    return tokens


def _is_empty(cell: Cell) -> bool:
    return cell is None or not str(cell).strip()


def _key(value: Cell) -> str:
    return "" if value is None else bare(str(value)).casefold()


def _is_same(cell: Cell, wanted: _Wanted, order: DateOrder | None) -> bool:
    if _key(cell) == wanted.key:
        return True
    if cell is None:
        return False
    number = None if wanted.number is None else plain_number(bare(str(cell)))
    if number is not None:
        return number == wanted.number
    return wanted.span is not None and _span(cell, order) == wanted.span


def _compares(cell: Cell, sign: str, value: _Wanted, order: DateOrder | None) -> bool:
    """Whether a number or a day stands so to a value; of what is neither, and of nothing, no."""
    if cell is None:
        return False
    number, wanted = plain_number(bare(str(cell))), value.number
    if number is not None and wanted is not None:
        return {"<": number < wanted, "<=": number <= wanted,
                ">": number > wanted, ">=": number >= wanted}[sign]  # fmt: skip
    span, days = _span(cell, order), value.span
    if span is None or days is None:
        return False
    return {"<": span.last < days.first, "<=": span.last <= days.last,
            ">": span.first > days.last, ">=": span.first >= days.first}[sign]  # fmt: skip


@lru_cache(maxsize=4096, typed=True)
def _span(value: Cell, order: DateOrder | None) -> Span | None:
    """The days of a date; a table repeats few. None for anything else."""
    try:
        return parse_span(bare(value) if isinstance(value, str) else value, order)
    except DateError:
        return None
