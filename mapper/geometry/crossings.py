# SPDX-License-Identifier: MIT
"""Where lines with fewer points cross that did not: between which points more are needed."""

from __future__ import annotations

import numpy as np
import shapely

from mapper.geometry.ranges import ranges
from mapper.geometry.shared_lines import Flags, Numbers, Points, Shapes, SharedLines


def new_faults(found: Shapes, shapes: Shapes) -> Flags:
    """Which shapes cross themselves, or their neighbours where they did not in `shapes`."""
    faulty: Flags = ~shapely.is_valid(found)
    if faulty.any() or shapely.coverage_is_valid(found):
        return faulty
    crossed = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(found)))
    before = shapely.is_empty(shapely.coverage_invalid_edges(shapes[crossed]))
    faulty[crossed[before]] = True
    return faulty


def faulty_points(lines: SharedLines, kept: Flags) -> Flags:
    """The points between the ends of steps that cross each other, or that now lie on the wrong side
    of a point; all of the lines where no such step is found.

    `kept`: the points that are left of the lines that are looked at.
    """
    at = np.flatnonzero(kept)
    line = np.repeat(np.arange(len(lines.starts)), lines.lengths)[at]
    inner = np.flatnonzero(line[1:] == line[:-1])
    first, last = at[inner], at[inner + 1]
    bad = np.union1d(_crossing(lines.points, first, last), _beyond(lines.points, first, last, at))
    found = np.zeros(len(lines.points) + 1, dtype=np.intp)
    if not len(bad):
        return np.isin(np.repeat(np.arange(len(lines.starts)), lines.lengths), line)
    found[first[bad]] += 1
    np.subtract.at(found, last[bad], 1)
    return np.cumsum(found[:-1]) > 0


def _crossing(points: Points, first: Numbers, last: Numbers) -> Numbers:
    """The numbers of steps that touch others elsewhere than at an end of both."""
    ends = np.stack((points[first], points[last]), axis=1)
    steps = shapely.linestrings(ends)
    one, other = shapely.STRtree(steps).query(steps, predicate="intersects")
    alike = (ends[one][:, :, None] == ends[other][:, None]).all(axis=3).any(axis=(1, 2))
    return np.unique(one[~alike])


def _beyond(points: Points, first: Numbers, last: Numbers, at: Numbers) -> Numbers:
    """The numbers of steps that have passed over a point that is kept."""
    short = np.flatnonzero(last - first > 1)
    if not len(short):
        return short
    counts = (last - first)[short] + 1
    of = np.repeat(np.arange(len(short)), counts)
    passed = shapely.polygons(shapely.linearrings(points[ranges(first[short], counts)], indices=of))
    _, step = shapely.STRtree(passed).query(shapely.points(points[at]), predicate="within")
    return np.unique(short[step])
