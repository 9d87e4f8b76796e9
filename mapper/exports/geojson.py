# SPDX-License-Identifier: MIT
"""GeoJSON (RFC 7946): features with the columns as properties, the provenance as `metadata`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shapely

from mapper.exports.events import event_features, shape_of
from mapper.geometry.unrolled import box_around
from mapper.joined.joined_table import Joined, Layer, Row, as_json
from mapper.model.dates import OPEN_END

if TYPE_CHECKING:
    from shapely import Geometry

    from mapper.style.words import Words


def as_geojson(joined: Joined, layers: Sequence[Layer]) -> str:
    """One collection with the features of `layers`, in their order.

    `metadata` is a foreign member with the provenance and what the columns mean. Rings run as
    the standard has them: outer ones against the clock.
    """
    shapes = [shape for layer in layers for shape in layer.shapes]
    return "".join(
        [
            '{"type": "FeatureCollection",\n',
            box_member(shapes),
            '"metadata": ',
            text_of(metadata(joined)),
            ',\n"features": [\n',
            ",\n".join(text_of(entry) for layer in layers for entry in features(joined, layer)),
            "\n]}\n",
        ]
    )


def events_as_geojson(joined: Joined) -> str:
    """A collection of the events, advances and lines."""
    box = box_member([shape_of(one) for one in joined.happenings])
    found = ",\n".join(text_of(feature) for feature in event_features(joined))
    return f'{{"type": "FeatureCollection",\n{box}"features": [\n{found}\n]}}\n'


def box_member(shapes: Sequence[Geometry | None]) -> str:
    """The box around all features as a member of a collection; nothing around nothing."""
    box = box_around(shapes)
    return f'"bbox": {text_of(box)},\n' if box else ""


def metadata(joined: Joined) -> dict[str, Any]:
    """The provenance, with the meaning of every column."""
    return {**joined.about, "columns": {column.name: column.means for column in joined.columns}}


def with_open_end(joined: Joined, words: Words) -> Joined:
    """A history whose rows all end: those that hold at the end of the record on `OPEN_END`.

    The meaning of the column says so.
    """
    if not joined.history:
        return joined

    def closed(row: Row) -> Row:
        return row if row["valid_to"] else {**row, "valid_to": OPEN_END}

    means = words.say("export.open_end", day=OPEN_END.isoformat())
    return replace(
        joined,
        columns=tuple(
            replace(column, means=means) if column.name == "valid_to" else column
            for column in joined.columns
        ),
        layers=tuple(
            replace(layer, rows=tuple(map(closed, layer.rows))) for layer in joined.layers
        ),
    )


def features(joined: Joined, layer: Layer) -> list[dict[str, Any]]:
    """The features of a layer; ids only where a place has one row."""
    return [
        {
            "type": "Feature",
            **({} if joined.history else {"id": row["id"]}),
            "properties": properties(joined, row),
            "geometry": geometry(shape),
        }
        for row, shape in zip(layer.rows, layer.shapes, strict=True)
    ]


def properties(joined: Joined, row: Row) -> dict[str, Any]:
    """The cells of a row in the order of the columns."""
    return {column.name: as_json(row[column.name]) for column in joined.columns}


def geometry(shape: Geometry | None) -> Any:
    """A shape as plain values; None where there is none."""
    if shape is None:
        return None
    return json.loads(shapely.to_geojson(shapely.orient_polygons(shapely.force_2d(shape))))


def text_of(value: Any) -> str:
    """JSON on one line, in letters of all scripts."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
