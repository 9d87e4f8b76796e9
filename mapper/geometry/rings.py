"""Shapes as quantised TopoJSON without shared arcs: every ring is an arc of its own.

For shapes that do not border each other, where looking for shared lines would be wasted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry


def encode_rings(
    shapes: Sequence[Geometry], ids: Sequence[str], name: str, quantization: int
) -> dict[str, Any]:
    """TopoJSON of polygons and multipolygons (WGS84 degrees) under the object `name`.

    The longer side of their bounds is cut into `quantization` steps; rings that shrink to
    nothing are left out.
    """
    origin, step = _grid(shapes, quantization)
    arcs: list[list[list[int]]] = []
    geometries = [
        {"type": "MultiPolygon", "id": id_, "arcs": _polygons(shape, origin, step, arcs)}
        for id_, shape in zip(ids, shapes, strict=True)
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [step, step], "translate": origin.tolist()},
        "objects": {name: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }


def _grid(shapes: Sequence[Geometry], quantization: int) -> tuple[NDArray[np.float64], float]:
    west, south, east, north = shapely.total_bounds(np.asarray(shapes, dtype=object))
    step = max(east - west, north - south) / quantization or 1.0
    return np.array([round(west, 6), round(south, 6)]), round(step, 9)


def _polygons(
    shape: Geometry, origin: NDArray[np.float64], step: float, arcs: list[list[list[int]]]
) -> list[list[list[int]]]:
    polygons = []
    for polygon in shapely.get_parts(shape):
        rings = [polygon.exterior, *polygon.interiors]
        deltas = [_deltas(shapely.get_coordinates(ring), origin, step) for ring in rings]
        if len(deltas[0]) < 4:
            continue
        kept = [ring for ring in deltas if len(ring) >= 4]
        polygons.append([[len(arcs) + i] for i in range(len(kept))])
        arcs.extend(kept)
    return polygons


def _deltas(coordinates: NDArray[np.float64], origin: Any, step: float) -> list[list[int]]:
    """Grid steps from point to point, the first one from the origin, repeats left out."""
    grid = np.rint((coordinates - origin) / step).astype(int)
    moved = np.ones(len(grid), dtype=bool)
    moved[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
    steps: list[list[int]] = np.diff(grid[moved], axis=0, prepend=[[0, 0]]).tolist()
    return steps
