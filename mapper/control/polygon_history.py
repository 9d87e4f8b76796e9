"""Ground that was drawn anew on many days: polygons with a status each, day by day."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from mapper.control.polygon_sources import SourceFile, is_polygon_name, opened
from mapper.control.polygons import day_in_name, holds_polygons, read_polygons
from mapper.errors import BoundaryError, UsageError
from mapper.model.dates import Span
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Record
from mapper.model.scheme import Scheme

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.tables.dates import DateOrder

# So many problems of one kind are told one by one, more of them together.
TOLD = 3
# A rhythm is daily where this share of the days follows the one before.
DAILY = 0.5
# A collection without features: on that day nothing was drawn. Larger files have some.
SMALL = 4096


@dataclass(frozen=True, kw_only=True)
class DrawnDay:
    """What was drawn for one day: valid polygons (WGS84 degrees) with the id of a status each.

    `records` say of each what its file says: source, basis, note, and where that stands.
    """

    day: date
    shapes: tuple[Geometry, ...]
    statuses: tuple[str, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True)
class PolygonHistory:
    """What was drawn, ascending by day, each day once; `problems` of reading, sorted."""

    name: str
    scheme: Scheme
    days: tuple[DrawnDay, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A polygon of a day, with its record."""

    day: date
    shape: Geometry
    record: Record


def holds_history(source: str | Path) -> bool:
    """Whether a source is drawn ground: a file of polygons, packed or not, or a folder of them."""
    path = Path(source)
    try:
        if path.is_dir():
            return any(is_polygon_name(entry.name) for entry in path.iterdir())
        if not path.is_file():
            return False
    except OSError:  # told by whoever reads it
        return False
    if path.suffix.lower() in (".gz", ".kmz"):
        return is_polygon_name(path.name)
    return holds_polygons(path)


def read_history(
    sources: Sequence[str | Path],
    scheme: Scheme,
    *,
    columns: Mapping[str, str] | None = None,
    layer: str | None = None,
    date_pattern: str | None = None,
    date_order: DateOrder | None = None,
    day: date | None = None,
    status: str | None = None,
    rest: str | None = None,
    within: Geometry | None = None,
) -> PolygonHistory:
    """The polygons of folders and files with their days and statuses, read through a scheme.

    A polygon is of the day that its own field says, or else its file's: by `date_pattern` (in the
    form of `strptime`, anywhere in the name), by a day in the name, or `day`. Its status
    stands in a field, or is `status` for all. With `rest` that status has what is left of
    `within` on each day. `columns`, `layer` and `date_order` are those of `read_polygons`.

    What cannot be read is a problem, as is a file of which nothing tells the day; many alike are
    told together. Raises BoundaryError where there is no file of polygons at all, and UsageError
    for a pattern that no day can be written in.
    """
    pattern = date_pattern and checked_pattern(date_pattern)
    name = Path(sources[0]).name or str(sources[0])
    pieces: list[Piece] = []
    empty: list[date] = []
    problems: list[Problem] = []
    with opened(sources) as found:
        if found.others:
            problems.append(passed_over(name, found.others))
        for file in found.files:
            known = day_of(file, pattern or None) or day
            if is_empty(file.path):
                told = [] if known else [without_day(file)]
                empty += [known] if known else []
            else:
                drawn, told = read_file(
                    file, scheme, known, columns or {}, layer, date_order, status
                )
                pieces += drawn
            problems += told
    days = by_day(pieces, empty)
    if rest is not None and within is not None:
        days = [with_rest(one, rest, within) for one in days]
    problems = [*told_together(name, problems), *missing_days(name, [one.day for one in days])]
    return PolygonHistory(
        name=name, scheme=scheme, days=tuple(days), problems=tuple(sorted(problems))
    )


def read_file(
    file: SourceFile,
    scheme: Scheme,
    day: date | None,
    columns: Mapping[str, str],
    layer: str | None,
    date_order: DateOrder | None,
    status: str | None,
) -> tuple[list[Piece], list[Problem]]:
    """The polygons of one file; what is wrong with all of it is a problem, too."""
    try:
        found = read_polygons(
            file.path,
            scheme,
            name=file.name,
            columns=columns,
            shared=True,
            layer=layer,
            day=day,
            date_order=date_order,
            status=status,
        )
    except BoundaryError as error:
        where, _, what = str(error).partition(": ")
        return [], [Problem(Where(Path(where).name), what, code="unread")]
    if found.day is None:
        return [], [*found.problems, without_day(file)]
    pieces = [
        Piece(record.day, shape, record)
        for shape, record in zip(found.shapes, found.records, strict=True)
    ]
    return pieces, list(found.problems)


def is_empty(path: Path) -> bool:
    """Whether a file is a GeoJSON without any features: on its day nothing was drawn."""
    if path.suffix.lower() not in (".geojson", ".json") or path.stat().st_size > SMALL:
        return False
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.get("features") == []


# --- days ---------------------------------------------------------------------------------


def checked_pattern(pattern: str) -> str:
    """The pattern; UsageError where it does not hold a whole day."""
    try:
        whole = datetime.strptime(date(2021, 11, 23).strftime(pattern), pattern).date()
    except ValueError:
        whole = None
    if whole != date(2021, 11, 23):
        raise UsageError(
            f"--date-pattern {pattern}: does not tell a whole day — write %Y, %m and %d, or %y, "
            "%b and the like, where the name has them"
        )
    return pattern


def day_of(file: SourceFile, pattern: str | None) -> date | None:
    """The day in the name of a file."""
    return day_in_name(file.stem) if pattern is None else day_by_pattern(file.stem, pattern)


def day_by_pattern(name: str, pattern: str) -> date | None:
    """The first day in a name that is written as the pattern says, longer stretches first."""
    for start in range(len(name)):
        for stop in range(len(name), start, -1):
            try:
                return datetime.strptime(name[start:stop], pattern).date()
            except ValueError:
                continue
    return None


def by_day(pieces: Iterable[Piece], empty: Iterable[date]) -> list[DrawnDay]:
    """The pieces of each day, in the order of the files; days without any have none."""
    days: dict[date, list[Piece]] = defaultdict(list)
    for day in empty:
        days[day] = days[day]
    for piece in pieces:
        days[piece.day].append(piece)
    return [
        DrawnDay(
            day=day,
            shapes=tuple(piece.shape for piece in own),
            statuses=tuple(piece.record.status for piece in own),
            records=tuple(piece.record for piece in own),
        )
        for day, own in sorted(days.items())
    ]


def with_rest(drawn: DrawnDay, status: str, within: Geometry) -> DrawnDay:
    """The day with the whole outline under all that was drawn."""
    where = drawn.records[0].where if drawn.records else Where("")
    record = Record(place="rest", status=status, date=Span.of_day(drawn.day), where=where, order=-1)
    return replace(
        drawn,
        shapes=(within, *drawn.shapes),
        statuses=(status, *drawn.statuses),
        records=(record, *drawn.records),
    )


# --- what to tell -------------------------------------------------------------------------


def without_day(file: SourceFile) -> Problem:
    return Problem(
        Where(file.name),
        "neither a field nor its name tells the day",
        "name it like front-2021-08-05.geojson, or say how with --date-pattern",
        "no-day",
    )


def passed_over(name: str, others: Sequence[str]) -> Problem:
    one = len(others) == 1
    what = f"{len(others)} {'file' if one else 'files'} of no format for polygons left out"
    return note(Where(name), what, f"{others[0]}{'' if one else ', …'}", "passed-over")


def told_together(name: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Problems of one kind in many files as one, with the first of them as its example."""
    kinds: dict[tuple[str, bool], list[Problem]] = defaultdict(list)
    for problem in sorted(set(problems)):
        kinds[problem.code, problem.stops].append(problem)
    for alike in kinds.values():
        files = Counter(problem.where.file for problem in alike)
        if len(files) <= TOLD:
            yield from alike
            continue
        first = alike[0]
        more = f"{first.where}: {first.what}; the like in {len(files) - 1:,} more files"
        yield replace(first, where=Where(name), what=more)


def missing_days(name: str, days: Sequence[date]) -> Iterator[Problem]:
    """A note where one day is drawn after the other, and some are not."""
    gaps = [(after - before).days for before, after in pairwise(days)]
    missing = sum(gap - 1 for gap in gaps)
    if missing and gaps.count(1) > DAILY * len(gaps):
        first = next(day for day, gap in zip(days, gaps, strict=False) if gap > 1)
        one = missing == 1
        what = (
            f"{missing:,} {'day is' if one else 'days are'} not drawn between {days[0]} and "
            f"{days[-1]}, the first after {first}: as the day before"
        )
        yield note(Where(name), what, code="missing-days")
