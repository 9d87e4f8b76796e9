# SPDX-License-Identifier: MIT
"""Rings whose lines cross each other, or lie in each other's boxes, beyond all measure.

    +-+-+-+-+        Two combs of a hundred teeth cross ten thousand times. A file of some kilobytes
    | | | | |   -+   has as many crossings as the square of its corners, and each costs what a
    +-+-+-+-+   -+   hundred lines do that cross none; they are counted before anything is cut.
    | | | | |   -+

Lines that only lie side by side in the same box cross nowhere, but have to be looked at as pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zlib import crc32

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.errors import CutError
from mapper.geometry.coverage import is_coverage
from mapper.geometry.ranges import ranges
from mapper.geometry.validity import have_members
from mapper.model.limits import most

CROSSINGS, PAIRS = "crossings", "line-pairs"
# Lines that follow each other meet, and borders have lines there and back; where neighbours were
# simplified each for itself, every other line crosses one of theirs: as many of each are no crowd.
CROSSINGS_OF_EACH, PAIRS_OF_EACH = 1, 50
# A line that is drawn anew day after day in the same place crosses those of other days: in 3,000
# days of `tests/benchmarks/fronts_data.py` each 3.5 of them, and 14 are in its box.
CROSSINGS_BETWEEN_DAYS = 8
# So many lines are asked for at first, and so many pairs looked at in one go.
FIRST, AT_ONCE = 256, 200_000
# How many lines a strip has, how many there are at most, and in how many of them each line.
LINES_OF_STRIP, MOST_STRIPS, MOST_TIMES = 32, 1024, 8
_DOUBT = 1e-9
# For so many lines there is a cell from south to north, and from west to east, up to some.
LINES_OF_CELL, MOST_CELLS, LEAST_LENGTH = 15, 512, 1e-300
# Of so many lines more it is quicker to ask whether they are a coverage; so many are some.
MANY, SOME = 20_000, 64

# Of lines the longitudes of all, one after the other, and then the latitudes.
Floats = NDArray[np.float64]


def tangle(shapes: Sequence[Geometry | None]) -> str | None:
    """The limit that the lines of all rings together are beyond, if they are: `crossings` or
    `line-pairs`. Where there could be too many pairs, some lines tell about how many there are.
    """
    return _tangle(*lines_around(shapes), CROSSINGS_OF_EACH, lambda: _is_coverage(shapes))


def must_not_tangle(start: Floats, end: Floats) -> None:
    """CutError with the limit that lines of several drawings together are beyond, if they are: each
    file by itself may have none that cross.
    """
    if limit := _tangle(start, end, CROSSINGS_BETWEEN_DAYS):
        raise CutError("its lines cross, or lie close, too often", limit=limit)


def _tangle(
    start: Floats,
    end: Floats,
    of_each: int,
    is_sound: Callable[[], bool] = lambda: False,
) -> str | None:
    """The limit that lines are beyond, where so many crossings of each are none too many; of very
    many lines it is asked first whether they are surely not, which takes long.
    """
    count = start.shape[1]
    may_cross = most(CROSSINGS) + of_each * count
    allowed = most(PAIRS) + PAIRS_OF_EACH * count
    # Lines that cross are a pair: where there are few enough pairs, there are few crossings.
    few = min(may_cross, allowed)
    if count**2 <= few:
        return None
    low, high = np.minimum(start, end), np.maximum(start, end)
    if _pairs_in_cells(low, high) <= few:
        return None
    at_most = _pairs_at_most(low, high)
    if at_most <= few:
        return None
    if at_most > allowed and _estimated(low, high) > allowed:
        return PAIRS
    if count > MANY and is_sound():
        return None
    boxes = shapely.box(*low, *high)
    tree = shapely.STRtree(boxes)
    crossings = pairs = first = 0
    size = FIRST
    while first < count:
        one, other = tree.query(boxes[first : first + size])
        one += first
        once = one < other
        one, other = one[once], other[once]
        pairs += len(one)
        crossings += _crossings(
            *(ends.take(nth, axis=1) for nth in (one, other) for ends in (start, end))
        )
        if crossings > may_cross:
            return CROSSINGS
        if pairs > allowed:
            return PAIRS
        first, size = first + size, size * 2 if len(once) < AT_ONCE else max(size // 2, 1)
    return None


def _pairs_in_cells(low: Floats, high: Floats) -> float:
    """No fewer than the pairs of boxes that meet, which some cell has both of; endless where boxes
    lie in many cells. A front has most of its lines in cells with few others.
    """
    cells = min(low.shape[1] // LINES_OF_CELL + 2, MOST_CELLS)
    (west, east), (south, north) = (_cells(low[axis], high[axis], cells) for axis in (0, 1))
    wide = east - west + 1
    times = wide * (north - south + 1)
    cell = south * cells + west
    several = np.flatnonzero(times > 1)
    if times[several].sum() > MOST_TIMES * len(times):
        return np.inf
    line = np.repeat(several, times[several])
    row, column = np.divmod(ranges(np.zeros_like(several), times[several]), wide[line])
    taken = np.sort(np.concatenate((cell[times == 1], cell[line] + row * cells + column)))
    # The cells are many more than the lines: only those with lines are counted.
    last = np.flatnonzero(taken[1:] != taken[:-1])
    there = np.diff(last, prepend=-1, append=len(taken) - 1)
    return float(there @ there - len(taken)) / 2


def _cells(low: Floats, high: Floats, cells: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """In which of the `cells` along one axis boxes begin and end; all in one where that is no
    length.
    """
    origin, end = float(low.min()), float(high.max())
    if not LEAST_LENGTH < end - origin < np.inf:
        return np.zeros(len(low), np.int32), np.zeros(len(low), np.int32)
    size = (cells - 1) / (end - origin)
    first, last = (((ends - origin) * size).astype(np.int32) for ends in (low, high))
    return first, last


def _pairs_at_most(low: Floats, high: Floats) -> float:
    """No fewer than the pairs of boxes that meet: in strips from south to north, by where they are
    from west to east. Endless where boxes are as high as many strips.
    """
    count = low.shape[1]
    strips = min(count // LINES_OF_STRIP, MOST_STRIPS) + 1
    sides = np.quantile(low[1], np.linspace(0, 1, strips + 1)[1:-1])
    first, last = (np.searchsorted(sides, y, side="right") for y in (low[1], high[1]))
    times = last - first + 1
    if times.sum() > MOST_TIMES * count:
        return np.inf
    line, strip = np.repeat(np.arange(count), times), ranges(first, times)
    # The strips in one row, with as much room between them as one is wide, so that none reaches
    # the next; what floating-point numbers leave in doubt counts as met.
    west, east = low[0].min(), high[0].max()
    width = max(east - west, abs(west) * _DOUBT, _DOUBT)
    starts = 2 * width * strip + (low[0][line] - west)
    ends = 2 * width * strip + (high[0][line] - west) + width * _DOUBT
    # Of each box those that begin up to its end, but for it and those that begin before it.
    begun = np.searchsorted(np.sort(starts), ends, side="right").sum()
    return float(begun) - len(line) * (len(line) + 1) / 2


def _estimated(low: Floats, high: Floats) -> float:
    """About how many pairs of boxes meet, by some that only the lines themselves choose."""
    dice = np.random.default_rng(crc32(low.tobytes()))
    (west, south), (east, north) = low, high
    chosen = dice.choice(len(west), min(SOME, len(west)), replace=False)
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
    return met / len(chosen) * len(west) / 2


def _is_coverage(shapes: Sequence[Geometry | None]) -> bool:
    """Whether all are valid polygons side by side, of which no lines cross."""
    there = np.array([*shapes, None], dtype=object)[:-1]
    return bool(shapely.is_valid(there).all()) and is_coverage(tuple(shapes))


def lines_around(shapes: Sequence[Geometry | None]) -> tuple[Floats, Floats]:
    """The starts and the ends of the lines of all rings, without those that lead nowhere."""
    corners, ring = shapely.get_coordinates(_rings(shapes), return_index=True)
    places = np.ascontiguousarray(corners.T)
    # Rows of all at once: along pairs of numbers numpy goes one pair at a time.
    differ = places[:, 1:] != places[:, :-1]
    leads = (ring[1:] == ring[:-1]) & (differ[0] | differ[1])
    if not np.isfinite(places).all():
        finite = np.isfinite(places[0]) & np.isfinite(places[1])
        leads &= finite[1:] & finite[:-1]
    starts = np.flatnonzero(leads)
    return places.take(starts, axis=1), places.take(starts + 1, axis=1)


def _rings(shapes: Sequence[Geometry | None]) -> NDArray[np.object_]:
    """The rings of all polygons, those of collections among them, which have none by themselves."""
    parts = np.array([*shapes, None], dtype=object)
    while have_members(parts).any():
        parts = shapely.get_parts(parts)
    rings: NDArray[np.object_] = shapely.get_rings(parts)
    return rings


def _crossings(a: Floats, b: Floats, c: Floats, d: Floats) -> int:
    """How many lines from a to b cross those from c to d between their ends."""
    apart = _side(a, b, c) * _side(a, b, d) < 0
    return int((apart & (_side(c, d, a) * _side(c, d, b) < 0)).sum())


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    """-1, 0 or 1: on which side of the line from a to b each c lies."""
    (along_x, along_y), (aside_x, aside_y) = b - a, c - a
    side: Floats = np.sign(along_x * aside_y - along_y * aside_x)
    return side
