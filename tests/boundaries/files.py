# SPDX-License-Identifier: MIT
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
import struct
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
        # Of KML geopandas knows no ending, and would write a folder of that name.
        frame.to_file(path, **({"driver": "KML"} if path.suffix == ".kml" else {}) | more)
    return path


def write_shapefile(
    path: Path,
    rows: Sequence[Sequence[str]],
    fields: Sequence[str] = ("name",),
    *,
    encoding: str,
    cpg: str | None = None,
    language: int = 0,
    shapes: Sequence[Geometry] = tuple(SQUARES.values()),
) -> Path:
    """A Shapefile whose `.dbf` is in an encoding, as `cpg` or the byte of its header may say."""
    write(path, [({"x": 1}, shape) for shape, _ in zip(shapes, rows, strict=False)])
    width = 40
    size = 1 + width * len(fields)
    head = struct.pack("<B3BIHH", 3, 121, 8, 5, len(rows), 33 + 32 * len(fields), size)
    columns = b"".join(
        name.encode(encoding).ljust(11, b"\0")[:11]
        + b"C"
        + bytes(4)
        + bytes([width, 0])
        + bytes(14)
        for name in fields
    )
    body = b"".join(
        b" " + b"".join(text.encode(encoding).ljust(width)[:width] for text in row) for row in rows
    )
    dbf = head + bytes(17) + bytes([language, 0, 0]) + columns + b"\r" + body + b"\x1a"
    path.with_suffix(".dbf").write_bytes(dbf)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg, encoding="ascii")
    return path


def vintage_rows() -> list[Row]:
    """The toy country whose north was one province, Upland, until it was divided in 2020."""
    north = shapely.union(SQUARES["Northfield"], SQUARES["Eastvale"])
    lives = [
        ("Upland", north, "2000-01-01", "2020-07-17"),
        *((name, SQUARES[name], "2020-07-17", None) for name in ("Northfield", "Eastvale")),
        *((name, SQUARES[name], "2000-01-01", None) for name in ("Westmarch", "Southport")),
    ]
    return [
        ({"name": name, "valid_from": begin, "valid_to": end}, shape)
        for name, shape, begin, end in lives
    ]
