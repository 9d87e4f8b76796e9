# SPDX-License-Identifier: MIT
"""The joined rows as frames: what a user of pandas or geopandas goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapper.joined.joined_table import Holds, Joined

if TYPE_CHECKING:
    import geopandas
    import pandas

    from mapper.joined.joined_table import Column, Row

# What a column is in a frame, where something may be unknown.
DTYPES = {
    Holds.TEXT: "object",
    Holds.DAY: "datetime64[s]",
    Holds.MIDNIGHT: "datetime64[s]",
    Holds.NUMBER: "float64",
    Holds.WHOLE: "Int64",
    Holds.FLAG: "boolean",
}


def frame_of(joined: Joined) -> pandas.DataFrame:
    """All rows, units first, without shapes; days are `datetime64`, what is unknown is missing."""
    return _frame(joined.columns, [*joined.rows()])


def geo_frame_of(joined: Joined) -> geopandas.GeoDataFrame:
    """All rows with their shapes in WGS84 degrees: polygons of units and border regions, points
    of places; and the column `layer`, which says what each is. A place without a position has no
    shape.
    """
    import geopandas

    layers = [layer.name for layer in joined.layers for _ in layer.rows]
    shapes = [shape for layer in joined.layers for shape in layer.shapes]
    frame = _frame(joined.columns, [*joined.rows()])
    frame.insert(0, "layer", layers)
    return geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")


def _frame(columns: tuple[Column, ...], rows: list[Row]) -> pandas.DataFrame:
    import pandas

    return pandas.DataFrame(
        {
            column.name: pandas.Series([row[column.name] for row in rows], dtype="object").astype(
                DTYPES[column.holds]
            )
            for column in columns
        }
    )
