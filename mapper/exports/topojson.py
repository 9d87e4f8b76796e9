# SPDX-License-Identifier: MIT
"""TopoJSON: every shared border once, an object for each layer, the columns as properties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import shapely

from mapper.exports.geojson import metadata, properties, text_of
from mapper.geometry.arcs import Grid, encode_on
from mapper.geometry.validity import polygonal
from mapper.joined.joined_table import Joined, Layer

if TYPE_CHECKING:
    from shapely import Geometry

# Positions are kept to 11 cm, more closely than any boundary file gives them.
STEP_DEG = 0.000001

Keyed = dict[tuple[str, Any], Any]


def as_topojson(joined: Joined) -> str:
    """The objects `units`, `places` and `borders` over one set of arcs.

    Positions are rounded to a grid of 0.000001°; outer rings run with the clock, as the usual
    reader of TopoJSON takes them. The provenance stands in the foreign member `metadata`.
    """
    grid = fine_grid(joined.layers)
    ground, topology = shared_ground(joined.layers, grid)
    objects = {
        layer.name: {
            "type": "GeometryCollection",
            "geometries": [
                {
                    **(position(shape, grid) if layer.of_points else ground[layer.name, row["id"]]),
                    **({} if joined.history else {"id": row["id"]}),
                    "properties": properties(joined, row),
                }
                for row, shape in zip(layer.rows, layer.shapes, strict=True)
            ],
        }
        for layer in joined.layers
    }
    return text_of({**topology, "metadata": metadata(joined), "objects": objects}) + "\n"


def fine_grid(layers: Sequence[Layer]) -> Grid:
    """Steps of 0.000001° from the corner of all shapes, so that six decimals stay what they are."""
    shapes = [shape for layer in layers for shape in layer.shapes if shape is not None]
    west, south, _, _ = (float(bound) for bound in shapely.total_bounds(shapes))
    return {"scale": [STEP_DEG, STEP_DEG], "translate": [round(west, 6), round(south, 6)]}


def shared_ground(layers: Sequence[Layer], grid: Grid) -> tuple[Keyed, dict[str, Any]]:
    """Type and arcs of every polygon by layer and id, and the topology they are cut from.

    A place that has several rows is cut once.
    """
    shapes = {
        (layer.name, row["id"]): shapely.orient_polygons(polygonal(shape), exterior_cw=True)
        for layer in layers
        if not layer.of_points
        for row, shape in zip(layer.rows, layer.shapes, strict=True)
    }
    topology = encode_on(grid, "ground", [""] * len(shapes), [*shapes.values()])
    entries = topology.pop("objects")["ground"]["geometries"]
    cut = ({"type": entry["type"], "arcs": entry["arcs"]} for entry in entries)
    return dict(zip(shapes, cut, strict=True)), topology


def position(shape: Geometry | None, grid: Grid) -> dict[str, Any]:
    """A point in whole steps of the grid; the type null where there is none."""
    if shape is None:
        return {"type": None}
    pairs = zip((shape.x, shape.y), grid["translate"], grid["scale"], strict=True)
    return {"type": "Point", "coordinates": [round((at - zero) / step) for at, zero, step in pairs]}
