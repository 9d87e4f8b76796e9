# SPDX-License-Identifier: MIT
"""Ground that is a coverage: polygons side by side, with borders shared and nothing twice.

What is asked several times of one ground is found once.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

# The ground of one run, and that of another table it is compared with.
KEPT = 4
POLYGON = 2  # dimensions
# How many boxes of shapes may lie on each other, and on each shape; so many are asked at a time.
CROWD, NEIGHBOURS, AT_ONCE = 1_000_000, 50, 256


@lru_cache(maxsize=KEPT)
def is_coverage(shapes: tuple[Geometry, ...]) -> bool:
    """Whether polygons share their borders point by point and none lies on another."""
    array = np.asarray(shapes, dtype=object)
    if is_surely_coverage(array):
        return True
    return not is_crowded(array) and bool(shapely.coverage_is_valid(array))


def is_crowded(shapes: NDArray[np.object_]) -> bool:
    """Whether so many boxes of shapes lie on each other that to look at them pair by pair takes
    minutes: what is side by side has some ten neighbours.
    """
    tree, pairs = shapely.STRtree(shapes), 0
    for start in range(0, len(shapes), AT_ONCE):
        pairs += tree.query(shapes[start : start + AT_ONCE]).shape[1]
        if pairs > CROWD + NEIGHBOURS * len(shapes):
            return True
    return False


def is_surely_coverage(shapes: NDArray[np.object_]) -> bool:
    """Whether polygons are a coverage as what they are together tells, in a tenth of the time.

    Where no edge is twice on the same side of ground, those that are left when edges there and
    back are taken away are the border of all ground, each part as often as polygons lie on it. If
    they are the border of valid ground, none lies on another; and where no corner of it lies within
    an edge, all have the corners that they touch at. What is not found so may yet be one.
    """
    if (shapely.get_dimensions(shapes) != POLYGON).any() or has_edge_twice(shapes):
        return False
    try:
        ground = shapely.coverage_union_all(shapes)
        return bool(shapely.is_valid(ground)) and not has_corner_within_edge(ground)
    except shapely.GEOSException:
        return False


def has_edge_twice(shapes: NDArray[np.object_]) -> bool:
    """Whether two polygons have an edge with their ground on the same side of it."""
    rings = shapely.get_rings(shapely.orient_polygons(shapes))
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    _, number = np.unique(corners.view(np.complex128).ravel(), return_inverse=True)
    edges = np.sort((number[:-1] * len(corners) + number[1:])[ring[1:] == ring[:-1]])
    return bool((edges[1:] == edges[:-1]).any())


@lru_cache(maxsize=KEPT)
def union(shapes: tuple[Geometry, ...]) -> Geometry:
    """All polygons together; of a coverage ten times faster than of any others. What GEOS finds to
    be one need not be one to it when it joins them: a sliver thinner than numbers can tell.
    """
    array = np.asarray(shapes, dtype=object)
    try:
        if is_coverage(shapes):
            return shapely.coverage_union_all(array)
    except shapely.GEOSException:
        pass
    return shapely.union_all(array)


def has_corner_within_edge(ground: Geometry) -> bool:
    """Whether ground touches itself where one of the edges has no corner."""
    border = shapely.boundary(ground)
    return edges_in(shapely.node(border)) > edges_in(border)


def edges_in(lines: Geometry) -> int:
    return int(shapely.get_num_coordinates(lines)) - int(shapely.get_num_geometries(lines))
