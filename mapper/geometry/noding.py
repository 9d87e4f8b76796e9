# SPDX-License-Identifier: MIT
"""Lines on a grid cut where they meet, so that they share whole edges and nothing else.

Method: snap rounding (Hobby, 1999). Every end and every crossing, rounded to the grid, draws to
itself all lines that pass through the square of the grid around it. It is done again for what
has moved, until no two edges cross: a line never ends up further from where it was than one step
of the grid for each round, and there are seldom more than two.

The squares are half open: to each belong its left and its lower side, and of its corners the lower
left one. So every position lies in one square and no other, and both lines of a crossing pass
through the square of that crossing, also where it is halfway between points of the grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.geometry.chains import Keys, Whole, keys_of, points_of
from mapper.geometry.ranges import begins_of, ranges, rows_of

# Half of the diagonal of a square of the grid, and a little.
_REACH = 0.75
MOST_ROUNDS = 50
# What floating-point numbers say of a crossing may be off by a tenth of this, in steps of the grid.
_DOUBT = 1e-5

# So many strips. Up to so many fresh lines two workers were slower than none, even those that had
# been started before: `make bench-workers`.
STRIPS = 64
FEW = 130_000

Flags = NDArray[np.bool_]
# Does a function for every task, wherever that is; results in the order of the tasks.
Spread = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Noded:
    """`points`: keys of positions; `edges`: rows of two numbers of points, the lower key first.

    `segment`, `edge`, `times`: the edges that every line has become: rows of the number of the
    line, the number of an edge, and 1 or -1 for its direction.
    """

    points: Keys
    edges: Whole
    segment: Whole
    edge: Whole
    times: Whole


class EndlessNoding(ArithmeticError):
    """Cutting lines made new crossings again and again, `at` this point of the grid."""

    def __init__(self, message: str, at: tuple[int, int]) -> None:
        self.at = at
        super().__init__(message)


def node(low: Keys, high: Keys, fresh: Flags | None = None, spread: Spread | None = None) -> Noded:
    """Cut lines, each given once by its ends, at all points where they meet.

    Those that are not `fresh` meet at their ends alone, as a cut before has left them. `spread`
    looks at strips of the ground at once; what it finds is the same.
    """
    points, number = np.unique(np.concatenate((low, high)), return_inverse=True)
    edges = np.column_stack(np.split(number.astype(np.int64), 2))
    found = Noded(
        points,
        edges,
        segment=np.arange(len(edges)),
        edge=np.arange(len(edges)),
        times=np.ones(len(edges), dtype=np.int64),
    )
    fresh = np.ones(len(edges), dtype=bool) if fresh is None else fresh
    for _ in range(MOST_ROUNDS):
        found, fresh = _round(found, fresh, spread)
        if not fresh.any():
            return _in_order(found)
    x, y = points_of(found.points[found.edges[fresh][:1, 0]])[0].tolist()
    raise EndlessNoding(f"lines still cross after {MOST_ROUNDS} rounds", (x, y))


def _round(found: Noded, fresh: Flags, spread: Spread | None = None) -> tuple[Noded, Flags]:
    """One round over the edges that are `fresh`; what is fresh after it is to be looked at."""
    look = Here() if spread is None or fresh.sum() < FEW else Strips(spread)
    places = points_of(found.points)
    crossings = look.crossings(places, found.edges, fresh)
    known = np.isin(crossings, found.points)
    points = np.concatenate((found.points, crossings[~known]))
    is_new = np.arange(len(points)) >= len(found.points)
    is_new[found.edges[fresh]] = True
    edge, point = look.passed(points_of(points), found.edges, fresh, is_new)
    if not len(edge):
        return found, np.zeros(len(found.edges), dtype=bool)
    return _cut(Noded(points, found.edges, found.segment, found.edge, found.times), edge, point)


class Here:
    """Looking at all lines at once, in one tree."""

    def crossings(self, places: Whole, edges: Whole, fresh: Flags) -> Keys:
        lines = shapely.linestrings(rows_of(places, edges).astype(float))
        self.tree = shapely.STRtree(lines)
        return _crossings(places, edges, self.tree, lines, fresh)

    def passed(
        self, places: Whole, edges: Whole, fresh: Flags, is_new: Flags
    ) -> tuple[Whole, Whole]:
        return _passed(places, edges, self.tree, fresh, is_new)


class Strips:
    """Looking at strips of the ground from south to north, each with all lines that touch it.

    Two lines that cross do so in some strip that both touch, and a point that a line passes lies
    in one. So both are found strip by strip as they are in all lines together, whatever the
    strips are, in every round; nothing is left out at a seam that would have to be mended.
    """

    def __init__(self, spread: Spread) -> None:
        self.spread = spread

    def crossings(self, places: Whole, edges: Whole, fresh: Flags) -> Keys:
        bounds = self._bounds(places, edges)
        tasks = [
            (places[edges[own]], edges[own], fresh[own]) for own in _touching(places, edges, bounds)
        ]
        found = self.spread(crossings_of_strip, tasks)
        return np.unique(np.concatenate([np.empty(0, np.uint64), *found]))

    def passed(
        self, places: Whole, edges: Whole, fresh: Flags, is_new: Flags
    ) -> tuple[Whole, Whole]:
        bounds = self._bounds(places, edges)
        strip = np.searchsorted(bounds[1:-1], places[:, 0], side="right")
        owns = _touching(places, edges, bounds)
        points = [np.flatnonzero(strip == nth) for nth in range(len(owns))]
        tasks = [
            (places[edges[own]], edges[own], fresh[own], places[its], its, is_new[its])
            for own, its in zip(owns, points, strict=True)
        ]
        found = [*self.spread(passed_in_strip, tasks)]
        none = np.empty(0, dtype=np.int64)
        pairs = [(own[edge], its[point])
                 for own, its, (edge, point) in zip(owns, points, found, strict=True)]  # fmt: skip
        return (
            np.concatenate([none, *(edge for edge, _ in pairs)]),
            np.concatenate([none, *(point for _, point in pairs)]),
        )

    def _bounds(self, places: Whole, edges: Whole) -> Whole:
        """The sides of strips with about as many lines each."""
        middle = places[edges].sum(axis=1)[:, 0] // 2
        inner = np.quantile(middle, np.linspace(0, 1, STRIPS + 1)[1:-1], method="nearest")
        whole = np.iinfo(np.int64)
        return np.concatenate(([whole.min], np.unique(inner), [whole.max])).astype(np.int64)


def _touching(places: Whole, edges: Whole, bounds: Whole) -> list[Whole]:
    """The lines that reach into each strip, or within a step of the grid of it."""
    x = places[edges][:, :, 0]
    low, high = x.min(axis=1) - 1, x.max(axis=1) + 1
    return [np.flatnonzero((high >= west) & (low <= east)) for west, east in pairwise(bounds)]


def crossings_of_strip(task: tuple[Whole, Whole, Flags]) -> Keys:
    """Where lines cross, of their ends, the numbers of these, and which are fresh."""
    ends, edges, fresh = task
    places, own = _numbered(ends, edges)
    lines = shapely.linestrings(ends.astype(float))
    return _crossings(places, own, shapely.STRtree(lines), lines, fresh)


def passed_in_strip(
    task: tuple[Whole, Whole, Flags, Whole, Whole, Flags],
) -> tuple[Whole, Whole]:
    """Lines and points of a strip, by their places in it, of which one passes through the other."""
    ends, edges, fresh, places, numbers, is_new = task
    if not (len(edges) and len(places)):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    # Ends that lie in other strips come after the points of this one.
    others = np.setdiff1d(edges, numbers)
    known = np.concatenate((numbers, others))
    order = np.argsort(known)
    own = order[np.searchsorted(known[order], edges)]
    everything = np.zeros((len(known), 2), dtype=np.int64)
    everything[own.ravel()] = ends.reshape(-1, 2)
    everything[: len(places)] = places
    tree = shapely.STRtree(shapely.linestrings(ends.astype(float)))
    return _passed(everything, own, tree, fresh, is_new, asked=len(places))


def _numbered(ends: Whole, edges: Whole) -> tuple[Whole, Whole]:
    """Places of points and edges between them, numbered anew."""
    numbers, own = np.unique(edges, return_inverse=True)
    own = own.reshape(edges.shape).astype(np.int64)
    places = np.zeros((len(numbers), 2), dtype=np.int64)
    places[own.ravel()] = ends.reshape(-1, 2)
    return places, own


def _crossings(
    places: Whole, edges: Whole, tree: shapely.STRtree, lines: NDArray[np.object_], fresh: Flags
) -> Keys:
    """Where edges cross each other between their ends, rounded to the grid."""
    asked = np.flatnonzero(fresh)
    nth, other = tree.query(lines[asked], predicate="intersects")
    one = asked[nth]
    once = (one != other) & (~fresh[other] | (one < other))
    one, other = one[once], other[once]
    (low, high), (first, last) = edges.T.take(one, axis=1), edges.T.take(other, axis=1)
    apart = (low != first) & (low != last) & (high != first) & (high != last)
    one, other = one[apart], other[apart]
    (a, b), (c, d) = (rows_of(places, edges.T.take(nth, axis=1)) for nth in (one, other))
    sides = [_side(a, b, c), _side(a, b, d), _side(c, d, a), _side(c, d, b)]
    signs = [np.sign(side) for side in sides]
    proper = (signs[0] * signs[1] < 0) & (signs[2] * signs[3] < 0)
    start, step = a[proper], b[proper] - a[proper]
    part = sides[2][proper]
    crossed = start + _rounded(step, part[:, None], (part - sides[3][proper])[:, None])
    return np.unique(keys_of(crossed))


def _rounded(step: Whole, part: Whole, whole: Whole) -> Whole:
    """`step` times `part` by `whole`, to the nearest whole number, halves up.

    Floating-point numbers decide but near a half, where whole numbers of any length do.
    """
    part, whole = np.broadcast_to(part, step.shape), np.broadcast_to(whole, step.shape)
    value = step * (part / whole)
    rounded = np.floor(value + 0.5).astype(np.int64)
    for at in zip(*np.nonzero(np.abs(value - np.floor(value) - 0.5) < _DOUBT), strict=True):
        product, divisor = int(step[at]) * int(part[at]), int(whole[at])
        rounded[at] = (2 * product + divisor) // (2 * divisor)
    return rounded


def _side(a: Whole, b: Whole, c: Whole) -> Whole:
    """Twice the area of each triangle a, b, c: above zero where c is to the left of a to b."""
    ab, ac = b - a, c - a
    return ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0]


def _passed(
    places: Whole,
    edges: Whole,
    tree: shapely.STRtree,
    fresh: Flags,
    is_new: Flags,
    asked: int | None = None,
) -> tuple[Whole, Whole]:
    """Edges and the points through whose squares they pass without ending there.

    An edge that does not enter a square may touch it at a corner alone, for it ends on the grid
    and the sides of the squares lie between; that counts at the lower left corner. Points that
    were there before are asked about fresh edges alone, new ones about all; the first `asked`.
    """
    point, edge = tree.query(
        shapely.points(places[:asked].astype(float)), predicate="dwithin", distance=_REACH
    )
    looked_at = fresh[edge] | is_new[point]
    point, edge = point[looked_at], edge[looked_at]
    ends = edges.T.take(edge, axis=1)
    inner = (ends[0] != point) & (ends[1] != point)
    point, edge = point[inner], edge[inner]
    # Twice as fine, so that the corners of the squares have whole numbers.
    a, b = 2 * rows_of(places, edges.T.take(edge, axis=1))
    middle = 2 * rows_of(places, point)
    corners = [middle + np.array(corner) for corner in ((-1, -1), (-1, 1), (1, -1), (1, 1))]
    sides = np.sign([_side(a, b, corner) for corner in corners])
    between = (sides.min(axis=0) < 0) & (sides.max(axis=0) > 0)
    beside = (np.minimum(a, b) < middle + 1) & (np.maximum(a, b) > middle - 1)
    corner = middle - 1
    around = ((np.minimum(a, b) < corner) & (np.maximum(a, b) > corner)).all(axis=1)
    hit = (between & beside.all(axis=1)) | ((sides[0] == 0) & around)
    return edge[hit], point[hit]


def _cut(found: Noded, edge: Whole, point: Whole) -> tuple[Noded, Flags]:
    """Lead edges through points, and name the pieces; the new ones are fresh."""
    places = points_of(found.points)
    start, end = found.edges[edge].T
    step = places[end] - places[start]
    along = ((places[point] - places[start]) * step).sum(axis=1)
    whole = np.setdiff1d(np.arange(len(found.edges)), edge)
    cut = np.unique(edge)
    # Every edge that is cut as a row of points: its start, the points in their order, its end.
    row = np.concatenate((cut, edge, cut))
    stop = np.concatenate((found.edges[cut, 0], point, found.edges[cut, 1]))
    place = np.concatenate((np.full(len(cut), -1), np.zeros(len(edge)), np.ones(len(cut))))
    far = np.concatenate((np.zeros(len(cut), dtype=np.int64), along, np.zeros_like(cut)))
    order = np.lexsort((stop, far, place, row))
    row, stop = row[order], stop[order]
    inside = row[1:] == row[:-1]
    parent, first, second = row[1:][inside], stop[:-1][inside], stop[1:][inside]
    parent = np.concatenate((whole, parent))
    first = np.concatenate((found.edges[whole, 0], first))
    second = np.concatenate((found.edges[whole, 1], second))
    return _renamed(found, parent, first, second)


def _renamed(found: Noded, parent: Whole, first: Whole, second: Whole) -> tuple[Noded, Flags]:
    """The lines as chains of the pieces `first` to `second` that their edges `parent` became."""
    keys = found.points
    back = keys[first] > keys[second]
    low, high = np.where(back, second, first), np.where(back, first, second)
    codes, piece = np.unique(low * len(keys) + high, return_inverse=True)
    edges = np.column_stack((codes // len(keys), codes % len(keys)))
    # The pieces of each old edge stand together.
    order = np.argsort(parent, kind="stable")
    count = np.bincount(parent, minlength=len(found.edges))
    begin = begins_of(count)
    times = count[found.edge]
    nth = ranges(begin[found.edge], times)
    taken = order[nth]
    sign = np.where(back, -1, 1)[taken]
    before = np.sort(found.edges[:, 0] * len(keys) + found.edges[:, 1])
    fresh = ~np.isin(codes, before)
    noded = Noded(
        keys,
        edges,
        np.repeat(found.segment, times),
        piece.astype(np.int64)[taken],
        np.repeat(found.times, times) * sign,
    )
    return noded, fresh


def _in_order(found: Noded) -> Noded:
    """The same with points and edges in the order of their keys, whatever was found first."""
    order = np.argsort(found.points)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    edges = place[found.edges]
    sort = np.lexsort((edges[:, 1], edges[:, 0]))
    number = np.empty_like(sort)
    number[sort] = np.arange(len(sort))
    return Noded(found.points[order], edges[sort], found.segment, number[found.edge], found.times)
