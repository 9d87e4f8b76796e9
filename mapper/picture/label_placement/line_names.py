# SPDX-License-Identifier: MIT
"""Names along lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise, takewhile
from math import atan2, degrees, dist, hypot
from operator import itemgetter

import numpy as np

from mapper.picture.label_placement.boxes import (
    box_inside,
    box_of,
    overlaps,
    turned_corners,
)
from mapper.picture.label_placement.spots import LineLabel, Spot, Stage, Taken
from mapper.style.shared import number, numbers

Point = tuple[float, float]

BEND = number("placement.bend")
FORWARD = number("placement.forward")
LINE_STEP = numbers("placement.line_step")
LINE_COSTS = numbers("placement.line_costs")


def settle_line(label: LineLabel, taken: Taken, stage: Stage) -> Spot | None:
    """A name on the straightest stretch of a line that is long enough, near its middle.

    All of the box around it keeps away from names on one line with it.
    """
    for cost, x, y, angle in sorted(stretches(label), key=itemgetter(0)):
        corners = turned_corners(x, y, label.width, label.height, angle)
        box = box_of(corners)
        if not box_inside(box, stage.view):
            continue
        boxes = np.array([box])
        if overlaps(boxes, taken.rows, stage.padding).any():
            continue
        if not taken.clashes(boxes, stage.padding, corners).any():
            return Spot(x=x, y=y, box=box, cost=cost, angle=angle, corners=corners)
    return None


def stretches(label: LineLabel) -> Iterator[tuple[float, float, float, float]]:
    """Stretches of a line as long as a name: cost, middle x and y, upright angle in degrees."""
    line: list[Point] = [(x, y) for x, y in label.line.tolist()]
    ends = [0.0, *accumulate(dist(*pair) for pair in pairwise(line))]
    total, width = ends[-1], label.width
    step = max(LINE_STEP[1], width / LINE_STEP[0])
    for start in takewhile(lambda start: start + width <= total, (n * step for n in count())):
        end = start + width
        inner = line[bisect_right(ends, start) : bisect_left(ends, end)]
        points = [point_at(line, ends, start), *inner, point_at(line, ends, end)]
        long, bend, x, y, angle = straightened(points)
        if long >= width * FORWARD and bend <= label.height * BEND:
            off = abs(start + width / 2 - total / 2)
            yield bend * LINE_COSTS[0] + off * LINE_COSTS[1], x, y, angle


def straightened(points: Sequence[Point]) -> tuple[float, float, float, float, float]:
    """The straight line through the middle of points, from the first to the last one.

    Its length, how far the points swerve from it, its middle x and y, its upright angle.
    """
    (x0, y0), (x1, y1) = points[0], points[-1]
    long = hypot(x1 - x0, y1 - y0) or 1.0
    across, down = (y0 - y1) / long, (x1 - x0) / long
    aside = [(x - x0) * across + (y - y0) * down for x, y in points]
    least, most = min(aside), max(aside)
    shift = (least + most) / 2
    x, y = (x0 + x1) / 2 + across * shift, (y0 + y1) / 2 + down * shift
    angle = degrees(atan2(y1 - y0, x1 - x0))
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return long, (most - least) / 2, x, y, angle


def point_at(line: Sequence[Point], ends: Sequence[float], far: float) -> Point:
    """The point at a distance along a line, whose points lie at `ends`."""
    nth = max(1, bisect_left(ends, far))
    (x0, y0), (x1, y1) = line[nth - 1], line[nth]
    share = (far - ends[nth - 1]) / (ends[nth] - ends[nth - 1] or 1.0)
    return x0 + share * (x1 - x0), y0 + share * (y1 - y0)
