# SPDX-License-Identifier: MIT
"""Histories of drawn ground, from files of polygons or from one that holds the faces already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.options import FileOptions
from mapper.errors import BoundaryError, DataProblems, TableError, UsageError
from mapper.exports.kept_faces import is_face_file, read_face_file
from mapper.geometry.faces import SLIVER_M
from mapper.geometry.noding import Spread
from mapper.model.problem import Where, note
from mapper.model.scheme import Scheme
from mapper.model.spelling import argument, given
from mapper.polygons.clipped import clipped
from mapper.polygons.face_days import with_days
from mapper.polygons.face_ends import with_ends
from mapper.polygons.face_history import FaceHistory, Rest, cut_history
from mapper.polygons.far_ground import tell_far
from mapper.polygons.known_forms import Form, form_of, given_form, sides_of
from mapper.polygons.polygon_history import DrawnDay, PolygonHistory, holds_history, read_history
from mapper.polygons.reading import Progress, ReadAs
from mapper.polygons.same_day import SameDay, given_same_day
from mapper.polygons.status_names import StatusFrom, given_status_from, tell_layers
from mapper.reading.arguments import given_columns, given_means, given_order
from mapper.reading.inputs import BUNDLED, Boundaries
from mapper.reading.options import Options
from mapper.reading.own_exports import is_own_export
from mapper.style.meanings import with_meanings
from mapper.style.scheme_files import load_scheme, scheme_names

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.tables.dates import DateOrder


@dataclass(frozen=True, kw_only=True)
class HistoryReading:
    """How files of polygons are read, and cut into faces.

    - `scheme`: its name or file; `columns`, `means`, `layer`, `date_order`: as of a table or
      boundaries. `crs`, `boundary_encoding`: of the files of polygons; see `FileOptions`.
    - `date_pattern`: how the names of files write their day, in the form of `strptime`; `day`:
      that of files that tell none.
    - `same_day`: whether of several versions of one day the last counts, or all of them.
    - `status_from`: whose name holds the status of all that is drawn in it; None: a field does.
    - `format_in`: the name of the form that the files are in; None: found where that is plain.
    - `clip`: whether the ground is cut to the `boundaries`.
    - `status`: what all polygons have; `rest`: what the rest of the `boundaries` has then.
    - `progress`: told in a few words what is being done, and an empty text at the end.
    - `spread`: has the lines cut by others, see `geometry.noding`.
    - `sliver_m`: pieces thinner than this go to a neighbour; None: as the file of faces says, or
      `SLIVER_M`.
    """

    scheme: str | Path | Scheme | None = None
    boundaries: Boundaries | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    layer: str | None = None
    crs: str | None = None
    boundary_encoding: str | None = None
    date_order: DateOrder | None = None
    date_pattern: str | None = None
    day: date | None = None
    same_day: SameDay = SameDay.LAST
    status_from: StatusFrom | None = None
    format_in: str | None = None
    status: str | None = None
    rest: str | None = None
    clip: bool = False
    sliver_m: float | None = None
    progress: Progress = lambda text: None
    spread: Spread | None = None

    def form(self, sources: Sequence[str | Path]) -> Form | None:
        """The form that sources are in, unless it is said where their statuses stand."""
        if self.format_in is not None:
            return given_form(self.format_in)
        said = self.status or self.status_from or "status" in self.columns
        return None if said else form_of(sources, self.layer)

    def sides(self, sources: Sequence[str | Path], scheme: Scheme) -> tuple[str, ...]:
        """The folders of a KML that are sides, where nothing is said of statuses."""
        said = self.status or self.status_from or self.format_in or self.layer
        return () if said or "status" in self.columns else sides_of(sources, scheme)

    def scheme_of(self, sources: Sequence[str | Path]) -> Scheme:
        """The scheme that is named, else that of the form of the sources, with the meanings."""
        form = self.form(sources) if self.scheme is None else None
        named = form.scheme if form else self.scheme
        return with_meanings(load_scheme(named), self.means)

    @property
    def file(self) -> FileOptions:
        """How each file is to be taken."""
        return FileOptions(layer=self.layer, crs=self.crs, encoding=self.boundary_encoding)


def history_reading(
    options: Options,
    boundaries: Boundaries | None = None,
    scheme: str | Path | Scheme | None = None,
    day: date | None = None,
) -> HistoryReading:
    """How files are read by what a user says; `day` is that of files that tell none."""
    table, shapes, drawn = options.table, options.boundaries, options.drawn
    return HistoryReading(
        scheme=scheme,
        boundaries=boundaries,
        columns=given_columns(table.columns),
        means=given_means(table.means),
        layer=shapes.layer,
        crs=shapes.crs,
        boundary_encoding=shapes.encoding,
        date_order=given_order(table.date_format),
        date_pattern=drawn.date_pattern,
        day=day,
        same_day=given_same_day(drawn.same_day),
        status_from=given_status_from(drawn.status_from),
        format_in=drawn.format_in,
        status=drawn.status,
        rest=drawn.rest,
        clip=drawn.clip,
        sliver_m=drawn.sliver_m,
        progress=drawn.progress,
    )


def is_history(source: str | Path | None) -> bool:
    """Whether a source is ground drawn on several days: a folder or file of polygons, or faces.

    What `mapper export` wrote is a table with its own ground.
    """
    if source is None or is_own_export(source):
        return False
    return is_face_file(source) or holds_history(source)


def read_faces(
    sources: Sequence[str | Path],
    options: HistoryReading,
    *,
    lenient: bool = False,
    ends: bool = True,
) -> FaceHistory:
    """The faces of all sources together; with `ends` what a status held has none from the day on
    which it ends. Faces that are kept, or get further days, are read without.

    Where the first source holds faces already, the days of the others are put into them.

    Raises DataProblems unless all files are sound or `lenient`, BoundaryError or TableError where
    one cannot be read, SchemeError, and UsageError where a second source holds faces or a day
    is in them already.
    """
    try:
        found = _read_faces(sources, options, lenient=lenient)
        return with_ends(found) if ends else found
    finally:
        options.progress("")


def _read_faces(
    sources: Sequence[str | Path], options: HistoryReading, *, lenient: bool
) -> FaceHistory:
    first, *others = sources
    if not is_face_file(first):
        scheme = options.scheme_of(sources)
        outline = outline_of(options, scheme)
        drawn = read_drawn(sources, options, scheme, outline, lenient=lenient)
        must_be_sound(drawn, lenient and bool(drawn.days))
        if not drawn.days:
            raise TableError(
                f"{drawn.name}: no polygon with a status could be read — mend the files"
            )
        options.progress(f"cutting the ground of {len(drawn.days):,} days")
        rest = _rest(options, scheme)
        cut = cut_history(
            with_elsewhere_told(drawn, options),
            rest=Rest(rest, outline.outline()) if rest and outline else None,
            clipped=outline.name if options.clip and outline else "",
            sliver_m=SLIVER_M if options.sliver_m is None else options.sliver_m,
            spread=options.spread,
        )
        credit = outline.provenance if outline else ()
        # Of the boundaries the outline alone is drawn.
        return replace(cut, provenance=tuple(p for p in credit if "Places" not in p.attribution))
    found = read_face_file(first)
    must_be_as_cut(found, first, options, more=bool(others))
    if not others:
        return found
    more = read_drawn(others, options, found.scheme, rest=found.rest, lenient=lenient)
    must_be_sound(more, lenient)
    return with_days(found, more)


def must_be_as_cut(
    found: FaceHistory, file: str | Path, options: HistoryReading, *, more: bool
) -> None:
    """UsageError for an option that says otherwise than a file of faces, or says nothing of it."""
    scheme = load_scheme(options.scheme)
    if options.scheme is not None and scheme.id != found.scheme.id:
        raise UsageError(
            f"{given('scheme', str(options.scheme))}: {file} was cut with "
            f"'{found.scheme.id}' — leave it out"
        )
    if options.clip != bool(found.clipped) and (more or options.clip):
        how = f"cut to {found.clipped}" if found.clipped else "not cut to any boundaries"
        both = f"give {argument('clip', True)} and the same {argument('boundaries')}"
        hint = both if found.clipped else "leave it out"
        raise UsageError(f"{given('clip')}: {file} was {how} — {hint}, or cut all files anew")
    kept = found.rest.status if found.rest else None
    if options.rest is not None and _rest(options, found.scheme) != kept:
        how = f"with {argument('rest', kept)}" if kept else f"without {argument('rest')}"
        said = given("rest", options.rest)
        raise UsageError(f"{said}: {file} was cut {how} — cut all files anew")
    if options.sliver_m is not None and options.sliver_m != found.sliver_m:
        raise UsageError(
            f"{given('sliver_m', options.sliver_m)}: {file} was cut with {found.sliver_m:g} — cut "
            "all files anew"
        )
    for option in ("status", "date_pattern"):
        if getattr(options, option) is not None and not more:
            raise UsageError(f"{given(option)}: {file} is cut already — leave it out")


def read_drawn(
    sources: Sequence[str | Path],
    options: HistoryReading,
    scheme: Scheme,
    outline: BoundarySet | None = None,
    *,
    rest: Rest | None = None,
    lenient: bool = False,
) -> PolygonHistory:
    """What was drawn, read through a scheme; `outline` has the ground of the rest, or `rest`."""
    if options.clip and outline is None:
        outline = outline_of(options, scheme)
    if rest is None and outline is not None and options.rest is not None:
        rest = Rest(str(_rest(options, scheme)), outline.outline())
    if options.status is not None and options.status_from is not None:
        one = f"all polygons have one {argument('status')}"
        raise UsageError(f"{given('status_from')}: says nothing where {one}")
    for source in sources:
        if is_face_file(source):
            raise UsageError(
                f"{source}: holds faces already — name it first, and alone of its kind"
            )
    how = replace(read_as(options, scheme, lenient=lenient), form=options.form(sources))
    sides = options.sides(sources, scheme) if how.form is None else ()
    if sides:
        how = replace(how, status_from=StatusFrom.LAYER)
    drawn = read_history(
        sources,
        how,
        rest=rest.status if rest else None,
        within=rest.outline if rest else None,
        same_day=options.same_day,
    )
    if sides:
        told = tell_layers(drawn.name, sides)
        drawn = replace(drawn, problems=tuple(sorted((*drawn.problems, told))))
    named = options.boundaries is not None
    source = str(sources[0])
    if rest is not None:
        must_lie_within(drawn, rest.outline, outline, source, named=named)
    if options.clip and outline is not None:
        must_lie_within(drawn, outline.outline(), outline, source, named=named, option="clip")
        drawn = clipped(drawn, outline.outline(), outline.name)
    return replace(drawn, problems=tuple(sorted((*drawn.problems, *tell_far(drawn.days)))))


def read_as(options: HistoryReading, scheme: Scheme, *, lenient: bool) -> ReadAs:
    """How each file is read; UsageError for a status that the scheme does not have."""
    return ReadAs(
        scheme=scheme,
        columns=options.columns,
        pattern=options.date_pattern,
        date_order=options.date_order,
        day=options.day,
        status=_status(options.status, "status", scheme),
        status_from=options.status_from,
        file=options.file,
        lenient=lenient,
        progress=options.progress,
    )


def must_lie_within(
    drawn: PolygonHistory,
    outline: Geometry,
    ground: BoundarySet | None,
    source: str,
    *,
    named: bool,
    option: str = "rest",
) -> None:
    """BoundaryError where the ground drawn misses the outline that an option is about.

    Of an outline that nobody `named` it must mostly lie within. `source` is what to type for it.
    """
    # Faces that are kept do without; so below.
    from mapper.boundaries.lying import (
        MOST_DAYS,
        how_to_name,
        lies_mostly_in,
        touches,
        where_drawn,
    )

    days = [day for day in drawn.days if day.ground]
    some = days[:: max(1, len(days) // MOST_DAYS)]
    shapes = shapes_of(some)
    if not shapes:
        return
    inside = sum(lies_mostly_in(day.ground, outline) for day in some) if not named else 0
    if not named and ground is not None and 2 * inside <= len(some):
        raise BoundaryError(
            f"{drawn.name}: {argument(option)} is about an outline, and no boundaries are named: "
            f"most of the ground drawn is not in {ground.title} ({ground.name}), which would serve "
            f"by default — {where_drawn(shapes)} — {how_to_name(source)}, or leave out "
            + argument(option)
        )
    if not (touches(shapes, outline) or touches(shapes_of(drawn.days), outline)):
        of = ground.name if ground else "the outline that the rest was cut from"
        raise BoundaryError(
            f"{drawn.name}: {given(option)}: the ground drawn does not touch {of} — "
            f"{where_drawn(shapes)} — name the boundaries that it lies in, or leave out "
            + argument(option)
        )


def with_elsewhere_told(drawn: PolygonHistory, options: HistoryReading) -> PolygonHistory:
    """The drawing with a note where it lies outside of boundaries that were named for nothing."""
    if options.boundaries is None or options.rest is not None or options.clip:
        return drawn
    from mapper.boundaries.load import load_boundaries
    from mapper.boundaries.lying import touches, where_drawn

    ground, shapes = load_boundaries(options.boundaries), shapes_of(drawn.days)
    if not shapes or touches(shapes, ground.outline()):
        return drawn
    what = f"the ground drawn does not touch {ground.name}"
    told = note(Where(drawn.name), what, where_drawn(shapes), "all-elsewhere")
    return replace(drawn, problems=tuple(sorted((*drawn.problems, told))))


def shapes_of(days: Sequence[DrawnDay]) -> list[Geometry]:
    """The ground that was drawn on days, without the rest."""
    return [shape for day in days for shape in day.ground]


def must_be_sound(drawn: PolygonHistory, lenient: bool) -> None:
    stopping = tuple(problem for problem in drawn.problems if problem.stops)
    if stopping and not lenient:
        raise DataProblems(stopping, [p for p in drawn.problems if not p.stops])


def outline_of(options: HistoryReading, scheme: Scheme) -> BoundarySet | None:
    """The boundaries of which the rest is, or to which the ground is cut, where either is asked."""
    if _rest(options, scheme) is None and not options.clip:
        return None
    from mapper.boundaries.load import load_boundaries

    return load_boundaries(BUNDLED if options.boundaries is None else options.boundaries)


def _rest(options: HistoryReading, scheme: Scheme) -> str | None:
    return _status(options.rest, "rest", scheme)


def _where_else(text: str, scheme: Scheme) -> str:
    """The bundled schemes that have a status, to be named in place of one that does not."""
    others = [name for name in scheme_names() if name != scheme.id and load_scheme(name).find(text)]
    return "".join(f"; {argument('scheme', name)} has it" for name in others)


def _status(text: str | None, option: str, scheme: Scheme) -> str | None:
    """The id of a status that is named; UsageError where the scheme has none."""
    if text is None:
        return None
    found = scheme.find(text)
    if found is None:
        known = ", ".join(status.id for status in scheme.statuses)
        raise UsageError(
            f"{given(option, text)}: is no status of {scheme.id} — there is: "
            f"{known}{_where_else(text, scheme)}"
        )
    return found.id
