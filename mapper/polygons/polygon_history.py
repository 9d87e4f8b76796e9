# SPDX-License-Identifier: MIT
"""Ground that was drawn anew on many days: polygons with a status each, day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from mapper.errors import BoundaryError, UsageError
from mapper.geometry.validity import polygonal
from mapper.model.dates import Span
from mapper.model.names import must_be_text
from mapper.model.problem import Problem, Where
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.polygons.named_days import checked_pattern, day_of
from mapper.polygons.notes import (
    joined_days,
    last_of_days,
    missing_days,
    of_all_files,
    passed_over,
    tell_day,
    told_together,
)
from mapper.polygons.polygon_file import REST, PolygonFile, holds_polygons
from mapper.polygons.reading import DatedPolygon, ReadAs, read_files
from mapper.polygons.same_day import Replaced, SameDay, replaced_versions
from mapper.polygons.sources import is_polygon_name, opened
from mapper.polygons.status_names import StatusFrom

if TYPE_CHECKING:
    from shapely import Geometry


@dataclass(frozen=True, kw_only=True)
class DrawnDay:
    """What was drawn for one day: valid polygons (WGS84 degrees) with the id of a status each.

    They stand in the order of their statuses in the scheme, mixed and then contested ones last,
    and those of one status as in the files; the rest of an outline comes first. What comes later
    lies over what comes before.
    `records` say of each what its file says: source, basis, note, and where that stands.
    """

    day: date
    shapes: tuple[Geometry, ...]
    statuses: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def has_rest(self) -> bool:
        """Whether the first shape is what fills the rest of an outline."""
        return bool(self.records) and self.records[0].place == REST

    @property
    def ground(self) -> tuple[Geometry, ...]:
        """What was drawn, without the rest of an outline."""
        return self.shapes[1:] if self.has_rest else self.shapes


@dataclass(frozen=True, kw_only=True)
class PolygonHistory:
    """What was drawn, ascending by day, each day once; `problems` of reading, sorted."""

    name: str
    scheme: Scheme
    days: tuple[DrawnDay, ...]
    problems: tuple[Problem, ...] = ()


def holds_history(source: str | Path) -> bool:
    """Whether a source is drawn ground: a file of polygons, packed or not, or a folder of them."""
    path = Path(source)
    try:
        if path.is_dir():
            return any(
                is_polygon_name(entry.name) or has_polygons(entry) for entry in path.iterdir()
            )
        if not path.is_file():
            return False
    except OSError:  # told by whoever reads it
        return False
    if path.suffix.lower() in (".gz", ".kmz"):
        return is_polygon_name(path.name)
    return holds_polygons(path)


def has_polygons(folder: Path) -> bool:
    """Whether a path is a folder of a day by its name, or has files of polygons in it."""
    if not folder.is_dir():
        return False
    if day_of([folder.name]) is not None:
        return True
    return any(is_polygon_name(entry.name) for entry in folder.iterdir())


def read_history(
    sources: Sequence[str | Path],
    how: ReadAs,
    *,
    rest: str | None = None,
    within: Geometry | None = None,
    same_day: SameDay = SameDay.LAST,
) -> PolygonHistory:
    """The polygons of folders and files with their days and statuses, read through a scheme.

    A polygon is of the day that its own field says, or else its file's: by `date_pattern` (in the
    form of `strptime`, anywhere in the name), by a day in the name, or `day`. A file in an
    archive, or a layer, may have its day in the name of what it lies in. Of several versions of
    one day, files whose names differ by a time alone, the last counts, or with `same_day` all of
    them. A polygon's status stands in a field, or in the name that `status_from` says, or is
    `status` for all, or what its `form` says. With `rest` that status has what is left of `within`
    on each day. Folders in a folder are read where they are of a day, or have the status in their
    name.

    What cannot be read is a problem, as is a file of which nothing tells the day; many alike are
    told together. Reading stops after the first file where its fields tell no status or no day,
    unless `lenient`. Raises BoundaryError where there is no
    file of polygons at all or an archive is too large, and UsageError without sources and for a
    pattern that holds no whole day.
    """
    if not sources:
        raise UsageError("no files of polygons are named — name a folder or files")
    pattern = checked_pattern(how.pattern) if how.pattern else None
    for source in sources:
        must_be_text(Path(source), BoundaryError)
    name, scheme = called(sources[0]), how.scheme
    of_names = how.form is not None and how.form.of_names
    deep = how.status_from is StatusFrom.FOLDER or of_names
    with opened(
        sources, lambda label: day_of([label], pattern) is not None, how.file.layer, deep=deep
    ) as found:
        read = read_files(found.files, how)
    known = [how.form.tell(name)] if how.form else []
    problems = [
        *known,
        *found.problems,
        *passed_over(name, found.others, found.folders),
        *read.problems,
    ]
    pieces = read.pieces
    replaced = (
        replaced_versions(files_by_day(pieces), found.files, pattern)
        if same_day is SameDay.LAST
        else []
    )
    problems += last_of_days(name, replaced)
    pieces = without_replaced(pieces, replaced)
    if how.status_from is None and not of_names:  # else a day has a file for each side
        problems += joined_days(name, files_by_day(pieces))
    days = by_day(pieces, read.empty, scheme)
    if rest is not None and within is not None:
        days = [with_rest(one, rest, within) for one in days]
    problems = of_all_files(problems, str(sources[0]), scheme, sound=bool(pieces))
    told_once = [*told_together(name, problems), *missing_days(name, [one.day for one in days])]
    return PolygonHistory(
        name=name, scheme=scheme, days=tuple(days), problems=tuple(sorted(told_once))
    )


def called(source: str | Path) -> str:
    """The name of a file or folder; of `.` and `..` that of the folder which they are."""
    own = Path(source).name
    return own if own not in ("", "..") else Path(source).resolve().name or str(source)


def by_day(pieces: Iterable[DatedPolygon], empty: Iterable[date], scheme: Scheme) -> list[DrawnDay]:
    """The pieces of each day in the order of the scheme; days without any have none."""
    days: dict[date, list[DatedPolygon]] = {day: [] for day in empty}
    given = [*pieces]
    claims = scheme.claims(piece.record.status for piece in given)
    for piece in sorted(given, key=lambda piece: claims[piece.record.status]):
        days.setdefault(piece.day, []).append(piece)
    return [
        DrawnDay(
            day=day,
            shapes=tuple(piece.shape for piece in own),
            statuses=tuple(piece.record.status for piece in own),
            records=tuple(piece.record for piece in own),
        )
        for day, own in sorted(days.items())
    ]


def polygons_on(history: PolygonHistory, day: date | None, *, name: str) -> PolygonFile:
    """What was drawn for one day, by default the last; a day before all is the first of them.

    A day between two is as the earlier one. The rest of an outline ends where something was
    drawn. Raises BoundaryError where nothing could be read.
    """
    if not history.days:
        raise BoundaryError(
            f"{name}: no polygon with a status and a day could be read — mend the files"
        )
    known = [one.day for one in history.days]
    one = history.days[max(bisect_right(known, day) - 1, 0) if day else -1]
    return PolygonFile(
        name=name,
        scheme=history.scheme,
        shapes=without_drawn(one),
        # Of several files each has a first polygon.
        records=tuple(
            replace(record, place=f"#{nth}") for nth, record in enumerate(one.records, start=1)
        ),
        day=one.day,
        problems=(*history.problems, *tell_day(name, known, one.day, asked=day is not None)),
    )


def without_drawn(drawn: DrawnDay) -> tuple[Geometry, ...]:
    """The shapes of a day, that of the rest without what was drawn."""
    if not drawn.has_rest:
        return drawn.shapes
    rest, *others = drawn.shapes
    return (polygonal(shapely.difference(rest, shapely.union_all(others))), *others)


def without_replaced(
    pieces: Iterable[DatedPolygon], replaced: Iterable[Replaced]
) -> list[DatedPolygon]:
    """The pieces without those of a day of which a later version counts."""
    gone = {(version.day, file) for version in replaced for file in version.files}
    return [piece for piece in pieces if (piece.day, piece.record.where.file) not in gone]


def files_by_day(pieces: Iterable[DatedPolygon]) -> dict[date, list[str]]:
    """The files that have ground of each day, every file once."""
    days: dict[date, dict[str, None]] = defaultdict(dict)
    for piece in pieces:
        days[piece.day][piece.record.where.file] = None
    return {day: list(files) for day, files in days.items()}


def with_rest(drawn: DrawnDay, status: str, within: Geometry) -> DrawnDay:
    """The day with the whole outline under all that was drawn."""
    where = drawn.records[0].where if drawn.records else Where("")
    record = Record(place=REST, status=status, date=Span.of_day(drawn.day), where=where, order=-1)
    return replace(
        drawn,
        shapes=(within, *drawn.shapes),
        statuses=(status, *drawn.statuses),
        records=(record, *drawn.records),
    )
