# SPDX-License-Identifier: MIT
"""Shapes that lie on each other, taken apart: of two on one ground the smaller has it.

    +-----------+           +-----------+
    |  +--+     |           |  +--+     |
    |  |  |  P  |   gives   |  |C | P   |    P has a hole where C is,
    |  +--+     |           |  +--+     |    in whatever order they stand.
    +-----------+           +-----------+

A city may be drawn on the province around it, as in many files it is; painted and counted by their
order the province would hide it, or its ground would count for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.coverage import KEPT, is_coverage
from mapper.geometry.validity import polygonal, valid

Shapes = tuple[Geometry, ...]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Shared:
    """Ground that two shapes claim: their numbers, the smaller one's first, and the ground."""

    smaller: int
    larger: int
    ground: Geometry


def smallest_first(shapes: Shapes) -> Numbers:
    """The numbers of shapes by size; of equal ones the later one counts as the smaller."""
    areas = shapely.area(np.asarray(shapes, dtype=object))
    order: Numbers = np.lexsort((-np.arange(len(areas)), areas))
    return order


@lru_cache(maxsize=KEPT)
def shared_ground(shapes: Shapes) -> tuple[Shared, ...]:
    """The ground that valid polygons share, pair by pair; lines and points are none."""
    if is_coverage(shapes):
        return ()
    ground = np.asarray(shapes, dtype=object)
    rank = np.empty(len(ground), dtype=np.intp)
    rank[smallest_first(shapes)] = np.arange(len(ground))
    one, other = shapely.STRtree(ground).query(ground, predicate="intersects")
    once = rank[one] < rank[other]
    one, other = one[once], other[once]
    common = shapely.intersection(ground[one], ground[other])
    some = np.flatnonzero(shapely.area(common) > 0)
    return tuple(Shared(int(one[nth]), int(other[nth]), polygonal(common[nth])) for nth in some)


@lru_cache(maxsize=KEPT)
def apart(shapes: Shapes) -> Shapes:
    """The shapes without the ground that smaller ones of them lie on; what they hide is empty.

    Valid polygons, in their order; those that no smaller one lies on are the same objects.
    """
    lost: dict[int, list[Geometry]] = {}
    for shared in shared_ground(shapes):
        lost.setdefault(shared.larger, []).append(shared.ground)
    return tuple(
        valid(shapely.difference(shape, shapely.union_all(lost[nth]))) if nth in lost else shape
        for nth, shape in enumerate(shapes)
    )
