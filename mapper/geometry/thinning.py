# SPDX-License-Identifier: MIT
"""Lines with fewer points: those go whose corners are too small to be seen.

Method: Visvalingam and Whyatt (1993), a corner being as large as the triangle that it makes with
the points beside it. Of all lines at once the corners go that are smaller than both beside them,
round after round, which is the same but for the order of what is far apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.ranges import begins_of
from mapper.geometry.shared_lines import Flags, Numbers, Points

# After so many rounds, as on spirals, corners that are too small go in any order.
ORDERED_ROUNDS = 40
# Spreads numbers, so that of equal corners in a row some go in each round.
SPREAD = 0x9E3779B1
SPREAD_MASK = 0xFFFFFFFF


def kept_points(points: Points, starts: Numbers, least_areas: Points) -> Flags:
    """Which points of lines are kept; of each line the ends, and of one that is closed three.

    `points`: rows of x and y, line after line, each at least two; `starts`: where the lines begin;
    `least_areas`: at each point the smallest corner that is kept.
    """
    lengths = np.diff(starts, append=len(points))
    fixed = _fixed(points, starts, lengths)
    least = np.where(fixed, -1.0, least_areas)
    at = np.arange(len(points))
    ranks = (at * SPREAD) & SPREAD_MASK
    x, y = np.ascontiguousarray(points.T)
    for nth in range(len(points)):
        areas = _corner_areas(x, y)
        areas[least < 0] = np.inf
        small = areas < least
        if not small.any():
            break
        order = areas if nth < ORDERED_ROUNDS else np.where(small, 0.0, np.inf)
        stays = ~(small & _least_of_three(order, ranks))
        x, y, least, ranks, at = x[stays], y[stays], least[stays], ranks[stays], at[stays]
    kept = np.zeros(len(points), dtype=bool)
    kept[at] = True
    return kept


def _corner_areas(x: Points, y: Points) -> Points:
    """The area of the triangle at each point; of the first and last no matter what."""
    areas = np.full(len(x), np.inf)
    ahead_x, ahead_y = np.diff(x), np.diff(y)
    areas[1:-1] = np.abs(ahead_x[:-1] * ahead_y[1:] - ahead_x[1:] * ahead_y[:-1]) / 2
    return areas


def _least_of_three(areas: Points, ranks: NDArray[np.int64]) -> Flags:
    """Which points come before both points beside them, by area and then by rank."""
    later = (areas[:-1] > areas[1:]) | ((areas[:-1] == areas[1:]) & (ranks[:-1] > ranks[1:]))
    least = np.ones(len(areas), dtype=bool)
    least[1:] &= later
    least[:-1] &= ~later
    return least


def _fixed(points: Points, starts: Numbers, lengths: Numbers) -> Flags:
    """The ends of lines; of closed ones also the point farthest from them, and the one farthest
    from the line between these two.
    """
    ends = starts + lengths - 1
    fixed = np.zeros(len(points), dtype=bool)
    fixed[starts] = fixed[ends] = True
    closed = (points[starts] == points[ends]).all(axis=1)
    if not closed.any():
        return fixed
    at = np.flatnonzero(np.repeat(closed, lengths))
    sizes = lengths[closed]
    begins = begins_of(sizes)
    away = points[at] - np.repeat(points[starts[closed]], sizes, axis=0)
    far = _first_of_most(np.hypot(*away.T), begins, sizes)
    across = np.repeat(away[far], sizes, axis=0)
    aside = _first_of_most(
        np.abs(across[:, 0] * away[:, 1] - across[:, 1] * away[:, 0]), begins, sizes
    )
    fixed[at[far]] = fixed[at[aside]] = True
    return fixed


def _first_of_most(values: Points, begins: Numbers, sizes: Numbers) -> Numbers:
    """Of each run of values the place of its largest, the first of equal ones."""
    most = np.repeat(np.maximum.reduceat(values, begins), sizes)
    places = np.flatnonzero(values == most)
    run = np.repeat(np.arange(len(sizes)), sizes)[places]
    return places[np.searchsorted(run, np.arange(len(sizes)))]
