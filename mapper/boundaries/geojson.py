"""Plain GeoJSON without GDAL, whose import takes longer than the reading.

What is not plain is left to GDAL: this reads what both read alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.features import Features
from mapper.boundaries.reference import are_degrees

ENDINGS = (".geojson", ".json")
MOST_BYTES = 256_000_000
# GDAL makes dates and times of such texts.
LIKE_A_TIME = re.compile(r"\s*\d{1,4}[-/:.]\d{1,2}[-/:.]|\s*\d{1,2}:\d{2}")
A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SCALARS = (str, int, float, bool, type(None))
LARGEST = 2**31


class NotPlainError(Exception):
    """The file is for GDAL. Never leaves this module."""


def read_plain(path: Path, *, days: bool = False) -> Features | None:
    """The features of a plain GeoJSON file, as GDAL gives them; None where it is not plain.

    With `days` a text such as `2021-08-05` is plain, too, and stays a text. Plain is one
    FeatureCollection in degrees (RFC 7946) whose features are polygons of two dimensions, all
    with the same fields, each of which holds texts, numbers or truth values.
    """
    if path.suffix.lower() not in ENDINGS:
        return None
    try:
        features = _features(path)
        columns = _columns([feature.get("properties") for feature in features], days=days)
        shapes = [_shape(feature.get("geometry")) for feature in features]
    except (NotPlainError, OSError, ValueError, RecursionError, shapely.GEOSException):
        return None
    return Features(shapes, columns) if are_degrees(shapely.total_bounds(shapes)) else None


def _features(path: Path) -> list[dict[str, Any]]:
    if path.stat().st_size > MOST_BYTES:
        raise NotPlainError
    text = path.read_bytes().decode("utf-8-sig")
    whole = json.loads(text, parse_constant=_refuse, object_pairs_hook=_once)
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection" or "crs" in whole:
        raise NotPlainError
    features = whole.get("features")
    if not isinstance(features, list) or not features or not all(map(_is_feature, features)):
        raise NotPlainError
    return features


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


def _columns(rows: Sequence[object], *, days: bool) -> dict[str, list[Any]]:
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
    return {field: _column(column, days=days) for field, column in zip(fields, values, strict=True)}


def _column(values: list[Any], *, days: bool) -> list[Any]:
    """Values of one type, as a column of GDAL has them: whole numbers with gaps are decimals."""
    kinds = {type(value) for value in values}
    if not kinds <= set(SCALARS):
        raise NotPlainError
    some = kinds - {type(None)}
    if some <= {int, float}:
        _must_be_small(values)
        whole = some == {int} and type(None) not in kinds
        return values if whole else [None if v is None else float(v) for v in values]
    if some == {bool} and type(None) not in kinds:
        return values
    if some != {str} or any(value and _is_for_gdal(value, days=days) for value in values):
        raise NotPlainError
    return values


def _is_for_gdal(text: str, *, days: bool) -> bool:
    """Whether GDAL makes a date or a time of a text, and not just the day that it says."""
    return bool(LIKE_A_TIME.match(text)) and not (days and A_DAY.fullmatch(text))


def _must_be_small(values: list[Any]) -> None:
    if any(isinstance(value, int) and abs(value) >= LARGEST for value in values):
        raise NotPlainError


def _shape(geometry: object) -> Geometry:
    if not isinstance(geometry, dict) or geometry.keys() - {"type", "coordinates", "bbox"}:
        raise NotPlainError
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        return _polygon(coordinates)
    if geometry.get("type") == "MultiPolygon" and isinstance(coordinates, list) and coordinates:
        return shapely.multipolygons([_polygon(rings) for rings in coordinates])
    raise NotPlainError


def _polygon(rings: object) -> Geometry:
    if not isinstance(rings, list) or not rings:
        raise NotPlainError
    shell, *holes = (_ring(ring) for ring in rings)
    return shapely.polygons(shell, holes or None)


def _ring(positions: object) -> Geometry:
    """A closed ring of longitudes and latitudes."""
    ring = np.asarray(positions)
    plain = ring.ndim == 2 and ring.shape[1:] == (2,) and ring.dtype.kind in "if" and len(ring) > 3
    if not plain or (ring[0] != ring[-1]).any():
        raise NotPlainError
    return shapely.linearrings(ring.astype(float))
