# SPDX-License-Identifier: MIT
"""One row as a record, with all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

from mapper.model.dates import Span
from mapper.model.problem import Meaning, Problem, note
from mapper.model.record import About, Basis, Confidence, Kind, Record
from mapper.model.scheme import Role, Scheme, Status
from mapper.model.spelling import argument
from mapper.tables.closest import choices, closest, closest_hint
from mapper.tables.columns import ColumnMap
from mapper.tables.coordinates import CoordinateError, parse_coordinates
from mapper.tables.date_column import DateRules
from mapper.tables.dates import DateError
from mapper.tables.event_words import SORTS
from mapper.tables.formulas import freed
from mapper.tables.kinds import about_of, basis_of, border_country, confidence_of, kind_of
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawRow
from mapper.tables.shares import Shares, fault_of, parse_shares, status_of_shares
from mapper.tables.text import bare, has_stray, lines, one_line, quoted
from mapper.tables.today import today

_Word = TypeVar("_Word")

# The date of a row whose own cannot be read. Such a row gives no record.
_NO_DATE = Span.of_day(date.min)

# What stands between two parties in one cell.
_BETWEEN = re.compile(r"\s*[/|&+;,]\s*|\s+(?:and|et|y|und|ve|и|та|و)\s+", re.IGNORECASE)

# Of a status for ground that several hold: when it is to be written, and what it says of them.
_OF_SEVERAL = {
    Role.CONTESTED: ("where they fight for it", "fought over"),
    Role.MIXED: ("where each holds a part", "held in parts"),
}

# The code of rows whose status is a number that no scheme explains.
BARE_NUMBER = "bare-number"

# Codes of what leaves in doubt which place a row is about.
_OF_PLACES = {"bad-kind", "bad-coordinate"}

# What is said of a workbook whose statuses are nowhere in words.
NO_COLOURS = "colours of cells are not read"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")

# The columns that hold days.
DAYS = ("date", "until", "reported")
_PLAIN = DateRules()

# More than any country measures across.
MOST_REACH_KM = 5000.0

# It can be the day before in the time zone of whoever publishes.
_ZONES = timedelta(days=1)


@dataclass(frozen=True)
class RowReading:
    """What the reading of every row needs. See `parse_table`."""

    name: str
    scheme: Scheme
    columns: ColumnMap
    dates: Mapping[str, DateRules] = field(default_factory=dict)
    default_day: date | None = None
    about: About | None = None
    _statuses: dict[str, Status | None] = field(default_factory=dict)
    today: date = field(default_factory=today)
    _spans: dict[tuple[str, Cell], Span] = field(default_factory=dict)
    _texts: dict[tuple[Callable[[str], str], str], str] = field(default_factory=dict)

    def status(self, text: str) -> Status | None:
        """The status that a text means; a table repeats few texts, so each is looked up once."""
        if text not in self._statuses:
            shares = self.shares(text)
            found = status_of_shares(shares, self.scheme) if shares else self.scheme.find(text)
            self._statuses[text] = found
        return self._statuses[text]

    def shares(self, text: str) -> Shares | None:
        """The shares that a text says, where it is no word of the scheme itself."""
        shares = parse_shares(text)
        return shares if shares and self.scheme.find(text) is None else None

    def span(self, column: str, cell: Cell) -> Span:
        """The day or days that a cell means, each text read once; DateError for what is none."""
        if (column, cell) not in self._spans:
            self._spans[column, cell] = self.dates.get(column, _PLAIN).span(cell)
        return self._spans[column, cell]

    def text(self, cell: Cell, clean: Callable[[str], str]) -> str:
        """A cell as text, cleaned and made harmless, each text once."""
        said = cell.isoformat() if isinstance(cell, date) else str(cell)
        if (clean, said) not in self._texts:
            self._texts[clean, said] = freed(clean(said))
        return self._texts[clean, said]


@dataclass
class RowReader:
    """Reads the row that is number `order` in the table; `problems` fill while it does."""

    reading: RowReading
    row: RawRow
    order: int
    problems: list[Problem] = field(default_factory=list)
    # A record that something stops, whose place can be looked up all the same.
    refused: Record | None = None

    def __post_init__(self) -> None:
        cells, headings = self.row.cells, self.reading.columns.by_column
        self.told: dict[str, Cell] = {
            column: cell
            for column, heading in headings.items()
            if (cell := cells.get(heading)) is not None
        }
        self.told.update(self.reading.columns.constants)

    def record(self) -> Record | None:
        """The record of the row, or None where something stops it."""
        span = self._date()
        kind, place = self._subject()
        status = self._status(span)
        lat, lon = self._coordinates()
        record = Record(
            place=place,
            status=status.id if status else "",
            date=span or _NO_DATE,
            where=self.row.where(self.reading.name),
            order=self.order,
            status_text=self._text("status"),
            kind=kind,
            within=self._text("within"),
            code=self._text("code"),
            actor=self._text("actor"),
            until=self._until(span),
            through=self.row.through,
            reported=self._reported(span),
            basis=self._word("basis", basis_of, Basis),
            confidence=self._word("confidence", confidence_of, Confidence),
            source=self._text("source", one_line),
            source_url=self._url(),
            note=self._note(),
            label=self._text("label", one_line),
            lat=lat,
            lon=lon,
            reach_km=self._reach(),
            about=self._about(),
        )
        self._tell_stray()
        stopping = {problem.code for problem in self.problems if problem.stops}
        if stopping and place and not stopping & _OF_PLACES:
            self.refused = record
        return None if stopping else record

    def _text(self, column: str, clean: Callable[[str], str] = bare) -> str:
        cell = self.told.get(column)
        return "" if cell is None else self.reading.text(cell, clean)

    def _note(self) -> str:
        """The note of the row, with the shares that its status is made of before it."""
        shares = self.reading.shares(self._text("status"))
        own = self._text("note", lines)
        several = shares is not None and len(shares.held) > 1
        return "\n".join(filter(None, (str(shares) if several else "", own)))

    def _refuse(
        self,
        what: str,
        hint: str,
        code: str,
        value: str = "",
        instead: str = "",
        meanings: tuple[Meaning, ...] = (),
    ) -> None:
        self.problems.append(
            Problem(
                self.row.where(self.reading.name),
                f"under {quoted(self.row.column)}: {what}" if self.row.column else what,
                hint,
                code,
                value=value,
                instead=instead,
                meanings=meanings,
            )
        )

    def _refuse_empty(self, column: str) -> None:
        heading = self.reading.columns.heading(column)
        hint = f"fill the column '{heading}'"
        if column in ("place", "date"):
            hint += f", or say {argument('fill_down', column)} where it is that of the row above"
        elif column == "status" and is_workbook(self.reading.name):
            hint += f": {NO_COLOURS}"
        self._refuse(f"the {column} is empty", hint, "empty-cell")

    def _date(self) -> Span | None:
        if not self.reading.columns.has("date") and self.reading.default_day:
            return Span.of_day(self.reading.default_day)
        if not self._text("date"):
            self._refuse_empty("date")
            return None
        span = self._span("date", "", "bad-date")
        if span is not None:
            self._refuse_unbelievable(span)
        return span

    def _refuse_unbelievable(self, span: Span) -> None:
        """Problems of a day that has not come, or that is far from those of all other rows."""
        last = max(span.first, self.row.through or span.first)
        if last > self.reading.today:
            what = f"{last if self.row.through else span.iso()} is after today"
            hint = "nothing is reported before it happens: correct the date"
            self._refuse(what, hint, "future-date", span.iso())
        elif far := self.reading.dates.get("date", _PLAIN).far.get(span.last):
            self._refuse(far, "is the year right?", "far-date", span.iso())

    def _until(self, span: Span | None) -> date | None:
        if not self._text("until"):
            return None
        until = self._span("until", "until: ", "bad-until")
        if until is None:
            return None
        if not until.is_day:
            what = f"until {until.iso()} is not one day"
            self._refuse(what, "write year-month-day", "bad-until")
        elif span is not None and until.first <= span.last:
            what = f"until {until.iso()} is not after the date {span.iso()}"
            hint = "until is the first day on which the status no longer holds"
            self._refuse(what, hint, "bad-until")
        return until.first

    def _reported(self, span: Span | None) -> date | None:
        if not self._text("reported"):
            return None
        reported = self._span("reported", "reported: ", "bad-reported")
        if reported is None:
            return None
        dated = self.reading.columns.has("date")
        if dated and span is not None and reported.last + _ZONES < span.first:
            what = f"reported {reported.iso()} is before the date {span.iso()}"
            hint = (
                "nothing is reported before it happens: give the day of publication or correction"
            )
            self._refuse(what, hint, "bad-reported")
        return reported.last

    def _span(self, column: str, prefix: str, code: str) -> Span | None:
        try:
            return self.reading.span(column, self.told.get(column))
        except DateError as error:
            value = self._text(column) if error.code else ""
            self._refuse(
                prefix + error.what,
                error.hint,
                error.code or code,
                value,
                meanings=error.meanings,
            )
            return None

    def _status(self, span: Span | None) -> Status | None:
        text = self._text("status")
        if not text:
            self._refuse_empty("status")
            return None
        status = self.reading.status(text)
        if status is None:
            self._refuse_status(text)
        elif (shares := self.reading.shares(text)) and len(shares.held) > 1:
            self._tell_shares(text, status)
        if status is not None and (day := self._out_of_force(status, span)):
            what = f"the status '{status.id}' is not in force on {day.isoformat()}"
            self._refuse(what, _in_force_hint(status), "status-not-in-force")
        return status

    def _tell_shares(self, text: str, status: Status) -> None:
        what = f"{quoted(text)} is held in parts: '{status.id}', with the shares in the note"
        where = self.row.where(self.reading.name)
        self.problems.append(note(where, what, code="shares", value=text))

    def _refuse_status(self, text: str) -> None:
        scheme = self.reading.scheme
        if plain_number(text) is not None:
            what = f"the number {quoted(text)} means nothing by itself"
            hint = f"the statuses are {choices(s.id for s in scheme.statuses)}"
            self._refuse(what, hint, BARE_NUMBER, text)
            return
        if shares := self.reading.shares(text):
            what, _, hint = fault_of(shares, scheme).partition(" — ")
            self._refuse(f"{quoted(text)}: {what}", hint, "bad-shares", text)
            return
        what = f"no status {quoted(text)} in the scheme '{scheme.id}'"
        if named := several_statuses(text, scheme):
            offered = statuses_of_several(scheme)
            hint = f"{' and '.join(named)} in one cell: write {_offer(offered)}"
            meanings = tuple((status.id, _OF_SEVERAL[status.role][1]) for status in offered)
            self._refuse(what, hint, "two-statuses", text, meanings=meanings)
            return
        near = closest_status(text, scheme)
        hint = f"{near and near + ' — '}the statuses are {choices(s.id for s in scheme.statuses)}"
        self._refuse(what, hint, "unknown-status", text, near)

    def status_problems(self) -> list[Problem]:
        """What is wrong with the status, of a row of which nothing else can be read."""
        if self._text("status"):
            self._status(None)
        return self.problems

    def word(self) -> tuple[str, str | None]:
        """What the row says in the column of statuses, and the id of the status that this means."""
        text = self._text("status")
        status = self.reading.status(text) if text else None
        return text, status.id if status else None

    def _out_of_force(self, status: Status, span: Span | None) -> date | None:
        """The first or last day of the row if its status is not in force on that day."""
        days = (span.last if span else None, self.row.through)
        return next((day for day in days if day and not status.in_force(day)), None)

    def _subject(self) -> tuple[Kind | None, str]:
        """What the row is about: its kind, and its place without a `border:` before it."""
        place = self._text("place")
        if not place:
            self._refuse_empty("place")
        kind, country = self._word("kind", kind_of, (*Kind, *SORTS)), border_country(place)
        if country is None:
            return kind or self.reading.columns.implied_kind, place
        if kind not in (None, Kind.BORDER):
            what = f"{quoted(place)} is a border region, the kind says '{kind}'"
            self._refuse(what, "empty the kind, or write 'border'", "bad-kind")
        return Kind.BORDER, country

    def _word(
        self, column: str, find: Callable[[str], _Word | None], words: Iterable[str]
    ) -> _Word | None:
        text = self._text(column)
        found = find(text) if text else None
        if text and found is None:
            listed = [str(word) for word in words]
            hint = f"{closest_hint(text, listed)}write {choices(listed)}"
            self._refuse(f"no {column} {quoted(text)}", hint, f"bad-{column}")
        return found

    def _about(self) -> About | None:
        text = self._text("about")
        about = about_of(text) if text else self.reading.about
        if text and about is None:
            what = f"a row is not about {quoted(text)}"
            heading = argument("columns", {"about": "HEADING"})
            hint = (
                f"{closest_hint(text, About)}write {choices(About)}, or give a column that says "
                f"what rows are about with {heading}"
            )
            self._refuse(what, hint, "bad-about")
        return about

    def _coordinates(self) -> tuple[float | None, float | None]:
        try:
            return parse_coordinates(self._text("lat"), self._text("lon"))
        except CoordinateError as error:
            self._refuse(error.what, error.hint, "bad-coordinate")
            return None, None

    def _reach(self) -> float | None:
        text = self._text("reach_km")
        reach = plain_number(text) if text else None
        if text and (reach is None or not 0 <= reach <= MOST_REACH_KM):
            what = f"reach_km {quoted(text)} is not a number of kilometres"
            hint = f"write it as in 12.5, from 0 to {MOST_REACH_KM:g}"
            self._refuse(what, hint, "bad-reach")
            return None
        return reach

    def _url(self) -> str:
        text = self._text("source_url")
        if text and not _is_web_address(text):
            what = f"source_url {quoted(text)} is not a web address"
            hint = "it begins with https:// or http:// and has no blanks"
            self._refuse(what, hint, "bad-url")
        return text

    def _tell_stray(self) -> None:
        columns = [
            column
            for column, cell in self.told.items()
            if isinstance(cell, str) and has_stray(cell)
        ]
        if columns:
            where = self.row.where(self.reading.name)
            what = f"invisible or direction-changing characters left out of {', '.join(columns)}"
            self.problems.append(note(where, what, code="stray-characters"))


def is_workbook(name: str) -> bool:
    """Whether a table is of a spreadsheet, by the ending of its name."""
    return name.lower().endswith(_WORKBOOKS)


def closest_status(text: str, scheme: Scheme) -> str:
    """`closest: 'word'`, of the words of a scheme, or nothing."""
    words = [word for s in scheme.statuses for word in (s.id, s.label, *s.synonyms)]
    near = closest(text, words)
    return f"closest: '{near}'" if near else ""


def parts_of(text: str) -> list[str]:
    """What a cell names, of which several may stand in it: `RU / UA`."""
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]


def several_statuses(text: str, scheme: Scheme) -> list[str]:
    """The ids of the statuses that a cell names, sorted; none where it is not made of several."""
    statuses = [scheme.find(part) for part in parts_of(text)]
    found = {status.id for status in statuses if status}
    return sorted(found) if len(found) > 1 and None not in statuses else []


def statuses_of_several(scheme: Scheme) -> list[Status]:
    """The statuses of a scheme for ground that several hold: first those for what is contested."""
    return [one for role in _OF_SEVERAL for one in scheme.statuses if one.role is role]


def _offer(statuses: Iterable[Status]) -> str:
    offered = [f"{status.id} {_OF_SEVERAL[status.role][0]}" for status in statuses]
    return " or ".join(offered) or "one status, or give the scheme one for both"


def _in_force_hint(status: Status) -> str:
    starts = f" from {status.starts.isoformat()} on" if status.starts else ""
    ends = f" before {status.ends.isoformat()}" if status.ends else ""
    return f"it is in force{starts}{ends}"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        return False
