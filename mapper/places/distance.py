# SPDX-License-Identifier: MIT
"""How far two positions are apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from mapper.model.place import Place

MEAN_RADIUS_KM = 6371.0088
Position = tuple[float, float]

# A known place and the coordinates of a row that names it may differ by this much: positions of
# towns differ between gazetteers by the size of the town and its outskirts.
SAME_PLACE_KM = 25.0
# So far from where a row says another place of its name is the better one.
BESIDE_KM = 5.0


def distance_km(one: Position, other: Position) -> float:
    """The great-circle distance in km of two positions (WGS84 degrees, longitude first).

    Haversine formula on the sphere of mean radius; wrong by 0.6 % at most.
    """
    lon1, lat1, lon2, lat2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * MEAN_RADIUS_KM * asin(min(1.0, sqrt(half)))


def km_from(place: Place, position: Position | None) -> float | None:
    """How far a place lies from a position; None where either is not known."""
    if position is None or place.lon is None or place.lat is None:
        return None
    return distance_km((place.lon, place.lat), position)
