# SPDX-License-Identifier: MIT
"""Lakes and rivers of a map: as many, and as fine, as is seen at its scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely import Geometry

from mapper.boundaries.waters import Water, lakes_in, rivers_in
from mapper.geometry.arcs import Grid, steps_on
from mapper.geometry.frame import KM_PER_DEG, cosine_at, extent_deg
from mapper.geometry.on_plane import lines_on, seen_on
from mapper.geometry.packing import pack_arc
from mapper.geometry.plane import Box, Projection, box_on, grown, outline_of, projection_for
from mapper.geometry.simplify import page_tolerance
from mapper.page.map_model import WaterName, Waters

# Lakes and rivers are drawn only where they are seen where they lie. Rivers are those of a map at
# 1:50 million, whose shores lie up to so many metres off those of a map at 1:10 million, but for
# five points of a hundred; lakes are of that, simplified. On our map this is at most so many px.
OFF_M = {"river": 3000.0, "lake": 1000.0}
MOST_OFF = 4.0
# The longer side of a map on a phone, in px: what is drawn there is in the page.
PHONE = 330
# Lines may be so much coarser than those of units.
COARSER = 2.0
# So much of the longer side of the ground lies around it of what is drawn. Rivers and lakes that do
# not come so near to it are left out, but for those of the first ranks.
ROOM_SHARE = 0.25
NEAR_DEG = 0.1
FIRST_RANK = 2
# A lake that is smaller than a square of this share of the longer side of the ground is not seen.
LEAST_SHARE = 1 / 250
# On wider ground than this, in km, rivers of higher ranks are too many.
MOST_RANK = ((3_000.0, 6), (6_000.0, 5), (12_000.0, 3))
WIDEST_RANK = 2
# With how many decimals of a degree the grid is told on which lines are.
CELL_DIGITS = 5
# The ranks of rivers by how wide they are drawn, the narrow ones first.
WIDTHS = ((5, 99), (3, 4), (0, 2))


@dataclass(frozen=True)
class Drawn:
    """A water with the lines that are drawn of it, in degrees: rings of a lake, or lines."""

    name: str
    lines: Sequence[Geometry]


def waters_on(
    ground: Geometry,
    bounds: Sequence[float],
    grounds: Sequence[Box],
    river_name: Callable[[str], str] = str,
) -> Waters | None:
    """The lakes and rivers on and about some ground, in the boxes `grounds` around its parts, as a
    map of `bounds` shows them (all in degrees); None where there are none.

    `river_name`: how a river is called on the map, by its name.
    """
    projection = projection_for(bounds)
    on_map = [box_on(projection, outline_of(ground)) for ground in grounds]
    rooms = [grown(box, ROOM_SHARE) for box in on_map]
    km = extent_deg(bounds) * KM_PER_DEG
    tolerance = page_tolerance(bounds) * COARSER
    rivers = [
        (one.rank, Drawn(one.name and river_name(one.name), lines))
        for one in rivers_in(grounds)
        if is_true(OFF_M["river"], km) and one.rank <= most_rank(km) and counts(one, ground)
        if (lines := river_lines(one, projection, rooms, tolerance))
    ]
    lakes = [
        Drawn(one.name, rings)
        for one in lakes_in(grounds)
        if is_true(OFF_M["lake"], km) and counts(one, ground)
        if (rings := lake_rings(one, projection, rooms, tolerance, (LEAST_SHARE * km) ** 2))
    ]
    classes = [[river for rank, river in rivers if first <= rank <= last] for first, last in WIDTHS]
    return packed([*classes, lakes], tolerance)


def is_true(off_m: float, km: float) -> bool:
    """Whether what lies so far off is where it is on a map of ground so long, on a phone."""
    return off_m * PHONE / (km * 1000) <= MOST_OFF


def counts(water: Water, ground: Geometry) -> bool:
    """Whether a lake or river is on some ground, at it, or so large that it shows where that is."""
    return water.rank <= FIRST_RANK or bool(shapely.dwithin(ground, water.shape, NEAR_DEG))


def most_rank(km: float) -> int:
    return next((rank for widest, rank in MOST_RANK if km <= widest), WIDEST_RANK)


def river_lines(
    river: Water, projection: Projection, rooms: Sequence[Box], tolerance: float
) -> list[Geometry]:
    seen = lines_on(projection, rooms, river.shape)
    parts = shapely.get_parts(shapely.simplify(seen, tolerance))
    return [part for part in parts if part.geom_type == "LineString" and not part.is_empty]


def lake_rings(
    lake: Water, projection: Projection, rooms: Sequence[Box], tolerance: float, least_km2: float
) -> list[Geometry]:
    """The rings of a lake that is large enough to be seen, islands the other way round."""
    if ground_km2(lake.shape) < least_km2:
        return []
    seen = shapely.simplify(seen_on(projection, rooms, lake.shape), tolerance)
    parts = shapely.get_parts(shapely.orient_polygons(seen))
    return [ring for part in parts if part for ring in (part.exterior, *part.interiors)]


def ground_km2(shape: Geometry) -> float:
    """The area of a shape in degrees, near enough for whether it is seen."""
    return float(shape.area * KM_PER_DEG**2 * cosine_at(shape.bounds))


def packed(classes: Sequence[Sequence[Drawn]], cell_deg: float) -> Waters | None:
    """Waters by how they are drawn, as arcs on one grid; None where there are none."""
    every = [line for waters in classes for water in waters for line in water.lines]
    if not every:
        return None
    cell = round(cell_deg, CELL_DIGITS)
    west, south = (round(side) for side in shapely.total_bounds(every).tolist()[:2])
    grid: Grid = {"scale": [cell, cell], "translate": [west, south]}
    arcs: list[str] = []
    counted: list[int] = []
    names: list[WaterName] = []
    for waters in classes:
        first, named = len(arcs), []
        for water in waters:
            start = len(arcs)
            arcs += texts_of(water.lines, grid)
            if water.name and len(arcs) > start:
                named.append((water.name, start, len(arcs)))
        counted.append(len(arcs) - first)
        names = [*named, *names]
    return {"transform": grid, "arcs": arcs, "counts": counted, "names": names}


def texts_of(lines: Sequence[Geometry], grid: Grid) -> Iterator[str]:
    """Lines as arcs, without those that the grid leaves no line."""
    for line in lines:
        steps = steps_on(grid, line)
        if len(steps) > (3 if line.geom_type == "LinearRing" else 1):
            yield pack_arc(steps)
