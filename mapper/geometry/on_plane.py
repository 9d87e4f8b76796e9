# SPDX-License-Identifier: MIT
"""What a flat map shows of shapes in degrees, cut where it ends, not at meridians and parallels."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely import Geometry

from mapper.geometry.plane import STEP_DEG, Azimuthal, Box, Projection
from mapper.geometry.unrolled import inside
from mapper.geometry.validity import polygonal

# Around the point opposite to the centre, which is a circle on the map, so much is left out.
OPPOSITE_DEG = 3.0


def seen_on(projection: Projection, rooms: Sequence[Box], shape: Geometry) -> Geometry:
    """What of polygons (degrees, longitudes from -180 to 180) lies in `rooms`, boxes on a flat map
    in metres; in degrees, with longitudes at most 180 from the centre of the map.

    A ring around a pole has no edge along it: on the map it is closed as it stands.
    """
    if not isinstance(projection, Azimuthal):
        lon, _ = projection.centre
        return inside(shape, (lon - 180.0, -90.0, lon + 180.0, 90.0))
    fine = shapely.segmentize(_without_opposite(projection, shape), STEP_DEG)
    flat = shapely.make_valid(shapely.transform(fine, projection.metres))
    room = shapely.union_all([shapely.box(*box) for box in rooms])
    return shapely.transform(polygonal(shapely.intersection(flat, room)), projection.degrees)


def lines_on(projection: Projection, rooms: Sequence[Box], lines: Geometry) -> Geometry:
    """What of lines lies in `rooms`, as `seen_on` has it of polygons."""
    if not isinstance(projection, Azimuthal):
        lon, _ = projection.centre
        return inside(lines, (lon - 180.0, -90.0, lon + 180.0, 90.0))
    flat = shapely.transform(lines, projection.metres)
    room = shapely.union_all([shapely.box(*box) for box in rooms])
    cut = shapely.line_merge(shapely.intersection(flat, room))
    return shapely.transform(cut, projection.degrees)


def _without_opposite(projection: Azimuthal, shape: Geometry) -> Geometry:
    """A shape without the point opposite to the centre, around which it would be inside out."""
    lon, lat = (projection.lon + 360.0) % 360.0 - 180.0, -projection.lat
    by = OPPOSITE_DEG
    across = 360.0 if abs(lat) > 90.0 - by else by
    around = shapely.box(lon - across, lat - by, lon + across, lat + by)
    return shapely.difference(shape, around) if shapely.intersects(shape, around) else shape
