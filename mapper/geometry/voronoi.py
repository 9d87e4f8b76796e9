# SPDX-License-Identifier: MIT
r"""Ground divided among points: to each what lies closer to it than to any other.

    +-----------+        +-----+-----+
    |  a     b  |        |  a  |  b  |
    |           |   →    |    /-\    |
    |     c     |        |---/ c \---|
    +-----------+        +-----------+

Cells are made in a plane fitted to the ground (see `FittedPlane`), where their sides are
straight, and cut in degrees, so that the ground keeps its corners and cells add up to it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.errors import BoundaryError
from mapper.geometry.azimuthal_equal_area import TOO_WIDE, FittedPlane
from mapper.geometry.half_planes import cells_by_halves
from mapper.geometry.ranges import ranges
from mapper.geometry.validity import polygonal

Floats = NDArray[np.float64]
Shapes = NDArray[Any]
# West, south, east, north in the plane.
Box = tuple[float, float, float, float]

# A side is straight in the plane, and between two corners in degrees. With a corner at least
# this often the two stay within a few metres of each other.
STEP_M = 10_000.0
# Ground is cut into edges of this length to find how far it reaches in the plane.
REACH_STEP_DEG = 0.5
# The quarter of a circle in this many edges; it lies inside the true one by 0.12 % at most.
QUARTER = 16
M_PER_KM = 1000.0
# Cells may miss this share of the box around them, by rounding.
SOUND = 1e-9


def nearest_ground(
    points: Floats,
    ground: Geometry,
    plane: FittedPlane,
    most_km: float | None = None,
    reach_km: Floats | None = None,
) -> list[Geometry]:
    """The parts of `ground` that lie closest to each of `points`, in their order.

    `points` are rows of longitude and latitude (WGS84 degrees), no two the same; a point may lie
    outside of the ground. `reach_km` are kilometres from 0 on, one for each point: with them,
    closest is the point whose squared distance less its squared reach is smallest (see
    `half_planes`); None: 0 for all. With `most_km` a part ends where this is the square of
    `most_km`, so at that distance from a point without a reach. The parts never overlap, and
    without `most_km` they are the whole ground; the order of the points does not matter. A part
    is a Polygon or MultiPolygon in degrees, empty where nothing is closest.
    """
    if not len(points):
        return []
    # Always in one order: points on a circle could be joined in several ways.
    order = np.lexsort((points[:, 1], points[:, 0]))
    flat = plane.flatten(points[order])
    reach_m = np.zeros(len(points)) if reach_km is None else reach_km[order] * M_PER_KM
    cells = _cells(flat, _reach(ground, plane), reach_m)
    shapes = _in_degrees(cells, plane)
    if most_km is not None:
        most_m = np.hypot(most_km * M_PER_KM, reach_m)
        far = _reaches_beyond(cells, flat, most_m)
        circles = shapely.buffer(shapely.points(flat[far]), most_m[far], quad_segs=QUARTER)
        # In degrees, where cells share their sides to the last bit.
        shapes[far] = shapely.intersection(shapes[far], _in_degrees(circles, plane))
    cut = cut_to(shapes, ground)
    parts: list[Geometry] = [shapely.Polygon()] * len(points)
    for place, part in zip(order.tolist(), cut, strict=True):
        parts[place] = part
    return parts


def cut_to(cells: Shapes, ground: Geometry) -> list[Geometry]:
    """What lies in the ground of each cell. Cells well inside, nearly all, are left as they are."""
    shapely.prepare(ground)
    inside = shapely.contains_properly(ground, cells)
    cut = cells.copy()
    cut[~inside] = shapely.intersection(cells[~inside], ground)
    return [polygonal(part) for part in cut]


def _reach(ground: Geometry, plane: FittedPlane) -> Box:
    """A box in the plane with all of the ground well inside of it."""
    flat = plane.flatten(shapely.get_coordinates(shapely.segmentize(ground, REACH_STEP_DEG)))
    low, high = flat.min(axis=0), flat.max(axis=0)
    room = 0.05 * (high - low).max() + STEP_M
    (west, south), (east, north) = low - room, high + room
    corners = np.array([[x, y] for x in (west, east) for y in (south, north)])
    if not np.isfinite(plane.unflatten(corners)).all():
        raise BoundaryError(TOO_WIDE)
    return float(west), float(south), float(east), float(north)


def _cells(flat: Floats, reach: Box, reach_m: Floats) -> Shapes:
    """The convex cell of each point in the plane, over all of `reach`; empty where it has none."""
    around = shapely.box(*reach)
    if len(flat) == 1:
        return np.array([around], dtype=object)
    if np.ptp(reach_m):
        return cells_by_halves(flat, _around(flat, reach), reach_m)
    dots = shapely.multipoints(shapely.points(flat))
    try:
        cells: Shapes = shapely.get_parts(
            shapely.voronoi_polygons(dots, extend_to=around, ordered=True)
        )
    except shapely.GEOSException:
        return cells_by_halves(flat, _around(flat, reach))
    return cells if _are_sound(cells, flat) else cells_by_halves(flat, _around(flat, reach))


def _are_sound(cells: Shapes, flat: Floats) -> bool:
    """Whether cells tile the box around them and hold their points.

    The diagram of GEOS does neither for some points on a circle and for some crowds.
    """
    if len(cells) != len(flat) or not shapely.is_valid(cells).all():
        return False
    west, south, east, north = shapely.total_bounds(cells)
    whole = (east - west) * (north - south)
    tiled = abs(shapely.area(cells).sum() - whole) <= SOUND * whole
    return bool(tiled and shapely.intersects_xy(cells, flat[:, 0], flat[:, 1]).all())


def _around(flat: Floats, reach: Box) -> Box:
    """The box around `reach` and all points."""
    (west, south), (east, north) = flat.min(axis=0), flat.max(axis=0)
    return (
        min(float(west), reach[0]),
        min(float(south), reach[1]),
        max(float(east), reach[2]),
        max(float(north), reach[3]),
    )


def _reaches_beyond(cells: Shapes, flat: Floats, most_m: Floats) -> NDArray[np.bool_]:
    """Whether a corner of each cell lies farther than its `most_m` from the cell's point."""
    corners, cell = shapely.get_coordinates(cells, return_index=True)
    away = np.zeros(len(cells))
    np.maximum.at(away, cell, np.hypot(*(corners - flat[cell]).T))
    far: NDArray[np.bool_] = away > most_m
    return far


def _in_degrees(cells: Shapes, plane: FittedPlane) -> Shapes:
    """Convex cells of the plane in degrees, with a corner at least every `STEP_M`.

    A side that two cells share gets the same corners in both, to the last bit: they are
    computed from its lower end on, whichever way round a cell it runs.
    """
    corners, cell = shapely.get_coordinates(cells, return_index=True)
    starts = np.flatnonzero(cell[:-1] == cell[1:])
    one, other = corners[starts], corners[starts + 1]
    count = np.maximum(np.ceil(np.hypot(*(other - one).T) / STEP_M), 1).astype(int)
    side = np.repeat(np.arange(len(starts)), count)
    nth = ranges(0, count)
    turned = ((one[:, 0] > other[:, 0]) | ((one[:, 0] == other[:, 0]) & (one[:, 1] > other[:, 1])))[
        side
    ]
    low = np.where(turned[:, None], other[side], one[side])
    high = np.where(turned[:, None], one[side], other[side])
    share = np.where(turned, count[side] - nth, nth) / count[side]
    made = np.where((nth == 0)[:, None], one[side], low + (high - low) * share[:, None])
    # Numbered without the cells that are empty and have no corners.
    some = np.unique(cell)
    rings = shapely.linearrings(
        plane.unflatten(made), indices=np.searchsorted(some, cell[starts][side])
    )
    shapes: Shapes = np.full(len(cells), shapely.Polygon(), dtype=object)
    shapes[some] = shapely.polygons(rings)
    return shapes
