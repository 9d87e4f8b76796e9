"""Names along lines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mapper.picture.label_placement.boxes import Floats, box_inside, box_of, turned_corners
from mapper.picture.label_placement.spots import LineLabel, Spot, Stage, Taken

# How far a line may swerve from the name along it, in heights of the name.
BEND = 0.75
# How much of a name's width a line must go forward, to tell a stretch from a hairpin bend.
FORWARD = 0.9


def settle_line(label: LineLabel, taken: Taken, stage: Stage) -> Spot | None:
    """A name on the straightest stretch of a line that is long enough, near its middle."""
    for cost, x, y, angle in sorted(stretches(label)):
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
    for start in np.arange(0.0, total - width, max(2.0, width / 16)).tolist():
        inner = line[(ends > start) & (ends < start + width)]
        outer = [_point(line, ends, start), _point(line, ends, start + width)]
        points = np.concatenate(([outer[0]], inner, [outer[1]]))
        long, bend, x, y, angle = straightened(points)
        if long >= width * FORWARD and bend <= label.height * BEND:
            off = abs(start + width / 2 - total / 2)
            yield bend * 4 + off * 0.15, x, y, angle


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
    x = np.interp(far, ends, line[:, 0])
    y = np.interp(far, ends, line[:, 1])
    return np.array((x, y))
