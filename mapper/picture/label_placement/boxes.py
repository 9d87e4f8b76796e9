# SPDX-License-Identifier: MIT
"""Upright and turned boxes: (x0, y0, x1, y1) and rows of corners, in px, y down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Box = tuple[float, float, float, float]


def box_around(x: float, y: float, width: float, height: float) -> Box:
    """The box of a size around a centre."""
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def boxes_overlap(a: Sequence[float], b: Sequence[float], gap: float = 0.0) -> bool:
    """Whether two boxes come closer than `gap`; boxes that only touch do not overlap."""
    return bool(a[0] < b[2] + gap and b[0] < a[2] + gap and a[1] < b[3] + gap and b[1] < a[3] + gap)


def box_inside(inner: Sequence[float], outer: Sequence[float]) -> bool:
    return bool(
        inner[0] >= outer[0]
        and inner[1] >= outer[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def overlaps(some: Floats, others: Floats, gap: float = 0.0) -> Bools:
    """For rows of boxes `some` and `others`: which of each pair come closer than `gap`."""
    a, b = some[:, None], others[None]
    found: Bools = (
        (a[..., 0] < b[..., 2] + gap)
        & (b[..., 0] < a[..., 2] + gap)
        & (a[..., 1] < b[..., 3] + gap)
        & (b[..., 1] < a[..., 3] + gap)
    )
    return found


def shared_area(some: Floats, others: Floats) -> Floats:
    """The area in px² that each pair of boxes shares."""
    a, b = some[:, None], others[None]
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    area: Floats = np.maximum(wide, 0) * np.maximum(high, 0)
    return area


def ways_to(boxes: Floats, points: Floats, radii: Floats) -> Floats:
    """How far discs around points (rows of x and y) lie from boxes, less than 0 where they overlap:
    a row a box.
    """
    low, high, at = boxes[:, None, :2], boxes[:, None, 2:], points[None]
    off = np.maximum(np.maximum(low - at, at - high), 0.0)
    ways: Floats = np.sqrt(off[..., 0] * off[..., 0] + off[..., 1] * off[..., 1]) - radii
    return ways


def way_to(box: Sequence[float], point: Sequence[float], radius: float) -> float:
    """How far a disc around a point lies from a box; less than 0 where they overlap."""
    (x0, y0, x1, y1), (x, y) = box, point
    aside, off = max(x0 - x, x - x1, 0.0), max(y0 - y, y - y1, 0.0)
    return sqrt(aside * aside + off * off) - radius


def box_corners(box: Sequence[float]) -> Floats:
    x0, y0, x1, y1 = box
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def turned(points: Floats, centre: Sequence[float], angle: float) -> Floats:
    """Rows of points turned about a centre by `angle` degrees, clockwise on the screen."""
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    off = points - np.asarray(centre)
    off = np.column_stack((off[:, 0] * cos - off[:, 1] * sin, off[:, 0] * sin + off[:, 1] * cos))
    moved: Floats = np.asarray(centre) + off
    return moved


def turned_corners(x: float, y: float, width: float, height: float, angle: float) -> Floats:
    """The corners of a box around a centre, turned about it by `angle` degrees."""
    return turned(box_corners(box_around(x, y, width, height)), (x, y), angle)


def box_of(points: Floats) -> Box:
    """The smallest upright box around rows of points."""
    x0, y0 = points.min(axis=0)
    x1, y1 = points.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def convex_overlap(a: Floats, b: Floats, gap: float = 0.0) -> bool:
    """Whether two convex shapes, given by their corners, come closer than about `gap`.

    They are apart if, seen along the side of one of them, there is room between.
    """
    one, other = a.tolist(), b.tolist()
    for across, down in (*_side_normals(one), *_side_normals(other)):
        mine = [x * across + y * down for x, y in one]
        theirs = [x * across + y * down for x, y in other]
        if min(mine) >= max(theirs) + gap or min(theirs) >= max(mine) + gap:
            return False
    return True


def _side_normals(corners: Sequence[Sequence[float]]) -> Iterator[tuple[float, float]]:
    for (x, y), (next_x, next_y) in zip(corners, (*corners[1:], corners[0]), strict=True):
        long = hypot(next_x - x, next_y - y) or 1.0
        yield (y - next_y) / long, (next_x - x) / long
