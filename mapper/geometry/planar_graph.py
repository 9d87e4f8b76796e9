# SPDX-License-Identifier: MIT
"""The faces between edges that meet at their ends alone, and a tree that reaches all of them.

The tree makes changes cheap. Let every face know how many lines lie around it: whoever crosses
an edge from one face to the next one changes that number by what runs along the edge. Over a
tree that starts outside, every edge of the tree changes it for all faces beyond; and these stand
side by side, as the faces are numbered in the order in which the tree is walked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.geometry.chains import Keys, Whole, keys_of, points_of
from mapper.geometry.ranges import begins_of, ranges, rows_of

OUTSIDE = 0
NO_FACE = -1


@dataclass(frozen=True, slots=True)
class Plane:
    """Faces numbered from 1 in the order of a walk over the tree; 0 is all around them.

    - `shapes`: a polygon for each face from number 1 on, in steps of the grid.
    - `left`, `right`: the faces beside every edge, seen from its lower point to its higher one.
    - `beyond`: for every edge of the tree the face that it leads to, else `NO_FACE`; `inward`: 1
      where that lies on its left, -1 on its right.
    - `stop`: for every face the number after the last face that the tree reaches through it.
    """

    shapes: NDArray[np.object_]
    left: Whole
    right: Whole
    beyond: Whole
    inward: Whole
    stop: Whole


def plane_of(points: Keys, edges: Whole) -> Plane:
    """The faces of edges (see `noding.Noded`), with the tree that reaches them."""
    places = points_of(points).astype(float)
    found = shapely.polygonize(shapely.linestrings(rows_of(places, edges)))
    shapes = shapely.orient_polygons(shapely.get_parts(found), exterior_cw=False)
    left, right = _sides(shapes, points, edges)
    parent, through = _tree(left, right, len(shapes) + 1)
    place, stop = _walk(parent)
    left, right = place[left], place[right]
    beyond = np.full(len(edges), NO_FACE, dtype=np.int64)
    reached = np.flatnonzero(through >= 0)
    beyond[through[reached]] = place[reached]
    order = np.argsort(place)
    return Plane(
        shapes=shapes[order[1:] - 1],
        left=left,
        right=right,
        beyond=beyond,
        inward=np.where(left == beyond, 1, -1),
        stop=stop[order],
    )


def _sides(shapes: NDArray[np.object_], points: Keys, edges: Whole) -> tuple[Whole, Whole]:
    """The faces on the left and on the right of every edge, numbered from 1; else OUTSIDE."""
    face, start, end = edges_around(shapes, points)
    low, high = np.minimum(start, end), np.maximum(start, end)
    code = edges[:, 0] * len(points) + edges[:, 1]
    edge = np.searchsorted(code, low * len(points) + high)
    left = np.full(len(edges), OUTSIDE, dtype=np.int64)
    right = left.copy()
    upward = start < end
    left[edge[upward]] = face[upward] + 1
    right[edge[~upward]] = face[~upward] + 1
    return left, right


def edges_around(shapes: NDArray[np.object_], points: Keys) -> tuple[Whole, Whole, Whole]:
    """For every edge of every ring: the number of its shape, and of its two points.

    `shapes` have whole numbers as coordinates, each of which is one of `points`.
    """
    rings, shape = shapely.get_rings(shapes, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    number = np.searchsorted(points, keys_of(corners.astype(np.int64)))
    within = ring[1:] == ring[:-1]
    return shape[ring[1:][within]], number[:-1][within], number[1:][within]


def _tree(left: Whole, right: Whole, count: int) -> tuple[Whole, Whole]:
    """For every face the one that it is reached from, and by which edge; -1 for the outside.

    A breadth-first search over the faces from the outside.
    """
    between = np.flatnonzero(left != right)
    low = np.minimum(left[between], right[between])
    high = np.maximum(left[between], right[between])
    codes, first = np.unique(low * count + high, return_index=True)
    one, other = np.divmod(codes, count)
    here, there = np.concatenate((one, other)), np.concatenate((other, one))
    edge = np.tile(between[first], 2)
    order = np.argsort(here, kind="stable")
    there, edge = there[order], edge[order]
    ends = np.cumsum(np.bincount(here, minlength=count))
    starts = np.concatenate(([0], ends[:-1]))
    parent = np.full(count, -1, dtype=np.int64)
    through = parent.copy()
    seen = np.zeros(count, dtype=bool)
    seen[OUTSIDE] = True
    front = np.array([OUTSIDE])
    while len(front):
        rows = ranges(starts[front], ends[front] - starts[front])
        come_from = np.repeat(front, ends[front] - starts[front])
        new = ~seen[there[rows]]
        rows, come_from = rows[new], come_from[new]
        front, nth = np.unique(there[rows], return_index=True)
        parent[front], through[front] = come_from[nth], edge[rows[nth]]
        seen[front] = True
    return parent, through


def _walk(parent: Whole) -> tuple[Whole, Whole]:
    """The place of every face in a walk over the tree, and where the walk leaves it for good."""
    levels = _levels(parent)
    size = np.ones(len(parent), dtype=np.int64)
    for level in reversed(levels[1:]):
        np.add.at(size, parent[level], size[level])
    place = np.zeros(len(parent), dtype=np.int64)
    for level in levels[1:]:
        # Children of one parent stand together, in the order of their numbers.
        level = level[np.argsort(parent[level], kind="stable")]
        above, sizes = parent[level], size[level]
        total = begins_of(sizes)
        begin = np.flatnonzero(np.r_[True, above[1:] != above[:-1]])
        before = total - np.repeat(total[begin], np.diff(np.r_[begin, len(level)]))
        place[level] = place[above] + 1 + before
    return place, place + size


def _levels(parent: Whole) -> list[Whole]:
    """The faces by their distance from the outside."""
    depth = np.full(len(parent), -1, dtype=np.int64)
    order = np.argsort(parent, kind="stable")
    starts = np.searchsorted(parent[order], np.arange(len(parent)))
    ends = np.searchsorted(parent[order], np.arange(len(parent)), side="right")
    levels, front = [], np.array([OUTSIDE])
    while len(front):
        levels.append(front)
        depth[front] = len(levels)
        front = order[ranges(starts[front], ends[front] - starts[front])]
    return levels
