# SPDX-License-Identifier: MIT
"""Files of points alone in formats of shapes, as control tables: a point is a row.

KML, GeoPackage, Shapefile and FlatGeobuf; GeoJSON of points is a table by itself (`tables`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from mapper.boundaries.endings import OF_POINTS
from mapper.boundaries.formats import ForeignError, Format, format_of
from mapper.boundaries.kml_places import SHAPES, KmlPlace, kml_places
from mapper.boundaries.measured import must_have_few_cells
from mapper.boundaries.options import FileOptions
from mapper.boundaries.packages import opened
from mapper.boundaries.read import layers_in, unpacked
from mapper.boundaries.reading import read_shapes
from mapper.errors import BoundaryError, TableError
from mapper.model.foreign import told_as
from mapper.model.problem import Where, note
from mapper.model.quiet import without_warnings
from mapper.model.spelling import argument
from mapper.model.texts import counted
from mapper.tables.columns import map_columns
from mapper.tables.frames import frame_table
from mapper.tables.raw import Cell, RawRow, RawTable, cell_value, must_be_short

_POINT = re.compile(rb"<(?:\w+:)?Point\b")
_OTHER_SHAPE = re.compile(rb"<(?:\w+:)?(?:%s)\b" % "|".join(SHAPES).encode())
# The types of shape in the header of a Shapefile: points, with height or measure, too.
_OF_SHAPEFILE = (1, 8, 11, 18, 21, 28)
_OF_GEOPACKAGE = ("POINT", "MULTIPOINT")


def is_point_file(path: Path) -> bool:
    """Whether a file has points alone, by its bytes or by what it says of its layers."""
    if path.suffix.lower() not in OF_POINTS or not path.is_file():
        return False
    try:
        with unpacked(path, None) as (plain, _):
            return _HAS_POINTS[format_of(plain)](plain)
    except (BoundaryError, ForeignError, KeyError, OSError, ValueError, sqlite3.Error):
        return False  # told by whoever reads it


def point_table(path: Path, layer: str | None = None) -> RawTable:
    """The points of a file as rows with `lat` and `lon` in WGS84 degrees, and their fields.

    The folder of a KML is the status where no other column is. Raises TableError where the file
    cannot be read, or has several layers and none is chosen.
    """
    try:
        with unpacked(path, None) as (plain, _):
            if format_of(plain) is Format.KML:
                return _of_kml(path.name, kml_places(plain))
            _must_be_one(path.name, layers_in(plain), layer)
        frame, steps = read_shapes(path, path.name, FileOptions(layer=layer))
    except (BoundaryError, ForeignError, ExpatError, OSError) as error:
        raise TableError(str(error).replace(str(path), path.name)) from None
    raw = frame_table(_single_points(frame))
    return replace(raw, name=path.name, notes=(*steps, *raw.notes))


def _must_be_one(name: str, layers: Sequence[str], layer: str | None) -> None:
    """TableError where a file has several layers, and none of them is asked for."""
    if len(layers) > 1 and layer not in layers:
        listed = ", ".join(layers)
        hint = f"say {argument('sheet')} with one of: {listed}"
        raise TableError(f"{name}: has {len(layers)} layers of points — {hint}")


def _single_points(frame: Any) -> Any:
    """The frame with multipoints of one point as that point."""
    shapes = frame.geometry
    alone = shapes.geom_type == "MultiPoint"
    return frame.set_geometry(shapes.where(~alone, shapes.centroid)) if alone.any() else frame


# --- which have points alone ----------------------------------------------------------------


def _kml_has_points(path: Path) -> bool:
    data = path.read_bytes()
    return _POINT.search(data) is not None and _OTHER_SHAPE.search(data) is None


def _geopackage_has_points(path: Path) -> bool:
    with opened(path) as database:
        asked = "SELECT geometry_type_name FROM gpkg_geometry_columns"
        kinds = [str(kind).upper() for (kind,) in database.execute(asked)]
    return bool(kinds) and all(kind in _OF_GEOPACKAGE for kind in kinds)


def _shapefile_has_points(path: Path) -> bool:
    with path.open("rb") as file:
        return int.from_bytes(file.read(36)[32:36], "little") in _OF_SHAPEFILE


def _flatgeobuf_has_points(path: Path) -> bool:
    from pyogrio import read_info

    with without_warnings(), told_as(BoundaryError, lambda why: f"{path.name}: {why}"):
        return "Point" in str(read_info(path)["geometry_type"])


_HAS_POINTS = {
    Format.KML: _kml_has_points,
    Format.GEOPACKAGE: _geopackage_has_points,
    Format.SHAPEFILE: _shapefile_has_points,
    Format.FLATGEOBUF: _flatgeobuf_has_points,
}


# --- KML ------------------------------------------------------------------------------------


def _of_kml(name: str, places: Sequence[KmlPlace]) -> RawTable:
    there = [place for place in places if place.position]
    headings = tuple(dict.fromkeys(key for place in there for key in place.data if key))
    folders = list(dict.fromkeys(place.folder for place in there if place.folder))
    sides = folders and not map_columns(headings, needed=()).has("status")
    columns = (*headings, *(("status",) if sides else ()), "lat", "lon")
    must_have_few_cells(name, len(there), len(columns), TableError)
    for place in there:
        must_be_short(f"{name}:{place.line}", place.data.values())
    notes = [note(Where(name), what, code="known-form") for what in _told(there, folders, sides)]
    if len(there) < len(places):
        left = counted(len(places) - len(there), "placemark")
        notes.append(note(Where(name), f"{left} without a point left out", code="no-point"))
    return RawTable(
        name=name,
        headings=tuple(dict.fromkeys(columns)),
        rows=tuple(RawRow(place.line, _cells(place, columns)) for place in there),
        notes=tuple(notes),
    )


def _told(there: Sequence[KmlPlace], folders: Sequence[str], sides: object) -> Iterator[str]:
    if sides:
        listed = ", ".join(f"{one} ({sum(p.folder == one for p in there):,})" for one in folders)
        yield f"the status of a place is the name of its folder: {listed}"


def _cells(place: KmlPlace, columns: Sequence[str]) -> Mapping[str, Cell]:
    lon, lat = place.position or ("", "")
    own = {"status": place.folder, **place.data, "lat": lat, "lon": lon}
    return {column: cell_value(own.get(column)) for column in columns}
