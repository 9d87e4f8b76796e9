# SPDX-License-Identifier: MIT
"""Tables of what others have counted: from rows to `SourceCount`, with every problem.

The columns are `date`, `counted_by`, `what`, and one for each status that was counted, headed by
the status's id, label or a synonym. `of`, `reported`, `source`, `source_url` and `note` may be
there. An empty cell says that nothing was stated, which is not 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from mapper.model.dates import Span
from mapper.model.problem import Problem, Where
from mapper.model.scheme import Role, Scheme
from mapper.model.source_count import Part, SourceCount
from mapper.tables.closest import choices, closest_hint
from mapper.tables.columns import not_used
from mapper.tables.dates import DateError, DateOrder, parse_span
from mapper.tables.formulas import freed
from mapper.tables.headings import heading_key, is_synonym
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import one_line, quoted, quoted_all
from mapper.tables.today import today as the_day

COLUMNS = (
    "date", "counted_by", "what", "of", "reported", "source", "source_url", "note",
)  # fmt: skip
NEEDED = ("date", "counted_by", "what")
_OTHER_WORDS = {
    "counted_by": ("counter", "by"),
    "what": ("unit", "units", "what_was_counted"),
    "of": ("out_of", "total", "of_how_many", "whole"),
}
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
# It can be the day before in the time zone of whoever publishes.
_ZONES = timedelta(days=1)


@dataclass(frozen=True)
class ParsedCounts:
    """The sound rows as counts, in the order of the table, and all problems, sorted."""

    name: str
    counts: tuple[SourceCount, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CountColumns:
    """Which heading holds what: `by_column`, and `by_status` in their order."""

    by_column: Mapping[str, str]
    by_status: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def parse_source_counts(
    raw: RawTable, scheme: Scheme, *, date_order: DateOrder | None = None, today: date | None = None
) -> ParsedCounts:
    """The counts in a table, read through a scheme.

    - `date_order` reads dates such as 5/11/2021, which are refused without it.
    - `today`: a count of a later day is a problem; None: the day it is.

    A row with a problem gives no count; a missing or doubtful column none at all.
    """
    columns = count_columns(raw, scheme)
    told = [*raw.notes, *columns.problems]
    counts: list[SourceCount] = []
    if not any(problem.stops for problem in columns.problems):
        several = len(_sides(columns.by_status, scheme)) > 1
        reading = _Reading(raw.name, columns, several, date_order, today or the_day())
        for order, row in enumerate(raw.rows):
            reader = _CountReader(reading, row, order)
            count = reader.count()
            counts += [count] if count else []
            told += reader.problems
        told += _repeated(counts)
    return ParsedCounts(raw.name, tuple(counts), tuple(sorted(told)))


# --- columns ------------------------------------------------------------------------------


def count_columns(raw: RawTable, scheme: Scheme) -> CountColumns:
    """The columns of a table of counts; a column of numbers that is no status is a problem."""
    at = Where(raw.name)
    claims = _claims(raw.headings)
    columns = {column: found[0] for column, found in claims.items()}
    taken = {heading for found in claims.values() for heading in found}
    by_status: dict[str, list[str]] = {}
    unknown = []
    for heading in (heading for heading in raw.headings if heading not in taken):
        status = scheme.find(heading)
        if status is None:
            unknown.append(heading)
        else:
            by_status.setdefault(status.id, []).append(heading)
    return CountColumns(
        by_column=columns,
        by_status={status: found[0] for status, found in by_status.items()},
        problems=(
            *_clashes({**claims, **by_status}, at),
            *_missing(columns, raw.headings, at),
            *_unknown(unknown, raw, scheme, at),
            *([] if by_status else [_no_status(raw.headings, scheme, at)]),
        ),
    )


def _claims(headings: Sequence[str]) -> dict[str, list[str]]:
    """The headings of each column: its own name, or else other usual words for it."""
    claims = {}
    for column in COLUMNS:
        own = [heading for heading in headings if heading_key(heading) == heading_key(column)]
        found = own or [heading for heading in headings if _means(heading, column)]
        if found:
            claims[column] = found
    return claims


def _means(heading: str, column: str) -> bool:
    words = _OTHER_WORDS.get(column, ())
    return heading_key(heading) in map(heading_key, words) or is_synonym(heading, column)


def _clashes(claims: Mapping[str, Sequence[str]], where: Where) -> Iterator[Problem]:
    for column, found in claims.items():
        if len(found) > 1:
            listed = " and ".join(quoted(heading) for heading in found)
            hint = "leave one of them"
            yield Problem(where, f"{listed} are both the column '{column}'", hint, "column-clash")


def _missing(
    columns: Mapping[str, str], headings: Sequence[str], where: Where
) -> Iterator[Problem]:
    for column in NEEDED:
        if column not in columns:
            listed = quoted_all(headings)
            hint = f"the headings are {listed}"
            yield Problem(where, f"no column '{column}' in the counts", hint, "missing-column")


def _unknown(
    headings: Iterable[str], raw: RawTable, scheme: Scheme, where: Where
) -> Iterator[Problem]:
    """A column of numbers may be a status under a wrong name; one of words is only not used."""
    for heading in headings:
        cells = (row.cells.get(heading) for row in raw.rows)
        if any(plain_number(str(cell)) is not None for cell in cells if cell is not None):
            ids = [status.id for status in scheme.statuses]
            hint = f"{closest_hint(heading, ids)}the statuses are {choices(ids)}"
            what = f"the column {quoted(heading)} has numbers, and is no status of '{scheme.id}'"
            yield Problem(where, what, hint, "unknown-column")
        else:
            yield not_used(where.file, [heading])


def _no_status(headings: Sequence[str], scheme: Scheme, where: Where) -> Problem:
    listed = quoted_all(headings)
    ids = choices(status.id for status in scheme.statuses)
    hint = f"the headings are {listed} — head a column {ids}"
    return Problem(where, f"no column is a status of '{scheme.id}'", hint, "missing-column")


def _sides(statuses: Iterable[str], scheme: Scheme) -> set[str]:
    """The actors that hold something by one of these statuses."""
    held = (scheme.status(status) for status in statuses)
    return {status.actor or status.id for status in held if status.role is Role.CONTROL}


# --- rows ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Reading:
    """What the reading of every row needs; `several`: the table counts more than one side."""

    name: str
    columns: CountColumns
    several: bool
    date_order: DateOrder | None
    today: date


@dataclass
class _CountReader:
    """Reads one row; `problems` fill while it does."""

    reading: _Reading
    row: RawRow
    order: int
    problems: list[Problem] = field(default_factory=list)

    def count(self) -> SourceCount | None:
        """The count of the row, or None where something stops it."""
        span = self._date()
        parts = self._parts()
        count = SourceCount(
            date=span or Span.of_day(date.min),
            counted_by=self._told("counted_by"),
            what=self._told("what"),
            parts=parts,
            asked=tuple(self.reading.columns.by_status),
            where=Where(self.reading.name, self.row.line),
            order=self.order,
            of=self._of(parts),
            complete=self.reading.several and len(parts) == len(self.reading.columns.by_status),
            reported=self._reported(span),
            source=self._text("source"),
            source_url=self._url(),
            note=self._text("note"),
        )
        return None if any(problem.stops for problem in self.problems) else count

    def _cell(self, column: str) -> Cell:
        return self.row.cells.get(self.reading.columns.by_column.get(column, ""))

    def _text(self, column: str) -> str:
        cell = self._cell(column)
        return "" if cell is None else freed(one_line(str(cell)))

    def _refuse(self, what: str, hint: str, code: str, value: str = "") -> None:
        where = Where(self.reading.name, self.row.line)
        self.problems.append(Problem(where, what, hint, code, value=value))

    def _told(self, column: str) -> str:
        text = self._text(column)
        if not text:
            heading = self.reading.columns.by_column[column]
            self._refuse(f"the {column} is empty", f"fill the column '{heading}'", "empty-cell")
        return text

    def _date(self) -> Span | None:
        if not self._told("date"):
            return None
        span = self._span("date", "", "bad-date")
        if span is not None and span.first > self.reading.today:
            what = f"the count is of {span.iso()}, which is after today"
            self._refuse(what, "correct the date", "future-date", span.iso())
        return span

    def _reported(self, span: Span | None) -> date | None:
        if not self._text("reported"):
            return None
        reported = self._span("reported", "reported: ", "bad-reported")
        if reported is None:
            return None
        if span is not None and reported.last + _ZONES < span.first:
            what = f"reported {reported.iso()} is before the date {span.iso()}"
            self._refuse(what, "give the day on which the count was published", "bad-reported")
        return reported.last

    def _span(self, column: str, prefix: str, code: str) -> Span | None:
        cell = self._cell(column)
        try:
            return parse_span(
                one_line(cell) if isinstance(cell, str) else cell, self.reading.date_order
            )
        except DateError as error:
            self._refuse(prefix + error.what, error.hint, code)
            return None

    def _parts(self) -> tuple[Part, ...]:
        stated = {s: self._whole(h) for s, h in self.reading.columns.by_status.items()}
        parts = tuple(Part(s, number) for s, number in stated.items() if number is not None)
        if not parts and not self.problems:
            listed = choices(quoted(h) for h in self.reading.columns.by_status.values())
            self._refuse("the row has no count", f"fill {listed}, or leave it out", "no-count")
        return parts

    def _of(self, parts: Sequence[Part]) -> int | None:
        heading = self.reading.columns.by_column.get("of")
        of = self._whole(heading) if heading else None
        stated = sum(part.number for part in parts)
        if of is not None and stated > of:
            what = f"the parts add up to {stated}, which is more than the {of} there are"
            hint = f"correct a part or the column '{heading}'"
            self._refuse(what, hint, "parts-exceed-whole", f"{stated} of {of}")
        return of

    def _whole(self, heading: str) -> int | None:
        """The number in a cell, from 0 on; None where it is empty, or refused."""
        cell = self.row.cells.get(heading)
        text = "" if cell is None else freed(one_line(str(cell)))
        if not text:
            return None
        number = plain_number(text)
        if number is None or number < 0 or not number.is_integer():
            what = f"{heading}: {quoted(text)} is not a count"
            hint = "write a whole number, 0 or more, in digits alone; empty: not stated"
            self._refuse(what, hint, "bad-count", text)
            return None
        return int(number)

    def _url(self) -> str:
        text = self._text("source_url")
        if text and not _WEB_ADDRESS.fullmatch(text):
            what = f"source_url {quoted(text)} is not a web address"
            hint = "it begins with https:// or http:// and has no blanks"
            self._refuse(what, hint, "bad-url")
        return text


def _repeated(counts: Iterable[SourceCount]) -> Iterator[Problem]:
    """Two counts of one series for one day, unless the later one was published later."""
    first: dict[object, SourceCount] = {}
    for count in counts:
        other = first.setdefault((count.series, count.date, count.known), count)
        if other is not count:
            what = (
                f"{quoted(count.counted_by)} has counted {count.what} for {count.date.iso()} "
                f"in row {other.where.line} already"
            )
            hint = "leave one of them, or give a correction the day it was published (reported)"
            yield Problem(count.where, what, hint, "repeated-count")
