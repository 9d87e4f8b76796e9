# SPDX-License-Identifier: MIT
"""Events, advances and lines of a table or of a file: read, and their places found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.boundaries.endings import ENDINGS, OF_POINTS
from mapper.errors import BoundaryError, TableError
from mapper.model.advance import Advance
from mapper.model.event import Event
from mapper.model.happening import Happening, Position
from mapper.model.map_line import MapLine
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind, Record
from mapper.model.spelling import second_file
from mapper.model.texts import counted
from mapper.places.match import Match, match_records
from mapper.tables.event_words import ADVANCE, EVENT
from mapper.tables.events import EventRow, ParsedEvents, parse_events, position_of
from mapper.tables.frames import Frame, is_frame, is_geo_frame
from mapper.tables.raw import RawTable
from mapper.tables.read import read_rows

if TYPE_CHECKING:
    import pandas

    from mapper.model.scheme import Scheme
    from mapper.places.gazetteer import Alias, Gazetteer
    from mapper.tables.dates import DateOrder

# Fields that GDAL gives every KML, beside those for its moments.
OF_EVERY_KML = (
    "id", "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon",
)  # fmt: skip
# Files of shapes: a feature is a row. What is packed is looked into by their reader.
SHAPES = {*ENDINGS, *OF_POINTS, ".zip"}

# What is told of an event as of a report.
AS_RECORDED = (
    *("date", "where", "order", "place", "label", "actor", "status", "until", "reported"),
    *("basis", "confidence", "source", "source_url", "note"),
)

Source = str | Path | Frame


@dataclass(frozen=True)
class FoundEvents:
    """Events, advances and lines with their positions, and all problems."""

    happenings: tuple[Happening, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_events(
    source: Source | None, scheme: Scheme, date_order: DateOrder | None = None
) -> ParsedEvents:
    """The rows of a file of events: a table in any form that is read, or shapes with fields.

    Raises TableError where it cannot be read at all.
    """
    if source is None:
        return ParsedEvents()
    with second_file():
        return parse_events(events_table(source), scheme, date_order=date_order)


def events_table(source: Source) -> RawTable:
    """A file of events as rows, shapes as WKT under `geometry`."""
    if is_frame(source):
        return _of_frame(source, "DataFrame") if is_geo_frame(source) else read_rows(source)
    path = Path(str(source))
    if path.suffix.lower() not in SHAPES:
        return read_rows(path if path.suffix else str(source))
    if not path.is_file():
        raise TableError(f"{path}: no such file")
    # A plain table does without.
    from mapper.boundaries.reading import read_shapes

    try:
        frame, steps = read_shapes(path, path.name)
    except BoundaryError as error:
        said = str(error).removeprefix(str(path)).replace("boundaries", "events")
        said = said.replace("polygons of the units", "points or lines")
        raise TableError(f"{path.name}{said}") from None
    raw = _of_frame(frame, path.name)
    return replace(raw, notes=(*steps, *raw.notes))


def _of_frame(frame: object, name: str) -> RawTable:
    """The features of a GeoDataFrame as rows, without those that have no shape; of several points,
    or of points with lines, each by itself. Areas are problems; TableError where all are areas.
    """
    import geopandas
    import pandas
    import shapely

    assert isinstance(frame, geopandas.GeoDataFrame)
    there = frame if frame.crs is None else frame.to_crs(4326)
    there = there[there.geometry.notna() & ~there.geometry.is_empty]
    joined = there.geometry.geom_type.isin(("MultiPoint", "GeometryCollection"))
    if joined.any():
        there = pandas.concat([there[~joined], there[joined].explode()])
    areas = there.geometry.geom_type.isin(("Polygon", "MultiPolygon"))
    told = (_areas(name, int(areas.sum())),) if areas.any() else ()
    if areas.all():
        raise TableError(str(*told) or f"{name}: holds no points and no lines")
    shapes = there.geometry[~areas]
    plain = _fields(pandas.DataFrame(there.drop(columns=there.geometry.name)[~areas]))
    plain["geometry"] = shapely.to_wkt(shapely.force_2d(shapes.to_numpy()), 7)
    return replace(read_rows(plain), name=name, notes=told)


def _fields(plain: pandas.DataFrame) -> pandas.DataFrame:
    """The fields that say something. Those of every KML say how it is drawn, and when it was."""
    kml = set(OF_EVERY_KML[1:5]) <= {*plain.columns}
    plain = plain.drop(columns=[*OF_EVERY_KML] if kml else [], errors="ignore")
    plain = plain.dropna(axis="columns", how="all")
    moments = [one for one in ("timestamp", "begin") if kml and one in plain.columns]
    if not moments or "date" in plain.columns:
        return plain
    dates = plain[moments].bfill(axis="columns").iloc[:, 0]
    return plain.drop(columns=moments).assign(date=dates)


def _areas(name: str, number: int) -> Problem:
    what = f"{counted(number, 'shape')} of the file {'are areas' if number > 1 else 'is an area'}"
    hint = "events are points, advances and lines: leave areas out, or give points in them"
    return Problem(Where(name), what, hint, "event-area")


# --- places -------------------------------------------------------------------------------


def found_events(
    rows: Sequence[EventRow], gazetteer: Gazetteer, aliases: Sequence[Alias] = ()
) -> FoundEvents:
    """The rows with the positions of the places that they name.

    A row that says itself where it is is not looked up. A name may be that of a town or another
    place, or else of a unit, which is then where its name stands on the map.
    """
    asked = [record for row in rows for record in places_asked(row)]
    places, problems = _places(asked, gazetteer, aliases)
    happenings: list[Happening] = []
    counts: Counter[str] = Counter()
    for row in rows:
        found = _happening(row, places, counts[row.sort] + 1)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            counts[row.sort] += 1
            happenings.append(found)
    return FoundEvents(tuple(happenings), tuple(sorted(problems)))


def places_asked(row: EventRow) -> Iterator[Record]:
    """What of a row must be looked up: where it is, and where it leads."""
    way = row.sort != EVENT and len(row.lines) > 0
    if not way and position_of(row) is None and row.sort in (EVENT, ADVANCE):
        yield row.record
    if row.toward is not None and row.toward.lat is None and not way:
        yield row.toward


def _places(
    asked: Sequence[Record], gazetteer: Gazetteer, aliases: Sequence[Alias]
) -> tuple[dict[tuple[Where, str], Match], list[Problem]]:
    """The place of each record that names one, and what is wrong with the others.

    What is no town, airport or other place is looked for among the units.
    """
    found: dict[tuple[Where, str], Match] = {}
    problems: list[Problem] = []
    left = list(asked)
    for kind in (Kind.POINT, None):
        if not left:
            break
        matching = match_records(
            [replace(one, kind=kind, order=nth) for nth, one in enumerate(left)],
            gazetteer,
            extra_aliases=aliases,
        )
        for match in matching.matches:
            found[match.record.where, match.record.place] = match
        problems = [*matching.problems] if kind is None else []
        left = [one for one in left if (one.where, one.place) not in found]
    return found, [problem for problem in problems if problem.stops]


def _happening(
    row: EventRow, places: Mapping[tuple[Where, str], Match], number: int
) -> Happening | Problem | None:
    """The row with its positions; None where a place of it was not found, which is told already."""
    record = row.record
    told = _told(row, number)
    start = position_of(row) or _at(places.get((record.where, record.place)))
    if row.sort == EVENT:
        return None if start is None else Event(at=start, **_named(told, row, places))
    if row.sort != ADVANCE:
        return MapLine(lines=row.lines, **told)
    toward = row.toward.place if row.toward else ""
    if row.lines:
        return Advance(path=row.lines[0], toward=toward, **told)
    end = _end(row, places)
    if start is None or end is None:
        return None
    if start == end:
        return Problem(
            record.where, "the advance ends where it begins", "correct one of both", "no-way"
        )
    return Advance(path=(start, end), toward=toward, **_named(told, row, places))


def _named(
    told: dict[str, Any], row: EventRow, places: Mapping[tuple[Where, str], Match]
) -> dict[str, Any]:
    """What is told, with the place as it is called, where it was found by its name."""
    match = places.get((row.record.where, row.record.place))
    return told | {"place": match.place.shown} if match else told


def _end(row: EventRow, places: Mapping[tuple[Where, str], Match]) -> Position | None:
    if row.toward is None:
        return None
    if row.toward.lat is not None and row.toward.lon is not None:
        return row.toward.lon, row.toward.lat
    return _at(places.get((row.toward.where, row.toward.place)))


def _at(match: Match | None) -> Position | None:
    if match is None or match.place.lon is None or match.place.lat is None:
        return None
    return match.place.lon, match.place.lat


def _told(row: EventRow, number: int) -> dict[str, Any]:
    """What a row says beside where it is."""
    own = {"id": f"{row.sort}:{number}", "word": row.word, "mark": row.mark}
    return own | {name: getattr(row.record, name) for name in AS_RECORDED}


def tell_off_the_map(happenings: Iterable[Happening], frame: Sequence[float]) -> Iterator[Problem]:
    """A note for each that lies wholly outside of `frame` (degrees), where nobody sees it."""
    west, south, east, north = frame

    def inside(lon: float, lat: float) -> bool:
        return south <= lat <= north and any(west <= lon + t <= east for t in (-360, 0, 360))

    for one in happenings:
        positions = [*one.positions]
        if any(inside(*position) for position in positions):
            continue
        turned = any(inside(lat, lon) for lon, lat in positions)
        lon, lat = positions[0]
        what = f"the {one.sort} at lat {lat:g}, lon {lon:g} lies off the map"
        hint = "are lat and lon swapped?" if turned else "it stands in the table of the page only"
        yield note(one.where, what, hint, "off-the-map")
