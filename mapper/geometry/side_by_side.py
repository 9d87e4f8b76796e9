# SPDX-License-Identifier: MIT
"""Units as they are drawn: side by side, every border once, and no gap that one could take for a
front.

        before                after
    +------+ +------+     +-------+------+
    |      | |      |     |       |      |     a gap of 110 m at the scale of a country,
    +------+ +------+     +-------+------+     or as much of an overlap

Only what is drawn is mended: figures are of the full shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.apart import smallest_first
from mapper.geometry.frame import KM_PER_DEG
from mapper.geometry.validity import polygonal, valid

Shapes = NDArray[np.object_]
Points = NDArray[np.float64]

# Gaps up to this are closed, and up to this share of the whole: a river through a city stays.
CLOSED_KM = 1.0
CLOSED_SHARE = 1 / 250
# Of the way back, so that what is closed reaches the lines on both sides.
NEARLY = 1 - 1e-5
# Corners on a quarter of a circle.
ROUND = 4


def side_by_side(shapes: Sequence[Geometry]) -> list[Geometry]:
    """Valid polygons in WGS84 degrees, in their order, that share their borders and no ground.

    Of ground that two share the smaller has it, and narrow gaps go to a neighbour. A shape that
    smaller ones hide is empty. Sound shapes stay as they are, to a hundred-millionth of the extent.
    """
    if not len(shapes):
        return []
    flat = Flat.of(shapes)
    array = flat.down(shapes)
    gap = narrow(shapely.total_bounds(array))
    if shapely.coverage_is_valid(array, gap_width=gap):
        return list(shapes)
    order = smallest_first(tuple(array))
    try:
        fills = fills_of_gaps(array, gap)
        cleaned = shapely.coverage_clean(
            np.concatenate((array[order], fills)), gap_width=gap, merge_strategy="min_index"
        )
    except shapely.errors.GEOSException:  # then they are drawn as they are
        return list(shapes)
    mended = np.empty_like(array)
    mended[order] = cleaned[: len(array)]
    return list(flat.up(with_fills(mended, cleaned[len(array) :])))


@dataclass(frozen=True, slots=True)
class Flat:
    """Degrees made as long to the east as to the north, at the middle of some shapes."""

    stretch: NDArray[np.float64]

    @classmethod
    def of(cls, shapes: Sequence[Geometry]) -> Flat:
        _, south, _, north = shapely.total_bounds(np.asarray(shapes, dtype=object))
        return cls(np.array([cos(radians((south + north) / 2)), 1.0]))

    def down(self, shapes: Sequence[Geometry]) -> Shapes:
        """Degrees of longitude and latitude to degrees of latitude in both directions."""
        return _transformed(shapes, lambda points: points * self.stretch)

    def up(self, shapes: Sequence[Geometry] | Shapes) -> Shapes:
        return _transformed(shapes, lambda points: points / self.stretch)


def _transformed(shapes: Sequence[Geometry] | Shapes, move: Callable[[Points], Points]) -> Shapes:
    """Polygons that are valid where their corners are moved to: rounding crosses lines that all
    but touch.
    """
    moved = shapely.transform(np.asarray(shapes, dtype=object), move)
    return np.array([*map(valid, moved), None], dtype=object)[:-1]


def narrow(bounds: Sequence[float]) -> float:
    """Up to which width gaps between units with these bounds are closed, in degrees of latitude."""
    west, south, east, north = bounds
    return min(CLOSED_KM / KM_PER_DEG, max(east - west, north - south) * CLOSED_SHARE)


def fills_of_gaps(shapes: Shapes, gap: float) -> Shapes:
    """The ground of gaps of such a width at most, whether they are open at their ends or not.

    What lies between two lines is what remains when they are made as wide as the gap and then
    narrow again (a closing).
    """
    edges = shapely.coverage_invalid_edges(shapes, gap_width=gap)
    near = ~shapely.is_empty(edges)
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(edges[near])))
    # Piece by piece, which is fifty times faster than all at once.
    wide = shapely.union_all(shapely.buffer(lines, gap / 2, quad_segs=ROUND))
    closed = shapely.buffer(shapely.get_parts(wide), -gap / 2 * NEARLY, quad_segs=ROUND)
    left = shapely.difference(shapely.union_all(closed), shapely.union_all(shapes[near]))
    parts = shapely.get_parts(polygonal(left))
    touching, _ = shapely.STRtree(shapes[near]).query(parts, predicate="intersects")
    return np.asarray(parts[np.bincount(touching, minlength=len(parts)) > 1])


def with_fills(shapes: Shapes, fills: Shapes) -> Shapes:
    """A coverage with some of its members joined to those that they share the longest line with."""
    parts = shapely.get_parts(fills)
    fill, shape = shapely.STRtree(shapes).query(parts, predicate="intersects")
    lines = shapely.intersection(shapely.boundary(parts[fill]), shapely.boundary(shapes[shape]))
    longest: dict[int, tuple[float, int]] = {}
    for one, other, length in zip(
        fill.tolist(), shape.tolist(), shapely.length(lines).tolist(), strict=True
    ):
        longest[one] = max(longest.get(one, (0.0, -1)), (length, other))
    own: dict[int, list[Geometry]] = {}
    for one, (length, other) in longest.items():
        if length > 0:
            own.setdefault(other, []).append(parts[one])
    joined = shapes.copy()
    for other, members in own.items():
        joined[other] = shapely.coverage_union_all([shapes[other], *members])
    return joined
