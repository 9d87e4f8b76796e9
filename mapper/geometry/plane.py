# SPDX-License-Identifier: MIT
"""The flat maps that pages and pictures are drawn on: equal areas, fitted to the ground they show.

Formulas of the sphere, forward and inverse, over whole arrays. The sphere is the one with the area
of the WGS84 ellipsoid, and latitudes become authalic ones before, so that areas are those of the
ellipsoid (Snyder, Map Projections: A Working Manual, 1987, chapter 3). Scripts of the page
have the same formulas (`projection.mjs`); `tests/browser/test_projection.py` holds both to each
other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.ranges import ranges

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]

# Metres: the radius of the sphere with the area of the ellipsoid.
RADIUS_M = 6_371_007.181
# Of the first two terms of authalic latitudes by geodetic ones, and back (Snyder 3-18).
AUTHALIC = (-0.002239210, 2.131e-6)
GEODETIC = (0.002239209, 2.883e-6)
# Of the polynomial of Equal Earth (Šavrič, Patterson and Jenny 2018).
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
EQUAL_EARTH_POWERS = np.array([1, 3, 7, 9])
NEWTON_STEPS = 12

# Ground that reaches farther than this from its middle is drawn on a map of the world.
FARTHEST_DEG = 100.0
# Ground that goes around a pole: at least so wide, and all of it at least so far north or south.
AROUND_DEG = 180.0
POLAR_DEG = 15.0
# Ground this wide is the world, which has its middle where every reader knows it.
WORLD_DEG = 300.0
# Centres are rounded, so that a corner that moves a little leaves the map as it is.
CENTRE_DIGITS = 1
# Edges of a box are straight in degrees, and are drawn through a point every so often.
EDGE_POINTS = 64
# Lines that are straight in degrees are drawn through points no farther apart than this.
STEP_DEG = 1.0
# A line with a longer step in longitude goes on at the other side of the world.
TURN_DEG = 180.0


class Projection(Protocol):
    """Degrees to metres east and north of a centre, and back."""

    @property
    def name(self) -> str:
        """As a payload has it."""
        ...

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude in degrees."""
        ...

    def metres(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude (WGS84) to rows of metres east and north of the centre."""
        ...

    def degrees(self, metres: Floats) -> Floats:
        """Rows of metres to rows of longitude and latitude, at most 180° from that of the centre.

        What lies off the edge of the map of the world is taken to the edge.
        """
        ...


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection around a point in degrees (Snyder, chapter 24)."""

    lon: float
    lat: float
    name = "azimuthal"

    @property
    def centre(self) -> tuple[float, float]:
        return self.lon, self.lat

    def metres(self, degrees: Floats) -> Floats:
        lat, lat0 = authalic(degrees[:, 1]), authalic(np.array(self.lat))
        turn = np.radians(degrees[:, 0] - self.lon)
        across = np.cos(lat) * np.cos(turn)
        near = 1 + np.sin(lat0) * np.sin(lat) + np.cos(lat0) * across
        stretch = RADIUS_M * np.sqrt(2 / np.maximum(near, 1e-12))
        x = stretch * np.cos(lat) * np.sin(turn)
        y = stretch * (np.cos(lat0) * np.sin(lat) - np.sin(lat0) * across)
        return np.column_stack((x, y))

    def degrees(self, metres: Floats) -> Floats:
        x, y = metres[:, 0] / RADIUS_M, metres[:, 1] / RADIUS_M
        lat0 = authalic(np.array(self.lat))
        far = np.hypot(x, y)
        # The angle from the centre, and its sine over `far`, which is 1 at the centre itself.
        angle = 2 * np.arcsin(np.minimum(far / 2, 1.0))
        shrink = np.cos(angle / 2)
        sine = np.cos(angle) * np.sin(lat0) + y * shrink * np.cos(lat0)
        turn = np.arctan2(x * shrink, np.cos(lat0) * np.cos(angle) - y * shrink * np.sin(lat0))
        lat = geodetic(np.arcsin(np.clip(sine, -1.0, 1.0)))
        return np.column_stack((self.lon + np.degrees(turn), lat))


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth (Šavrič, Patterson and Jenny 2018) around a meridian in degrees.

    Longitudes run on: one that is 200° east of the meridian is not 160° west of it.
    """

    lon: float
    name = "equal_earth"

    @property
    def centre(self) -> tuple[float, float]:
        return self.lon, 0.0

    def metres(self, degrees: Floats) -> Floats:
        theta = np.arcsin(np.sqrt(0.75) * np.sin(authalic(degrees[:, 1])))
        turn = np.radians(degrees[:, 0] - self.lon)
        x = turn * np.cos(theta) / (np.sqrt(0.75) * _slope(theta))
        return RADIUS_M * np.column_stack((x, _height(theta)))

    def degrees(self, metres: Floats) -> Floats:
        x, y = metres[:, 0] / RADIUS_M, metres[:, 1] / RADIUS_M
        theta = np.zeros_like(y)
        for _ in range(NEWTON_STEPS):
            theta = np.clip(theta - (_height(theta) - y) / _slope(theta), -np.pi / 3, np.pi / 3)
        turn = x * np.sqrt(0.75) * _slope(theta) / np.cos(theta)
        lat = geodetic(np.arcsin(np.clip(np.sin(theta) / np.sqrt(0.75), -1.0, 1.0)))
        return np.column_stack((self.lon + np.degrees(np.clip(turn, -np.pi, np.pi)), lat))


def projection_for(bounds: Sequence[float]) -> Projection:
    """The projection for ground in a box: west, south, east and north in degrees; east may be
    above 180.

    Lambert's azimuthal around the middle of the box, around the pole where the ground goes around
    that, and Equal Earth for what is too wide for it.
    """
    west, south, east, north = bounds
    lon = 0.0 if east - west >= WORLD_DEG else round((west + east) / 2, CENTRE_DIGITS)
    if east - west >= AROUND_DEG and (south >= POLAR_DEG or north <= -POLAR_DEG):
        return Azimuthal(lon, float(np.copysign(90.0, south)))
    lat = round((south + north) / 2, CENTRE_DIGITS)
    if farthest_deg(bounds, lon, lat) > FARTHEST_DEG:
        return EqualEarth(lon)
    return Azimuthal(lon, lat)


def is_around_pole(projection: Projection) -> bool:
    """Whether a flat map has a pole in its middle."""
    return isinstance(projection, Azimuthal) and abs(projection.lat) == 90.0


def projection_named(name: str, centre: Sequence[float]) -> Projection:
    """The projection that a payload names, around its centre."""
    return EqualEarth(centre[0]) if name == EqualEarth.name else Azimuthal(centre[0], centre[1])


def farthest_deg(bounds: Sequence[float], lon: float, lat: float) -> float:
    """How far the outline of a box lies from a point at most, as an angle in degrees."""
    edge, at = np.radians(outline_of(bounds)), np.radians(lat)
    turn = edge[:, 0] - np.radians(lon)
    cosine = np.sin(edge[:, 1]) * np.sin(at) + np.cos(edge[:, 1]) * np.cos(at) * np.cos(turn)
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)).max()))


def outline_of(box: Sequence[float]) -> Floats:
    """Points along the outline of a box (x0, y0, x1, y1), as rows."""
    x0, y0, x1, y1 = box
    corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    share = np.linspace(0.0, 1.0, EDGE_POINTS, endpoint=False)[:, None]
    edges = zip(corners, np.roll(corners, -1, axis=0), strict=True)
    return np.vstack([start + (end - start) * share for start, end in edges])


def box_on(projection: Projection, degrees: Floats) -> Box:
    """The box of points on a flat map: metres west, south, east and north of its centre."""
    metres = projection.metres(degrees)
    (west, south), (east, north) = metres.min(axis=0), metres.max(axis=0)
    return float(west), float(south), float(east), float(north)


def grown(box: Sequence[float], share: float) -> Box:
    """A box with so much more on each side, of its longer one."""
    x0, y0, x1, y1 = box
    by = share * max(x1 - x0, y1 - y0)
    return x0 - by, y0 - by, x1 + by, y1 + by


def degrees_of(projection: Projection, box: Box) -> Box:
    """The box in degrees around a box on a flat map; all around the earth where a pole lies in it.

    East may be above 180, or west below -180.
    """
    lon, lat = projection.degrees(outline_of(box)).T
    around = [lon.min(), lat.min(), lon.max(), lat.max()]
    for side, pole in ((1, -90.0), (3, 90.0)):
        ((x, y),) = projection.metres(np.array([(projection.centre[0], pole)]))
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            turn = projection.centre[0]
            around[side], around[0], around[2] = pole, turn - 180.0, turn + 180.0
    west, south, east, north = map(float, around)
    return west, south, east, north


def stepped(arcs: Sequence[Floats]) -> list[Floats]:
    """Lines in degrees with points at most `STEP_DEG` apart, so that what is straight in degrees
    stays so on any map.
    """
    return [_stepped(arc) for arc in arcs]


def _stepped(arc: Floats) -> Floats:
    steps = np.diff(arc, axis=0)
    parts = np.ceil(np.abs(steps).max(axis=1, initial=0.0) / STEP_DEG).astype(int)
    parts[np.abs(steps[:, 0]) > TURN_DEG] = 1
    if not len(arc) or parts.max(initial=0) <= 1:
        return arc
    parts = np.maximum(parts, 1)
    share = (ranges(0, parts) / np.repeat(parts, parts))[:, None]
    points = np.repeat(arc[:-1], parts, axis=0) + np.repeat(steps, parts, axis=0) * share
    return np.vstack((points, arc[-1:]))


def authalic(degrees: Floats) -> Floats:
    """Geodetic latitudes in degrees as authalic ones in radians."""
    lat = np.radians(degrees)
    return _series(lat, AUTHALIC)


def geodetic(lat: Floats) -> Floats:
    """Authalic latitudes in radians as geodetic ones in degrees."""
    return np.degrees(_series(lat, GEODETIC))


def _series(lat: Floats, terms: Sequence[float]) -> Floats:
    two, four = terms
    found: Floats = lat + two * np.sin(2 * lat) + four * np.sin(4 * lat)
    return found


def _height(theta: Floats) -> Floats:
    found: Floats = theta[..., None] ** EQUAL_EARTH_POWERS @ np.array(EQUAL_EARTH)
    return found


def _slope(theta: Floats) -> Floats:
    powers = EQUAL_EARTH_POWERS
    found: Floats = theta[..., None] ** (powers - 1) @ (powers * np.array(EQUAL_EARTH))
    return found
