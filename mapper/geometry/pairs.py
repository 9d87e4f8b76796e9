# SPDX-License-Identifier: MIT
"""Two sets of polygons laid over each other, pair by pair, and what lies outside of either.

    before              after               pairs
+-----------+       +-----+-----+       +-----+-----+
|     A     |       |  a  |  b  |       | A a | A b |
+-----------+       +-----+-----+       +-----+-----+
|     B     |       |     c     |       |    B c    |
+-----------+       +-----------+       +-----------+

`overlay` cuts ground into pieces that are drawn; here nothing is drawn, so that no line is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.adjacency import OUTSIDE, around_m, sums
from mapper.geometry.area import area_km2
from mapper.geometry.slivers import thickness_m

# What the pairs of a shape leave of it, as a share of it, is rounding up to here.
ROUNDING = 1e-9
# Corners this close are one, in degrees: a tenth of a millimetre.
ALIKE_DEG = 1e-9

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]
Shapes = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Ground by the shapes that have it on either side, as columns of one length.

    - `before`, `after`: their numbers; `OUTSIDE` on one side is outside of it.
    - `km2`: the ground of a pair; above 0.
    - `width_m`: the mean width of its widest connected piece; see `thickness_m`.
    """

    before: Numbers
    after: Numbers
    km2: Floats
    width_m: Floats


def pairs_between(before: Sequence[Geometry], after: Sequence[Geometry]) -> Pairs:
    """The pairs of two sets of valid polygons (WGS84 degrees) that share ground.

    No two shapes of a set may share any. All that a shape has in its pairs is the shape.
    """
    one, other, common = _in_common(before, after)
    gone = _left(before, one, np.asarray(after, dtype=object)[other], common)
    new = _left(after, other, np.asarray(before, dtype=object)[one], common)
    nowhere = [np.full(len(left), OUTSIDE, dtype=np.intp) for left in (before, after)]
    ground = np.concatenate((common, gone, new))
    km2, width = _measured(ground)
    some = km2 > 0
    return Pairs(
        before=np.concatenate((one, np.arange(len(before)), nowhere[1]))[some],
        after=np.concatenate((other, nowhere[0], np.arange(len(after))))[some],
        km2=km2[some],
        width_m=width[some],
    )


def _in_common(
    before: Sequence[Geometry], after: Sequence[Geometry]
) -> tuple[Numbers, Numbers, Shapes]:
    """Pairs that meet, and what each has in common, which may be a line or a point.

    A shape that stands on both sides has nothing in common with any other.
    """
    first, second = np.asarray(before, dtype=object), np.asarray(after, dtype=object)
    one, other = shapely.STRtree(second).query(first, predicate="intersects")
    same = shapely.equals_exact(first[one], second[other], tolerance=ALIKE_DEG)
    kept = same | ~(np.isin(one, one[same]) | np.isin(other, other[same]))
    one, other, cut = one[kept], other[kept], ~same[kept]
    common = first[one]
    common[cut] = shapely.intersection(common[cut], second[other[cut]])
    return one, other, common


def _left(shapes: Sequence[Geometry], owner: Numbers, covers: Shapes, common: Shapes) -> Shapes:
    """What of each shape lies in none of those that it shares ground with; empty where nothing."""
    whole = np.asarray(shapes, dtype=object)
    areas = shapely.area(whole)
    open_ = areas - sums(owner, shapely.area(common), len(areas))
    left = np.full(len(areas), shapely.Polygon(), dtype=object)
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(len(areas) + 1))
    for nth in np.flatnonzero(open_ > ROUNDING * areas):
        own = covers[order[starts[nth] : starts[nth + 1]]]
        left[nth] = shapely.difference(whole[nth], shapely.union_all(own))
    return left


def _measured(ground: Shapes) -> tuple[Floats, Floats]:
    """The km² of each, and the mean width in metres of its widest piece; 0 where there is none."""
    pieces, owner = shapely.get_parts(ground, return_index=True)
    polygons = shapely.get_dimensions(pieces) == 2
    pieces, owner = pieces[polygons], owner[polygons]
    km2 = area_km2(list(pieces))
    width = np.zeros(len(ground))
    np.maximum.at(width, owner, thickness_m(km2, around_m(pieces)))
    return sums(owner, km2, len(ground)), width
