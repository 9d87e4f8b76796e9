"""Shapes that share their borders: simplified together, stored once, read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

# A page draws the longer side of a map in some 1,000 px; half a pixel is not seen.
PIXELS = 1_600
# Overlaps and gaps up to this share of the extent are mended rather than kept.
SNAP_SHARE = 1e-6


def page_tolerance(bounds: Sequence[float]) -> float:
    """How coarse, in degrees, shapes of this extent may be drawn on a page."""
    west, south, east, north = bounds
    return max(east - west, north - south) / PIXELS


def simplify_shared(shapes: Sequence[Geometry], tolerance_deg: float) -> list[Geometry]:
    """Shapes simplified so that neighbours keep one common line.

    Near-coverages are snapped together first. Shapes that really overlap cannot share lines
    and are simplified one by one. A shape that would vanish keeps its full form.
    """
    array = np.asarray(shapes, dtype=object)
    if not shapely.coverage_is_valid(array):
        array = _cleaned(array)
    if shapely.coverage_is_valid(array):
        simple = shapely.coverage_simplify(array, tolerance_deg)
    else:
        simple = shapely.make_valid(shapely.simplify(array, tolerance_deg))
    return list(np.where(shapely.is_empty(simple), array, simple))


def _cleaned(array: NDArray[np.object_]) -> NDArray[np.object_]:
    west, south, east, north = shapely.total_bounds(array)
    limit = max(east - west, north - south) * SNAP_SHARE
    cleaned: NDArray[np.object_] = shapely.coverage_clean(
        array, snapping_distance=limit, gap_width=limit
    )
    return cleaned


def encode(
    shapes: Sequence[Geometry], ids: Sequence[str], name: str, quantization: int
) -> dict[str, Any]:
    """TopoJSON of shapes (WGS84 degrees) under the object `name`, every common line stored once.

    Positions are rounded to a grid with `quantization` steps along the longer side.
    """
    from topojson import Topology

    features = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": id_,
                "properties": {},
                "geometry": shapely.geometry.mapping(shape),
            }
            for id_, shape in zip(ids, shapes, strict=True)
        ],
    }
    topology: dict[str, Any] = Topology(
        features, object_name=name, prequantize=quantization, shared_coords=True
    ).to_dict()
    for geometry, id_ in zip(topology["objects"][name]["geometries"], ids, strict=True):
        geometry.pop("properties", None)
        geometry["id"] = id_
    topology.pop("bbox", None)
    return topology


def decode(topology: Mapping[str, Any], name: str) -> list[tuple[str, dict[str, Any], Geometry]]:
    """The geometries of the object `name` as (id, properties, shape), in their order."""
    arcs = decode_arcs(topology)
    return [
        (str(entry.get("id", "")), dict(entry.get("properties") or {}), decode_geometry(entry, arcs))
        for entry in topology["objects"][name]["geometries"]
    ]


def decode_arcs(topology: Mapping[str, Any]) -> list[NDArray[np.float64]]:
    """Every arc as an array of positions in degrees, shape (n, 2)."""
    transform = topology.get("transform")
    if transform is None:
        return [np.asarray(arc, dtype=float) for arc in topology["arcs"]]
    scale, origin = np.array(transform["scale"]), np.array(transform["translate"])
    return [np.cumsum(arc, axis=0) * scale + origin for arc in topology["arcs"]]


def decode_geometry(entry: Mapping[str, Any], arcs: Sequence[NDArray[np.float64]]) -> Geometry:
    """A Polygon or MultiPolygon entry as a shape; empty for anything else."""
    if entry["type"] == "Polygon":
        return _polygon(entry["arcs"], arcs)
    if entry["type"] == "MultiPolygon":
        return shapely.MultiPolygon([_polygon(rings, arcs) for rings in entry["arcs"]])
    return shapely.Polygon()


def _polygon(rings: Sequence[Sequence[int]], arcs: Sequence[NDArray[np.float64]]) -> Geometry:
    outer, *holes = (_ring(ring, arcs) for ring in rings)
    return shapely.Polygon(outer, holes)


def _ring(indices: Sequence[int], arcs: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Arcs end to end; an index below zero is an arc run backwards (~index)."""
    runs = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])
