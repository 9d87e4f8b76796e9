# SPDX-License-Identifier: MIT
"""Positions in one cell: `34.52, 69.18`, `POINT (69.18 34.52)`, `34°31'N 69°11'E`, MGRS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mapper.model.problem import Problem, Where, note
from mapper.tables.asked import Asked
from mapper.tables.columns import map_columns
from mapper.tables.coordinates import degrees_of
from mapper.tables.headings import heading_key
from mapper.tables.line_text import is_line_text
from mapper.tables.mgrs import mgrs_position
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import bare, plain_digits, quoted

LAT, LON = "lat", "lon"

# Headings of such a column; those that say the longitude first.
_LON_FIRST = {"lonlat", "longlat", "lnglat", "longitudelatitude", "xy", "pointxy"}
_HEADINGS = _LON_FIRST | {
    *("latlon", "latlong", "latlng", "latitudelongitude", "geocoord", "geo", "geopoint"),
    *("coordinates", "coordinate", "coords", "coord", "gps", "gpscoordinates", "position"),
    *("wkt", "geom", "geometry", "thegeom", "point", "mgrs", "mgrscoordinates", "gridreference"),
    *("координаты", "координати", "coordonnées", "coordenadas", "koordinaten", "koordinatlar"),
}

_WKT = re.compile(
    r"(?:SRID=4326;)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*(\S+)\s+([^\s)]+)(?:\s+[^\s)]+)*\s*\)", re.I
)
_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(rf"[(\[]?\s*({_NUMBER})\s*(?:[,;]\s*|\s+)({_NUMBER})\s*[)\]]?")
_COMMAS = re.compile(r"([+-]?\d{1,3},\d+)\s*(?:;\s*|,?\s+)([+-]?\d{1,3},\d+)")
_HEMISPHERES = re.compile(r"([^NS]*[NS])[\s,;/]*(.*[EWO])", re.IGNORECASE | re.DOTALL)
_BEFORE = re.compile(r"([NS].*?)[\s,;/]*([EWO].*)", re.IGNORECASE | re.DOTALL)

_Position = tuple[float, float]


def with_positions(raw: RawTable, asked: Asked) -> RawTable:
    """The table with columns `lat` and `lon`, where one column has both and no other has them.

    Of two numbers the latitude is first, unless the heading says otherwise or one of the first is
    more than 90. Cells that are no position are problems, at their lines, unless they are lines.
    """
    columns = map_columns(raw.headings, asked.columns, constants=asked.constants, needed=())
    free = [heading for heading in columns.ignored if heading_key(heading) in _HEADINGS]
    if columns.has(LAT) or columns.has(LON) or len(free) != 1:
        return raw
    (heading,) = free
    pairs = [pair for row in raw.rows if (pair := _pair(row.cells.get(heading)))]
    turned = heading_key(heading) in _LON_FIRST or any(abs(first) > 90 for first, _ in pairs)
    rows = [_with(row, _position(row.cells.get(heading), turned)) for row in raw.rows]
    if all(row.cells[LAT] is None for row in rows):
        return raw
    # Among positions there may be lines, of rows that are about these.
    lines = any(is_line_text(_plain(row.cells.get(heading))) for row in raw.rows)
    return replace(
        raw,
        headings=(*(one for one in raw.headings if lines or one != heading), LAT, LON),
        rows=tuple(rows),
        notes=(*raw.notes, *_told(raw, heading, pairs, turned), *_faults(raw.name, rows, heading)),
    )


def _with(row: RawRow, position: _Position | None) -> RawRow:
    lat, lon = position or (None, None)
    return replace(row, cells={**row.cells, LAT: lat, LON: lon})


def _told(raw: RawTable, heading: str, pairs: Sequence[_Position], turned: bool) -> list[Problem]:
    if not pairs:
        return []
    order = "longitude, latitude" if turned else "latitude, longitude"
    what = f"{quoted(heading)} is read as {order}"
    return [note(Where(raw.name, raw.head), what, code="position-order")]


def _faults(name: str, rows: Sequence[RawRow], heading: str) -> list[Problem]:
    texts = [(row, str(row.cells[heading])) for row in rows if row.cells.get(heading) is not None]
    return [
        Problem(
            row.where(name),
            f"{quoted(text)} is no position",
            "write it as in 34.52, 69.18 or POINT (69.18 34.52)",
            "bad-coordinate",
            value=text,
        )
        for row, text in texts
        if row.cells[LAT] is None and not is_line_text(text)
    ]


def _position(cell: Cell, turned: bool) -> _Position | None:
    """Latitude and longitude of a cell."""
    text = _plain(cell)
    if not text:
        return None
    if pair := _pair(cell):
        return _on_earth(*(reversed(pair) if turned else pair))
    if point := _WKT.fullmatch(text):
        lon, lat = plain_number(point[1]), plain_number(point[2])
        return None if lat is None or lon is None else _on_earth(lat, lon)
    for form in (_HEMISPHERES, _BEFORE):
        if halves := form.fullmatch(text):
            lat, lon = degrees_of(LAT, halves[1].strip()), degrees_of(LON, halves[2].strip())
            if lat is not None and lon is not None:
                return _on_earth(lat, lon)
    return mgrs_position(text)


def _pair(cell: Cell) -> _Position | None:
    """Two decimal numbers in one cell, in their order."""
    text = _plain(cell)
    if found := _COMMAS.fullmatch(text):
        return float(found[1].replace(",", ".")), float(found[2].replace(",", "."))
    found = _PAIR.fullmatch(text)
    return (float(found[1]), float(found[2])) if found else None


def _on_earth(lat: float, lon: float) -> _Position | None:
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _plain(cell: Cell) -> str:
    return plain_digits(bare(cell)) if isinstance(cell, str) else ""
