# SPDX-License-Identifier: MIT
"""The line through the middle of a border strip, along which its name is set."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, LineString

from mapper.geometry.borders import border_strip

# What lies this close to the outline is the outline itself, not the inner edge of a strip.
ON_THE_OUTLINE_DEG = 0.03
# Where an inner edge begins and ends is found to this.
STEP_DEG = ON_THE_OUTLINE_DEG / 10
# So many corners, in steps of that, are judged by the one in the middle where that settles it.
AT_ONCE = 9
# Steps of one straight line are one again.
STRAIGHT_DEG = 1e-9


@lru_cache(maxsize=32)
def middle_line(outline: Geometry, neighbour: Geometry, km: float) -> Geometry:
    """The longest line inside `outline` at half of `km` kilometres from `neighbour`.

    WGS84 degrees. It is the inner edge of a strip of half the width; a LineString, empty where
    the outline has no such strip.
    """
    half = border_strip(outline, neighbour, km / 2)
    pieces = _inside(shapely.boundary(half), shapely.boundary(outline))
    return max(pieces, key=lambda line: float(line.length), default=LineString())


def _inside(edge: Geometry, rim: Geometry) -> list[Geometry]:
    """The pieces of an edge that are not on the rim, which may have any number of corners.

    An edge is followed in small steps, each of which is on the rim or is not: taking a ribbon
    around all of a coast away from it needs gigabytes.
    """
    fine = shapely.segmentize(edge, STEP_DEG)
    corners, line = shapely.get_coordinates(shapely.get_parts(fine), return_index=True)
    off = ~on_rim(rim, corners, line)
    # A step is inside with both of its ends; a run of such steps is a line.
    step = (line[1:] == line[:-1]) & off[1:] & off[:-1]
    if not step.any():
        return []
    starts = np.flatnonzero(step & ~np.concatenate(([False], step[:-1])))
    ends = np.flatnonzero(step & ~np.concatenate((step[1:], [False]))) + 1
    runs = [LineString(corners[a : b + 1]) for a, b in zip(starts, ends, strict=True)]
    lines = shapely.line_merge(shapely.multilinestrings(runs))
    return list(shapely.get_parts(shapely.simplify(lines, STRAIGHT_DEG)))


def on_rim(
    rim: Geometry, corners: NDArray[np.float64], line: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Which corners of lines in small steps lie on the rim.

    What is true of one corner by more than the way to others is true of these, too: most are not
    asked themselves.
    """
    shapely.prepare(rim)
    first = np.searchsorted(line, line)
    last = np.searchsorted(line, line, side="right") - 1
    nth = np.arange(len(line)) - first
    middle = np.minimum(first + nth // AT_ONCE * AT_ONCE + AT_ONCE // 2, last)
    asked, group = np.unique(middle, return_inverse=True)
    dots = shapely.points(corners[asked])
    way = (AT_ONCE // 2) * STEP_DEG * (1 + STRAIGHT_DEG)
    surely = shapely.dwithin(rim, dots, ON_THE_OUTLINE_DEG - way)[group]
    perhaps = shapely.dwithin(rim, dots, ON_THE_OUTLINE_DEG + way)[group] & ~surely
    found: NDArray[np.bool_] = surely
    found[perhaps] = shapely.dwithin(rim, shapely.points(corners[perhaps]), ON_THE_OUTLINE_DEG)
    return found
