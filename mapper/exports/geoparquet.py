# SPDX-License-Identifier: MIT
"""GeoParquet 1.1, with the extra `control-mapper[parquet]`."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import shapely

from mapper.errors import OutputError
from mapper.exports.geojson import metadata
from mapper.geometry.unrolled import box_around
from mapper.joined.joined_table import Column, Holds, Joined, Layer, Value
from mapper.model.extras import install

if TYPE_CHECKING:
    import pyarrow

# The key of the file's metadata under which the provenance stands, as JSON.
ABOUT = b"control_mapper"


def as_geoparquet(joined: Joined, layer: Layer) -> bytes:
    """The rows of a layer with its shapes in the column `geometry` (WKB, longitude first).

    The provenance is in the file's metadata, what a column means in the column's. No reference
    system is named: by the standard that is WGS84 with longitude first (OGC:CRS84).
    Raises OutputError where pyarrow is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise OutputError(
            f"writing Parquet needs pyarrow — {install('parquet')}, or choose gpkg"
        ) from None
    shapes = oriented(layer)
    fields = [field(column) for column in joined.columns]
    values = [
        cells([row[column.name] for row in layer.rows], entry.type)
        for column, entry in zip(joined.columns, fields, strict=True)
    ]
    about = {
        b"geo": geo_metadata(shapes),
        ABOUT: json.dumps(metadata(joined), ensure_ascii=False).encode(),
    }
    schema = pa.schema([*fields, pa.field("geometry", pa.binary())], metadata=about)
    wkb = pa.array([s and shapely.to_wkb(s) for s in shapes], type=pa.binary())
    stream = io.BytesIO()
    parquet.write_table(pa.table([*values, wkb], schema=schema), stream, compression="zstd")
    return stream.getvalue()


def field(column: Column) -> pyarrow.Field:
    """The field of a column, with what it means."""
    import pyarrow as pa

    # Days as moments: pandas has them as `datetime64`, and days themselves as objects.
    types = {
        Holds.TEXT: pa.string(),
        Holds.DAY: pa.timestamp("ms"),
        Holds.MIDNIGHT: pa.timestamp("ms"),
        Holds.NUMBER: pa.float64(),
        Holds.WHOLE: pa.int64(),
        Holds.FLAG: pa.bool_(),
    }
    return pa.field(column.name, types[column.holds], metadata={"description": column.means})


def cells(values: list[Value], kind: pyarrow.DataType) -> pyarrow.Array:
    """The cells of a column; days become the moments at which they begin."""
    import pyarrow as pa

    if pa.types.is_timestamp(kind):
        return pa.array(values, type=pa.date32()).cast(kind)
    return pa.array(values, type=kind)


def oriented(layer: Layer) -> list[Any]:
    """The shapes with outer rings against the clock, None where there is none."""
    flat = (s and shapely.force_2d(s) for s in layer.shapes)
    return [s if s is None or layer.of_points else shapely.orient_polygons(s) for s in flat]


def geo_metadata(shapes: list[Any]) -> bytes:
    """What GeoParquet asks for of the column of shapes."""
    drawn = [shape for shape in shapes if shape is not None]
    box = box_around(drawn)
    column = {
        "encoding": "WKB",
        "geometry_types": sorted({shape.geom_type for shape in drawn}),
        "orientation": "counterclockwise",
        "edges": "planar",
        **({"bbox": box} if box else {}),
    }
    columns = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return json.dumps(columns).encode()
