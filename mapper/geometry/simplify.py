# SPDX-License-Identifier: MIT
"""Polygons with fewer points, whose borders stay shared: at the scale of a page, or of a file.

before                 after
+--/\\/\\--+             +--------+     no corner that cannot be seen; a line that two shapes
|   A    \\\\~~~+        |   A    \\---+  share loses the same points on both sides, and a small
+---------~B~~+        +-------- B--+  island keeps its form
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import shapely
from shapely import Geometry

from mapper.geometry.crossings import faulty_points, new_faults
from mapper.geometry.ranges import begins_of
from mapper.geometry.shared_lines import Flags, Points, Shapes, SharedLines, shared_lines
from mapper.geometry.thinning import kept_points
from mapper.geometry.validity import valid

# The longer side of the map in points on a large screen: less than a pixel cannot be seen.
PAGE_POINTS = 1600
# A page is zoomed into: where few points are left, it has as many more as it can carry, down to
# what is seen after some steps of zoom.
FINEST_SHARE = 1 / 16
MOST_POINTS = 12_000
# A corner of a ring is kept that is more than this share of its ground; of rings that are too
# small to be seen no finer than this share of the tolerance, as an area.
FORM_SHARE = 1 / 100
FORM_LEAST = 1 / 64
# Where lines cross that did not, they are thinned again: so much finer the first times, then not at
# all there; and not more often than this.
FINER = 1 / 32
FINER_TRIES, TRIES = 2, 5


def page_tolerance(bounds: Sequence[float]) -> float:
    """The tolerance, in degrees, that cannot be seen on a page that shows `bounds` (degrees)."""
    west, south, east, north = bounds
    return max(east - west, north - south) / PAGE_POINTS


def simplify_for_page(
    shapes: Sequence[Geometry], bounds: Sequence[float], most_points: int = MOST_POINTS
) -> list[Geometry]:
    """`simplify_shared` for a page that shows `bounds` (degrees) at first and can be zoomed into.

    As fine as is seen after some zooming where that leaves no more than `most_points`, of what is
    shared once; else coarser, but never coarser than is seen at first.
    """
    tolerance = page_tolerance(bounds)

    def simplified(ground: Shapes) -> Shapes:
        lines = shared_lines(ground)
        return _simplified(lines, ground, tolerance * _share(lines, tolerance, most_points))

    return _where_ground_is(shapes, simplified)


def simplify_shared(shapes: Sequence[Geometry], tolerance_deg: float) -> list[Geometry]:
    """Polygons with fewer points, borders still shared; same order, WGS84 degrees.

    Corners of less than the tolerance squared go (`thinning`), of a small ring those that are a
    small share of its ground. What two shapes share is one line and stays so. Where rings would
    cross, or shapes lie on each other that did not, the lines are kept finer there alone.
    Lines that two shapes do not share point by point are simplified by themselves. No shape and no
    part of one vanishes.
    """
    return _where_ground_is(
        shapes, lambda ground: _simplified(shared_lines(ground), ground, tolerance_deg)
    )


def _where_ground_is(
    shapes: Sequence[Geometry], simplified: Callable[[Shapes], Shapes]
) -> list[Geometry]:
    """The shapes, simplified but for the empty ones."""
    found = np.array([*shapes, None], dtype=object)[:-1]
    some = ~shapely.is_empty(found)
    if some.any():
        found[some] = simplified(found[some])
    return list(found)


def _share(lines: SharedLines, tolerance: float, most_points: int) -> float:
    """The share of the tolerance, 1 at most, with which no more than some points are left."""
    points, starts, areas = lines.points, lines.starts, _ring_areas(lines)
    share = FINEST_SHARE
    while share < 1:
        kept = kept_points(points, starts, _least_areas(areas, share * tolerance))
        if np.count_nonzero(kept) <= most_points:
            break
        # What is coarser yet is found among what is left.
        lengths = np.add.reduceat(kept, starts, dtype=np.intp)
        points, starts, areas = points[kept], begins_of(lengths), areas[kept]
        share *= 2
    return share


def _ring_areas(lines: SharedLines) -> Points:
    """At each point the area of the smallest ring that has it."""
    return np.repeat(lines.least_ring_areas(), lines.lengths)


def _least_areas(ring_areas: Points, tolerance: float) -> Points:
    """At each point the smallest corner that is kept."""
    most = tolerance * tolerance
    return np.clip(FORM_SHARE * ring_areas, FORM_LEAST * most, most)


def _simplified(lines: SharedLines, shapes: Shapes, tolerance: float) -> Shapes:
    least = _least_areas(_ring_areas(lines), tolerance)
    kept = kept_points(lines.points, lines.starts, least)
    found = lines.shapes(kept)
    faulty = new_faults(found, shapes)
    for nth in range(TRIES):
        if not faulty.any():
            break
        again = lines.of_shapes(faulty)
        finer = faulty_points(lines, kept & np.repeat(again, lines.lengths))
        least[finer] *= FINER if nth < FINER_TRIES else 0.0
        kept = _kept_again(lines, kept, again, least)
        found = lines.shapes(kept)
        faulty = new_faults(found, shapes)
    found[faulty] = [valid(shape) for shape in found[faulty]]
    return found


def _kept_again(lines: SharedLines, kept: Flags, again: Flags, least: Points) -> Flags:
    """The points that are kept, of some lines found again."""
    of = np.repeat(again, lines.lengths)
    lengths = lines.lengths[again]
    renewed = kept.copy()
    renewed[of] = kept_points(lines.points[of], begins_of(lengths), least[of])
    return renewed
