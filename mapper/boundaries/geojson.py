# SPDX-License-Identifier: MIT
"""Plain GeoJSON without GDAL, whose import takes longer than the reading.

What is not plain is left to GDAL: this reads what both read alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NoReturn, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.boundaries.corner_text import (
    LEAST_BYTES,
    CornerReader,
    Corners,
    without_coordinates,
)
from mapper.boundaries.features import Features
from mapper.boundaries.reference import are_degrees
from mapper.boundaries.text_pieces import INSTEAD, Remembered, in_pieces
from mapper.model.limits import most

ENDINGS = (".geojson", ".json")
MOST_BYTES = 256_000_000
# GDAL makes dates and times of such texts.
LIKE_A_TIME = re.compile(r"\s*\d{1,4}[-/:.]\d{1,2}[-/:.]|\s*\d{1,2}:\d{2}")
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SCALARS = (str, int, float, bool, type(None))
LARGEST = 2**31
# How many lists the corners of a shape stand in.
DEPTHS: Mapping[object, int] = {"Polygon": 3, "MultiPolygon": 4}
# Names of what is meant without any, too, and of nothing else.
DEGREES = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84")
# Polygons that lie in file after file as they are, such as ground on which nothing changes.
KEPT = 1024
_known: dict[bytes, Geometry] = {}
# Of a feature its properties, if it has any, and its shape.
Told = tuple[object, Geometry]
_remembered = Remembered[Told]()
_corner_reader = CornerReader()


class NotPlainError(Exception):
    """The file is for GDAL. Never leaves this module."""


def read_plain(path: Path) -> Features | None:
    """The features of a plain GeoJSON file, as GDAL gives them; None where it is not plain.

    Plain is one FeatureCollection in degrees (RFC 7946) whose features are polygons of two
    dimensions, all with the same fields, each of which holds texts, numbers or truth values.
    """
    return _read(path, drawn=False)


def read_drawn(path: Path) -> Features | None:
    """The features of a GeoJSON file of drawn ground, as GDAL gives them once the values of
    fields are cells; None where only GDAL knows.

    Beyond what is plain, a text such as `2021-08-05` stays a text, features may lack fields, or
    have none at all, and lists of whole numbers are texts. There may be points, collections, and
    heights, which stay; and the reference system may be named, where that is degrees.
    """
    return _read(path, drawn=True)


def _read(path: Path, *, drawn: bool) -> Features | None:
    if path.suffix.lower() not in ENDINGS:
        return None
    try:
        told = _told_again(path) if drawn else None
        told = told or _told_of_whole(path, drawn=drawn)
        rows = [row for row, _ in told]
        columns = _filled_columns(rows) if drawn else _columns(rows)
    except (NotPlainError, OSError, ValueError, RecursionError, shapely.GEOSException):
        return None
    shapes = [shape for _, shape in told]
    return Features(shapes, columns) if are_degrees(shapely.total_bounds(shapes)) else None


def _text(path: Path) -> bytes:
    if path.stat().st_size > min(MOST_BYTES, most("shape-bytes")):
        raise NotPlainError
    return path.read_bytes()


def _told_of_whole(path: Path, *, drawn: bool) -> list[Told]:
    whole = _whole(_text(path).decode("utf-8-sig"))
    return _told(_features(whole, drawn=drawn), drawn=drawn)


def _told_again(path: Path) -> list[Told] | None:
    """What the features of a file say, those of earlier files as they were found there; None
    where the text is to be read as a whole.
    """
    pieces = in_pieces(_text(path))
    try:
        around = _whole(pieces.around) if pieces else None
        if pieces is None or not isinstance(around, dict) or around.get("features") != [INSTEAD]:
            return None
        _must_be_collection(around, drawn=True)
        return _remembered.of(pieces.features, _read_pieces)
    except ValueError:  # what looks like a feature may be within one
        return None


def _read_pieces(pieces: Sequence[bytes]) -> list[Told]:
    features = [_feature(piece) for piece in pieces]
    if not all(map(_is_feature, features)):
        raise NotPlainError
    return _told(features, drawn=True)


def _feature(piece: bytes) -> Any:
    """What the text of a feature says; coordinates that are plainly polygons as `Corners`."""
    apart = without_coordinates(piece) if len(piece) > LEAST_BYTES else None
    corners = _corner_reader.corners(apart[1]) if apart else None
    if apart is None or corners is None:
        return _whole(piece.decode())
    feature = _whole(apart[0].decode())
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("coordinates") != INSTEAD:
        return _whole(piece.decode())
    return {**feature, "geometry": {**geometry, "coordinates": corners}}


def _told(features: Sequence[Mapping[str, Any]], *, drawn: bool) -> list[Told]:
    found = [feature.get("geometry") for feature in features]
    shapes = _drawn_shapes(found) if drawn else _plain_shapes(found)
    rows = [feature.get("properties") for feature in features]
    return list(zip(map(_with_texts, rows) if drawn else rows, shapes, strict=True))


def _whole(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)


def _features(whole: Any, *, drawn: bool) -> list[dict[str, Any]]:
    _must_be_collection(whole, drawn=drawn)
    features = whole.get("features")
    if not isinstance(features, list) or not features or not all(map(_is_feature, features)):
        raise NotPlainError
    return features


def _must_be_collection(whole: Any, *, drawn: bool) -> None:
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise NotPlainError
    if "crs" in whole and not (drawn and _is_degrees(whole["crs"])):
        raise NotPlainError


def _is_degrees(crs: object) -> bool:
    return isinstance(crs, dict) and crs in (
        {"type": "name", "properties": {"name": name}} for name in DEGREES
    )


def _is_feature(feature: object) -> bool:
    """Whether GDAL makes nothing more of a feature than its geometry and its properties."""
    return (
        isinstance(feature, dict)
        and feature.get("type") == "Feature"
        and feature.keys() <= {"type", "geometry", "properties", "bbox"}
    )


def _refuse(_: str) -> NoReturn:
    raise NotPlainError


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotPlainError
    return found


def _columns(rows: Sequence[object]) -> dict[str, list[Any]]:
    """The values by field; every row has the same fields in the same order."""
    fields = list(rows[0]) if isinstance(rows[0], dict) else []
    if not fields:
        raise NotPlainError
    values: list[list[Any]] = [[] for _ in fields]
    for row in rows:
        if not isinstance(row, dict) or list(row) != fields:
            raise NotPlainError
        for column, value in zip(values, row.values(), strict=True):
            column.append(value)
    return {field: _column(column) for field, column in zip(fields, values, strict=True)}


def _filled_columns(rows: Sequence[object]) -> dict[str, list[Any]]:
    """The values by field in the order in which they come up, nothing where a row has not all."""
    given = [{} if row is None else row for row in rows]
    if {*map(type, given)} - {dict}:
        raise NotPlainError
    told = cast(Sequence[dict[str, Any]], given)
    fields = dict.fromkeys(chain.from_iterable(told))
    if len(fields) * len(told) > most("cells"):  # what GDAL is asked of, and refuses
        raise NotPlainError
    return {field: _drawn_column([*map(dict.get, told, repeat(field))]) for field in fields}


class _Listed(str):
    """A list of whole numbers as the text of a cell."""

    __slots__ = ()


def _with_texts(row: object) -> object:
    """Properties with their lists as texts."""
    if not isinstance(row, dict) or list not in map(type, row.values()):
        return row
    return {field: _listed(v) if type(v) is list else v for field, v in row.items()}


def _listed(value: list[Any]) -> _Listed:
    if not value or any(type(number) is not int for number in value):
        raise NotPlainError
    _must_be_small(value)
    return _Listed(", ".join(map(str, value)))


def _drawn_column(values: list[Any]) -> list[Any]:
    """Where one of them is a list of whole numbers, all that there are must be."""
    kinds = {*map(type, values)}
    if _Listed not in kinds:
        return _column(values, days=True)
    if kinds - {_Listed, type(None)}:
        raise NotPlainError
    texts = {value: None if value is None else str(value) for value in {*values}}
    return [*map(texts.__getitem__, values)]


def _column(values: list[Any], *, days: bool = False) -> list[Any]:
    """Values of one type, as a column of GDAL has them: whole numbers with gaps are decimals."""
    kinds = {*map(type, values)}
    if not kinds <= set(SCALARS):
        raise NotPlainError
    some = kinds - {type(None)}
    if some <= {float}:
        return values
    if some <= {int, float}:
        _must_be_small(values)
        whole = some == {int} and type(None) not in kinds
        return values if whole else [None if v is None else float(v) for v in values]
    if some == {bool} and type(None) not in kinds:
        return values
    if some != {str} or any(_is_for_gdal(text, days=days) for text in {*values} if text):
        raise NotPlainError
    return values


def _is_for_gdal(text: str, *, days: bool) -> bool:
    """Whether GDAL makes a date or a time of a text, and not just the day that it says."""
    return bool(LIKE_A_TIME.match(text)) and not (days and A_DAY.fullmatch(text))


def _must_be_small(values: list[Any]) -> None:
    if any(isinstance(value, int) and abs(value) >= LARGEST for value in values):
        raise NotPlainError


def _plain_shapes(geometries: Sequence[object]) -> list[Geometry]:
    """Polygons and multipolygons of two dimensions, all made at once."""
    parts_of = [_parts(geometry) for geometry in geometries]
    polygons = [rings for parts in parts_of for rings in parts]
    if not all(isinstance(rings, list) and rings for rings in polygons):
        raise NotPlainError
    rings = [ring for polygon in polygons for ring in polygon]
    if not all(isinstance(ring, list) and len(ring) > 3 for ring in rings):
        raise NotPlainError
    corners = _corners([position for ring in rings for position in ring])
    made = _polygons(_counted(rings), _counted(polygons), corners)
    shapes: list[Geometry] = []
    start = 0
    for geometry, parts in zip(geometries, parts_of, strict=True):
        own = made[start : start + len(parts)]
        start += len(parts)
        is_one = isinstance(geometry, dict) and geometry["type"] == "Polygon"
        shapes.append(own[0] if is_one else shapely.multipolygons(own))
    return shapes


def _polygons(
    lengths: NDArray[np.int64], counts: NDArray[np.int64], corners: NDArray[np.float64]
) -> NDArray[np.object_]:
    """Polygons of so many rings each, which have so many corners each, all made at once."""
    ends = np.cumsum(lengths)
    if (corners[ends - lengths] != corners[ends - 1]).any():
        raise NotPlainError
    closed = shapely.linearrings(corners, indices=_numbered(lengths))
    made: NDArray[np.object_] = shapely.polygons(closed, indices=_numbered(counts))
    return made


def _counted(groups: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    """How many members each group has."""
    return np.array([len(group) for group in groups], dtype=np.int64)


def _numbered(counts: NDArray[np.int64]) -> NDArray[np.intp]:
    """Of each member of groups of so many the number of its group."""
    return np.repeat(np.arange(len(counts)), counts)


def _parts(geometry: object) -> list[Any]:
    """The polygons of a geometry, each as its rings."""
    if not isinstance(geometry, dict) or geometry.keys() - {"type", "coordinates", "bbox"}:
        raise NotPlainError
    inside = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        return [inside]
    if geometry.get("type") == "MultiPolygon" and isinstance(inside, list) and inside:
        return inside
    raise NotPlainError


def _corners(positions: Sequence[object]) -> NDArray[np.float64]:
    """Longitudes and latitudes."""
    corners = np.asarray(positions)
    if corners.ndim != 2 or corners.shape[1] != 2 or corners.dtype.kind not in "if":
        raise NotPlainError
    return np.ascontiguousarray(corners, dtype=np.float64)


def _drawn_shapes(geometries: Sequence[object]) -> list[Geometry]:
    """The shapes of drawn ground; points, of which some files have thousands, are made at once."""
    places: dict[int, list[tuple[int, list[float]]]] = {}
    shapes: list[Any] = []
    for nth, geometry in enumerate(geometries):
        if isinstance(geometry, dict) and geometry.get("type") == "Point":
            position = _position(_inside(geometry, "coordinates"))
            places.setdefault(len(position), []).append((nth, position))
            shapes.append(None)
        else:
            shapes.append(_shape(geometry))
    for pairs in places.values():
        points = shapely.points(np.array([position for _, position in pairs]))
        for (nth, _), point in zip(pairs, points, strict=True):
            shapes[nth] = point
    return shapes


def _inside(geometry: Mapping[str, Any], name: str) -> object:
    """What a geometry has beside its kind; nothing but a box may be with it."""
    if geometry.keys() - {"type", name, "bbox"}:
        raise NotPlainError
    return geometry.get(name)


def _shape(geometry: object) -> Geometry:
    """A shape of drawn ground."""
    if not isinstance(geometry, dict):
        raise NotPlainError
    kind = geometry.get("type")
    inside = "geometries" if kind == "GeometryCollection" else "coordinates"
    return _shape_of(kind, _inside(geometry, inside))


def _shape_of(kind: object, inside: object) -> Geometry:
    if isinstance(inside, Corners):
        return _shape_of_corners(kind, inside)
    if kind == "Polygon":
        return _polygon(inside)
    if kind == "MultiPolygon" and isinstance(inside, list) and inside:
        return _together(inside) or shapely.multipolygons(
            _alike([_polygon(rings) for rings in inside])
        )
    if kind == "GeometryCollection" and isinstance(inside, list) and inside:
        if any(isinstance(one, dict) and "geometries" in one for one in inside):
            raise NotPlainError
        return shapely.geometrycollections(_alike([_shape(one) for one in inside]))
    if kind == "Point":
        return shapely.points(_position(inside))
    raise NotPlainError


def _shape_of_corners(kind: object, corners: Corners) -> Geometry:
    if DEPTHS.get(kind) != corners.depth or corners.ring_lengths.min() <= 3:
        raise NotPlainError
    if kind == "Polygon":
        return _polygon_of(tuple(map(_closed, corners.rings())))
    lengths, counts = corners.ring_lengths, corners.ring_counts
    return shapely.multipolygons(_polygons(lengths, counts, corners.places))


def _together(parts: Sequence[Any]) -> Geometry | None:
    """The polygons of many rings, made of all their corners at once; None where one by one must be
    looked at.
    """
    if not all(type(rings) is list and rings for rings in parts):
        return None
    rings = [*chain.from_iterable(parts)]
    if not all(map(_may_be_ring, rings)):
        return None
    corners = np.asarray([*chain.from_iterable(rings)])
    if corners.ndim != 2 or corners.shape[1] not in (2, 3) or corners.dtype.kind not in "if":
        return None
    plain = np.ascontiguousarray(corners, np.float64)
    return shapely.multipolygons(_polygons(_counted(rings), _counted(parts), plain))


def _may_be_ring(ring: Any) -> bool:
    """Whether a ring is long enough, and not of truth values: among numbers they would be some."""
    if type(ring) is not list or len(ring) <= 3 or type(ring[0]) is not list or not ring[0]:
        return False
    return type(ring[0][0]) is not bool


def _alike(parts: Sequence[Geometry]) -> Sequence[Geometry]:
    """The same, of which all have heights or none."""
    if len({*map(bool, shapely.has_z(list(parts)))}) > 1:
        raise NotPlainError
    return parts


def _position(position: object) -> list[float]:
    if not isinstance(position, list) or len(position) not in (2, 3):
        raise NotPlainError
    if not all(type(number) in (int, float) for number in position):
        raise NotPlainError
    return list(map(float, position))


def _polygon(rings: object) -> Geometry:
    if not isinstance(rings, list) or not rings:
        raise NotPlainError
    corners = tuple(map(_ring, rings))
    if len({ring.shape[1] for ring in corners}) > 1:
        raise NotPlainError
    return _polygon_of(corners)


def _polygon_of(corners: Sequence[NDArray[np.float64]]) -> Geometry:
    """A polygon of rings, that of an earlier file with the same ones."""
    told = blake2b(digest_size=16)
    for ring in corners:
        told.update(repr(ring.shape).encode())
        told.update(ring.data)
    key = told.digest()
    made = _known.get(key)
    if made is None:
        # Other threads may read and clear it at any moment.
        if len(_known) >= KEPT:
            _known.clear()
        made = _known[key] = _made(corners)
    return made


def _made(rings: Sequence[NDArray[np.float64]]) -> Geometry:
    shell, *holes = map(shapely.linearrings, rings)
    return shapely.polygons(shell, holes or None)


def _ring(positions: object) -> NDArray[np.float64]:
    """The corners of a closed ring: longitudes and latitudes, and heights where it has some."""
    ring = np.asarray(positions)
    widths = ((2,), (3,))
    plain = (
        ring.ndim == 2 and ring.shape[1:] in widths and ring.dtype.kind in "if" and len(ring) > 3
    )
    if not plain:
        raise NotPlainError
    return _closed(np.ascontiguousarray(ring, dtype=np.float64))


def _closed(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    if (ring[0] != ring[-1]).any():
        raise NotPlainError
    return ring
