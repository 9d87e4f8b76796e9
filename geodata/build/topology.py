# SPDX-License-Identifier: MIT
"""TopoJSON files: written as compactly as JSON gets, and read back for the checks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.arcs import TRIANGLE, Grid, encode_on, grid_over

__all__ = [
    "TRIANGLE",
    "Grid",
    "decode",
    "decode_arcs",
    "decode_rings",
    "encode",
    "grid_over",
    "topojson_bytes",
]


def encode(name: str, ids: Sequence[str], shapes: Sequence[Geometry], grid: Grid) -> dict[str, Any]:
    """A topology whose object `name` holds the shapes as `{type, id, arcs}`, in their order."""
    return encode_on(grid, name, ids, shapes)


def decode(topology: Mapping[str, Any], name: str) -> dict[str, Geometry]:
    """The shapes of the object `name` by id."""
    arcs = decode_arcs(topology)
    return {
        entry["id"]: shapely.MultiPolygon(polygons) if len(polygons) > 1 else polygons[0]
        for entry in topology["objects"][name]["geometries"]
        for polygons in [[_polygon(rings) for rings in decode_rings(entry, arcs)]]
    }


def decode_arcs(topology: Mapping[str, Any]) -> list[NDArray[np.float64]]:
    """Every arc as an array of positions in degrees."""
    scale = np.array(topology["transform"]["scale"])
    origin = np.array(topology["transform"]["translate"])
    return [np.cumsum(arc, axis=0) * scale + origin for arc in topology["arcs"]]


def decode_rings(
    entry: Mapping[str, Any], arcs: Sequence[NDArray[np.float64]]
) -> list[list[NDArray[np.float64]]]:
    """The rings of each polygon of an entry, the outer one first."""
    many = [entry["arcs"]] if entry["type"] == "Polygon" else entry["arcs"]
    return [[_ring(ring, arcs) for ring in rings] for rings in many]


def topojson_bytes(topology: Mapping[str, Any]) -> bytes:
    """As compact as JSON gets."""
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _polygon(rings: Sequence[NDArray[np.float64]]) -> Geometry:
    return shapely.Polygon(rings[0], rings[1:])


def _ring(indices: Sequence[int], arcs: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Arcs end to end; an index below zero is an arc run backwards (~index)."""
    runs = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])
