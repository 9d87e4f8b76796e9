"""The line through the middle of a border strip, along which its name is set."""

from __future__ import annotations

import shapely
from shapely import Geometry, LineString

from mapper.geometry.borders import border_strip

# What lies this close to the outline is the outline itself, not the inner edge of a strip.
ON_THE_OUTLINE_DEG = 0.03


def middle_line(outline: Geometry, neighbour: Geometry, km: float) -> Geometry:
    """The longest line inside `outline` at half of `km` kilometres from `neighbour`.

    WGS84 degrees. It is the inner edge of a strip of half the width; a LineString, empty where
    the outline has no such strip.
    """
    half = border_strip(outline, neighbour, km / 2)
    rim = shapely.buffer(shapely.boundary(outline), ON_THE_OUTLINE_DEG)
    inner = shapely.line_merge(shapely.difference(shapely.boundary(half), rim))
    lines = [part for part in shapely.get_parts(inner) if shapely.get_dimensions(part) == 1]
    return max(lines, key=lambda line: float(line.length), default=LineString())
