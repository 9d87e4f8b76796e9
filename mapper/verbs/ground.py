# SPDX-License-Identifier: MIT
"""Comparing two sources of which one at least is drawn ground: both cut along each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from mapper.boundaries.catalog import is_bundled
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.lying import lies_mostly_in
from mapper.boundaries.options import BoundaryOptions
from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.control.derive import units_from_capitals
from mapper.control.over_time import Control
from mapper.errors import TableError, UsageError
from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from mapper.model.problem import Problem, Where, note
from mapper.model.record import About, Kind, Record
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument
from mapper.model.spelling import given as named
from mapper.polygons.common_ground import ComparedSide, common_ground, drawn_polygons, drawn_units
from mapper.polygons.named_days import day_of
from mapper.polygons.polygon_file import (
    FieldsAsked,
    PolygonFile,
    holds_polygons,
    read_polygons,
)
from mapper.reading.given import holds_ground, inputs_given, on_disk
from mapper.reading.histories import HistoryReading, history_reading, is_history
from mapper.reading.inputs import BUNDLED, Boundaries, Inputs, Table
from mapper.reading.options import DrawnOptions, Options
from mapper.reading.own_exports import is_own_export
from mapper.style.words import load_words
from mapper.tables.in_git import is_in_git
from mapper.verbs.subject import Days

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet


class GroundSide(Protocol):
    """One of two sides whose ground is compared."""

    @property
    def name(self) -> str: ...

    @property
    def scheme(self) -> Scheme: ...

    @property
    def problems(self) -> tuple[Problem, ...]: ...

    @property
    def drawn(self) -> tuple[date, ...]:
        """The day of the drawing that is compared, of ground that was drawn."""
        ...

    @property
    def shapes(self) -> tuple[Any, ...]:
        """The ground that was drawn; none of a table."""
        ...

    @property
    def is_fixed(self) -> bool:
        """Whether it is of one day alone, and not carried forward to any later one."""
        ...

    def day(self, asked: date | None, option: str) -> date:
        """The day that is compared, where `option` asks for one; UsageError where it cannot be."""
        ...

    def ground_on(self, day: date, *, from_capitals: bool) -> ComparedSide:
        """Its ground on a day, with what is said of it."""
        ...

    def notes(self, *, from_capitals: bool) -> Iterator[Problem]:
        """What of it is compared otherwise than with its like, or not at all."""
        ...


@dataclass(frozen=True)
class PolygonSide:
    """Polygons of one day."""

    file: PolygonFile

    is_fixed: ClassVar[bool] = True

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def scheme(self) -> Scheme:
        return self.file.scheme

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.file.problems

    @property
    def drawn(self) -> tuple[date, ...]:
        return (self.file.day,) if self.file.day else ()

    @property
    def shapes(self) -> tuple[Any, ...]:
        return self.file.shapes

    def day(self, asked: date | None, option: str) -> date:
        own = self.file.day
        if own is None:
            raise UsageError(
                f"{self.name}: neither a field nor its name gives the day — say "
                f"{argument(option)}, or name the file like front-2021-08-05.geojson"
            )
        if asked and asked < own:
            raise UsageError(f"{named(option, asked)}: {self.name} is of {own}, which is later")
        return asked or own

    def ground_on(self, day: date, *, from_capitals: bool) -> ComparedSide:
        return drawn_polygons(self.file)

    def notes(self, *, from_capitals: bool) -> Iterator[Problem]:
        return iter(())


@dataclass(frozen=True)
class TableSide:
    """A table over boundaries."""

    inputs: Inputs

    is_fixed: ClassVar[bool] = False
    drawn: ClassVar[tuple[date, ...]] = ()
    shapes: ClassVar[tuple[Any, ...]] = ()

    @property
    def name(self) -> str:
        return self.inputs.table.name

    @property
    def scheme(self) -> Scheme:
        return self.inputs.scheme

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.inputs.problems

    def day(self, asked: date | None, option: str) -> date:
        days = self.inputs.ledger.days()
        if not asked and not days:
            raise TableError(f"{self.name}: no row could be placed — mend the rows")
        return asked or days[-1]

    def ground_on(self, day: date, *, from_capitals: bool) -> ComparedSide:
        inputs = self.inputs.on(day)
        ledger = inputs.ledger
        if from_capitals:
            ledger = _with_capitals(ledger, inputs.boundaries, day)
        return drawn_units(self.name, inputs.boundaries, ledger)

    def notes(self, *, from_capitals: bool) -> Iterator[Problem]:
        where, units = Where(self.name), self.inputs.boundaries.units_word
        # Towns, crossings and border regions have no ground.
        places = self.inputs.known_places.values()
        others = [place for place in places if place.kind is not Kind.UNIT]
        if others:
            many = "places that are no" if len(others) > 1 else "place that is none of the"
            what = (
                f"{len(others)} {many} {units}, without ground to compare with polygons, left out"
            )
            yield note(where, what, code="places-without-ground")
        if from_capitals:
            what = f"{units} without a report of their own are counted by who holds their capital"
            yield note(where, what, code="from-capitals")


def are_ground(before: Table | None, after: Table | None) -> bool:
    """Whether two sources are to be compared as drawn ground: one of them is polygons."""
    return before is not None and after is not None and any(map(is_ground, (before, after)))


def is_ground(source: Table) -> bool:
    """Whether a source is polygons of one day or of many, by its name or by what is in it."""
    if not isinstance(source, str | Path):
        return holds_ground(source)
    return (holds_polygons(source) and not is_own_export(source)) or is_history(source)


def read_sides(
    sources: tuple[Table, Table],
    boundaries: Boundaries | None,
    scheme: str | Path | Scheme | None,
    options: Options,
    days: Days,
) -> tuple[GroundSide, GroundSide]:
    """Two sides of which one at least is drawn ground, as of `days` where these are given.

    Of polygons of many days one is compared: the day asked for, or the last. The layer of the
    options is one of the polygons, unless a side is a table over a file of boundaries. Raises
    UsageError for an option that says nothing of either.
    """
    both = all(map(is_ground, sources))
    if both:
        options.must_suit_drawn_ground()
    elif options.table.known_on is not None:
        raise UsageError(f"{named('known_on')}: says nothing of drawn ground — leave it out")
    of_boundaries = not both and boundaries is not None and not is_bundled(str(boundaries))
    layer = options.boundaries.layer
    reading = replace(
        history_reading(options, boundaries, scheme), layer=None if of_boundaries else layer
    )

    def read(source: Table, path: Any, day: date | None) -> GroundSide:
        if not is_ground(source):
            shapes = replace(options.boundaries, layer=layer if of_boundaries else None)
            plain = replace(options, boundaries=shapes, drawn=DrawnOptions())
            return TableSide(inputs_given(source, boundaries, scheme, plain, day))
        if is_in_git(str(path)):
            raise UsageError(f"{path}: polygons are not read from git — save that version first")
        name = str(path) if same_name else Path(path).name or str(path)
        own = replace(reading, day=day)
        return PolygonSide(
            read_side(str(path), own, name=name, shared=not both, lenient=options.table.lenient)
        )

    with on_disk(sources[0]) as one, on_disk(sources[1]) as other:
        same_name = len({Path(str(path)).name for path in (one, other)}) == 1
        return read(sources[0], one, days[0]), read(sources[1], other, days[1])


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
    from mapper.reading.histories import must_be_sound, outline_of, read_drawn

    if is_face_file(source):
        return faces_on(read_face_file(source), options.day, name=name)
    scheme = options.scheme_of([source])
    said = options.status or options.rest or options.clip or options.form([source])
    if is_plain(source) and not said:
        named = day_of([stem_of(Path(source).name)])
        found = read_polygons(
            source,
            scheme,
            name=name,
            fields=FieldsAsked(
                columns=options.columns, shared=shared, date_order=options.date_order
            ),
            options=options.file,
            day=named or options.day,
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
    if not drawn.days:  # why nothing could be read
        must_be_sound(drawn, lenient=False)
    return polygons_on(drawn, options.day, name=name)


def is_plain(source: str) -> bool:
    """Whether a source is one file with one layer, as a rule of one day."""
    path = Path(source)
    return path.is_file() and path.suffix.lower() not in (".gz", ".kml", ".kmz", ".zip")


def problems_of(both: tuple[GroundSide, GroundSide]) -> tuple[Problem, ...]:
    """The problems of two sides, sorted; what they share once."""
    return tuple(sorted({problem for side in both for problem in side.problems}))


def naming_units(
    both: tuple[GroundSide, GroundSide], boundaries: Boundaries | None, name_field: str | None
) -> BoundarySet | None:
    """The units that areas are named by: those that are named, or else the embedded ones where
    most of the ground lies in them.
    """
    if boundaries is not None:
        return load_boundaries(boundaries, BoundaryOptions(name_field=name_field))
    shapes = [shape for side in both for shape in side.shapes]
    embedded = load_boundaries(BUNDLED)
    return embedded if shapes and lies_mostly_in(shapes, embedded.outline()) else None


def compare_ground(
    before: GroundSide,
    after: GroundSide,
    start: date | None,
    end: date | None,
    *,
    from_capitals: bool = False,
    stale_days: int | None = None,
    named_by: BoundarySet | None = None,
) -> Comparison:
    """Compare two sides of which at least one is polygons, read with one scheme.

    Days that are None are those of the files, and of a table its last. `named_by` has the units
    that areas are named by where both sides are polygons. What was done to cut
    the ground is among the notes of the comparison's boundaries. Raises UsageError where a day
    is not known or the days are in the wrong order, and BalanceError where sums do not balance.
    """
    first, last = _days(before, after, start, end)
    if last < first:
        raise UsageError(
            f"{after.name} is taken as of {last} and {before.name} as of {first}: "
            f"name the earlier one first, or say the days with {argument('start')} and "
            f"{argument('end')}"
        )
    scheme = before.scheme
    must_share_scheme(before, after)
    ground = common_ground(
        before.ground_on(first, from_capitals=from_capitals),
        after.ground_on(last, from_capitals=from_capitals),
        load_words(),
        named_by=named_by.on(last) if named_by else None,
    )
    sides = (before, after)
    reported = [one for side in sides for one in side.notes(from_capitals=from_capitals)]
    boundaries = replace(ground.boundaries, notes=(*reported, *ground.notes))

    def control(side: GroundSide, ledger: Ledger) -> Control:
        return Control(
            name=side.name,
            boundaries=boundaries,
            scheme=scheme,
            ledger=ledger,
            drawn=side.drawn,
            stale_days=stale_days if stale_days is not None else scheme.stale_days,
        )

    return compare_sides(
        Side(control=control(before, ground.before), day=first),
        Side(control=control(after, ground.after), day=last),
    )


def must_share_scheme(before: GroundSide, after: GroundSide) -> None:
    """UsageError where the statuses of one side are not those of the other."""
    one, other = ({status.id for status in side.scheme.statuses} for side in (before, after))
    if one != other:
        raise UsageError(
            f"{before.name} has the statuses of the scheme '{before.scheme.id}', {after.name} "
            f"those of '{after.scheme.id}' — name one for both with " + argument("scheme")
        )


def _days(
    before: GroundSide, after: GroundSide, start: date | None, end: date | None
) -> tuple[date, date]:
    """The days that are compared. That of a table never turns the order round by itself."""
    first, last = before.day(start, "start"), after.day(end, "end")
    if start is None and not before.is_fixed:
        return min(first, last), last
    if end is None and not after.is_fixed:
        return first, max(first, last)
    return first, last


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
