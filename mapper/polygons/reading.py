# SPDX-License-Identifier: MIT
"""Reading many files of polygons, one after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.boundaries.options import AS_IT_IS, FileOptions
from mapper.errors import BoundaryError, NoFieldError, NoGroundError
from mapper.model.names import must_be_text
from mapper.model.problem import Problem
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.polygons.named_days import day_of
from mapper.polygons.notes import (
    beside_units,
    nothing_drawn,
    two_days,
    unread,
    unread_others,
    without_day,
    without_ground,
)
from mapper.polygons.polygon_file import FieldsAsked, SaidBefore, read_polygons
from mapper.polygons.sources import SourceFile
from mapper.polygons.status_names import StatusFrom, label_of, statuses_in, without_status

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.polygons.known_forms import Form
    from mapper.tables.dates import DateOrder

# Told what is being done while many files are read; an empty text: it is done.
Progress = Callable[[str], None]
# A collection without features: on that day nothing was drawn. Larger files have some.
SMALL = 4096
# What is wrong with the fields of a file is wrong with all that were written like it.
OF_FIELDS = ("no-field", "no-day", "bad-date")


@dataclass(frozen=True, slots=True)
class DatedPolygon:
    """A polygon of a day, with its record; it may be a border region of an export."""

    day: date
    shape: Geometry
    record: Record
    border_region: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadAs:
    """How files of polygons are read.

    - `columns`, `date_order`: those of `FieldsAsked`; `file`: how each file is to be taken.
    - `pattern`: how names write their day, in the form of `strptime`; `day`: of what gives none.
    - `status`: the one that all polygons have, or `status_from`: whose name holds it, or `form`:
      the form that the files are in.
    - `lenient`: what is wrong with a file stops nothing.
    - `said`: what features of the files before said.
    - `progress`: given a few words on what is being read.
    """

    scheme: Scheme
    columns: Mapping[str, str] = field(default_factory=dict)
    pattern: str | None = None
    date_order: DateOrder | None = None
    day: date | None = None
    status: str | None = None
    status_from: StatusFrom | None = None
    form: Form | None = None
    file: FileOptions = AS_IT_IS
    lenient: bool = False
    progress: Progress = lambda text: None
    said: SaidBefore = field(default_factory=dict, compare=False, repr=False)


@dataclass(slots=True)
class Read:
    """What was read: polygons with their days, days on which nothing was drawn, problems."""

    pieces: list[DatedPolygon] = field(default_factory=list)
    empty: list[date] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_files(files: Sequence[SourceFile], how: ReadAs) -> Read:
    """All files in their order; unless `lenient` only the first of them where its fields do not
    tell the status or the day: those of the others will be no better.
    """
    found = Read()
    for nth, file in enumerate(files, start=1):
        how.progress(f"reading file {nth:,} of {len(files):,}: {file.name}")
        told = read_into(found, file, how)
        if nth == 1 and not (how.lenient or found.pieces) and is_of_fields(told):
            found.problems += unread_others(file.name, len(files) - nth)
            break
    leave_out_border_regions(found)
    return found


def leave_out_border_regions(found: Read) -> None:
    """Border regions of an export are no ground beside its units, on which they lie."""
    ground = [piece for piece in found.pieces if not piece.border_region]
    if ground:
        left = [piece.record.where.file for piece in found.pieces if piece.border_region]
        found.pieces = ground
        found.problems += map(beside_units, dict.fromkeys(left))


def is_of_fields(problems: Iterable[Problem]) -> bool:
    return any(problem.stops and problem.code in OF_FIELDS for problem in problems)


def read_into(found: Read, file: SourceFile, how: ReadAs) -> list[Problem]:
    """Put what a file holds to the rest; what is wrong with it is given, too."""
    named = day_of(file.labels, how.pattern)
    known = named or how.day
    if known and is_empty(file.path):
        found.empty.append(known)
        told = [nothing_drawn(file.name, known)]
    else:
        drawn, told = read_file(file, known, how)
        found.pieces += drawn or []
        if drawn is None and not is_of_fields(told):
            told.append(without_day(file.name, how.pattern))
        told += two_days(file.name, named, [piece.day for piece in drawn or ()])
    found.problems += told
    return told


def read_file(
    file: SourceFile, day: date | None, how: ReadAs
) -> tuple[list[DatedPolygon] | None, list[Problem]]:
    """The polygons of one file, None where nothing tells their day.

    What is wrong with all of a file is a problem, too. A layer of points alone beside layers of
    ground, such as the towns of a map, is left out and noted.
    """
    label = label_of(file, how.status_from) if how.status_from else ""
    named = statuses_in(label, how.scheme) if how.status_from else []
    # Where the name has none, that there is ground at all is still worth knowing first.
    status = (named or how.scheme.statuses)[0].id if how.status_from else how.status
    try:
        must_be_text(file.path, BoundaryError)
        found = read_polygons(
            file.path,
            how.scheme,
            name=file.name,
            fields=FieldsAsked(
                columns=how.columns,
                shared=True,
                date_order=how.date_order,
                status=status,
                form=how.form.reader(label_of(file, StatusFrom.NAME)) if how.form else None,
                said=how.said,
            ),
            options=replace(how.file, layer=file.layer),
            day=day,
        )
    except NoGroundError as error:
        if file.layer is not None:
            return [], [without_ground(file.name)]
        return [], [unread(file.name, str(file.path), str(error))]
    except BoundaryError as error:
        code = "no-field" if isinstance(error, NoFieldError) else "unread"
        return [], [unread(file.name, str(file.path), str(error), code)]
    if how.status_from and len(named) != 1:
        return [], [without_status(file, how.status_from, label, how.scheme)]
    if found.day is None:
        return None, list(found.problems)
    pieces = [
        DatedPolygon(record.day, shape, record, found.border_regions)
        for shape, record in zip(found.shapes, found.records, strict=True)
    ]
    return pieces, list(found.problems)


def is_empty(path: Path) -> bool:
    """Whether a file is a GeoJSON without any features: on its day nothing was drawn."""
    if path.suffix.lower() not in (".geojson", ".json"):
        return False
    try:
        if path.stat().st_size > SMALL:
            return False
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # told by the reading
        return False
    return isinstance(whole, dict) and whole.get("features") == []
