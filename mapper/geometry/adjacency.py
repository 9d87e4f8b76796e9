# SPDX-License-Identifier: MIT
"""Which faces of a cut lie beside each other, and along how long a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

M_PER_DEG = 111_195.0
OUTSIDE = -1

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class SharedLines:
    """Lines between faces: `first` and `second` are their numbers, each pair once.

    `second` is `OUTSIDE` where no face lies beyond. `metres`: length on a sphere, each edge
    measured as flat at its middle.
    """

    first: Numbers
    second: Numbers
    metres: Floats

    def joined(self, group: Numbers) -> SharedLines:
        """The lines between groups of faces; those inside of a group are gone.

        `group` holds the number of each face's group.
        """
        first = group[self.first]
        second = np.where(self.second == OUTSIDE, OUTSIDE, group[self.second])
        apart = first != second
        return _summed(first[apart], second[apart], self.metres[apart])

    def around(self, count: int) -> Floats:
        """The length of the line around each of `count` faces."""
        inner = self.second != OUTSIDE
        around = sums(self.first, self.metres, count)
        return around + sums(self.second[inner], self.metres[inner], count)


def lines_between(faces: NDArray[np.object_]) -> SharedLines:
    """The lines around polygons that share edges point for point, as a cut makes them."""
    rings, face_of_ring = shapely.get_rings(faces, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[1:] == ring[:-1]
    start, end = corners[:-1][within], corners[1:][within]
    face = face_of_ring[ring[1:][within]]
    swapped = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
    start, end = np.where(swapped[:, None], end, start), np.where(swapped[:, None], start, end)
    order = np.lexsort((face, end[:, 1], end[:, 0], start[:, 1], start[:, 0]))
    start, end, face = start[order], end[order], face[order]
    # An edge that two faces share stands twice, one after the other.
    twice = (start[1:] == start[:-1]).all(axis=1) & (end[1:] == end[:-1]).all(axis=1)
    once = np.ones(len(face), dtype=bool)
    once[1:] = ~twice
    beyond = np.full(len(face), OUTSIDE, dtype=np.intp)
    beyond[:-1][twice] = face[1:][twice]
    return _summed(face[once], beyond[once], edge_metres(start[once], end[once]))


def beside_edges(left: Numbers, right: Numbers, start: Floats, end: Floats) -> SharedLines:
    """The lines between faces of which every edge is known once, with the face on either side.

    `OUTSIDE` may stand on both sides; edges with one face on both sides are no line. `start`
    and `end`: the ends of the edges, rows of degrees, longitude first.
    """
    apart = left != right
    outer = left[apart] == OUTSIDE
    first = np.where(outer, right[apart], left[apart])
    second = np.where(outer, OUTSIDE, right[apart])
    return _summed(first, second, edge_metres(start[apart], end[apart]))


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> Numbers:
    """The group of each of `count` things, of which `pairs` belong together: numbers from 0."""
    parent = list(range(count))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return np.unique([root(one) for one in range(count)], return_inverse=True)[1].astype(np.intp)


def sums(group: Numbers, values: Floats, count: int = 0) -> Floats:
    """The sum of the values of each group, by number; `count` groups at least."""
    return np.bincount(group, values, count).astype(np.float64)


def around_m(shapes: Sequence[Geometry] | NDArray[np.object_]) -> Floats:
    """The length of all lines around each polygon or several (WGS84 degrees), in metres."""
    parts, owner = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[1:] == ring[:-1]
    metres = edge_metres(corners[:-1][within], corners[1:][within])
    return sums(owner[part[ring[1:][within]]], metres, len(shapes))


def edge_metres(start: Floats, end: Floats) -> Floats:
    """The lengths of edges (rows of degrees, longitude first), each as flat at its middle."""
    lat = np.radians((start[:, 1] + end[:, 1]) / 2)
    east, north = (end - start).T
    metres: Floats = np.hypot(east * np.cos(lat), north) * M_PER_DEG
    return metres


def _summed(first: Numbers, second: Numbers, metres: Floats) -> SharedLines:
    """One line for each pair, in whatever order its two sides stand."""
    outer = second == OUTSIDE
    low = np.where(outer, first, np.minimum(first, second))
    high = np.where(outer, OUTSIDE, np.maximum(first, second))
    pairs, place = np.unique(np.column_stack((low, high)), axis=0, return_inverse=True)
    return SharedLines(pairs[:, 0], pairs[:, 1], sums(place.ravel(), metres, len(pairs)))
