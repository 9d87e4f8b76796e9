"""Names along lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, takewhile
from operator import itemgetter

import numpy as np

from mapper.picture.label_placement.boxes import Floats, box_inside, box_of, turned_corners
from mapper.picture.label_placement.spots import LineLabel, Spot, Stage, Taken
from mapper.style.shared import number, numbers

BEND = number("placement.bend")
FORWARD = number("placement.forward")
LINE_STEP = numbers("placement.line_step")
LINE_COSTS = numbers("placement.line_costs")


def settle_line(label: LineLabel, taken: Taken, stage: Stage) -> Spot | None:
    """A name on the straightest stretch of a line that is long enough, near its middle."""
    for cost, x, y, angle in sorted(stretches(label), key=itemgetter(0)):
        corners = turned_corners(x, y, label.width, label.height, angle)
        box = box_of(corners)
        if not box_inside(box, stage.view):
            continue
        if not taken.clashes(np.array([box]), stage.padding, corners).any():
            return Spot(x=x, y=y, box=box, cost=cost, angle=angle, corners=corners)
    return None


def stretches(label: LineLabel) -> Iterator[tuple[float, float, float, float]]:
    """Stretches of a line as long as a name: cost, middle x and y, upright angle in degrees."""
    line = label.line
    ends = np.append(0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T)))
    total, width = float(ends[-1]), label.width
    step = max(LINE_STEP[1], width / LINE_STEP[0])
    for start in takewhile(lambda start: start + width <= total, (n * step for n in count())):
        inner = line[(ends > start) & (ends < start + width)]
        outer = [_point(line, ends, start), _point(line, ends, start + width)]
        points = np.concatenate(([outer[0]], inner, [outer[1]]))
        long, bend, x, y, angle = straightened(points)
        if long >= width * FORWARD and bend <= label.height * BEND:
            off = abs(start + width / 2 - total / 2)
            yield bend * LINE_COSTS[0] + off * LINE_COSTS[1], x, y, angle


def straightened(points: Floats) -> tuple[float, float, float, float, float]:
    """The straight line through the middle of points, from the first to the last one.

    Its length, how far the points swerve from it, its middle x and y, its upright angle.
    """
    first, last = points[0], points[-1]
    run = last - first
    long = float(np.hypot(*run)) or 1.0
    normal = np.array((-run[1], run[0])) / long
    aside = (points - first) @ normal
    least, most = float(aside.min()), float(aside.max())
    x, y = ((first + last) / 2 + normal * (least + most) / 2).tolist()
    angle = float(np.degrees(np.arctan2(run[1], run[0])))
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return long, (most - least) / 2, x, y, angle


def _point(line: Floats, ends: Floats, far: float) -> Floats:
    """The point at a distance along a line."""
    nth = max(1, int(np.searchsorted(ends, far)))
    before, after = line[nth - 1], line[nth]
    share = (far - ends[nth - 1]) / (ends[nth] - ends[nth - 1] or 1.0)
    point: Floats = before + share * (after - before)
    return point
