"""In which unit a position lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from mapper.boundaries.boundary_set import BoundarySet

if TYPE_CHECKING:
    from mapper.geometry.fitted_plane import FittedPlane, Floats

# A border post may lie this far outside of generalised shapes and still be at their edge.
EDGE_KM = 10.0
M_PER_KM = 1000.0


def units_around(
    positions: Floats, boundaries: BoundarySet, plane: FittedPlane
) -> list[int | None]:
    """The number of the unit that each position lies in, or just outside of; None for none.

    `positions` are rows of longitude and latitude in degrees.
    """
    ground = shapely.STRtree(np.asarray(boundaries.shapes, dtype=object))
    dots = shapely.points(positions)
    found: list[int | None] = [None] * len(dots)
    pairs = ground.query(dots, predicate="intersects").T.tolist()
    for dot, unit in sorted(pairs, reverse=True):
        found[dot] = unit
    lost = [dot for dot, unit in enumerate(found) if unit is None]
    for dot in lost:
        unit = int(ground.nearest(dots[dot]))
        line = shapely.get_coordinates(shapely.shortest_line(dots[dot], boundaries.shapes[unit]))
        if np.hypot(*np.diff(plane.flatten(line), axis=0)[0]) <= EDGE_KM * M_PER_KM:
            found[dot] = unit
    return found
