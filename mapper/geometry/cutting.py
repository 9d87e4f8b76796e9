# SPDX-License-Identifier: MIT
"""The ground cut along lines into faces, and which shapes lie over each face.

    +-----+              +--+--+
    |  A  |  and         |  |  |       A and B cut the ground into three faces:
    |  +--+--+    give   |  +--+--+    A alone, both, B alone.
    +--+--+  |           +--+--+  |
       |  B  |              |     |
       +-----+              +-----+

Every corner lies on one grid, so that neighbours share their edges point for point.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.tangles import lines_around, must_not_tangle

# A millionth of a degree is 11 cm on the ground at most.
GRID_DEG = 1e-6
# A point this close to an edge, in steps, is one that cutting may have moved the edge over.
CLOSE = 3.0

Shapes = NDArray[np.object_]
Numbers = NDArray[np.intp]


def cut_along(shapes: Sequence[Geometry], grid_deg: float = GRID_DEG) -> Shapes:
    """The faces that the edges of valid polygons (WGS84 degrees) cut the ground into.

    Faces are polygons without gaps or overlaps between them, from west to east, in whatever
    order the shapes come; ground that the edges enclose and no polygon covers is a face too.
    Corners are rounded to a grid of `grid_deg` degrees and edges pass through the grid points
    they come near (snap rounding), so that no line moves by more than one step; what is thinner
    may vanish. Raises CutError where edges cross each other beyond all measure (see `tangles`).
    """
    must_not_tangle(*lines_around(shapes))
    edges = shapely.boundary(np.asarray(shapes, dtype=object))
    if not len(edges):
        return np.empty(0, dtype=object)
    noded = shapely.union_all(edges, grid_size=grid_deg)
    faces = shapely.normalize(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))
    west, south, east, north = shapely.bounds(faces).T
    return np.asarray(faces[np.lexsort((north, east, south, west))])


def shapes_over(faces: Shapes, shapes: Sequence[Geometry]) -> tuple[Numbers, Numbers]:
    """Pairs of a face and a shape that covers it, as two arrays of their numbers.

    Faces are cut along the edges of the shapes, so a point inside each tells. Ordered by face,
    then by shape.
    """
    points = shapely.STRtree(points_well_inside(faces))
    array = np.asarray(shapes, dtype=object)
    shapely.prepare(array)
    shape, face = points.query(array, predicate="contains_properly")
    order = np.lexsort((shape, face))
    return face[order], shape[order]


def points_well_inside(faces: Shapes, grid_deg: float = GRID_DEG) -> Shapes:
    """A point in each face, away from its edges, which lie up to a step of the grid beside the
    lines that they were cut along.
    """
    points = shapely.point_on_surface(faces)
    room = shapely.distance(points, shapely.boundary(faces))
    close = np.flatnonzero((room < CLOSE * grid_deg) & (shapely.get_dimensions(faces) == 2))
    radii = shapely.maximum_inscribed_circle(faces[close])
    points[close] = shapely.get_point(radii, 0)
    return np.asarray(points)
