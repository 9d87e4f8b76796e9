# SPDX-License-Identifier: MIT
"""Which ground a map is framed by: all that lies together, and what far ground is worth it.

    +-----------------------------+
    |                      ####   |        +----------+
    |                    ######   |        |    ####  |
    |                     ####    |   to   |  ######  |   and far: ::
    |  ::                         |        |   ####   |
    +-----------------------------+        +----------+

A polygon is never cut. Sizes are those of boxes, in kilometres at the latitude of their middle,
which is exact enough to say what lies far.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.frame import KM_PER_DEG
from mapper.geometry.plane import Box

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]

# Ground belongs to other ground that is nearer than this share of its longer side, and islands to
# an archipelago that are nearer than a larger share, up to so many kilometres.
NEAR_SHARE = 0.1
ISLAND_SHARE = 0.4
ISLAND_KM = 150.0
# How much smaller the ground may become so that far ground is seen with it; of far ground that is
# at least the hundredth part of all, as which less is left aside.
CHEAP = 1.15
WORTH = 1.35
WORTH_SHARE = 0.01
# Specks of shapes that lie elsewhere, too, and are together less than this share of all, are left
# aside where without them along one side the ground is seen at least so many times as large.
SPECKS_SHARE = 0.0005
SPECKS_COST = 1.2
MOST_SPECKS = 50
# Of ground in more groups than these the rest are taken as one.
MOST_GROUPS = 200
# From so many polygons on whose neighbours are looked for at once, a tree finds them.
MANY = 64
# Where more than this would lie far, there is no ground that the rest is far from.
MOST_FAR = 0.2


@dataclass(frozen=True, slots=True)
class Far:
    """Ground that lies far: its box, where it is worth a picture, and the numbers of the shapes
    that lie nowhere else (`whole`) or in part (`partly`); `km2`: how much of it there is.
    """

    box: Box
    whole: tuple[int, ...]
    partly: tuple[int, ...]
    km2: float


@dataclass(frozen=True, slots=True)
class Framed:
    """The box (degrees) that ground is framed by, and what lies far from it, largest first."""

    bounds: Box
    far: tuple[Far, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Polygons: their boxes (rows of west, south, east, north in degrees), roughly how large each
    is in km², how much each counts, and the number of the shape it is of.
    """

    boxes: Floats
    km2: Floats
    weight: Floats
    of: Numbers

    def __getitem__(self, chosen: NDArray[np.bool_]) -> Parts:
        return Parts(self.boxes[chosen], self.km2[chosen], self.weight[chosen], self.of[chosen])


def framed(shapes: Sequence[Geometry], counted: Iterable[int] = ()) -> Framed:
    """What polygons (WGS84 degrees, in one piece across 180 degrees) are framed by.

    `counted`: the numbers of those that have something to tell, which alone make far ground worth
    it; without any all do. All that lies together is framed, begun with the largest polygon.
    Raises ValueError where there is no ground.
    """
    parts = parts_of(shapes, counted)
    if not len(parts.of):
        raise ValueError("no ground to frame")
    inside = _kept(parts)
    far = _far(parts, inside) if not inside.all() else ()
    return Framed(box_around(parts.boxes[inside]), far)


def parts_of(shapes: Sequence[Geometry], counted: Iterable[int] = ()) -> Parts:
    """The polygons of shapes."""
    polygons, of = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    there = ~shapely.is_empty(polygons)
    polygons, of = polygons[there], of[there]
    boxes = shapely.bounds(polygons).reshape(-1, 4)
    km2 = shapely.area(polygons) * _cosine((boxes[:, 1] + boxes[:, 3]) / 2) * KM_PER_DEG**2
    told = np.isin(of, list(counted))
    weight = np.where(told, km2, 0.0) if told.any() else km2
    return Parts(boxes, km2, weight, of)


def box_around(boxes: Floats) -> Box:
    """The box around boxes."""
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north


def size_km(box: Sequence[float]) -> tuple[float, float]:
    """How wide and how high a box is, in kilometres."""
    west, south, east, north = box
    wide = (east - west) * float(_cosine((south + north) / 2))
    return wide * KM_PER_DEG, (north - south) * KM_PER_DEG


def growth(box: Sequence[float], larger: Sequence[float]) -> float:
    """How many times smaller ground is seen in a larger box than in its own: by the longer side,
    or by the root of the area, whichever is more.
    """
    (wide, high), (wider, higher) = size_km(box), size_km(larger)
    by_side = max(wider, higher) / max(wide, high, 1e-9)
    return max(by_side, math.sqrt(wider * higher / max(wide * high, 1e-9)))


def _kept(parts: Parts) -> NDArray[np.bool_]:
    """Which polygons are framed."""
    total = float(parts.weight.sum())
    if not total:  # Points, of which none is large enough to leave another aside.
        return np.ones(len(parts.of), dtype=bool)
    inside = _together(parts)
    for cluster in _clusters(parts, ~inside, _near_km(box_around(parts.boxes[inside]))):
        share = float(parts.weight[cluster].sum()) / total
        smaller = growth(box_around(parts.boxes[inside]), box_around(parts.boxes[inside | cluster]))
        if smaller <= (WORTH if share >= WORTH_SHARE else CHEAP):
            inside |= cluster
    if float(parts.weight[~inside].sum()) > MOST_FAR * total:
        return np.ones(len(inside), dtype=bool)
    return _without_specks(parts, inside)


def _without_specks(parts: Parts, inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What is framed, without specks along one side that would make it much smaller."""
    whole = box_around(parts.boxes[inside])
    sides = parts.boxes * (1.0, 1.0, -1.0, -1.0)
    found = [_specks(parts, inside, sides[:, side]) for side in range(4)]
    kept = [inside & ~_among(specks, len(inside)) for specks in found if len(specks)]
    costs = [growth(box_around(parts.boxes[one]), whole) for one in kept]
    if not kept or max(costs) < SPECKS_COST:
        return inside
    return kept[int(np.argmax(costs))]


def _specks(parts: Parts, inside: NDArray[np.bool_], side: Floats) -> Numbers:
    """The outermost polygons along a side that are specks together, up to the last one behind which
    a gap is that is at least half as wide as the widest.
    """
    order = np.flatnonzero(inside)
    order = order[np.argsort(side[order], kind="stable")][: MOST_SPECKS + 1]
    largest = np.zeros(int(parts.of.max()) + 1)
    np.maximum.at(largest, parts.of[inside], parts.km2[inside])
    small = np.cumsum(parts.km2[order]) <= SPECKS_SHARE * float(parts.km2.sum())
    small &= parts.km2[order] < largest[parts.of[order]]
    count = min(int(np.argmin(np.append(small, False))), len(order) - 1)
    gaps = np.diff(side[order])[:count]
    wide = np.flatnonzero(gaps >= gaps.max(initial=0.0) / 2)
    return order[: int(wide[-1]) + 1] if len(wide) else order[:0]


def _among(numbers: Numbers, count: int) -> NDArray[np.bool_]:
    chosen = np.zeros(count, dtype=bool)
    chosen[numbers] = True
    return chosen


def _together(parts: Parts) -> NDArray[np.bool_]:
    """What lies together and counts most."""
    free = np.ones(len(parts.of), dtype=bool)
    best, most, left = free, -1.0, float(parts.weight.sum())
    for _ in range(MOST_GROUPS):
        if not free.any() or left <= most:
            break
        found = _around_largest(parts, free)
        free &= ~found
        here = float(parts.weight[found].sum())
        left -= here
        if here > most:
            best, most = found, here
    return best


def _around_largest(parts: Parts, free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The largest free polygon and all that lies near it, the farther the more there is of it."""
    inside = np.zeros(len(free), dtype=bool)
    inside[int(np.argmax(np.where(free, parts.weight, -1.0)))] = True
    while (free & ~inside).any():
        near_km = _near_km(box_around(parts.boxes[inside]))
        found = _grown(parts.boxes, inside, free & ~inside, near_km)
        if not found.any():
            break
        inside |= found
    return inside


def _grown(
    boxes: Floats, seed: NDArray[np.bool_], free: NDArray[np.bool_], near_km: float
) -> NDArray[np.bool_]:
    """Which of the free polygons lie near the seed, or near such, and so on."""
    found = np.zeros(len(boxes), dtype=bool)
    waiting = list(np.flatnonzero(seed))
    while waiting and len(waiting) < MANY:
        left = np.flatnonzero(free & ~found)
        if not len(left):
            return found
        near = left[_gaps_km(boxes[waiting.pop()], boxes[left]) <= near_km]
        found[near] = True
        waiting.extend(near)
    return _grown_by_tree(boxes, found, np.array(waiting, dtype=np.intp), free, near_km)


def _grown_by_tree(
    boxes: Floats, found: NDArray[np.bool_], edge: Numbers, free: NDArray[np.bool_], near_km: float
) -> NDArray[np.bool_]:
    """`found` with the free polygons near those at its edge, or near such, and so on."""
    left = np.flatnonzero(free & ~found)
    tree = shapely.STRtree(shapely.box(*boxes[left].T)) if len(edge) else None
    while tree is not None and len(edge):
        up = near_km / KM_PER_DEG
        across = up / np.maximum(_cosine(np.abs(boxes[edge]).max(axis=1) + up), 1e-3)
        room = np.column_stack((-across, np.full(len(edge), -up), across, np.full(len(edge), up)))
        of, other = tree.query(shapely.box(*(boxes[edge] + room).T))
        near = _gaps_km(boxes[edge[of]].T, boxes[left[other]]) <= near_km
        edge = np.unique(left[other[near]])
        edge = edge[~found[edge]]
        found[edge] = True
    return found


def _clusters(parts: Parts, free: NDArray[np.bool_], near_km: float) -> Iterable[NDArray[np.bool_]]:
    """The free polygons by what lies together, what counts most first."""
    free = free.copy()
    found: list[NDArray[np.bool_]] = []
    while free.any():
        if len(found) == MOST_GROUPS:
            found.append(free)
            break
        seed = np.zeros(len(free), dtype=bool)
        seed[int(np.argmax(np.where(free, parts.km2, -1.0)))] = True
        cluster = seed | _grown(parts.boxes, seed, free & ~seed, near_km)
        free &= ~cluster
        found.append(cluster)
    return sorted(found, key=lambda one: -float(parts.weight[one].sum()))


def _far(parts: Parts, inside: NDArray[np.bool_]) -> tuple[Far, ...]:
    """What is not framed, a shape that lies nowhere else with all its polygons."""
    within = set(parts.of[inside].tolist())
    near_km = _near_km(box_around(parts.boxes[inside]))
    groups: list[NDArray[np.bool_]] = []
    for cluster in _clusters(parts, ~inside, near_km):
        alone = set(parts.of[cluster].tolist()) - within
        same = [one for one in groups if alone & set(parts.of[one].tolist())]
        groups = [one for one in groups if not any(one is other for other in same)]
        groups.append(np.any([cluster, *same], axis=0))
    return tuple(sorted((_told(parts[one], within) for one in groups), key=lambda far: -far.km2))


def _told(parts: Parts, within: set[int]) -> Far:
    """Far ground by itself, framed by what of it lies together."""
    shapes = sorted(set(parts.of.tolist()))
    alone = replace(parts, weight=parts.km2)
    return Far(
        box_around(parts.boxes[_kept(alone)]),
        tuple(shape for shape in shapes if shape not in within),
        tuple(shape for shape in shapes if shape in within),
        float(parts.km2.sum()),
    )


def _near_km(box: Box) -> float:
    side = max(size_km(box))
    return max(NEAR_SHARE * side, min(ISLAND_KM, ISLAND_SHARE * side))


def _gaps_km(box: Floats, boxes: Floats) -> Floats:
    """How far boxes lie from another, in km; 0 where they meet."""
    up = np.maximum(np.maximum(box[1] - boxes[:, 3], boxes[:, 1] - box[3]), 0.0)
    across = np.maximum(np.maximum(box[0] - boxes[:, 2], boxes[:, 0] - box[2]), 0.0)
    middle = (box[1] + box[3] + boxes[:, 1] + boxes[:, 3]) / 4
    gaps: Floats = np.hypot(up, across * _cosine(middle)) * KM_PER_DEG
    return gaps


def _cosine(lat: Floats | float) -> Floats:
    cosine: Floats = np.cos(np.radians(lat))
    return cosine
