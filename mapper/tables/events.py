# SPDX-License-Identifier: MIT
"""Rows about events, advances and lines: from a table to values, with every problem.

They stand in a control table, where `kind` says so, or in a table of their own. `date`, `until`,
`reported`, `actor`, `basis`, `confidence`, `source`, `source_url`, `note` and `label` are as in a
control table, and so are `place`, `within`, `code`, `lat` and `lon`, which say where. Further:

- `event`: the sort of event or line in a word; that may stand in `kind`, too.
- `toward`, or `to_lat` and `to_lon`: where an advance leads.
- `geometry`: a line as WKT or GeoJSON; of an advance its way, of an event its position.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from mapper.model.dates import Span
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind, Record
from mapper.model.scheme import Role, Scheme, Status, fold
from mapper.tables.closest import choices, closest, closest_hint
from mapper.tables.columns import ColumnMap, map_columns, not_used
from mapper.tables.coordinates import CoordinateError, parse_coordinates
from mapper.tables.date_column import DateColumn, date_column, seen_in
from mapper.tables.dates import DateOrder
from mapper.tables.event_words import (
    ADVANCE,
    EVENT,
    LINE,
    OTHER,
    SORTS,
    Sort,
    is_event_word,
    mark_of,
    sort_of,
    style_of,
)
from mapper.tables.headings import heading_key
from mapper.tables.line_text import Lines, Position, ShapeError, lines_of
from mapper.tables.raw import RawTable
from mapper.tables.rows import DAYS, RowReader, RowReading
from mapper.tables.text import bare, quoted, quoted_all

# Further columns, with other usual headings; the first that a table has is the one.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "event": ("event", "sub_event_type", "event_type", "incident_type"),
    "toward": ("toward", "towards", "to_place", "destination"),
    "to_lat": ("to_lat", "toward_lat", "lat_to"),
    "to_lon": ("to_lon", "toward_lon", "lon_to"),
    "geometry": ("geometry", "wkt", "geom", "the_geom", "geojson"),
}
BAD_LINE, BAD_COORDINATE = "bad-line", "bad-coordinate"
# Where one of these is told, it is known why a row has no place.
OF_POSITIONS = {BAD_LINE, BAD_COORDINATE}
# A word this like one of the three, of 1, is a slip of the pen.
NEAR = 0.8
# Headings of tables of events for columns that control tables head otherwise.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "date": ("event_date", "date_start", "incident_date"),
    "until": ("date_end",),
    "place": ("location", "where"),
    "actor": ("actor1", "side_a"),
    "label": ("title", "headline"),
    "note": ("summary",),
}


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """A sound row, whose places are not looked up yet.

    - `record`: where it is (`place`, `within`, `code`, `lat`, `lon`), when, by whom it is told,
      and the id of a status for its colour, if any.
    - `toward`: of an advance its end, likewise; None where `lines` have its way.
    - `word`: the sort of event or line, in small letters; `mark`: what it is drawn with.
    """

    sort: Sort
    word: str
    mark: str
    record: Record
    toward: Record | None = None
    lines: Lines = ()


@dataclass(frozen=True)
class ParsedEvents:
    """The sound rows in the order of the table, and all problems, sorted."""

    rows: tuple[EventRow, ...] = ()
    problems: tuple[Problem, ...] = ()


def split_events(raw: RawTable, kind: str | None) -> tuple[RawTable, RawTable | None]:
    """A control table without its rows about events, advances and lines, and those alone.

    `kind`: the heading of the column that says so; None: no row does.
    """
    if kind is None:
        return raw, None
    told = [row for row in raw.rows if is_event_word(bare(str(row.cells.get(kind) or "")))]
    if not told:
        return raw, None
    others = {id(row) for row in told}
    own = {*own_columns(raw.headings).values()}
    headings = tuple(heading for heading in raw.headings if heading not in own)
    rows = tuple(row for row in raw.rows if id(row) not in others)
    # Where no row is about control, none needs a status.
    alone = () if rows or map_columns(headings, needed=()).has("status") else ("status",)
    control = replace(raw, headings=(*headings, *alone), rows=rows)
    return control, replace(raw, rows=tuple(told), notes=(), dates=None)


def own_columns(headings: Sequence[str]) -> dict[str, str]:
    """The heading of each further column that a table has."""
    return {name: found for name, words in COLUMNS.items() if (found := _first(headings, words))}


def _first(headings: Sequence[str], words: Sequence[str]) -> str | None:
    by_key = {heading_key(heading): heading for heading in reversed(headings)}
    return next((by_key[key] for word in words if (key := heading_key(word)) in by_key), None)


def parse_events(
    raw: RawTable, scheme: Scheme, *, date_order: DateOrder | None = None, inside: bool = False
) -> ParsedEvents:
    """The rows of a table of events, read through a scheme, whose parties have colours.

    `date_order` reads dates such as 5/11/2021. `inside`: they stand among rows about control, whose
    reading reports of headings that are no column.
    """
    own = own_columns(raw.headings)
    columns = event_columns(raw, own)
    told = [*raw.notes]
    told += [p for p in columns.problems if p.stops or not inside]
    if columns.ignored and not inside:
        told.append(not_used(raw.name, columns.ignored))
    if any(problem.stops for problem in told):
        return ParsedEvents((), tuple(sorted(told)))
    dates = _dates(raw, columns, date_order)
    if not inside:
        told += [problem for column in dates.values() for problem in column.problems]
    rules = {name: column.rules for name, column in dates.items()}
    reading = RowReading(raw.name, scheme, columns, rules)
    rows: list[EventRow] = []
    for order, row in enumerate(raw.rows):
        reader = EventReader(reading, row, order, own=own)
        found = reader.event()
        rows += [found] if found else []
        told += reader.problems
    return ParsedEvents(tuple(rows), tuple(sorted(told)))


def event_columns(raw: RawTable, own: Mapping[str, str]) -> ColumnMap:
    """The columns that tables of events share with control tables."""
    free = [heading for heading in raw.headings if heading not in own.values()]
    plain = map_columns(free, needed=())
    also = {
        column: found
        for column, words in _ALSO.items()
        if not plain.has(column) and (found := _first(plain.ignored, words))
    }
    where = Where(raw.name, raw.head)
    columns = map_columns(free, also, needed=(), where=where)
    if columns.has("date"):
        return columns
    listed = quoted_all(raw.headings)
    hint = f"the headings are {listed} — head the column with the days of events 'date'"
    missing = Problem(where, "no column 'date' in the events", hint, "missing-date")
    return replace(columns, problems=(*columns.problems, missing))


def _dates(raw: RawTable, columns: ColumnMap, order: DateOrder | None) -> dict[str, DateColumn]:
    found = {}
    for column in DAYS:
        heading = columns.heading(column)
        seen = seen_in(raw.rows, heading) if heading is not None else ()
        found[column] = date_column(raw.name, seen, order, None, of_rows=column == "date")
    return found


@dataclass
class EventReader(RowReader):
    """Reads one row; `own` has the headings of the further columns."""

    own: Mapping[str, str] = field(default_factory=dict)

    def event(self) -> EventRow | None:
        """What the row tells, or None where something stops it."""
        record = self.record()
        lines = self._lines()
        sort, word = self._sort(lines)
        toward = self._toward(record) if record and sort == ADVANCE else None
        if record is not None and not any(p.code in OF_POSITIONS for p in self.problems):
            self._must_have_a_place(record, sort, lines, toward)
            if sort == ADVANCE:
                self._tell_party(record)
        if record is None or any(problem.stops for problem in self.problems):
            return None
        return EventRow(
            sort=sort,
            word=word,
            mark=style_of(word) if sort == LINE else mark_of(word),
            record=record,
            toward=toward,
            lines=lines,
        )

    def _own(self, column: str) -> str:
        cell = self.row.cells.get(self.own.get(column, ""))
        return "" if cell is None else bare(str(cell))

    def _sort(self, lines: Lines) -> tuple[Sort, str]:
        """Event, advance or line, and the word for it in small letters."""
        kind = self._text("kind")
        said = sort_of(kind) or sort_of(self._own("event"))
        if kind and said is None and mark_of(kind) == OTHER:
            self._refuse_near_sort(kind)
        word = self._own("event") if sort_of(self._own("event")) is None else ""
        word = word or (kind if sort_of(kind) is None else "")
        is_line = bool(lines) and len(lines[0]) > 1
        leads = self._own("toward") or self._own("to_lat") or self._own("to_lon")
        found = said or (ADVANCE if leads else LINE if is_line else EVENT)
        return found, word.casefold() if word != word.upper() or len(word) > 4 else word

    def _refuse_near_sort(self, kind: str) -> None:
        """A problem of what is nearly one of the three; any other word is that of an event."""
        near = closest(kind, SORTS)
        if near and SequenceMatcher(None, kind.casefold(), near).ratio() >= NEAR:
            hint = f"closest: '{near}' — write event, advance or line, or what happened"
            self._refuse(f"no kind {quoted(kind)}", hint, "bad-kind", kind)

    def _lines(self) -> Lines:
        text = self._own("geometry")
        if not text:
            return ()
        try:
            return lines_of(text)
        except ShapeError as error:
            hint = "write LINESTRING (69.2 34.5, 69.4 34.6), MULTILINESTRING, POINT or GeoJSON"
            self._refuse(f"geometry {quoted(text)} {error}", hint, BAD_LINE)
            return ()

    def _toward(self, record: Record) -> Record | None:
        """The end of an advance as a place to be looked up; None where the row names none."""
        try:
            lat, lon = parse_coordinates(self._own("to_lat"), self._own("to_lon"), "to_")
        except CoordinateError as error:
            self._refuse(error.what, error.hint, BAD_COORDINATE)
            return None
        name = self._own("toward")
        if not name and lat is None:
            return None
        return replace(record, place=name, within="", code="", lat=lat, lon=lon)

    def _must_have_a_place(
        self, record: Record, sort: Sort, lines: Lines, toward: Record | None
    ) -> None:
        """Problems of what cannot be drawn anywhere."""
        is_line = bool(lines) and len({position for part in lines for position in part}) > 1
        somewhere = bool(record.place or record.code or record.lat is not None or lines)
        if sort == LINE and not is_line:
            hint = "give it in the column 'geometry', as LINESTRING (69.2 34.5, 69.4 34.6)"
            self._refuse("the line has no line of two positions or more", hint, BAD_LINE)
        elif sort == ADVANCE and not is_line:
            if not somewhere:
                self._refuse(
                    "the advance begins nowhere", "fill 'place', or lat and lon", "no-place"
                )
            if toward is None:
                hint = "fill 'toward' with a place, or to_lat and to_lon, or give its way as a line"
                self._refuse("the advance has no end", hint, "no-end")
            elif _is_one_place(record, toward):
                self._refuse("the advance ends where it begins", "correct one of both", "no-way")
        elif sort == EVENT and not somewhere:
            self._refuse("the event is nowhere", "fill 'place', or lat and lon", "no-place")

    def _refuse_empty(self, column: str) -> None:
        hint = f"fill the column '{self.reading.columns.heading(column)}'"
        self._refuse(f"the {column} is empty", hint, "empty-cell")

    # What a row about control must say, and these need not.

    def _subject(self) -> tuple[Kind | None, str]:
        return None, self._text("place")

    def _status(self, span: Span | None) -> Status | None:
        """The status that a party has what it holds by; None for no party, or one unknown."""
        text = self._text("actor") or self._text("status")
        if not text:
            return None
        return status_of_party(text, self.reading.scheme)

    def _tell_party(self, record: Record) -> None:
        """A note on the party of an arrow, of which the scheme knows no colour."""
        scheme, text = self.reading.scheme, record.actor
        if text and not record.status:
            parties = [actor.label for actor in scheme.actors]
            what = (
                f"the scheme '{scheme.id}' has no party {quoted(text)}: its arrow is drawn in ink"
            )
            hint = f"{closest_hint(text, parties)}the parties are {choices(parties)}"
            where = self.row.where(self.reading.name)
            self.problems.append(note(where, what, hint, "unknown-party", text))


def status_of_party(text: str, scheme: Scheme) -> Status | None:
    """The status by which a party holds ground, from its id or label, or a word for the status."""
    wanted = fold(text)
    held = [status for status in scheme.statuses if status.role is Role.CONTROL]
    actors = {a.id for a in scheme.actors if wanted in (fold(a.id), fold(a.label))}
    own = [status for status in held if status.actor in actors]
    # Of several the one that is called as the party is.
    named = (status for status in own if wanted in (fold(status.id), fold(status.label)))
    return next(named, own[0] if own else scheme.find(text))


def _is_one_place(record: Record, toward: Record) -> bool:
    if record.lat is not None and toward.lat is not None:
        return (record.lat, record.lon) == (toward.lat, toward.lon)
    return bool(record.place) and fold(record.place) == fold(toward.place)


def position_of(row: EventRow) -> Position | None:
    """Where the row says by itself that it is: its coordinates, else a point in `geometry`."""
    if row.record.lat is not None and row.record.lon is not None:
        return row.record.lon, row.record.lat
    return row.lines[0][0] if row.lines and row.sort == EVENT else None
