# SPDX-License-Identifier: MIT
"""Where a country meets a neighbour: the strip along their border."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians

import shapely
from shapely import Geometry, Polygon

from mapper.geometry.azimuthal_equidistant import LocalPlane
from mapper.geometry.frame import KM_PER_DEG
from mapper.geometry.validity import polygonal, valid

# The neighbour's line is simplified by this share of the strip's width before it is widened:
# far less than can be seen, and ten times faster.
COARSENESS = 0.01


# The borders of a set are drawn again for every day of a series.
@lru_cache(maxsize=32)
def border_strip(outline: Geometry, neighbour: Geometry, km: float) -> Geometry:
    """The part of `outline` within `km` kilometres of `neighbour`; all in WGS84 degrees.

    Measured on a flat map around the middle of the border (see `LocalPlane`: within 1 % for
    borders up to 2,000 km across), against the neighbour's line simplified by 1 % of `km`.
    A valid Polygon or MultiPolygon; empty where the two are farther apart.
    """
    near = _part_near(neighbour, outline, km)
    if near.is_empty:
        return Polygon()
    plane = _plane_between(outline, near, km)
    line = shapely.simplify(plane.flatten(near), km * COARSENESS)
    reach = plane.unflatten(shapely.segmentize(shapely.buffer(line, km), 4 * km))
    return polygonal(shapely.intersection(outline, valid(reach)))


def _part_near(neighbour: Geometry, outline: Geometry, km: float) -> Geometry:
    """The neighbour without what is too far away to matter."""
    box = _grown(outline.bounds, *_reach_deg(outline, km))
    near = shapely.clip_by_rect(neighbour, *box)
    return valid(near)


def _reach_deg(outline: Geometry, km: float) -> tuple[float, float]:
    """More than `km` kilometres in degrees of longitude and of latitude, around `outline`."""
    _, south, _, north = outline.bounds
    highest = min(max(abs(south), abs(north)) + km / KM_PER_DEG, 89.0)
    lat = 1.1 * km / KM_PER_DEG
    return lat / cos(radians(highest)), lat


def _plane_between(outline: Geometry, near: Geometry, km: float) -> LocalPlane:
    """A flat map around the middle of the box that both share."""
    a = _grown(outline.bounds, *_reach_deg(outline, km))
    b = near.bounds
    west, south = max(a[0], b[0]), max(a[1], b[1])
    east, north = min(a[2], b[2]), min(a[3], b[3])
    return LocalPlane((west + east) / 2, (south + north) / 2)


def _grown(
    bounds: tuple[float, float, float, float], dx: float, dy: float
) -> tuple[float, float, float, float]:
    west, south, east, north = bounds
    return west - dx, south - dy, east + dx, north + dy
