# SPDX-License-Identifier: MIT
"""Boxes in degrees: what a map is framed by, how large it is, and all that the map can show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mapper.geometry.plane import (
    Box,
    Projection,
    box_on,
    degrees_of,
    grown,
    outline_of,
    projection_for,
)

# A degree of latitude.
KM_PER_DEG = 111.2
# As if by a pole no longer than this, so that no box there is wide without end.
LEAST_COSINE = 0.01


@dataclass(frozen=True, kw_only=True)
class Framing:
    """What a map is to be framed by: the ground of interest, or what is asked for.

    - `box`: in degrees.
    - `changed`: the ids of what changed; with `only_small` where that is a small part of all alone.
    - `insets`: the names and boxes (degrees) of what is to have an inset; None for far ground.
    - `locator`: what shows where that is: `globe`, `country` (where it is a part of that), `none`.
    """

    box: Box | None = None
    changed: frozenset[str] = frozenset()
    only_small: bool = False
    insets: tuple[tuple[str, Box], ...] | None = None
    locator: str = "country"


ALL_GROUND = Framing()
# How much of the units' own extent is drawn around them on each side.
FRAME_SHARE = 0.7
# … and how much of it on a flat map. Around tall ground there is more at its sides, and around wide
# ground above and under it: as wide, or high, as a map with these proportions shows that has the
# ground over its whole height, or width, but for its own room. No map of a continent has more.
ROOM_SHARE = 0.5
WIDEST_MAP, HIGHEST_MAP = 2.2, 1.7
MOST_ROOM_M = 1.2e7
# Web Mercator ends near this latitude.
MOST_NORTH = 85.0


# Positions on a map of a country are told to 0.001°, about 110 m; on a smaller one finer.
COUNTRY_DEG = 1.0
COUNTRY_DIGITS = 3
LEAST_DEG = 1e-9


def position_digits(bounds: Sequence[float]) -> int:
    """With how many decimals of a degree positions are told on a map of these bounds (degrees)."""
    west, south, east, north = bounds
    extent = max(east - west, north - south, LEAST_DEG)
    if extent >= COUNTRY_DEG:
        return COUNTRY_DIGITS
    return COUNTRY_DIGITS - math.floor(math.log10(extent))


def cosine_at(box: Sequence[float]) -> float:
    """How long a degree of longitude is in the middle of a box, in degrees of latitude."""
    return max(math.cos(math.radians((box[1] + box[3]) / 2)), LEAST_COSINE)


def extent_deg(box: Sequence[float]) -> float:
    """The longer side of a box, in degrees of latitude."""
    west, south, east, north = box
    return max((east - west) * cosine_at(box), north - south)


def padded(box: Sequence[float], by_deg: float) -> Box:
    """A box with so many degrees of latitude more on each side."""
    west, south, east, north = box
    across = by_deg / cosine_at(box)
    return west - across, south - by_deg, east + across, north + by_deg


def brought(box: Box, ground: Sequence[float]) -> Box:
    """A box with the longitudes that it has on ground that may run on beyond 180 degrees."""
    west, south, east, north = box
    turns = [(west + turn, south, east + turn, north) for turn in (0.0, 360.0, -360.0)]
    return next((one for one in turns if meet(one, ground)), box)


def meet(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes have ground in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def seen_around(bounds: Sequence[float]) -> Box:
    """West, south, east and north, in degrees, of all that a flat map of the units shows that has
    `ROOM_SHARE` of their extent on each side of them.
    """
    projection = projection_for(bounds)
    return degrees_of(projection, room_around(projection, bounds))


def room_around(projection: Projection, bounds: Sequence[float]) -> Box:
    """The box on a flat map, in metres, of ground in `bounds` (degrees) and of that around it."""
    ground = box_on(projection, outline_of(bounds))
    west, south, east, north = grown(ground, ROOM_SHARE)
    wide, high = ground[2] - ground[0], ground[3] - ground[1]
    across = lacking(east - west, WIDEST_MAP * high) / 2
    along = lacking(north - south, HIGHEST_MAP * wide) / 2
    return west - across, south - along, east + across, north + along


def lacking(metres: float, wanted: float) -> float:
    """How much a side of a map lacks to what is wanted of it."""
    return max(0.0, min(wanted, MOST_ROOM_M) - metres)


def frame_around(bounds: Sequence[float]) -> Box:
    """West, south, east and north, in degrees, of the units with ground all around.

    It may reach beyond 180 degrees, and is never wider than once around the world.
    """
    west, south, east, north = bounds
    pad = FRAME_SHARE * max(east - west, north - south)
    return (
        max(west - pad, (west + east) / 2 - 180.0),
        max(south - pad, -MOST_NORTH),
        min(east + pad, (west + east) / 2 + 180.0),
        min(north + pad, MOST_NORTH),
    )
