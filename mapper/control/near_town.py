# SPDX-License-Identifier: MIT
"""Where a point is, by the nearest town and the direction from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mapper.model.near import Near
from mapper.model.place import Place
from mapper.model.says import Says
from mapper.places.distance import MEAN_RADIUS_KM

Numbers = NDArray[np.float64]

# Clockwise from the north.
WAYS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


def near_towns(points: Numbers, towns: Sequence[Place]) -> list[Near]:
    """The nearest of towns for rows of longitude and latitude (degrees)."""
    places = np.array([(town.lon, town.lat) for town in towns], dtype=float)
    return [_nearest((lon, lat), places, towns) for lon, lat in points.tolist()]


def _nearest(point: Sequence[float], places: Numbers, towns: Sequence[Place]) -> Near:
    km = km_between(point, places)
    nearest = int(np.argmin(km))
    town = towns[nearest].shown
    if km[nearest] < 1:
        return Near(town)
    return Near(town, round(float(km[nearest])), WAYS[way_from(places[nearest], point)])


def near_words(near: Near, words: Says) -> str:
    """`12 km west of Donetsk`, or `Donetsk`"""
    if not near.way:
        return words.say("faces.at_town", town=near.town)
    way = words.say(f"faces.ways.{near.way}")
    return words.say("faces.near_town", km=near.km, way=way, town=near.town)


def km_between(point: Sequence[float], others: Numbers) -> Numbers:
    """On a sphere of mean radius (haversine)."""
    (lon, lat), (lons, lats) = np.radians(point), np.radians(others.T)
    part = (
        np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    )
    found: Numbers = 2 * MEAN_RADIUS_KM * np.arcsin(np.sqrt(part))
    return found


def way_from(one: Sequence[float], other: Sequence[float]) -> int:
    """In which of the eight directions `other` lies from `one`, clockwise from the north."""
    east = (other[0] - one[0] + 180) % 360 - 180
    turn = np.arctan2(east * np.cos(np.radians(one[1])), other[1] - one[1])
    return round(float(turn) / np.pi * 4) % 8
