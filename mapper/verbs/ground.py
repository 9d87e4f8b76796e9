"""Comparing ground that is drawn: two files of polygons, or one and a table with boundaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.catalog import is_bundled
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.lying import lies_mostly_in
from mapper.boundaries.options import BoundaryOptions
from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.control.derive import units_from_capitals
from mapper.errors import TableError, UsageError
from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from mapper.model.problem import Problem, Where, note
from mapper.model.record import About, Kind, Record
from mapper.model.spelling import argument
from mapper.model.spelling import given as named
from mapper.polygons.common_ground import ComparedSide, common_ground, drawn_polygons, drawn_units
from mapper.polygons.named_days import day_of
from mapper.polygons.polygon_file import PolygonFile, holds_polygons, read_polygons
from mapper.reading.given import is_drawn as is_of_many_days
from mapper.reading.inputs import BUNDLED, Boundaries, Inputs, Table
from mapper.reading.own_exports import is_own_export
from mapper.style.meanings import with_meanings
from mapper.style.scheme_files import load_scheme
from mapper.style.words import load_words
from mapper.tables.in_git import is_in_git

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.reading.histories import HistoryReading

Given = Inputs | PolygonFile


def are_ground(before: Table | None, after: Table | None) -> bool:
    """Whether two sources are to be compared as drawn ground: one of them is polygons."""
    return before is not None and after is not None and any(map(is_drawn, (before, after)))


def is_drawn(source: Table) -> bool:
    """Whether a source is polygons of one day or of many, by its name or by what is in it."""
    if not isinstance(source, str | Path):
        return is_of_many_days(source)

    return (holds_polygons(source) and not is_own_export(source)) or is_of_many_days(source)


def read_both(
    sources: tuple[Table, Table],
    days: tuple[date | None, date | None],
    read_table: Callable[[Table, date | None, str | None], Inputs],
    options: HistoryReading,
    *,
    lenient: bool = False,
) -> tuple[Given, Given]:
    """The two sides. `read_table` reads one that is a table, by its source, day and layer.

    `days` are those asked for. Of polygons of many days one is compared, that of `days` or the
    last. The layer of the options is one of the polygons, unless a side is a table over a file
    of boundaries.
    """
    shared = not all(map(is_drawn, sources))
    own = options.boundaries
    of_boundaries = shared and own is not None and not is_bundled(str(own))
    same_name = len({Path(str(source)).name for source in sources}) == 1
    layer = options.layer if of_boundaries else None
    drawn = replace(options, layer=None if of_boundaries else options.layer)

    def read(source: Table, day: date | None) -> Given:
        if not is_drawn(source):
            return read_table(source, day, layer)
        source = str(source)
        if is_in_git(source):
            raise UsageError(f"{source}: polygons are not read from git — save that version first")
        name = source if same_name else Path(source).name or source
        return read_side(source, replace(drawn, day=day), name=name, shared=shared, lenient=lenient)

    return read(sources[0], days[0]), read(sources[1], days[1])


def read_side(
    source: str, options: HistoryReading, *, name: str, shared: bool, lenient: bool = False
) -> PolygonFile:
    """The polygons of one day: of `options.day`, else of the last that was drawn.

    `shared`: the columns were given for a table, too.
    """
    # Two tables, or two days of one, do without all that cuts and keeps faces.
    from mapper.boundaries.archives import stem_of
    from mapper.exports.kept_faces import is_face_file, read_face_file
    from mapper.polygons.face_snapshots import polygons_on as faces_on
    from mapper.polygons.notes import two_days
    from mapper.polygons.polygon_history import polygons_on
    from mapper.reading.histories import outline_of, read_drawn

    if is_face_file(source):
        return faces_on(read_face_file(source), options.day, name=name)
    scheme = with_meanings(load_scheme(options.scheme), options.means)
    if is_plain(source) and not (options.status or options.rest or options.clip):
        named = day_of([stem_of(Path(source).name)])
        found = read_polygons(
            source,
            scheme,
            name=name,
            columns=options.columns,
            shared=shared,
            options=options.file,
            day=named or options.day,
            date_order=options.date_order,
        )
        days = [record.day for record in found.records]
        if len({*days}) <= 1:
            told = two_days(name, named, days)
            return replace(found, problems=tuple(sorted((*found.problems, *told))))
    try:
        outline = outline_of(options, scheme)
        drawn = read_drawn([source], options, scheme, outline, lenient=lenient)
    finally:
        options.progress("")
    return polygons_on(drawn, options.day, name=name)


def is_plain(source: str) -> bool:
    """Whether a source is one file with one layer, as a rule of one day."""
    path = Path(source)
    return path.is_file() and path.suffix.lower() not in (".gz", ".kml", ".kmz", ".zip")


def problems_of(both: tuple[Given, Given]) -> tuple[Problem, ...]:
    """The problems of two sides, sorted; what they share once."""
    return tuple(sorted({problem for given in both for problem in given.problems}))


def naming_units(
    both: tuple[Given, Given], boundaries: Boundaries | None, name_field: str | None
) -> BoundarySet | None:
    """The units that areas are named by: those that are named, or else the embedded ones where
    most of the ground lies in them.
    """
    if boundaries is not None:
        return load_boundaries(boundaries, BoundaryOptions(name_field=name_field))
    shapes = [shape for given in both if isinstance(given, PolygonFile) for shape in given.shapes]
    embedded = load_boundaries(BUNDLED)
    return embedded if shapes and lies_mostly_in(shapes, embedded.outline()) else None


def compare_ground(
    before: Given,
    after: Given,
    start: date | None,
    end: date | None,
    *,
    from_capitals: bool = False,
    stale_days: int | None = None,
    named_by: BoundarySet | None = None,
) -> Comparison:
    """Compare two sides of which at least one is a file of polygons, read with one scheme.

    Days that are None are those of the files, and of a table its last. `named_by` has the units
    that areas are named by where both sides are polygons. What was done to cut
    the ground is among the notes of the comparison's boundaries. Raises UsageError where a day
    is not known or the days are in the wrong order, and BalanceError where sums do not balance.
    """
    first, last = _days(before, after, start, end)
    if last < first:
        raise UsageError(
            f"{_name(after)} is taken as of {last} and {_name(before)} as of {first}: "
            f"name the earlier one first, or say the days with {argument('start')} and "
            f"{argument('end')}"
        )
    scheme = before.scheme
    must_share_scheme(before, after)
    ground = common_ground(
        _drawn(before, first, from_capitals),
        _drawn(after, last, from_capitals),
        load_words(),
        named_by=named_by.on(last) if named_by else None,
    )
    told = (*_tell_table(before, from_capitals), *_tell_table(after, from_capitals))
    return compare_sides(
        replace(ground.boundaries, notes=(*told, *ground.notes)),
        scheme,
        Side(name=_name(before), ledger=ground.before, day=first, drawn=_drawing(before)),
        Side(name=_name(after), ledger=ground.after, day=last, drawn=_drawing(after)),
        {},
        stale_days=stale_days if stale_days is not None else scheme.stale_days,
    )


def must_share_scheme(before: Given, after: Given) -> None:
    """UsageError where the statuses of one side are not those of the other."""
    one, other = ({status.id for status in given.scheme.statuses} for given in (before, after))
    if one != other:
        raise UsageError(
            f"{_name(before)} has the statuses of the scheme '{before.scheme.id}', {_name(after)} "
            f"those of '{after.scheme.id}' — name one for both with " + argument("scheme")
        )


def _name(given: Given) -> str:
    return given.name if isinstance(given, PolygonFile) else given.table.name


def _days(before: Given, after: Given, start: date | None, end: date | None) -> tuple[date, date]:
    """The days that are compared. That of a table never turns the order round by itself."""
    if isinstance(after, PolygonFile):
        last = _drawn_day(after, end, "end")
        if isinstance(before, PolygonFile):
            return _drawn_day(before, start, "start"), last
        return start or min(_last_day(before), last), last
    if isinstance(before, PolygonFile):
        first = _drawn_day(before, start, "start")
    else:
        first = start or _last_day(before)
    return first, end or max(_last_day(after), first)


def _drawn_day(given: PolygonFile, day: date | None, option: str) -> date:
    """The day that polygons are compared on."""
    if given.day is None:
        raise UsageError(
            f"{given.name}: neither a field nor its name tells the day — say {argument(option)}, "
            "or name the file like front-2021-08-05.geojson"
        )
    if day and day < given.day:
        raise UsageError(f"{named(option, day)}: {given.name} tells of {given.day}, which is later")
    return day or given.day


def _drawing(given: Given) -> tuple[date, ...]:
    """The day of the drawing that is compared, of ground that was drawn."""
    return (given.day,) if isinstance(given, PolygonFile) and given.day else ()


def _last_day(given: Inputs) -> date:
    days = given.ledger().days()
    if not days:
        raise TableError(f"{given.table.name}: no row could be placed — mend the rows")
    return days[-1]


def _drawn(given: Given, day: date, from_capitals: bool) -> ComparedSide:
    if isinstance(given, PolygonFile):
        return drawn_polygons(given)
    given = given.on(day)
    ledger = given.ledger()
    if from_capitals:
        ledger = _with_capitals(ledger, given.boundaries, day)
    return drawn_units(given.table.name, given.boundaries, ledger)


def _with_capitals(ledger: Ledger, boundaries: BoundarySet, day: date) -> Ledger:
    """The reports of units, and for those that follow their capital the reports of that."""
    followed = units_from_capitals(as_of(ledger, day), boundaries.capitals).holdings.values()
    capitals = {one.place_id: one.derived_from for one in followed if one.derived_from}
    aside = {unit: ledger.aside[town] for unit, town in capitals.items() if town in ledger.aside}
    return replace(
        ledger,
        entries={
            **ledger.entries,
            **{unit: _of_a_seat(ledger.entries[town]) for unit, town in capitals.items()},
        },
        aside={**ledger.aside, **aside},
    )


def _of_a_seat(records: Iterable[Record]) -> tuple[Record, ...]:
    """The reports of a capital as those of its unit, of whose ground they say nothing."""
    return tuple(replace(record, about=About.SEATS) for record in records)


def _tell_table(given: Given, from_capitals: bool) -> Iterator[Problem]:
    """What of a table is compared otherwise than with another table, or not at all."""
    if isinstance(given, PolygonFile):
        return
    where, units = Where(given.table.name), given.boundaries.units_word
    # Towns, crossings and border regions have no ground.
    others = [place for place in given.known_places().values() if place.kind is not Kind.UNIT]
    if others:
        many = "places that are no" if len(others) > 1 else "place that is none of the"
        what = f"{len(others)} {many} {units}, without ground to compare with polygons, left out"
        yield note(where, what, code="places-without-ground")
    if from_capitals:
        what = f"{units} without a report of their own are counted by who holds their capital"
        yield note(where, what, code="from-capitals")
