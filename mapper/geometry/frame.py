"""The box that a map can show."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]

# How much of the units' own extent is drawn around them on each side.
FRAME_SHARE = 0.7
# Web Mercator ends near this latitude.
MOST_NORTH = 85.0


def frame_around(bounds: Sequence[float]) -> Box:
    """West, south, east and north, in degrees, of the units with ground all around."""
    west, south, east, north = bounds
    pad = FRAME_SHARE * max(east - west, north - south)
    return (
        max(west - pad, -180.0),
        max(south - pad, -MOST_NORTH),
        min(east + pad, 180.0),
        min(north + pad, MOST_NORTH),
    )
