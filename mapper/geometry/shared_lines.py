# SPDX-License-Identifier: MIT
"""The lines that shapes share, each once: their rings cut where lines part, over whole arrays.

    +-----+-----+
    |  A  :  B  |     three lines: A's outside, B's outside, and the one between them,
    +-----+-----+     which A runs one way and B the other

The same rule as in `arcs`, for the corners of a file as they are: it finds the lines among millions
of them in two seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.geometry.ranges import begins_of, ranges

Shapes = NDArray[np.object_]
Points = NDArray[np.float64]
Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]

# Odd numbers by which the bits of a position are mixed; the next is taken where two positions come
# out alike.
MIXERS = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)
BITS = 64
# Of a ring without any corner between its first and its last.
LEAST_CORNERS = 3


@dataclass(frozen=True, eq=False)
class SharedLines:
    """The lines of some polygons, and of which of them each ring is made.

    - `points`: rows of x and y, line after line; `starts`: where in them each line begins;
    - `used`: of all rings the numbers of their lines, one after the other; `backwards`: which of
      these run the other way; `ring_starts`: where in them each ring begins;
    - `ring_areas`: of each ring; `part_of`: of each ring its polygon, whose first ring is the outer
      one; `shape_of`: of each polygon its shape.
    """

    points: Points
    starts: Numbers
    used: Numbers
    backwards: Flags
    ring_starts: Numbers
    ring_areas: Points
    part_of: Numbers
    shape_of: Numbers

    @property
    def lengths(self) -> Numbers:
        """How many points each line has."""
        return np.diff(self.starts, append=len(self.points))

    def least_ring_areas(self) -> Points:
        """Of each line the area of the smallest ring that it belongs to."""
        least = np.full(len(self.starts), np.inf)
        np.minimum.at(least, self.used, self.ring_areas[self._rings_of_used()])
        return least

    def of_shapes(self, wanted: Flags) -> Flags:
        """Which lines belong to the shapes that are wanted, of all shapes in their order."""
        found = np.zeros(len(self.starts), dtype=bool)
        found[self.used[wanted[self.shape_of[self.part_of[self._rings_of_used()]]]]] = True
        return found

    def shapes(self, kept: Flags) -> Shapes:
        """The shapes of the points that are kept; of a ring that would have no ground, of all."""
        points, ring_of = self._corners_of_rings(kept)
        thin = np.bincount(ring_of, minlength=len(self.ring_starts)) < LEAST_CORNERS
        if thin.any():
            points, ring_of = self._corners_of_rings(kept | self._of_rings(thin))
        rings = shapely.linearrings(self.points[points], indices=ring_of)
        polygons = shapely.polygons(rings, indices=self.part_of)
        found: Shapes = shapely.multipolygons(polygons, indices=self.shape_of)
        single = np.bincount(self.shape_of) == 1
        found[single] = polygons[np.flatnonzero(single[self.shape_of])]
        return found

    def _corners_of_rings(self, kept: Flags) -> tuple[Numbers, Numbers]:
        """The numbers of all kept points ring after ring, and the ring of each."""
        counts = np.add.reduceat(kept, self.starts, dtype=np.intp)
        first = begins_of(counts)
        # The last point of a line is the first of the next.
        steps = counts[self.used] - 1
        start = np.where(self.backwards, first[self.used] + steps, first[self.used])
        way = np.where(self.backwards, -1, 1)
        at = np.repeat(start, steps) + np.repeat(way, steps) * ranges(0, steps)
        return np.flatnonzero(kept)[at], np.repeat(self._rings_of_used(), steps)

    def _of_rings(self, wanted: Flags) -> Flags:
        """Which points are on a line of the rings that are wanted."""
        lines = np.zeros(len(self.starts), dtype=bool)
        lines[self.used[wanted[self._rings_of_used()]]] = True
        return np.repeat(lines, self.lengths)

    def _rings_of_used(self) -> Numbers:
        """The ring of each line that is used."""
        lines_a_ring = np.diff(self.ring_starts, append=len(self.used))
        return np.repeat(np.arange(len(self.ring_starts)), lines_a_ring)


def shared_lines(shapes: Shapes) -> SharedLines:
    """The lines of valid polygons, none of them empty; what two draw alike is one line."""
    polygons, shape_of = shapely.get_parts(shapes, return_index=True)
    rings, part_of = shapely.get_rings(polygons, return_index=True)
    points, ring_of = _open_rings(rings)
    sizes = np.bincount(ring_of, minlength=len(rings))
    first = begins_of(sizes)
    last = first + sizes - 1
    ids, parting = _where_lines_part(points, first, last)
    ends = parting | _one_of_each_whole_ring(ids, parting, first, ring_of)

    start = np.flatnonzero(ends)
    ring = ring_of[start]
    ring_starts = np.searchsorted(ring, np.arange(len(rings)))
    stop = np.roll(start, -1)
    stop[np.append(ring_starts[1:], len(start)) - 1] = start[ring_starts]
    steps = (stop - start - 1) % sizes[ring] + 1
    forth = ids[start] * len(points) + ids[_next(start, ring, first, last)]
    back = ids[stop] * len(points) + ids[_before(stop, ring, first, last)]
    # A line is known by its first step, whichever way it runs.
    _, once, used = np.unique(np.minimum(forth, back), return_index=True, return_inverse=True)
    turned = back < forth
    counts = steps[once] + 1
    at = ranges(start[once], counts)
    beyond = at > np.repeat(last[ring[once]], counts)
    at -= np.where(beyond, np.repeat(sizes[ring[once]], counts), 0)
    return SharedLines(
        points=points[at],
        starts=begins_of(counts),
        used=used,
        backwards=turned != turned[once][used],
        ring_starts=ring_starts,
        ring_areas=shapely.area(shapely.polygons(rings)),
        part_of=part_of,
        shape_of=shape_of,
    )


def _open_rings(rings: Shapes) -> tuple[Points, Numbers]:
    """The corners of rings, each once in a row and without the last, which is the first; the ring
    of each.
    """
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    kept = np.ones(len(points), dtype=bool)
    kept[:-1] = (points[1:] != points[:-1]).any(axis=1) & (ring_of[1:] == ring_of[:-1])
    kept[-1:] = False
    # A zero has a sign, which must not tell two positions apart.
    return points[kept] + 0.0, ring_of[kept]


def _where_lines_part(points: Points, first: Numbers, last: Numbers) -> tuple[Numbers, Flags]:
    """A number for each position, and at which points not all rings have the same neighbours."""
    order, new = _grouped(points)
    group = np.cumsum(new) - 1
    ids = np.empty(len(points), dtype=np.intp)
    ids[order] = group
    after, before = np.roll(ids, -1), np.roll(ids, 1)
    after[last], before[first] = ids[first], ids[last]
    beside = np.minimum(after, before) * len(points) + np.maximum(after, before)
    sorted_beside = beside[order]
    unlike = np.flatnonzero(~new[1:] & (sorted_beside[1:] != sorted_beside[:-1])) + 1
    parting = np.zeros(len(points), dtype=bool)
    parting[group[unlike]] = True
    return ids, parting[ids]


def _grouped(points: Points) -> tuple[Numbers, Flags]:
    """An order in which points at one position come together, and where a new position begins."""
    low_bits = len(points).bit_length()
    numbered = np.arange(len(points), dtype=np.uint64)
    mask = np.uint64((1 << low_bits) - 1)
    for mixer in MIXERS:
        # A sort of whole numbers that carry their place is ten times as fast as one of places.
        packed = np.sort((_mixed(points, mixer) & ~mask) | numbered)
        order = (packed & mask).astype(np.intp)
        new = np.ones(len(points), dtype=bool)
        new[1:] = (packed[1:] ^ packed[:-1]) > mask
        x, y = points[:, 0][order], points[:, 1][order]
        moved = (x[1:] != x[:-1]) | (y[1:] != y[:-1])
        if not (moved & ~new[1:]).any():
            return order, new
    order = np.lexsort(points.T)
    ranked = points[order]
    return order, np.append(True, (ranked[1:] != ranked[:-1]).any(axis=1))


def _mixed(points: Points, mixer: int) -> NDArray[np.uint64]:
    """A number for each position, in which all its bits have a part."""
    x, y = np.ascontiguousarray(points.T).view(np.uint64)
    found = x * np.uint64(mixer)
    found ^= found >> np.uint64(BITS // 2)
    found = (found + y) * np.uint64(mixer)
    found ^= found >> np.uint64(BITS // 2)
    mixed: NDArray[np.uint64] = found * np.uint64(mixer)
    return mixed


def _one_of_each_whole_ring(
    ids: Numbers, parting: Flags, first: Numbers, ring_of: Numbers
) -> Flags:
    """One point of each ring at which no line parts, the same for all such rings there."""
    whole = ~np.logical_or.reduceat(parting, first)
    least = np.minimum.reduceat(ids, first)
    found: Flags = whole[ring_of] & (ids == least[ring_of])
    return found


def _next(at: Numbers, ring: Numbers, first: Numbers, last: Numbers) -> Numbers:
    return np.where(at == last[ring], first[ring], at + 1)


def _before(at: Numbers, ring: Numbers, first: Numbers, last: Numbers) -> Numbers:
    return np.where(at == first[ring], last[ring], at - 1)
