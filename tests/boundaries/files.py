"""Boundary files of a drawn toy country, written for one test each.

    lat 2  +-----------+-----------+
           | Northfield|  Eastvale |
    lat 1  +-----------+-----------+
           | Westmarch |  Southport|
    lat 0  +-----------+-----------+
        lon 0          1           2

It lies in the sea, so that no real country is near.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry

CORNERS = {"Northfield": (0, 1), "Eastvale": (1, 1), "Westmarch": (0, 0), "Southport": (1, 0)}
SQUARES = {name: shapely.box(x, y, x + 1, y + 1) for name, (x, y) in CORNERS.items()}

Row = tuple[Mapping[str, Any], Geometry | None]


def toy_rows(**fields: Sequence[Any]) -> list[Row]:
    """The four provinces with their names in the field `name`, and further fields by column."""
    return [
        ({"name": name} | {field: values[nth] for field, values in fields.items()}, square)
        for nth, (name, square) in enumerate(SQUARES.items())
    ]


def feature(
    properties: Mapping[str, Any], shape: Geometry | None, id_: Any = None
) -> dict[str, Any]:
    geometry = None if shape is None else json.loads(shapely.to_geojson(shape))
    entry = {"type": "Feature", "properties": dict(properties), "geometry": geometry}
    return entry if id_ is None else entry | {"id": id_}


def write_geojson(path: Path, rows: Sequence[Row], **more: Any) -> Path:
    """A GeoJSON file of rows; `more` are further members of the collection, such as `crs`."""
    features = [feature(properties, shape) for properties, shape in rows]
    whole = {"type": "FeatureCollection", "features": features} | more
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def write(path: Path, rows: Sequence[Row], *, crs: str | None = "EPSG:4326", **more: Any) -> Path:
    """A file in the format of its suffix; `crs` is what the shapes are in."""
    import geopandas

    columns = [dict(properties) for properties, _ in rows]
    frame = geopandas.GeoDataFrame(columns, geometry=[shape for _, shape in rows], crs=crs)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "'crs' was not provided")  # which is what is wanted
        frame.to_file(path, **more)
    return path
