# SPDX-License-Identifier: MIT
"""The shapes of the page: simplified, quantised, and no more than is seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.disputed import disputed_in
from mapper.control.situation import Band, Situation
from mapper.geometry.arcs import grid_over
from mapper.geometry.frame import LEAST_DEG, frame_around, room_around
from mapper.geometry.interest import box_around
from mapper.geometry.on_plane import seen_on
from mapper.geometry.packing import PackedLines, PackedTopology, pack_lines, pack_topology
from mapper.geometry.plane import Box, box_on, is_around_pole, outline_of, projection_for
from mapper.geometry.side_by_side import side_by_side
from mapper.geometry.simplify import page_tolerance, simplify_for_page, simplify_shared
from mapper.geometry.topology import encode
from mapper.page.map_model import Context, Plane, Position

Topology = Mapping[str, Any]

# Neighbours are ground, not figure: they may be coarser than the units, and weigh less on a page.
CONTEXT_COARSER = 2.8
# A band has a soft edge, which may be some two kilometres off.
BAND_TOLERANCE_DEG = 0.02
# How far around the ground disputed borders are drawn, of its extent: no farther than is seen.
DISPUTED_SHARE = 0.15
QUANTIZATION = 10_000
# Units can be zoomed into: their lines are rounded finer.
UNITS_FINER = 2
# Neighbours and bands are rounded to about half a pixel of a large screen.
COARSE_GRID = 4_000
# Where far ground is on the map, too, its grid has up to so many times as many positions.
MOST_FINER = 100.0
# A side of a shape is drawn in steps where it is no longer than this: one all around the earth
# would be taken for a step across the line of 180 degrees.
LONGEST_DEG = 90.0
OPEN_SEA: Topology = {
    "type": "Topology",
    "objects": {"countries": {"type": "GeometryCollection", "geometries": []}},
    "arcs": [],
}


def unit_topology(boundaries: BoundarySet, bounds: Sequence[float]) -> Topology:
    """The units as TopoJSON, object `units`: made beforehand, or simplified here for a map of
    `bounds` (degrees).
    """
    if boundaries.topology is not None:
        return boundaries.topology
    shapes = side_by_side(simplify_for_page(boundaries.shapes, bounds))
    steps = UNITS_FINER * grid_steps(boundaries.outline().bounds, bounds)
    ids = [unit.id for unit in boundaries.units]
    parted = [*shapely.segmentize(np.array(shapes, dtype=object), LONGEST_DEG)]
    return encode(parted, ids, "units", steps, around=is_around_pole(projection_for(bounds)))


def grid_steps(whole: Sequence[float], bounds: Sequence[float]) -> int:
    """How many positions a grid over a whole box has, of which a map of `bounds` is a part."""
    more = page_tolerance(whole) / max(page_tolerance(bounds), LEAST_DEG)
    return round(QUANTIZATION * min(max(more, 1.0), MOST_FINER))


def context_topology(here: Situation, grounds: Sequence[Box]) -> Context:
    """What countries have around `grounds` (degrees), as packed TopoJSON with the object
    `countries`, on the flat map of the first of them, and as fine as that needs it.

    The map's own country lies under its units, so that no gap shows between two sources; not at its
    coast, where it would show beside them. Under ground that was drawn it lies whole: what is not
    drawn on a day is land. Shapes are simplified before they are cut, for only
    whole ones share their lines exactly.
    """
    bounds, own, countries = grounds[0], here.boundaries.countries, here.surroundings
    projection = projection_for(bounds)
    rooms = [room_around(projection, ground) for ground in grounds]
    tolerance = page_tolerance(frame_around(bounds)) * CONTEXT_COARSER
    simple = simplify_shared([c.shape for c in countries], tolerance)
    if not here.boundaries.drawn and here.shores:
        simple = [
            here.shores.beneath(shape) if country.code in own else shape
            for country, shape in zip(countries, simple, strict=True)
        ]
    cut = [seen_on(projection, rooms, shape) for shape in simple]
    kept = [
        (c, shape) for c, shape in zip(countries, cut, strict=True) if not shapely.is_empty(shape)
    ]
    topology = OPEN_SEA
    if kept:
        codes = [near_country.code for near_country, _ in kept]
        whole = box_around(shapely.bounds([shape for _, shape in kept]))
        steps = COARSE_GRID * grid_steps(whole, frame_around(bounds)) // QUANTIZATION
        topology = encode([shape for _, shape in kept], codes, "countries", steps)
    names = {near_country.code: near_country.name for near_country, _ in kept}
    # Around what was drawn of a country lies the rest of it, with its name and its borders.
    whole_country = "" if here.boundaries.drawn else here.boundaries.country
    return {**pack_topology(topology), "names": names, "own": whole_country}


def band_topology(bands: Sequence[Band]) -> PackedTopology | None:
    """The border regions as packed TopoJSON, object `bands`; None where there is none."""
    if not bands:
        return None
    shapes = [shapely.simplify(band.shape, BAND_TOLERANCE_DEG) for band in bands]
    return pack_topology(encode(shapes, [band.place.id for band in bands], "bands", COARSE_GRID))


def plane_of(ground: Geometry, bounds: Sequence[float], *, asked: bool = False) -> Plane:
    """The flat map fitted to what of `ground` (degrees) lies within `bounds`, or to these, where
    they were `asked` for.
    """
    west, south, east, north = bounds
    projection = projection_for(bounds)
    points = shapely.get_coordinates(shapely.segmentize(ground, LONGEST_DEG))
    lon, lat = points.T
    edge = page_tolerance(bounds)  # bounds are rounded
    inside = (
        (lon >= west - edge) & (lon <= east + edge) & (lat >= south - edge) & (lat <= north + edge)
    )
    fits = inside.any() and not asked
    box = box_on(projection, points[inside] if fits else outline_of(bounds))
    return {
        "name": projection.name,
        "centre": [*projection.centre],
        "ground": [round(side) for side in box],
    }


def disputed_lines(bounds: Sequence[float]) -> PackedLines | None:
    """The disputed borders on and about the ground of a map of `bounds`; None where none are."""
    west, south, east, north = bounds
    pad = DISPUTED_SHARE * max(east - west, north - south)
    box = shapely.box(west - pad, south - pad, east + pad, north + pad)
    lines = disputed_in(box.bounds)
    return pack_lines(lines, grid_over([box], COARSE_GRID)) if lines else None


def label_line(line: Geometry) -> list[Position]:
    """A line along which a name can be set, in degrees, coarse; empty for no line."""
    simple = shapely.simplify(line, 0.05)
    return [[round(x, 3), round(y, 3)] for x, y in shapely.get_coordinates(simple)]
