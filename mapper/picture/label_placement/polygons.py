# SPDX-License-Identifier: MIT
"""A polygon as the straight lines of its rings, and the room inside it; px, y down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mapper.picture.label_placement.boxes import Box, Floats, box_of

T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True, slots=True, eq=False)
class RingLines:
    """The lines of the rings of a polygon: from (x0, y0) to (x1, y1), and the box of all.

    `low`, `high`: the heights between which each runs; `slope`: how far it goes to the right for
    one down. `known`: the runs inside that were asked for, which names ask for again and again.
    """

    x0: Floats
    y0: Floats
    x1: Floats
    y1: Floats
    low: Floats
    high: Floats
    slope: Floats
    box: Box
    known: dict[tuple[float, ...], list[tuple[float, float]]] = field(default_factory=dict)

    @classmethod
    def of(cls, rings: Sequence[Floats]) -> RingLines:
        """Of rings of points, the last of each joined to its first."""
        ends = np.concatenate(rings)
        starts = np.concatenate([one_before(ring) for ring in rings])
        x0, y0, x1, y1 = (*starts.T.copy(), *ends.T.copy())
        rise = y1 - y0
        slope = (x1 - x0) / np.where(rise == 0, np.inf, rise)
        return cls(x0, y0, x1, y1, np.minimum(y0, y1), np.maximum(y0, y1), slope, box_of(ends))

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside; holes come out right by even and odd."""
        crosses = (self.y0 > y) != (self.y1 > y)
        x0, y0, x1, y1 = self.x0[crosses], self.y0[crosses], self.x1[crosses], self.y1[crosses]
        at = (x0 - x1) * (y - y1) / (y0 - y1) + x1
        return bool(np.count_nonzero(x < at) % 2)

    def spans(self, top: float, bottom: float) -> Floats:
        """The parts of the lines between two heights as rows (left, right); touching left out."""
        near = ((self.high > top) & (self.low < bottom)).nonzero()[0]
        x0, y0, slope = self.x0[near], self.y0[near], self.slope[near]
        x1, y1 = self.x1[near], self.y1[near]
        a = x0 + (np.minimum(np.maximum(y0, top), bottom) - y0) * slope
        b = x1 + (np.minimum(np.maximum(y1, top), bottom) - y1) * slope
        found = np.empty((len(near), 2))
        np.minimum(a, b, out=found[:, 0])
        np.maximum(a, b, out=found[:, 1])
        return found

    def runs(self, top: float, bottom: float, reach: float) -> list[tuple[float, float]]:
        """The stretches (left, right) of x at which something that reaches so far to both sides
        lies inside at all heights between two.
        """
        asked = (top, bottom, reach)
        if asked not in self.known:
            spans = self.spans(top, bottom)
            spans[:, 0] -= reach
            spans[:, 1] += reach
            barred = list(map(tuple, spans.tolist()))
            x0, _, x1, _ = self.box
            middle = (top + bottom) / 2
            self.known[asked] = [
                (left, right)
                for left, right in gaps_between(barred, x0, x1)
                if right > left and self.contains((left + right) / 2, middle)
            ]
        return self.known[asked]

    def widest(self, top: float, bottom: float) -> tuple[float, float] | None:
        """The widest stretch (left, right) that lies inside at all heights between two."""
        runs = self.runs(top, bottom, 0.0)
        return max(runs, key=lambda run: run[1] - run[0]) if runs else None


def gaps_between(
    spans: Sequence[tuple[float, float]], start: float, end: float
) -> list[tuple[float, float]]:
    """The stretches (left, right) of `start`..`end` that no span enters, from left to right."""
    gaps = []
    left = start
    for a, b in sorted(spans):
        if a > left:
            gaps.append((left, min(a, end)))
        left = max(left, b)
        if left >= end:
            return gaps
    return [*gaps, (left, end)]


def one_before(rows: NDArray[T]) -> NDArray[T]:
    """The row before each in a ring; `numpy.roll` does the same in four times the time."""
    return np.concatenate((rows[-1:], rows[:-1]))


def ring_area(ring: Floats) -> float:
    """The area of a ring in px², whichever way it runs."""
    before = one_before(ring)
    return abs(float((before[:, 0] * ring[:, 1] - ring[:, 0] * before[:, 1]).sum())) / 2


def largest(polygons: Sequence[Sequence[Floats]]) -> Sequence[Floats]:
    """The polygon whose outer ring covers most."""
    return max((rings for rings in polygons if rings), key=lambda rings: ring_area(rings[0]))


def clip_ring(ring: Floats, box: Sequence[float]) -> Floats:
    """A ring cut to a box, edge by edge (Sutherland and Hodgman, 1974)."""
    x0, y0, x1, y1 = box
    for axis, sign, limit in ((0, 1.0, x0), (0, -1.0, x1), (1, 1.0, y0), (1, -1.0, y1)):
        ring = _clip_edge(ring, axis, sign, limit)
    return ring


def _clip_edge(ring: Floats, axis: int, sign: float, limit: float) -> Floats:
    inside = sign * ring[:, axis] >= sign * limit
    if inside.all():
        return ring
    if not inside.any():
        return ring[:0]
    before, was = one_before(ring), one_before(inside)
    crosses = inside != was
    step = np.where(crosses, ring[:, axis] - before[:, axis], 1.0)
    meets = before + ((limit - before[:, axis]) / step)[:, None] * (ring - before)
    both = np.stack((meets, ring), axis=1).reshape(-1, 2)
    kept: Floats = both[np.stack((crosses, inside), axis=1).reshape(-1)]
    return kept
