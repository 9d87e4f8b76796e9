"""From the rows of a table to records, with every problem of every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from mapper.model.dates import Span
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Basis, Confidence, Kind, Record
from mapper.model.scheme import Scheme, Status
from mapper.tables.closest import choices, closest
from mapper.tables.columns import ColumnMap, map_columns
from mapper.tables.coordinates import CoordinateError, parse_coordinates
from mapper.tables.dates import DateError, DateOrder, parse_span
from mapper.tables.kinds import basis_of, border_country, confidence_of, kind_of
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import has_stray, lines, one_line

_Word = TypeVar("_Word")


@dataclass(frozen=True)
class ParsedTable:
    """The sound rows as records, in the order of the table, and all problems.

    `problems` holds those of reading as well (the notes of the raw table), sorted.
    """

    name: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    columns: ColumnMap


def parse_table(
    raw: RawTable,
    scheme: Scheme,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    default_day: date | None = None,
) -> ParsedTable:
    """The records of a table, read through a scheme.

    - `columns` maps column names to headings of the table, as `--column` does.
    - `date_order` reads dates such as 5/11/2021, which are refused without it.
    - `default_day`: the day rows hold from where the table has no column of dates, or where a
      row has no date; None: every row needs a date.

    A row with a problem that stops gives no record. Raises nothing for what a table contains.
    """
    needed = ("place", "status") if default_day else ("place", "status", "date")
    found = map_columns(raw.headings, columns, needed=needed, where=Where(raw.name))
    context = _Context(raw.name, scheme, found, date_order, default_day)
    told = [*raw.notes, *found.problems, *_unused(raw.name, found)]
    if any(problem.stops for problem in found.problems):
        return ParsedTable(raw.name, (), tuple(sorted(told)), found)
    rows = [_RowReader(context, row, order) for order, row in enumerate(raw.rows)]
    records = [reader.record() for reader in rows]
    told += [problem for reader in rows for problem in reader.problems]
    sound = tuple(record for record in records if record is not None)
    return ParsedTable(raw.name, sound, tuple(sorted([*told, *_repeated(raw)])), found)


def _unused(name: str, columns: ColumnMap) -> list[Problem]:
    if not columns.ignored:
        return []
    listed = ", ".join(f"'{heading}'" for heading in columns.ignored)
    return [note(Where(name), f"not used: {listed}", "", "unused-column")]


def _repeated(raw: RawTable) -> list[Problem]:
    """A note for every row that stands in the table word for word before."""
    first: dict[tuple[tuple[str, Cell], ...], int] = {}
    told = []
    for row in raw.rows:
        line = first.setdefault(tuple(row.cells.items()), row.line)
        if line != row.line:
            what = f"the row repeats row {line} word for word"
            told.append(note(Where(raw.name, row.line), what, "", "repeated-row"))
    return told


@dataclass(frozen=True)
class _Context:
    name: str
    scheme: Scheme
    columns: ColumnMap
    date_order: DateOrder | None
    default_day: date | None


@dataclass
class _RowReader:
    """Reads one row and keeps what is wrong with it."""

    context: _Context
    row: RawRow
    order: int
    problems: list[Problem] = field(default_factory=list)

    def record(self) -> Record | None:
        """The record of the row, or None where something stops it."""
        span = self._date()
        status = self._status(span)
        kind, place = self._subject()
        lat, lon = self._coordinates()
        record = Record(
            place=place,
            status=status.id if status else "",
            date=span or Span.of_day(date.min),
            where=Where(self.context.name, self.row.line),
            order=self.order,
            status_text=self._text("status"),
            kind=kind,
            within=self._text("within"),
            code=self._text("code"),
            actor=self._text("actor"),
            until=self._until(span),
            basis=self._word("basis", basis_of, Basis),
            confidence=self._word("confidence", confidence_of, Confidence),
            source=self._text("source"),
            source_url=self._url(),
            note=self._text("note", lines),
            label=self._text("label"),
            lat=lat,
            lon=lon,
        )
        self._tell_stray()
        return None if any(problem.stops for problem in self.problems) else record

    def _cell(self, column: str) -> Cell:
        heading = self.context.columns.heading(column)
        return None if heading is None else self.row.cells.get(heading)

    def _text(self, column: str, clean: Callable[[str], str] = one_line) -> str:
        cell = self._cell(column)
        if cell is None:
            return ""
        return clean(cell.isoformat() if isinstance(cell, date) else str(cell))

    def _refuse(self, what: str, hint: str, code: str) -> None:
        where = Where(self.context.name, self.row.line)
        self.problems.append(Problem(where, what, hint, code))

    def _refuse_empty(self, column: str) -> None:
        heading = self.context.columns.heading(column) or column
        self._refuse(f"the {column} is empty", f"fill the column '{heading}'", "empty-cell")

    def _date(self) -> Span | None:
        cell = self._cell("date")
        if cell is None or not self._text("date"):
            return self._default_date()
        try:
            return parse_span(cell, self.context.date_order)
        except DateError as error:
            self._refuse(error.what, error.hint, "bad-date")
            return None

    def _default_date(self) -> Span | None:
        if self.context.default_day is None:
            self._refuse_empty("date")
            return None
        return Span.of_day(self.context.default_day)

    def _until(self, span: Span | None) -> date | None:
        cell = self._cell("until")
        if cell is None:
            return None
        try:
            until = parse_span(cell, self.context.date_order)
        except DateError as error:
            self._refuse(f"until: {error.what}", error.hint, "bad-until")
            return None
        if not until.is_day:
            self._refuse(f"until '{cell}' is not a day", "write year-month-day", "bad-until")
        elif span is not None and until.first <= span.last:
            self._refuse(
                f"until {until.iso()} is not after the date {span.iso()}",
                "until is the first day on which the status no longer holds",
                "bad-until",
            )
        return until.first

    def _status(self, span: Span | None) -> Status | None:
        text = self._text("status")
        if not text:
            self._refuse_empty("status")
            return None
        status = self.context.scheme.find(text)
        if status is None:
            self._refuse(
                f"no status '{text}' in the scheme", self._statuses(text), "unknown-status"
            )
        elif span is not None and not status.in_force(span.last):
            self._refuse_out_of_force(status, span.last)
        return status

    def _statuses(self, text: str) -> str:
        statuses = self.context.scheme.statuses
        words = [word for s in statuses for word in (s.id, s.label, *s.synonyms)]
        near = closest(text, words)
        guess = f"closest: '{near}' — " if near else ""
        listed = choices(status.id for status in statuses)
        return f"{guess}the statuses of '{self.context.scheme.id}' are {listed}"

    def _refuse_out_of_force(self, status: Status, day: date) -> None:
        from_day = f" from {status.starts.isoformat()}" if status.starts else ""
        to_day = f" before {status.ends.isoformat()}" if status.ends else ""
        self._refuse(
            f"status '{status.id}' is not in force on {day.isoformat()}",
            f"it is{from_day}{to_day}",
            "status-not-in-force",
        )

    def _subject(self) -> tuple[Kind | None, str]:
        """What the row is about: its kind and its place without a `border:` before it."""
        place = self._text("place")
        if not place:
            self._refuse_empty("place")
        kind, country = self._word("kind", kind_of, Kind), border_country(place)
        if country is None:
            return kind or self.context.columns.implied_kind, place
        if kind not in (None, Kind.BORDER):
            self._refuse(
                f"'{place}' is a border region, the kind says '{kind}'",
                "empty the kind, or write 'border'",
                "bad-kind",
            )
        return Kind.BORDER, country

    def _word(
        self,
        column: str,
        find: Callable[[str], _Word | None],
        words: type[Kind | Basis | Confidence],
    ) -> _Word | None:
        text = self._text(column)
        if not text:
            return None
        found = find(text)
        if found is None:
            listed = [str(word) for word in words]
            near = closest(text, listed)
            guess = f"closest: '{near}' — " if near else ""
            hint = f"{guess}write {choices(listed)}"
            self._refuse(f"no {column} '{text}'", hint, f"bad-{column}")
        return found

    def _coordinates(self) -> tuple[float | None, float | None]:
        try:
            return parse_coordinates(self._text("lat"), self._text("lon"))
        except CoordinateError as error:
            self._refuse(error.what, error.hint, "bad-coordinate")
            return None, None

    def _url(self) -> str:
        text = self._text("source_url")
        if text and not _is_web_address(text):
            self._refuse(
                f"source_url '{text}' is not a web address",
                "it begins with https:// or http:// and has no blanks",
                "bad-url",
            )
        return text

    def _tell_stray(self) -> None:
        names = [
            column
            for column, heading in self.context.columns.by_column.items()
            if isinstance(cell := self.row.cells.get(heading), str) and has_stray(cell)
        ]
        if names:
            where = Where(self.context.name, self.row.line)
            what = f"invisible or direction-changing characters removed from {', '.join(names)}"
            self.problems.append(note(where, what, "", "stray-characters"))


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        return False
