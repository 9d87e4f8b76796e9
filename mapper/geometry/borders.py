"""Border regions: the strip of a country along one neighbour."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely import Geometry

# Lines of two sources count as one border up to this distance.
SAME_BORDER_DEG = 0.03
# The neighbour's own edge may be this coarse before it is widened: far under a strip's width.
COARSE_DEG = 0.005
KM_PER_DEGREE = 111.0
M_PER_KM = 1_000


def border_strip(outline: Geometry, neighbour: Geometry, km: float) -> Geometry:
    """The part of `outline` within `km` kilometres of `neighbour`; both WGS84 degrees.

    Distances are measured in an azimuthal equidistant projection centred on the shared border,
    which is true to 1 % within some 1,500 km of its middle. Polygonal; empty where the two are
    farther apart than `km`.
    """
    near = _near(outline, neighbour, km)
    if shapely.is_empty(near):
        return shapely.Polygon()
    lon, lat = _middle(outline, near)
    there, back = _projection(lon, lat)
    widened = shapely.buffer(shapely.transform(near, there, interleaved=False), km * M_PER_KM)
    ground = shapely.transform(outline, there, interleaved=False)
    strip = shapely.intersection(ground, widened)
    return _polygonal(shapely.transform(strip, back, interleaved=False))


def border_line(outline: Geometry, neighbour: Geometry, km: float = 0.0) -> Geometry:
    """The border with `neighbour` as one line, its longest stretch; empty where there is none.

    With `km` the line runs inside `outline` at that distance from the border.
    """
    if km > 0:
        inner = border_strip(outline, neighbour, km)
        edge = shapely.difference(
            shapely.boundary(inner), shapely.buffer(shapely.boundary(outline), SAME_BORDER_DEG)
        )
    else:
        edge = shapely.intersection(
            shapely.boundary(outline), shapely.buffer(neighbour, SAME_BORDER_DEG)
        )
    return _longest(edge)


def _near(outline: Geometry, neighbour: Geometry, km: float) -> Geometry:
    """The part of the neighbour that can lie within reach, a little coarser."""
    west, south, east, north = shapely.bounds(outline)
    most = max(abs(south), abs(north))
    pad_lat = km / KM_PER_DEGREE * 1.1
    pad_lon = pad_lat / max(np.cos(np.radians(min(most, 85.0))), 0.05)
    box = shapely.clip_by_rect(
        neighbour, west - pad_lon, south - pad_lat, east + pad_lon, north + pad_lat
    )
    return shapely.make_valid(shapely.simplify(box, COARSE_DEG))


def _middle(outline: Geometry, near: Geometry) -> tuple[float, float]:
    shared = shapely.intersection(outline, shapely.buffer(near, SAME_BORDER_DEG))
    centre = shapely.centroid(near if shapely.is_empty(shared) else shared)
    return float(shapely.get_x(centre)), float(shapely.get_y(centre))


def _projection(lon: float, lat: float) -> tuple[Any, Any]:
    from pyproj import Transformer

    local = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"
    there = Transformer.from_crs("EPSG:4326", local, always_xy=True)
    back = Transformer.from_crs(local, "EPSG:4326", always_xy=True)
    return there.transform, back.transform


def _polygonal(shape: Geometry) -> Geometry:
    parts = [part for part in shapely.get_parts(shape) if shapely.get_dimensions(part) == 2]
    return shapely.union_all(parts) if parts else shapely.Polygon()


def _longest(lines: Geometry) -> Geometry:
    merged = shapely.line_merge(lines)
    parts = [part for part in shapely.get_parts(merged) if shapely.get_dimensions(part) == 1]
    return max(parts, key=lambda part: float(part.length), default=shapely.LineString())
