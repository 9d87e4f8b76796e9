"""The projection of a picture: equal areas, fitted to the ground that it shows.

Closed formulas for the WGS84 ellipsoid (Snyder 1987, chapters 14 and 24), over whole arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEMI_MAJOR_M = 6_378_137.0
E2 = 0.0066943799901413165
E = E2**0.5

# A conic serves ground between these latitudes; elsewhere the azimuthal projection does.
LEAST_CONIC_DEG = 12.0
MOST_CONIC_DEG = 75.0
WIDEST_CONIC_DEG = 100.0


@dataclass(frozen=True, slots=True)
class Albers:
    """Albers' conic: areas are right, and distances along two parallels (degrees)."""

    lon: float
    lat: float
    parallels: tuple[float, float]

    def metres(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude to rows of metres east and north of the centre."""
        south, north = np.radians(self.parallels)
        m1, m2 = _m(south) ** 2, _m(north) ** 2
        q1, q2 = _q(south), _q(north)
        cone = (m1 - m2) / (q2 - q1) if abs(north - south) > 1e-6 else np.sin(south)
        constant = m1 + cone * q1

        def radius(lat: Floats | float) -> Floats:
            whole: Floats = np.sqrt(np.maximum(constant - cone * _q(lat), 0.0))
            return SEMI_MAJOR_M * whole / cone

        turn = cone * np.radians(_from(degrees[:, 0], self.lon))
        far, start = radius(np.radians(degrees[:, 1])), radius(np.radians(self.lat))
        return np.column_stack((far * np.sin(turn), start - far * np.cos(turn)))


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal: areas are right, and directions from the centre (degrees)."""

    lon: float
    lat: float

    def metres(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude to rows of metres east and north of the centre."""
        whole = _q(np.pi / 2)
        centre = np.radians(np.clip(self.lat, -89.999, 89.999))
        beta, beta0 = (
            np.arcsin(_q(np.radians(degrees[:, 1])) / whole),
            np.arcsin(_q(centre) / whole),
        )
        turn = np.radians(_from(degrees[:, 0], self.lon))
        radius = SEMI_MAJOR_M * np.sqrt(whole / 2)
        stretch = SEMI_MAJOR_M * _m(centre) / (radius * np.cos(beta0))
        across = np.cos(beta) * np.cos(turn)
        near = 1 + np.sin(beta0) * np.sin(beta) + np.cos(beta0) * across
        b = radius * np.sqrt(2 / np.maximum(near, 1e-9))
        x = b * stretch * np.cos(beta) * np.sin(turn)
        y = (b / stretch) * (np.cos(beta0) * np.sin(beta) - np.sin(beta0) * across)
        return np.column_stack((x, y))


Projection = Albers | Azimuthal


def fitted_projection(degrees: Floats) -> Projection:
    """The projection for ground with these points: rows of longitude and latitude."""
    west, east = lon_range(degrees[:, 0])
    south, north = float(degrees[:, 1].min()), float(degrees[:, 1].max())
    lon, lat = (west + east) / 2, (south + north) / 2
    conic = (
        abs(lat) >= LEAST_CONIC_DEG
        and max(abs(south), abs(north)) <= MOST_CONIC_DEG
        and east - west <= WIDEST_CONIC_DEG
        and south * north > 0
    )
    if not conic:
        return Azimuthal(lon, lat)
    # A sixth of the height from either end, which keeps distances about right in between.
    inset = (north - south) / 6
    return Albers(lon, lat, (south + inset, north - inset))


def lon_range(lons: Floats) -> tuple[float, float]:
    """West and east of points; east is above 180 where the ground crosses that meridian."""
    ordered = np.sort(np.mod(lons, 360.0))
    gaps = np.diff(np.append(ordered, ordered[0] + 360.0))
    widest = int(np.argmax(gaps))
    west = float(ordered[(widest + 1) % len(ordered)])
    west = west - 360.0 if west > 180.0 else west
    return west, west + 360.0 - float(gaps[widest])


@dataclass(frozen=True, slots=True)
class Fit:
    """Degrees to pixels of a picture, y down: `px_per_m`, then moved by `left` and `top`."""

    projection: Projection
    px_per_m: float
    left: float
    top: float

    def pixels(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude to rows of x and y in pixels."""
        metres = self.projection.metres(degrees)
        return np.column_stack(
            (self.left + metres[:, 0] * self.px_per_m, self.top - metres[:, 1] * self.px_per_m)
        )


def fit_to(degrees: Floats, box: Sequence[float], room: float) -> Fit:
    """The ground with these points in the middle of a box (x0, y0, x1, y1), `room` px from it."""
    projection = fitted_projection(degrees)
    metres = projection.metres(degrees)
    least, most = metres.min(axis=0), metres.max(axis=0)
    wide, high = np.maximum(most - least, 1.0)
    x0, y0, x1, y1 = box
    scale = min(max(x1 - x0 - 2 * room, 1.0) / wide, max(y1 - y0 - 2 * room, 1.0) / high)
    middle = (least + most) / 2
    return Fit(
        projection,
        float(scale),
        float((x0 + x1) / 2 - middle[0] * scale),
        float((y0 + y1) / 2 + middle[1] * scale),
    )


def aspect(degrees: Floats) -> float:
    """Width over height of the ground with these points, as it is drawn."""
    metres = fitted_projection(degrees).metres(degrees)
    wide, high = np.maximum(metres.max(axis=0) - metres.min(axis=0), 1.0)
    return float(wide / high)


def _from(lons: Floats, centre: float) -> Floats:
    return np.mod(lons - centre + 180.0, 360.0) - 180.0


def _m(lat: float) -> float:
    return float(np.cos(lat) / np.sqrt(1 - E2 * np.sin(lat) ** 2))


def _q(lat: Floats | float) -> Floats:
    sine = np.sin(lat)
    part: Floats = (1 - E2) * (
        sine / (1 - E2 * sine**2) - np.log((1 - E * sine) / (1 + E * sine)) / (2 * E)
    )
    return part
