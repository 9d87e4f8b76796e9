# SPDX-License-Identifier: MIT
"""What shows where a map lies: a small map of all ground, with the frame of a map that shows a part
of it, or a globe.
"""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely import Geometry

from mapper.geometry.interest import growth
from mapper.geometry.plane import box_on, outline_of, projection_for
from mapper.page.globe import globe_of
from mapper.page.map_model import BoxesPart, Locator, LocatorPart

# The longer side, in px.
SIDE = 84.0
# No line is so far from the true one, and no ground so small, in px.
TOLERANCE = 0.7
LEAST_KEPT = 1.5
# Where a map shows so much of the ground that it would be drawn hardly larger, none is needed.
LEAST_GROWTH = 1.5
# The least side of the frame, in px.
LEAST_FRAME = 5


def locator_part(ground: Geometry, boxes: BoxesPart, asked: str) -> LocatorPart:
    """The locator that is `asked` for, where there is something to show."""
    bounds, whole = boxes["bounds"], boxes.get("whole")
    if asked == "globe" and (globe := globe_of(ground, whole or bounds, bounds)):
        return {"globe": globe}
    if asked == "country" and whole and (locator := locator_of(ground, whole, bounds)):
        return {"locator": locator}
    return {}


def locator_of(ground: Geometry, whole: Sequence[float], bounds: Sequence[float]) -> Locator | None:
    """The locator of a map of `bounds`, a part of the ground in the box `whole` (degrees); None of
    nearly all of it, and of far ground, which is none of it.
    """
    lies_in = shapely.box(*whole).contains(shapely.centroid(shapely.box(*bounds)))
    if growth(bounds, whole) < LEAST_GROWTH or not lies_in:
        return None
    projection = projection_for(whole)
    west, south, east, north = box_on(projection, outline_of(whole))
    px = SIDE / max(east - west, north - south)
    seen = shapely.transform(
        shapely.clip_by_rect(ground, *whole),
        lambda rows: (projection.metres(rows) - (west, north)) * (px, -px),
    )
    parts = shapely.get_parts(shapely.simplify(seen, TOLERANCE))
    kept = [part for part in parts if part.geom_type == "Polygon" and part.area >= LEAST_KEPT]
    left, bottom, right, top = box_on(projection, outline_of(bounds))
    frame = [(left - west) * px, (north - top) * px, (right - west) * px, (north - bottom) * px]
    return {
        "size": [round((east - west) * px), round((north - south) * px)],
        "ground": [
            [round(number) for point in part.exterior.coords[:-1] for number in point]
            for part in kept
        ],
        "frame": at_least([round(side) for side in frame], LEAST_FRAME),
    }


def at_least(box: Sequence[int], side: int) -> list[int]:
    """A box in px, no side of it shorter than one."""
    x0, y0, x1, y1 = box
    wide, high = max(x1 - x0, side), max(y1 - y0, side)
    left, top = (x0 + x1 - wide) // 2, (y0 + y1 - high) // 2
    return [left, top, left + wide, top + high]


def path_of(locator: Locator) -> str:
    """The ground of a locator as the data of an SVG path."""
    return "".join(f"M{' '.join(map(str, ring))}Z" for ring in locator["ground"])
