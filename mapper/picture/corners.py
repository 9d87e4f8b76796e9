# SPDX-License-Identifier: MIT
"""Where small panels stand on a map: in corners and along edges that its ground leaves free.

A panel is placed by `placed_panel`; what is placed is an obstacle for the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import numpy as np

from mapper.picture.ink import Box, Floats

# Room between a panel and the edge of the map, and between panels, in px.
EDGE, BETWEEN = 8.0, 8.0
# Room between a panel and ground, in px.
ROOM = 4.0
# How far apart the places along an edge are that are tried, in px.
STEP = 12.0
# A panel may cover this share of itself with ground, no more.
MOST_COVERED = 0.12
# How much farther away a place may be that covers no ground than one that is all on it, in px.
FREE_PX = 900.0
# How many places are measured at once, the nearest first.
AT_ONCE = 16

Size = tuple[float, float]
Point = tuple[float, float]


def placed_panel(
    view: Box,
    size: Size,
    ground: Sequence[object] | Under,
    obstacles: Sequence[Box] = (),
    towards: Point | None = None,
    most: float = MOST_COVERED,
) -> Box | None:
    """The box of a panel of a size (px) on a map: the one by the edge of `view` that is nearest to
    the point `towards`, or to the lower right corner, and is covered by at most the share `most` of
    it with ground.

    `ground`: shapely polygons in px, or these as `Under`; `obstacles`: boxes that no panel may
    meet. None where there is no room.
    """
    at = towards or (view[2], view[3])
    boxes = [box for box in along_edges(view, size) if not _meets(box, obstacles)]
    boxes.sort(key=lambda box: _away(box, at))
    under = ground if isinstance(ground, Under) else Under.of(ground)
    best: tuple[float, Box] | None = None
    for start in range(0, len(boxes), AT_ONCE):
        some = boxes[start : start + AT_ONCE]
        if best and _away(some[0], at) >= best[0]:
            break
        for box, covered in zip(some, under.shares(some), strict=True):
            cost = _away(box, at) + FREE_PX * covered
            if covered <= most and (best is None or cost < best[0]):
                best = cost, box
    return best[1] if best else None


def along_edges(view: Box, size: Size) -> Iterator[Box]:
    """The boxes of a size by the edges of a view, the four corners among them; none in a view that
    is too small.
    """
    x0, y0, x1, y1 = view
    wide, high = size
    left, right = x0 + EDGE, x1 - EDGE - wide
    top, bottom = y0 + EDGE, y1 - EDGE - high
    if right < left or bottom < top:
        return
    across = [*np.arange(left, right, STEP).tolist(), right]
    down = [*np.arange(top, bottom, STEP).tolist(), bottom]
    found = {(x, y) for x in across for y in (top, bottom)}
    found |= {(x, y) for x in (left, right) for y in down}
    for x, y in sorted(found):
        yield x, y, x + wide, y + high


@dataclass(frozen=True)
class Under:
    """Ground under panels: sound polygons in px, in a tree, with their boxes and areas."""

    shapes: Any
    tree: Any
    boxes: Floats
    areas: Floats

    @classmethod
    def of(cls, ground: Sequence[object]) -> Under:
        """Of shapely polygons."""
        import shapely

        sound = shapely.make_valid(np.asarray(ground, dtype=object))
        return cls(sound, shapely.STRtree(sound), shapely.bounds(sound), shapely.area(sound))

    def shares(self, boxes: Sequence[Box]) -> Floats:
        """Which share of each box, with some room around it, the ground covers."""
        import shapely

        if not len(self.areas):
            return np.zeros(len(boxes))
        grown = np.array(boxes) + np.array([-ROOM, -ROOM, ROOM, ROOM])
        panels = shapely.box(*grown.T)
        of, by = self.tree.query(panels, predicate="intersects")
        cut = self.areas[by]
        outer, inner = grown[of], self.boxes[by]
        out = ((inner[:, :2] < outer[:, :2]) | (inner[:, 2:] > outer[:, 2:])).any(axis=1)
        cut[out] = shapely.area(shapely.intersection(panels[of[out]], self.shapes[by[out]]))
        found: Floats = np.bincount(of, weights=cut, minlength=len(boxes)) / shapely.area(panels)
        return found


def _meets(box: Box, obstacles: Sequence[Box]) -> bool:
    x0, y0, x1, y1 = box
    return any(
        x0 < right + BETWEEN
        and x1 > left - BETWEEN
        and y0 < bottom + BETWEEN
        and y1 > top - BETWEEN
        for left, top, right, bottom in obstacles
    )


def _away(box: Box, at: Point) -> float:
    """How far the middle of a box lies from a point."""
    return hypot((box[0] + box[2]) / 2 - at[0], (box[1] + box[3]) / 2 - at[1])
