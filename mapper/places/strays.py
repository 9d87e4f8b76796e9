# SPDX-License-Identifier: MIT
"""Points that a table puts where the map does not reach: nobody would see them there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mapper.model.problem import Problem, note
from mapper.model.record import Kind
from mapper.places.matching import Match

# Those have ground of their own, which is the map.
GROUND = (Kind.UNIT, Kind.BORDER)


def tell_strays(matches: Sequence[Match], frame: Sequence[float]) -> tuple[Problem, ...]:
    """A note for each place outside of `frame` (west, south, east and north in degrees)."""
    return tuple(_strays({match.place.id: match for match in reversed(matches)}.values(), frame))


def _strays(matches: Iterable[Match], frame: Sequence[float]) -> Iterator[Problem]:
    for match in matches:
        place = match.place
        if place.kind in GROUND or place.lat is None or place.lon is None:
            continue
        if _within(place.lon, place.lat, frame):
            continue
        turned = _within(place.lat, place.lon, frame)
        what = f"'{match.record.place}' at lat {place.lat:g}, lon {place.lon:g} lies off the map"
        hint = "are lat and lon swapped?" if turned else "it stands in the table of the page only"
        yield note(match.record.where, what, hint, "off-the-map")


def _within(lon: float, lat: float, frame: Sequence[float]) -> bool:
    west, south, east, north = frame
    # A frame across the line of 180 degrees reaches beyond it.
    return south <= lat <= north and any(west <= lon + turn <= east for turn in (-360, 0, 360))
