"""Voronoi cells one by one, each cut out of a box by the half planes closer to its point.

Slower than the diagram of GEOS, but it holds where that does not: for points on one circle, and
for crowds of points a few metres apart in a wide country.
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


def cells_by_halves(flat: Floats, box: tuple[float, float, float, float]) -> NDArray[Any]:
    """The cell of each point (rows of metres, no two the same) within `box`, in their order."""
    west, south, east, north = box
    whole = [(west, south), (east, south), (east, north), (west, north)]
    rings = [_cell(nth, flat, whole) for nth in range(len(flat))]
    shapes: NDArray[Any] = np.array(
        [shapely.Polygon(np.round(ring, DIGITS)) for ring in rings], dtype=object
    )
    return shapes


def _cell(nth: int, flat: Floats, whole: Corners) -> Corners:
    away = flat - flat[nth]
    squares = (away**2).sum(axis=1)
    squares[nth] = np.inf
    x, y = flat[nth].tolist()
    # Seen from the point itself, so that small distances keep all their digits.
    ring = [(cx - x, cy - y) for cx, cy in whole]
    first = min(FIRST, len(flat) - 1)
    near = np.argpartition(squares, first - 1)[:first]
    for others in (near[np.argsort(squares[near], kind="stable")], None):
        order = np.argsort(squares, kind="stable")[:-1] if others is None else others
        for other in order.tolist():
            reach = max(cx * cx + cy * cy for cx, cy in ring)
            if squares[other] > 4 * reach:
                return [(cx + x, cy + y) for cx, cy in ring]
            ring = _closer(ring, *away[other].tolist())
    return [(cx + x, cy + y) for cx, cy in ring]


def _closer(ring: Corners, dx: float, dy: float) -> Corners:
    """What of a convex ring is closer to the origin than to (dx, dy)."""
    half = (dx * dx + dy * dy) / 2
    over = [cx * dx + cy * dy - half for cx, cy in ring]
    if max(over) <= LEAST_M * math.hypot(dx, dy):
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
