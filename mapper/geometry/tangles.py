# SPDX-License-Identifier: MIT
"""Rings whose lines cross each other, or lie in each other's boxes, beyond all measure.

    +-+-+-+-+        Two combs of a hundred teeth cross ten thousand times. A file of some kilobytes
    | | | | |   -+   has as many crossings as the square of its corners, and each costs what a
    +-+-+-+-+   -+   hundred lines do that cross none; they are counted before anything is cut.
    | | | | |   -+

Lines that only lie side by side in the same box cross nowhere, but have to be looked at as pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.coverage import is_coverage
from mapper.geometry.ranges import ranges
from mapper.geometry.validity import have_members
from mapper.model.limits import most

CROSSINGS, PAIRS = "crossings", "line-pairs"
# Lines that follow each other meet, and borders have lines there and back; where neighbours were
# simplified each for itself, every other line crosses one of theirs: as many of each are no crowd.
CROSSINGS_OF_EACH, PAIRS_OF_EACH = 1, 50
# So many lines are asked for at first, and so many pairs looked at in one go.
FIRST, AT_ONCE = 256, 200_000
# How many lines a strip has, how many there are at most, and in how many of them each line.
LINES_OF_STRIP, MOST_STRIPS, MOST_TIMES = 32, 1024, 8
_DOUBT = 1e-9
# So many cells are from south to north, and from west to east.
CELLS, LEAST_LENGTH = 512, 1e-300
# Of so many lines more it is quicker to ask whether they are a coverage; so many are some.
MANY, SOME = 20_000, 64

Floats = NDArray[np.float64]


def tangle(shapes: Sequence[Geometry | None]) -> str | None:
    """The limit that the lines of all rings together are beyond, if they are: `crossings` or
    `line-pairs`. Where there could be too many pairs, some lines tell about how many there are.
    """
    lines = _lines(shapes)
    may_cross = most(CROSSINGS) + CROSSINGS_OF_EACH * len(lines)
    allowed = most(PAIRS) + PAIRS_OF_EACH * len(lines)
    # Lines that cross are a pair: where there are few enough pairs, there are few crossings.
    few = min(may_cross, allowed)
    if len(lines) ** 2 <= few:
        return None
    low, high = np.minimum(*lines.swapaxes(0, 1)), np.maximum(*lines.swapaxes(0, 1))
    if _pairs_in_cells(low, high) <= few:
        return None
    at_most = _pairs_at_most(low, high)
    if at_most <= few:
        return None
    if at_most > allowed and _estimated(low, high) > allowed:
        return PAIRS
    if len(lines) > MANY and _is_coverage(shapes):
        return None
    tree = shapely.STRtree(shapely.box(*low.T, *high.T))
    crossings = pairs = start = 0
    size = FIRST
    while start < len(lines):
        asked = shapely.box(*low[start : start + size].T, *high[start : start + size].T)
        one, other = tree.query(asked)
        one += start
        once = one < other
        pairs += int(once.sum())
        crossings += _crossings(lines[one[once]], lines[other[once]])
        if crossings > may_cross:
            return CROSSINGS
        if pairs > allowed:
            return PAIRS
        start, size = start + size, size * 2 if len(one) < AT_ONCE else max(size // 2, 1)
    return None


def _pairs_in_cells(low: Floats, high: Floats) -> float:
    """No fewer than the pairs of boxes that meet, which some cell has both of; endless where boxes
    lie in many cells. A front has most of its lines in cells with few others.
    """
    (west, east), (south, north) = (_cells(low[:, axis], high[:, axis]) for axis in (0, 1))
    wide = east - west + 1
    times = wide * (north - south + 1)
    cell = south * CELLS + west
    alone = times == 1
    several = np.flatnonzero(~alone)
    if times[several].sum() > MOST_TIMES * len(low):
        return np.inf
    line = np.repeat(several, times[several])
    row, column = np.divmod(ranges(np.zeros_like(several), times[several]), wide[line])
    there = np.bincount(np.concatenate((cell[alone], cell[line] + row * CELLS + column)))
    return float(there @ there - there.sum()) / 2


def _cells(low: Floats, high: Floats) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """In which cells along one axis boxes begin and end; all in one where that is no length."""
    low, high = np.ascontiguousarray(low), np.ascontiguousarray(high)
    origin, end = float(low.min()), float(high.max())
    if not LEAST_LENGTH < end - origin < np.inf:
        return np.zeros(len(low), np.int32), np.zeros(len(low), np.int32)
    size = (CELLS - 1) / (end - origin)
    first, last = (((ends - origin) * size).astype(np.int32) for ends in (low, high))
    return first, last


def _pairs_at_most(low: Floats, high: Floats) -> float:
    """No fewer than the pairs of boxes that meet: in strips from south to north, by where they are
    from west to east. Endless where boxes are as high as many strips.
    """
    strips = min(len(low) // LINES_OF_STRIP, MOST_STRIPS) + 1
    sides = np.quantile(low[:, 1], np.linspace(0, 1, strips + 1)[1:-1])
    first, last = (np.searchsorted(sides, y, side="right") for y in (low[:, 1], high[:, 1]))
    times = last - first + 1
    if times.sum() > MOST_TIMES * len(low):
        return np.inf
    line, strip = np.repeat(np.arange(len(low)), times), ranges(first, times)
    # The strips in one row, with as much room between them as one is wide, so that none reaches
    # the next; what floating-point numbers leave in doubt counts as met.
    west, east = low[:, 0].min(), high[:, 0].max()
    width = max(east - west, abs(west) * _DOUBT, _DOUBT)
    starts = 2 * width * strip + (low[line, 0] - west)
    ends = 2 * width * strip + (high[line, 0] - west) + width * _DOUBT
    # Of each box those that begin up to its end, but for it and those that begin before it.
    begun = np.searchsorted(np.sort(starts), ends, side="right").sum()
    return float(begun) - len(line) * (len(line) + 1) / 2


def _estimated(low: Floats, high: Floats) -> float:
    """About how many pairs of boxes meet, by some that only the lines themselves choose."""
    dice = np.random.default_rng(crc32(low.tobytes()))
    chosen = dice.choice(len(low), min(SOME, len(low)), replace=False)
    west, south, east, north = (np.ascontiguousarray(one) for one in (*low.T, *high.T))
    met = sum(
        np.count_nonzero(
            (west <= east[one])
            & (east >= west[one])
            & (south <= north[one])
            & (north >= south[one])
        )
        - 1
        for one in chosen
    )
    return met / len(chosen) * len(low) / 2


def _is_coverage(shapes: Sequence[Geometry | None]) -> bool:
    """Whether all are valid polygons side by side, of which no lines cross."""
    there = np.array([*shapes, None], dtype=object)[:-1]
    return bool(shapely.is_valid(there).all()) and is_coverage(tuple(shapes))


def _lines(shapes: Sequence[Geometry | None]) -> Floats:
    """The lines of all rings: rows of two corners, without those that lead nowhere."""
    corners, ring = shapely.get_coordinates(_rings(shapes), return_index=True)
    lines = np.stack((corners[:-1], corners[1:]), axis=1)[ring[1:] == ring[:-1]]
    found: Floats = lines[np.isfinite(lines).all(axis=(1, 2)) & (lines[:, 0] != lines[:, 1]).any(1)]
    return found


def _rings(shapes: Sequence[Geometry | None]) -> NDArray[np.object_]:
    """The rings of all polygons, those of collections among them, which have none by themselves."""
    parts = np.array([*shapes, None], dtype=object)
    while have_members(parts).any():
        parts = shapely.get_parts(parts)
    rings: NDArray[np.object_] = shapely.get_rings(parts)
    return rings


def _crossings(ones: Floats, others: Floats) -> int:
    """How many pairs of lines cross between their ends."""
    (a, b), (c, d) = ones.swapaxes(0, 1), others.swapaxes(0, 1)
    apart = _side(a, b, c) * _side(a, b, d) < 0
    return int((apart & (_side(c, d, a) * _side(c, d, b) < 0)).sum())


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    """-1, 0 or 1: on which side of the line from a to b each c lies."""
    ab, ac = b - a, c - a
    side: Floats = np.sign(ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
    return side
