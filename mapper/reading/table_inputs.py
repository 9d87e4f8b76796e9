# SPDX-License-Identifier: MIT
"""A control table, boundaries and a scheme as inputs: read, and the names matched.

All problems of the user's data come out together, as values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.abroad import rows_at_home
from mapper.boundaries.around import countries_around
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_counts, bundled_table, is_at_hand, is_bundled
from mapper.boundaries.countries import bundled_countries
from mapper.boundaries.endings import OF_POINTS
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.lying import must_lie_in, tell_elsewhere
from mapper.boundaries.named_places import countries_named, places_named
from mapper.boundaries.on_their_day import matched_on_their_day, repeats_on_their_day
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.parents import Parents
from mapper.boundaries.positions import Positions
from mapper.errors import UsageError
from mapper.geometry.frame import seen_around
from mapper.geometry.unrolled import bounds_together
from mapper.history.ends import tell_ends
from mapper.history.happenings import happenings_of
from mapper.history.ledger import is_known
from mapper.history.preference import parse_preference
from mapper.history.source_counts import known_counts
from mapper.history.superseded import tell_asides
from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.model.seldom import collected_seldom
from mapper.model.spelling import read_for_words, second_file
from mapper.places.match import Matching, match_records, with_extra
from mapper.places.matching import How, Match
from mapper.places.strays import tell_strays
from mapper.reading.arguments import (
    given_about,
    given_columns,
    given_constants,
    given_day,
    given_fill_down,
    given_header,
    given_means,
    given_order,
    given_where,
    given_zone,
    must_be_path,
)
from mapper.reading.finer_places import tell_finer
from mapper.reading.happenings import FoundEvents, found_events, read_events, tell_off_the_map
from mapper.reading.inputs import BUNDLED, Boundaries, Inputs, Table
from mapper.reading.options import Options, TableOptions
from mapper.reading.parent_column import with_known_parents
from mapper.style.meanings import with_meanings
from mapper.style.scheme_files import NEW, load_scheme
from mapper.tables.asked import Asked
from mapper.tables.codes import recoded
from mapper.tables.columns import ColumnMap, map_columns
from mapper.tables.events import ParsedEvents, parse_events, split_events
from mapper.tables.foot import without_foot
from mapper.tables.frames import is_frame
from mapper.tables.large import is_large
from mapper.tables.parse import parse_table
from mapper.tables.parsed import ParsedTable
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table
from mapper.tables.source_counts import ParsedCounts, parse_source_counts

if TYPE_CHECKING:
    from mapper.places.gazetteer import Alias, Gazetteer
    from mapper.reading.crossed import Crossing
    from mapper.reading.own_exports import OwnExport
    from mapper.tables.dates import DateOrder


@collected_seldom()
def read_inputs(
    table: Table | None = None,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    options: Options | None = None,
) -> Inputs:
    """Read a control table, boundaries and a scheme, and match names to places.

    Without `table`: the embedded ledger. A table that `mapper export` wrote brings its scheme and
    its boundaries, where none are named. Without a `scheme`: three-way. What stops a run is
    reported of rows that were not known on the day asked for, too. `boundaries` may be a set that
    is loaded already, so that several tables share one; without any the bundled units of the
    country serve that the table is plainly about, else the embedded provinces, but only for a
    table most of whose places lie in them.

    Raises TableError, BoundaryError or SchemeError where one of the three cannot be read at all,
    BoundaryError where boundaries must be named, and UsageError where one is no path or name,
    where nothing was known on the day asked for, and where no source has a preferred name.
    """
    must_be_sources(table, boundaries, scheme)
    options = options or Options()
    reading = options.table
    raw, meaning, ground, own = read_sources(table, boundaries, scheme, options)
    order = given_order(reading.date_format)
    crossing, crossing_problems = _crossing(reading, ground)
    raw = raw if crossing else with_known_parents(raw, reading, ground.gazetteer(()))
    raw, own_events = _without_events(raw, meaning, reading)
    parsed, here, told = parse_rows(raw, meaning, ground, reading, crossing)
    outline = ground.outline()
    frame = seen_around(bounds_together(outline))
    surroundings, around = countries_around(ground, frame)
    aliases, alias_problems = _further_names(reading)
    embedded = bundled_counts(BUNDLED) if table is None else None
    counted = read_counts(reading.tallies or embedded, meaning, order)
    parents_at = Parents(ground, tuple(surroundings))

    def known_in(units: BoundarySet) -> Gazetteer:
        return replace(units.gazetteer(around), parents_at=parents_at)

    unnamed = boundaries is None and table is not None and ground.name == BUNDLED
    if unnamed and not crossing and not (own and names_ground(own)):
        must_lie_in(
            ground,
            with_extra(known_in(ground), aliases)[0],
            places_named(here, parsed.columns),
            table=raw.name,
            source=raw.called,
            countries=countries_named(here),
            problems=parsed.problems,
        )
    matching = places_of(parsed, ground, known_in, aliases, crossing)
    told_beside = _events(reading, meaning, own_events, known_in(ground), aliases)
    prefer = parse_preference(reading.prefer, parsed.records)
    known_on = given_day("known_on", reading.known_on)
    known, matches = parsed.records, matching.matches
    if known_on is not None:
        known = tuple(record for record in known if is_known(record, known_on))
        matches = tuple(match for match in matches if is_known(match.record, known_on))
    if parsed.records and not known:
        raise UsageError(_nothing_known(parsed.records, known_on))
    named, heading = matches, _found_heading(parsed.columns, reading)
    if crossing:
        matches, crossed = crossing.carried(matches, meaning, prefer)
        crossing_problems += crossed
    found = Inputs(
        boundaries=ground,
        scheme=meaning,
        table=replace(parsed, records=known),
        matching=replace(matching, matches=matches),
        surroundings=surroundings,
        neighbours=around,
        problems=_sorted_problems(
            raw.notes,
            parsed.problems,
            told,
            ground.notes,
            alias_problems,
            crossing_problems,
            matching.problems,
            repeats_on_their_day(named, ground),
            tell_strays(matching.matches, frame),
            counted.problems,
            told_beside.problems,
            tuple(tell_off_the_map(told_beside.happenings, frame)),
            tell_elsewhere(ground, _positions(matches), raw.name),
            tuple(tell_finer(raw.name, heading, named, ground)),
        ),
        known_on=known_on,
        later=len(parsed.records) - len(known),
        prefer=prefer,
        counts=known_counts(counted.counts, known_on),
        happenings=happenings_of(told_beside.happenings, known_on, reading.events_days),
        day=own.day if own else None,
        named=named if crossing else None,
    )
    ledger, places = found.ledger, found.known_places
    asides = tell_asides(ledger, places)
    ends = tell_ends(ledger, found.scheme, places, found.table.name)
    return found.but(problems=_sorted_problems(found.problems, asides, ends))


def _found_heading(columns: ColumnMap, reading: TableOptions) -> str | None:
    """The heading of the places, where nobody named it and nothing else says what they are."""
    said = columns.has("kind") or "place" in given_columns(reading.columns)
    return None if said else columns.heading("place")


def must_be_sources(table: object | None, boundaries: object | None, scheme: object | None) -> None:
    """UsageError for what is neither a path, a name, nor a value that can stand for one."""
    if not (table is None or isinstance(table, RawTable) or is_frame(table)):
        must_be_path("table", table)
    if not (boundaries is None or isinstance(boundaries, BoundarySet) or is_frame(boundaries)):
        must_be_path("boundaries", boundaries)
    if scheme is not None and not isinstance(scheme, Scheme):
        must_be_path("scheme", scheme)


def read_sources(
    table: Table | None,
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    options: Options,
) -> tuple[RawTable, Scheme, BoundarySet, OwnExport | None]:
    """The table as it stands, the scheme with the meanings given, and the boundaries.

    The last is what an export of ours brings with it, None of any other table.
    """
    reading, shapes = options.table, options.boundaries
    own = own_export(table, reading)
    known_scheme = own.scheme if own and scheme is None else None
    with _ground_of(own.table if own else table, boundaries, shapes) as loaded:
        raw = read_raw(own.table if own else table, reading)
        if scheme == NEW:
            raw, known_scheme = with_own_scheme(raw, reading)
        meaning = with_meanings(known_scheme or load_scheme(scheme), given_means(reading.means))
        if boundaries is not None:
            return raw, meaning, loaded(), own
    if own:
        boundaries, shapes = ground_of_export(str(table), own, shapes)
    if boundaries is None and table is not None:
        from mapper.reading.found_country import ground_found

        return raw, meaning, ground_found(raw, reading, BUNDLED), own
    ground = load_boundaries(BUNDLED if boundaries is None else boundaries, shapes)
    return raw, meaning, ground, own


def _ground_of(
    table: object, boundaries: Boundaries | None, shapes: BoundaryOptions
) -> AbstractContextManager[Callable[[], BoundarySet]]:
    """What loads the boundaries that are named: begun at once, beside the reading of a table that
    is large.
    """

    def load() -> BoundarySet:
        return load_boundaries(BUNDLED if boundaries is None else boundaries, shapes)

    files = isinstance(table, str | Path) and isinstance(boundaries, str | Path)
    if files and is_large(Path(str(table))):
        from mapper.model.beside import beside

        return beside(load)
    return nullcontext(load)


def with_own_scheme(raw: RawTable, reading: TableOptions) -> tuple[RawTable, Scheme]:
    """The table with the note on the scheme that is made from its words, and that scheme."""
    from mapper.reading.own_scheme import scheme_of_words

    scheme, told = scheme_of_words(raw, given_columns(reading.columns))
    return replace(raw, notes=(*raw.notes, told)), scheme


def read_raw(table: Table | None, reading: TableOptions) -> RawTable:
    """The table of a file or a frame, as it stands; None: the embedded ledger.

    Of a file of points with several layers `sheet` names one.
    """
    found = read_table(
        bundled_table(BUNDLED) if table is None else _points_of(table, reading.sheet),
        encoding=reading.encoding,
        sheet=reading.sheet,
        stdin=reading.stdin,
        asked=asked_of(reading),
    )
    if not isinstance(table, str | Path):
        return found
    columns = given_columns(reading.columns)
    given = {"sheet": reading.sheet, "encoding": reading.encoding, "columns": columns}
    return replace(found, source=str(table), options=(*read_for_words(given),))


def _points_of(table: Table, layer: str | None) -> Table:
    """The table of a file of points; anything else as it is."""
    if not isinstance(table, str | Path) or Path(table).suffix.lower() not in OF_POINTS:
        return table
    # A plain table does without.
    from mapper.boundaries.point_files import is_point_file, point_table

    return point_table(Path(table), layer) if is_point_file(Path(table)) else table


def asked_of(reading: TableOptions) -> Asked:
    """What is said of the form, the columns and the dates of a table."""
    return Asked(
        columns=given_columns(reading.columns),
        constants=given_constants(reading.constants),
        date_order=given_order(reading.date_format),
        zone=given_zone(reading.zone),
        words=frozenset(word.casefold() for word in given_means(reading.means)),
        fill_down=given_fill_down(reading.fill_down),
        where=given_where(reading.where, given_order(reading.date_format)),
        places=reading.places,
        header=given_header(reading.header),
        wide=reading.wide,
    )


def _crossing(
    reading: TableOptions, ground: BoundarySet
) -> tuple[Crossing | None, tuple[Problem, ...]]:
    """The crosswalk of a file to this ground, and what is wrong with it."""
    if reading.crosswalk is None:
        return None, ()
    # Most runs do without.
    from mapper.reading.crossed import read_crossing

    until = given_day("crosswalk_until", reading.crosswalk_until, begins=True)
    return read_crossing(reading.crosswalk, ground, until)


def parse_rows(
    raw: RawTable,
    scheme: Scheme,
    ground: BoundarySet,
    reading: TableOptions,
    crossing: Crossing | None = None,
) -> tuple[ParsedTable, RawTable, tuple[Problem, ...]]:
    """The rows that are about this ground, as records and as they stand, and what of the others
    is reported: totals at the foot, and rows about another country.
    """
    said = asked_of(reading)
    headings = map_columns(raw.headings, said.columns, constants=said.constants, needed=())
    body, foot = without_foot(raw, headings)
    here, abroad = rows_at_home(body, headings.heading("country"), ground, reading.country)
    known = {unit.id for unit in ground.units} | {*(crossing.olds if crossing else ())}
    here = recoded(here, headings.heading("code"), known)
    here = recoded(here, headings.heading("place"), known, numbers=True)
    parsed = parse_table(
        here,
        scheme,
        columns=_with_countries(said.columns, headings, ground),
        constants=said.constants,
        date_order=said.date_order,
        zone=said.zone,
        default_day=reading.default_day,
        about=given_about("about", reading.about),
    )
    return parsed, here, (*foot, *abroad)


def _with_countries(
    columns: Mapping[str, str], headings: ColumnMap, ground: BoundarySet
) -> Mapping[str, str]:
    """The columns, with that of countries as the one of parents where units are of several."""
    country = headings.heading("country")
    several = len(ground.countries & bundled_countries().keys()) > 1
    if country is None or headings.has("within") or not several:
        return columns
    return {**columns, "within": country}


def places_of(
    parsed: ParsedTable,
    ground: BoundarySet,
    known_in: Callable[[BoundarySet], Gazetteer],
    aliases: Sequence[Alias],
    crossing: Crossing | None = None,
) -> Matching:
    """The places of the records, and what is wrong with those of rows that something else stops.

    `known_in` gives the places of a set of units.
    """

    def matched(records: Sequence[Record]) -> Matching:
        if ground.lives:
            return matched_on_their_day(records, ground, known_in, aliases)
        known, at = known_in(ground), Positions(ground)
        if crossing:
            return crossing.matched(records, known, aliases, at)
        return match_records(records, known, extra_aliases=aliases, ground=at)

    matching = matched(parsed.records)
    if not parsed.refused:
        return matching
    lines = {record.where for record in parsed.refused}
    looked_up = matched(sorted((*parsed.records, *parsed.refused), key=lambda r: r.order))
    problems = (p for p in looked_up.problems if p.stops and p.where in lines)
    doubts = (doubt for doubt in looked_up.doubts if doubt.record.where in lines)
    return replace(
        matching,
        problems=tuple(sorted((*matching.problems, *problems))),
        doubts=tuple(sorted((*matching.doubts, *doubts), key=lambda doubt: doubt.record.order)),
    )


def _further_names(reading: TableOptions) -> tuple[tuple[Alias, ...], tuple[Problem, ...]]:
    """The reviewed names of places that were given, and what is wrong with them."""
    if not reading.aliases:
        return (), ()
    from mapper.places.aliases import read_aliases

    return read_aliases(reading.aliases)


def own_export(table: Table | None, reading: TableOptions) -> OwnExport | None:
    """The table where it is an export of ours; not where its columns or its sheet are named."""
    if not isinstance(table, str | Path) or reading.columns or reading.sheet:
        return None
    from mapper.reading.own_exports import read_own

    return read_own(table)


def names_ground(own: OwnExport) -> bool:
    """Whether an export says what it is drawn over."""
    return own.layer is not None or is_bundled(own.boundaries)


def ground_of_export(
    table: str, own: OwnExport, shapes: BoundaryOptions
) -> tuple[str | None, BoundaryOptions]:
    """The boundaries that an export is of: the sets that it names, or its own ground.

    Without ground of its own BoundaryError where a set is named that somebody else had added.
    """
    if is_at_hand(own.boundaries) or (own.layer is None and is_bundled(own.boundaries)):
        return own.boundaries, shapes
    if own.layer is None:
        return None, shapes
    return table, replace(
        shapes, layer=own.layer or None, name_field="name", code_field="id", within_field=None
    )


def _without_events(
    raw: RawTable, scheme: Scheme, reading: TableOptions
) -> tuple[RawTable, ParsedEvents]:
    """The rows about control, and those about events, advances and lines among them."""
    said = asked_of(reading)
    columns = map_columns(raw.headings, said.columns, constants=said.constants, needed=())
    control, events = split_events(raw, columns.heading("kind"))
    if events is None:
        return raw, ParsedEvents()
    return control, parse_events(events, scheme, date_order=said.date_order, inside=True)


def _events(
    reading: TableOptions,
    scheme: Scheme,
    own: ParsedEvents,
    gazetteer: Gazetteer,
    aliases: Sequence[Alias],
) -> FoundEvents:
    """Those of the table and of a file, with their places."""
    parsed = read_events(reading.events, scheme, given_order(reading.date_format))
    found = found_events((*own.rows, *parsed.rows), gazetteer, aliases)
    return replace(found, problems=(*own.problems, *parsed.problems, *found.problems))


def read_counts(
    source: str | Path | None, scheme: Scheme, date_order: DateOrder | None = None
) -> ParsedCounts:
    """What others counted, from a table in any form that `read_table` reads; None: nothing.

    Raises TableError where the table cannot be read at all.
    """
    if source is None:
        return ParsedCounts("", (), ())
    with second_file():
        return parse_source_counts(read_table(source), scheme, date_order=date_order)


def _positions(matches: Sequence[Match]) -> list[tuple[float, float]]:
    """Longitude and latitude of the places that a table puts on the map by itself."""
    places = {m.place.id: m.place for m in matches if m.how is How.POINT}.values()
    return [(p.lon, p.lat) for p in places if p.lon is not None and p.lat is not None]


def _nothing_known(records: Sequence[Record], day: date | None) -> str:
    first = min(record.known for record in records)
    return (
        f"nothing was known on {day} — the first row was on {first}: give that day or a later one"
    )


def _sorted_problems(*groups: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problem for group in groups for problem in group)))
