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
    steps = _steps(shapely.segmentize(edge, STEP_DEG))
    shapely.prepare(rim)
    on_it = shapely.dwithin(rim, shapely.points(steps.reshape(-1, 2)), ON_THE_OUTLINE_DEG)
    inner = steps[~on_it.reshape(-1, 2).any(axis=1)]
    if not len(inner):
        return []
    lines = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(inner)))
    return list(shapely.get_parts(shapely.simplify(lines, STRAIGHT_DEG)))


def _steps(lines: Geometry) -> NDArray[np.float64]:
    """The two ends of every step of lines: an array of (steps, 2, 2)."""
    corners, line = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    within = line[1:] == line[:-1]
    return np.stack((corners[:-1][within], corners[1:][within]), axis=1)
