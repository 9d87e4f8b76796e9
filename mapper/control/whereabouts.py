# SPDX-License-Identifier: MIT
"""In which unit a position lies."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.boundaries.boundary_set import BoundarySet
from mapper.places.distance import distance_km

# A border post may lie this far outside of generalised shapes and still be at their edge.
EDGE_KM = 10.0


def units_around(positions: NDArray[np.float64], boundaries: BoundarySet) -> list[int | None]:
    """The number of the unit that each position lies in, or just outside of; None for none.

    `positions` are rows of longitude and latitude in degrees. Of several units the smallest
    counts, of those that meet there the first.
    """
    shapes = np.asarray(boundaries.own_ground(), dtype=object)
    ground, dots = shapely.STRtree(shapes), shapely.points(positions)
    found: list[int | None] = [None] * len(dots)
    pairs = ground.query(dots, predicate="intersects").T.tolist()
    for dot, unit in sorted(pairs, reverse=True):
        found[dot] = unit
    lost = np.flatnonzero([unit is None for unit in found])
    if len(lost):
        units = ground.nearest(dots[lost])
        ends = shapely.get_coordinates(shapely.shortest_line(dots[lost], shapes[units]))
        for dot, unit, line in zip(lost, units, ends.reshape(-1, 2, 2).tolist(), strict=True):
            if distance_km(tuple(line[0]), tuple(line[1])) <= EDGE_KM:
                found[dot] = int(unit)
    return found
