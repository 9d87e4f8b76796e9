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

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.coverage import KEPT, is_coverage
from mapper.geometry.validity import polygonal, valid
from mapper.model.limits import most

# Of pairs that meet so many are taken at a time, and looked for from so many shapes at first.
AT_ONCE, FIRST = 50_000, 64
LIMIT = "overlaps"

Shapes = tuple[Geometry, ...]
Numbers = NDArray[np.intp]


class CrowdedError(Exception):
    """More pairs of shapes lie on each other than may. Told by whoever knows their file."""


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
    """The ground that valid polygons share, pair by pair; lines and points are none.

    Raises CrowdedError where more pairs share some than may: of polygons that all lie on one place
    there are as many as the square of their number.
    """
    if is_coverage(shapes):
        return ()
    ground = np.asarray(shapes, dtype=object)
    rank = np.empty(len(ground), dtype=np.intp)
    rank[smallest_first(shapes)] = np.arange(len(ground))
    found: list[Shared] = []
    for one, other in pairs_that_meet(ground, rank):
        common = shapely.intersection(ground[one], ground[other])
        some = np.flatnonzero(shapely.area(common) > 0)
        if len(found) + len(some) > most(LIMIT):
            raise CrowdedError
        found += (Shared(int(one[n]), int(other[n]), polygonal(common[n])) for n in some)
    return tuple(found)


def pairs_that_meet(
    ground: NDArray[np.object_], rank: Numbers
) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of shapes that meet, each once, that of the lower rank first; some at a time."""
    tree, start, size = shapely.STRtree(ground), 0, FIRST
    while start < len(ground):
        one, other = tree.query(ground[start : start + size], predicate="intersects")
        one = one + start
        once = rank[one] < rank[other]
        for at in range(0, int(once.sum()), AT_ONCE):
            yield one[once][at : at + AT_ONCE], other[once][at : at + AT_ONCE]
        start, size = start + size, max(FIRST, size * 2 if len(one) < AT_ONCE else size // 2)


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
