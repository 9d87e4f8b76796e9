# SPDX-License-Identifier: MIT
"""Voronoi cells one by one, each cut out of a box by the half planes closer to its point.

Slower than the diagram of GEOS, but it holds where that does not: for points on one circle, for
crowds of points a few metres apart in a wide country, and for points with a reach.

With reaches, closest is the point whose squared distance less its squared reach is smallest
(the power diagram of Aurenhammer, 1987). Sides stay straight: two circles of reach that cross
are divided along the line through their crossings. A point deep in the reach of another may
lie outside of its own cell, or have none.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Corners = list[tuple[float, float]]

# So many of the closest points are looked at first; they are enough for nearly every cell.
FIRST = 48
# Corners are rounded to this many decimals, a tenth of a millimetre in metres: cells that meet
# in a corner find it by different ways.
DIGITS = 4
# A half plane that would take off less than this from a cell only grazes one of its corners.
LEAST_M = 1e-3


def cells_by_halves(
    flat: Floats, box: tuple[float, float, float, float], reach_m: Floats | None = None
) -> NDArray[Any]:
    """The cell of each point (rows of metres, no two the same) within `box`, in their order.

    `reach_m` are metres from 0 on, one for each point; None: all the same. A cell is empty where
    the reach of others leaves nothing to its point.
    """
    west, south, east, north = box
    whole = [(west, south), (east, south), (east, north), (west, north)]
    squares = np.zeros(len(flat)) if reach_m is None else reach_m**2
    by_axis = np.ascontiguousarray(flat.T)
    rings = [_cell(nth, by_axis, squares, whole) for nth in range(len(flat))]
    shapes: NDArray[Any] = np.array([_polygon(ring) for ring in rings], dtype=object)
    return shapes


def closest_by_reach(spots: Floats, flat: Floats, reach_m: Floats) -> list[int]:
    """The number of the point that counts as closest to each of `spots` (rows of metres)."""
    squares = reach_m**2
    return [int(np.argmin(((flat - spot) ** 2).sum(axis=1) - squares)) for spot in spots]


def _polygon(ring: Corners) -> shapely.Polygon:
    shape = shapely.Polygon(np.round(ring, DIGITS)) if ring else shapely.Polygon()
    return shape if shape.area else shapely.Polygon()


def _cell(nth: int, flat: Floats, reaches: Floats, whole: Corners) -> Corners:
    """The ring of one cell, empty where nothing is left.

    `flat` is a row of x and one of y here; `reaches` are squared.
    """
    away = flat - flat[:, [nth]]
    # How far away each line is that divides the ground with another point; below 0 it is
    # beyond this point, as seen from the other.
    squares = away[0] * away[0] + away[1] * away[1]
    squares[nth] = 1
    off = (squares + (reaches[nth] - reaches)) / (2 * np.sqrt(squares))
    off[nth] = np.inf
    x, y = flat[:, nth].tolist()
    # Seen from the point itself, so that small distances keep all their digits.
    ring = [(cx - x, cy - y) for cx, cy in whole]
    first = min(FIRST, len(off) - 1)
    ring = _cut(ring, away, off, np.argpartition(off, first - 1)[:first])
    if ring and first < len(off) - 1:
        ring = _cut(ring, away, off, np.flatnonzero(off < _farthest(ring)))
    return [(cx + x, cy + y) for cx, cy in ring]


def _cut(ring: Corners, away: Floats, off: Floats, others: NDArray[np.intp]) -> Corners:
    """What of a ring the lines of others leave; the closest lines first, for they leave least."""
    for other in others[np.argsort(off[others], kind="stable")].tolist():
        if not ring or off[other] > _farthest(ring):
            return ring
        dx, dy = away[:, other].tolist()
        ring = _closer(ring, dx, dy, float(off[other]))
    return ring


def _farthest(ring: Corners) -> float:
    return math.sqrt(max(cx * cx + cy * cy for cx, cy in ring))


def _closer(ring: Corners, dx: float, dy: float, off: float) -> Corners:
    """What of a convex ring lies no farther than `off` in the direction of (dx, dy)."""
    length = math.hypot(dx, dy)
    over = [(cx * dx + cy * dy) / length - off for cx, cy in ring]
    if max(over) <= LEAST_M:
        return ring
    kept: Corners = []
    for nth, (corner, beyond) in enumerate(zip(ring, over, strict=True)):
        before, beyond_before = ring[nth - 1], over[nth - 1]
        if (beyond > 0) != (beyond_before > 0):
            share = beyond_before / (beyond_before - beyond)
            kept.append(
                (
                    before[0] + (corner[0] - before[0]) * share,
                    before[1] + (corner[1] - before[1]) * share,
                )
            )
        if beyond <= 0:
            kept.append(corner)
    return kept
