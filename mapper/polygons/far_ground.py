# SPDX-License-Identifier: MIT
"""A day whose ground lies far from that of all others, as a fault in a file makes it.

+--+                          +--+
|  |   all days but one       |  |   the frame of the map, with that one
+--+                          +------------------------------+
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.boundaries.lying import where_drawn
from mapper.model.problem import Problem, note
from mapper.model.spelling import argument

if TYPE_CHECKING:
    from mapper.polygons.polygon_history import DrawnDay

# A day that makes the map so many times as wide or as high is told.
MOST_TIMES = 3.0
# And so is one that lies away from the frame of the others by so much of the larger of its sides.
FAR = 0.25

Boxes = NDArray[np.float64]


def tell_far(days: Sequence[DrawnDay], around: Sequence[float] | None = None) -> Iterator[Problem]:
    """A note for each day whose ground reaches far beyond the frame that most days have.

    The frame is `around` (west, south, east, north in degrees), or else that of the middle of all
    days, side by side; of two days the smaller one's. A single day has none.
    """
    drawn = [day for day in days if day.ground]
    boxes = np.array([shapely.total_bounds([*day.ground]) for day in drawn]).reshape(-1, 4)
    frame = usual_frame(boxes) if around is None else np.asarray(around)
    if frame is None:
        return
    for day, box in zip(drawn, boxes, strict=True):
        if is_far(box, frame):
            yield _told(day, frame, box)


def usual_frame(boxes: Boxes) -> Boxes | None:
    """The frame of most days: each of its sides is the middle one; None for a single day."""
    if len(boxes) < 2:
        return None
    if len(boxes) == 2:
        smaller: Boxes = boxes[int(np.argmin(_sides(boxes).prod(axis=1)))]
        return smaller
    middle: Boxes = np.median(boxes, axis=0)
    return middle


def is_far(box: Boxes, frame: Boxes) -> bool:
    """Whether a box makes a frame many times as large, or lies far from it."""
    return times(box, frame) >= MOST_TIMES or _apart(box, frame) > FAR * _sides(frame).max()


def times(box: Boxes, frame: Boxes) -> float:
    """How many times as wide, or as high, the frame is with the box."""
    both = np.concatenate((np.minimum(box[:2], frame[:2]), np.maximum(box[2:], frame[2:])))
    return float((_sides(both) / np.maximum(_sides(frame), 1e-9)).max())


def _sides(boxes: Boxes) -> Boxes:
    sides: Boxes = boxes[..., 2:] - boxes[..., :2]
    return sides


def _apart(box: Boxes, frame: Boxes) -> float:
    """How far, in degrees, a box lies from a frame; 0 where they meet."""
    return float(np.maximum(np.maximum(box[:2] - frame[2:], frame[:2] - box[2:]), 0).max())


def _told(day: DrawnDay, frame: Boxes, box: Boxes) -> Problem:
    """The note of a day, at the first of its polygons that lies far off."""
    pairs = [*zip(day.ground, day.records[-len(day.ground) :], strict=True)]
    far = [pair for pair in pairs if is_far(shapely.bounds(pair[0]), frame)] or pairs
    what = (
        f"the ground of {day.day} lies far from that of the other days, or reaches far beyond it: "
        f"with it the map is {times(box, frame):,.3g} times as wide or as high; "
        f"{where_drawn([shape for shape, _ in far])}"
    )
    cut = f"cut with {argument('clip', True)} to the {argument('boundaries')}"
    hint = f"mend or leave out the file, or {cut}"
    return note(far[0][1].where, what, hint, "far-ground", value=str(day.day))
