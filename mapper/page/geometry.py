"""The shapes of the page: simplified, quantised, and no more than is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.world import countries_near
from mapper.control.situation import Band
from mapper.geometry.rings import encode_rings
from mapper.geometry.topology import encode, page_tolerance, simplify_shared

Topology = Mapping[str, Any]
Box = tuple[float, float, float, float]

# How much of the units' own extent is drawn around them on each side.
FRAME_SHARE = 0.7
# Neighbours are ground, not figure: they may be coarser than the units.
CONTEXT_COARSER = 2.0
QUANTIZATION = 10_000
OPEN_SEA: Topology = {
    "type": "Topology",
    "objects": {"countries": {"type": "GeometryCollection", "geometries": []}},
    "arcs": [],
}


def frame_around(bounds: Sequence[float]) -> Box:
    """The box, in degrees, that the map can show: the units with ground all around."""
    west, south, east, north = bounds
    pad = FRAME_SHARE * max(east - west, north - south)
    return (
        max(west - pad, -180.0),
        max(south - pad, -85.0),
        min(east + pad, 180.0),
        min(north + pad, 85.0),
    )


def unit_topology(boundaries: BoundarySet) -> Topology:
    """The units as TopoJSON, object `units`: made beforehand, or simplified here."""
    if boundaries.topology is not None:
        return boundaries.topology
    tolerance = page_tolerance(boundaries.outline().bounds)
    shapes = simplify_shared(boundaries.shapes, tolerance)
    return encode(shapes, [unit.id for unit in boundaries.units], "units", QUANTIZATION)


def context_topology(country: str, frame: Box) -> Topology:
    """The countries inside `frame`, the map's own one too, as TopoJSON, object `countries`.

    The own country lies under its units, so that no gap shows between two sources. Shapes are
    simplified before they are cut, for only whole ones share their lines exactly.
    """
    near = countries_near(frame, 0.0)
    simple = simplify_shared([c.shape for c in near], page_tolerance(frame) * CONTEXT_COARSER)
    cut = [shapely.intersection(shape, shapely.box(*frame)) for shape in simple]
    kept = [(c, shape) for c, shape in zip(near, cut, strict=True) if not shapely.is_empty(shape)]
    topology = OPEN_SEA
    if kept:
        codes = [near_country.code for near_country, _ in kept]
        topology = encode([shape for _, shape in kept], codes, "countries", QUANTIZATION)
    names = {near_country.code: near_country.name for near_country, _ in kept}
    return {**topology, "names": names, "own": country}


def band_topology(bands: Sequence[Band]) -> Topology | None:
    """The border regions as TopoJSON, object `bands`; None where there is none."""
    if not bands:
        return None
    shapes = [shapely.simplify(band.shape, 0.01) for band in bands]
    return encode_rings(shapes, [band.place.id for band in bands], "bands", QUANTIZATION)


def label_line(line: Geometry) -> list[list[float]]:
    """A line along which a name can be set, in degrees, coarse; empty for no line."""
    simple = shapely.simplify(line, 0.05)
    return [[round(x, 3), round(y, 3)] for x, y in shapely.get_coordinates(simple)]
