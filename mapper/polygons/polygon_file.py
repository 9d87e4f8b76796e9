# SPDX-License-Identifier: MIT
"""A file of polygons with a status each: the ground that somebody has drawn for one day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

import numpy as np
import shapely

from mapper.boundaries.endings import ENDINGS
from mapper.boundaries.from_files import repaired
from mapper.boundaries.geojson import read_drawn
from mapper.boundaries.measured import must_be_small
from mapper.boundaries.options import AS_IT_IS, FileOptions
from mapper.boundaries.reading import read_shapes, texts_of_fields
from mapper.boundaries.values import field_value
from mapper.model.dates import Span
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.polygons.fields import DAYS, are_border_regions, choose_fields, passed_over
from mapper.polygons.named_days import day_of
from mapper.tables.headings import heading_key
from mapper.tables.parse import parse_table
from mapper.tables.parsed import ParsedTable
from mapper.tables.raw import Cell, RawRow, RawTable, cell_value
from mapper.tables.text import quoted

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.polygons.drawn_forms import FormReader
    from mapper.tables.dates import DateOrder

# How GeoJSON and TopoJSON begin; a table in JSON may hold any words further down.
_SHAPES_INSIDE = re.compile(
    rb'^\s*\{.*?"type"\s*:\s*"(FeatureCollection|Feature|Topology|GeometryCollection)"', re.DOTALL
)
_HEAD_BYTES = 4096
# The day of polygons of which none is known, while they are read.
_NO_DAY = date.max
HALF_AROUND_DEG = 180.0
# The place of the record of what fills the rest of an outline.
REST = "rest"
# The headings of the numbers of the features, and of a status that no field holds.
_NUMBER, _STATUS = "#", "#status"
# The fields of some columns, and what a feature says in these.
Said = tuple[tuple[tuple[str, str], ...], tuple[Cell, ...]]
# What a record has of what features said on earlier days, where that is the same on all days.
SaidBefore = dict[Said, dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class PolygonFile:
    """Polygons in WGS84 degrees, each with the record of its status, in one order.

    - A record's place is the number of its feature, `#3`, and so is the line it stands on.
    - They stand in the order of their statuses in the scheme, mixed and then contested ones
      last, and those of one status as in the file: where polygons lie on each other the later
      one counts.
    - `day`: the day the file is about; None where neither a field nor its name tells.
    - `border_regions`: whether all are those of an export.
    """

    name: str
    scheme: Scheme
    shapes: tuple[Geometry, ...]
    records: tuple[Record, ...]
    day: date | None
    problems: tuple[Problem, ...]
    border_regions: bool = False


@dataclass(frozen=True, kw_only=True)
class FieldsAsked:
    """What is said of the fields of polygons.

    - `columns`: column names and the fields that hold them; `shared`: they were given for a table,
      too, so that what the file does not have of it is passed over.
    - `date_order`: how 5/11/2021 is read.
    - `status`: the id of the one that all polygons have, so that no field is asked.
    - `form`: what reads a form that is known: from the fields, the shapes and the scheme what the
      features say, in place of fields.
    - `said`: what features of other files said that are read through the same scheme.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False
    date_order: DateOrder | None = None
    status: str | None = None
    form: FormReader | None = None
    said: SaidBefore = field(default_factory=dict)


def holds_polygons(source: str | Path) -> bool:
    """Whether a source is a file of shapes rather than a table, by its ending or, for JSON and
    archives, by what is in it.
    """
    path = Path(source)
    ending = path.suffix.lower()
    if ending not in (".json", ".zip"):
        return ending in ENDINGS
    try:
        return _has_shapes(path) if ending == ".zip" else _is_geojson(path)
    except (OSError, BadZipFile):  # told by whoever reads it
        return False


def _has_shapes(archive: Path) -> bool:
    with ZipFile(archive) as opened:
        return any(name.lower().endswith(ENDINGS) for name in opened.namelist())


def _is_geojson(path: Path) -> bool:
    with path.open("rb") as file:
        return bool(_SHAPES_INSIDE.search(file.read(_HEAD_BYTES)))


def read_polygons(
    path: str | Path,
    scheme: Scheme,
    *,
    name: str | None = None,
    fields: FieldsAsked | None = None,
    options: FileOptions = AS_IT_IS,
    day: date | None = None,
) -> PolygonFile:
    """The polygons of a file with their statuses, read through a scheme.

    `name` is what the file is called, by default its name without the folder.
    `day` is what the polygons are about where no field says it; without it the name of the file
    is asked.
    Features without a status of the scheme are problems, and left out.

    Raises BoundaryError where the file cannot be read, has no ground, or leaves in doubt
    which field holds the statuses.
    """
    file, asked = Path(path), fields or FieldsAsked()
    called, status, columns = name or file.name, asked.status, asked.columns
    shapes, cells, steps = _features(file, called, options)
    known = day or day_of([file.stem])
    counting: Sequence[int] = range(1, len(shapes) + 1)
    if asked.form is not None:
        told_there = asked.form(cells, shapes, scheme)
        cells = _with_days(told_there.columns(), cells)
        steps = (*steps, *told_there.tell_aside(called))
        counting = told_there.counting()
        if not counting:
            return PolygonFile(
                name=called, scheme=scheme, shapes=(), records=(), day=known, problems=steps
            )
    left = [
        note(Where(called), f"the field {quoted(field)} is passed over: {why}", code="passed-over")
        for field, why in passed_over(cells, one_status=status is not None)
    ]
    if status is not None:
        cells = {**cells, _STATUS: [status] * len(shapes)}
        columns = {**columns, "status": _STATUS}
    drawn = [shapes[n - 1] for n in counting]
    ground, repairs = repaired(drawn, Path(called), counting, again=True)
    # A point or line says nothing of which field has the statuses of ground.
    told = {field: [values[number - 1] for number in ground] for field, values in cells.items()}
    too_wide = wide_of(ground)
    wide = [_too_wide(called, number) for number in too_wide]
    chosen = choose_fields(told, scheme, called, columns, shared=asked.shared)
    columns = {"place": _NUMBER, **chosen}
    numbers = [number for number in ground if number not in too_wide]

    def parsed(some: Iterable[int]) -> ParsedTable:
        rows = tuple(_row(number, cells, chosen.values()) for number in some)
        return parse_table(
            RawTable(name=called, headings=tuple(columns.values()), rows=rows, notes=()),
            scheme,
            columns=columns,
            date_order=asked.date_order,
            default_day=known or _NO_DAY,
        )

    said = _said(numbers, cells, chosen)
    like = None if "date" in chosen else _told_once(numbers, said, parsed, asked.said, scheme)
    given: Sequence[Record]
    problems: Sequence[Problem] = ()
    if like is None:
        table = parsed(numbers)
        given, problems = table.records, table.problems
    else:
        span = Span.of_day(known or _NO_DAY)
        given = [
            Record(place=f"#{n}", where=Where(called, n), order=order, date=span, **like[what])
            for order, (n, what) in enumerate(zip(numbers, said, strict=True))
        ]
    claims = scheme.claims(record.status for record in given)
    records = sorted(given, key=lambda record: claims[record.status])
    days = [record.day for record in records if "date" in chosen]
    return PolygonFile(
        name=called,
        scheme=scheme,
        shapes=tuple(ground[record.where.line] for record in records),
        records=tuple(records),
        day=max(days, default=known),
        problems=tuple(sorted((*steps, *left, *repairs, *wide, *problems))),
        border_regions=are_border_regions(cells),
    )


# What a record says, apart from the feature that it is of, and from the day that the file is of.
_OF_A_FEATURE = ("place", "where", "order", "date")
_SAID = [field.name for field in fields(Record) if field.name not in _OF_A_FEATURE]


def _said(
    numbers: Sequence[int], cells: Mapping[str, Sequence[Cell]], chosen: Mapping[str, str]
) -> list[Said]:
    """What each feature says in the fields that are `chosen` for columns."""
    told = zip(*([cells[field][n - 1] for n in numbers] for field in chosen.values()), strict=True)
    columns = tuple(chosen.items())
    return [(columns, what) for what in told]


def _told_once(
    numbers: Sequence[int],
    said: Sequence[Said],
    parsed: Callable[[Iterable[int]], ParsedTable],
    before: SaidBefore,
    scheme: Scheme,
) -> SaidBefore | None:
    """What the records of features without days have of what these have `said`: what others have,
    in this file or `before`, is `parsed` once. None where something is wrong with it.
    """
    like = {what: before[what] for what in {*said} if what in before}
    new = {
        what: number
        for number, what in zip(reversed(numbers), reversed(said), strict=True)
        if what not in like
    }
    if not new:
        return like
    table = parsed(new.values())
    if table.problems or len(table.records) < len(new):
        return None
    for what, record in zip(new, table.records, strict=True):
        like[what] = {name: getattr(record, name) for name in _SAID}
        if scheme.status(record.status).always_in_force:
            before[what] = like[what]
    return like


def _with_days(
    told: Mapping[str, Sequence[Cell]], cells: Mapping[str, Sequence[Cell]]
) -> dict[str, Sequence[Cell]]:
    """What a form tells, and the days that fields have beside it."""
    days = {field: values for field, values in cells.items() if heading_key(field) in DAYS}
    return {**days, **told}


def _features(
    file: Path, called: str, options: FileOptions
) -> tuple[list[Geometry | None], Mapping[str, Sequence[Cell]], tuple[Problem, ...]]:
    """The shapes in WGS84 degrees, the values of all fields by name, and what was done."""
    plain = read_drawn(file) if options.crs is None else None
    if plain is not None:
        must_be_small(called, plain.shapes, plain.columns)
        columns = {str(field): _as_cells(values) for field, values in plain.columns.items()}
        return list(plain.shapes), texts_of_fields(columns, options.encoding), ()
    frame, steps = read_shapes(file, called, options)
    return list(frame.geometry), texts_of_fields(_cells(frame), options.encoding), steps


def _as_cells(values: Sequence[Any]) -> list[Cell]:
    """The values of a field of one type, most of which come again and again, as cells."""
    cells = {value: cell_value(value) for value in {*values}}
    return [*map(cells.__getitem__, values)]


def cells_of(file: Path, called: str, layer: str | None = None) -> Mapping[str, Sequence[Cell]]:
    """The values of all fields of a file by name; BoundaryError where it cannot be read."""
    return _features(file, called, FileOptions(layer=layer))[1]


def _cells(frame: Any) -> dict[str, Sequence[Cell]]:
    """The values of all fields by name, None for missing ones."""
    return {
        str(field): [cell_value(field_value(value)) for value in frame[field].tolist()]
        for field in frame.columns
        if field != frame.geometry.name
    }


def _row(number: int, cells: Mapping[str, Sequence[Cell]], fields: Iterable[str]) -> RawRow:
    """What the feature `number`, counted from 1, says in some of its fields."""
    told = {field: cells[field][number - 1] for field in fields}
    return RawRow(number, {_NUMBER: f"#{number}", **told})


def wide_of(ground: Mapping[int, Geometry]) -> tuple[int, ...]:
    """The numbers of the shapes a polygon of which goes more than half around the earth."""
    numbers, shapes = [*ground], [*ground.values()]
    parts, of_shape = shapely.get_parts(shapes, return_index=True)
    west, _, east, _ = shapely.bounds(parts).T
    wide = np.unique(of_shape[east - west > HALF_AROUND_DEG])
    return tuple(numbers[nth] for nth in wide.tolist())


def _too_wide(file: str, number: int) -> Problem:
    what = "goes more than half around the earth"
    hint = "if it crosses the antimeridian, cut it there into two polygons"
    return Problem(Where(file, number), what, hint, "too-wide")
