# SPDX-License-Identifier: MIT
"""Kilometres around a point: a flat map of a part of the world."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

MEAN_RADIUS_KM = 6371.0088
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LocalPlane:
    """The azimuthal equidistant projection of the sphere around a point (WGS84 degrees).

    Snyder, Map Projections: A Working Manual (1987), chapter 25. The earth is a sphere of its
    mean radius here, which puts a distance wrong by 0.6 % at most, and distances across the
    direction of the centre by another 0.4 % at 1,000 km from it. Plain numpy: to load a
    projection library takes longer than everything that is computed here.
    """

    lon: float
    lat: float

    def flatten(self, shape: Geometry) -> Geometry:
        """A shape in degrees as one in kilometres east and north of the point."""
        return shapely.transform(shape, self._forward)

    def unflatten(self, shape: Geometry) -> Geometry:
        """A shape in kilometres east and north of the point as one in degrees."""
        return shapely.transform(shape, self._inverse)

    def _forward(self, degrees: Floats) -> Floats:
        east, lat = np.radians(degrees[:, 0] - self.lon), np.radians(degrees[:, 1])
        lat0 = np.radians(self.lat)
        x = np.cos(lat) * np.sin(east)
        y = np.cos(lat0) * np.sin(lat) - np.sin(lat0) * np.cos(lat) * np.cos(east)
        cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(east)
        sine = np.hypot(x, y)
        angle = np.arctan2(sine, cosine)
        stretch = np.divide(angle, sine, out=np.ones_like(sine), where=sine > 0)
        return np.column_stack((x * stretch, y * stretch)) * MEAN_RADIUS_KM

    def _inverse(self, kilometres: Floats) -> Floats:
        x, y = kilometres[:, 0] / MEAN_RADIUS_KM, kilometres[:, 1] / MEAN_RADIUS_KM
        lat0 = np.radians(self.lat)
        angle = np.hypot(x, y)
        shrink = np.sinc(angle / np.pi)
        sine = np.cos(angle) * np.sin(lat0) + y * shrink * np.cos(lat0)
        lat = np.arcsin(np.clip(sine, -1.0, 1.0))
        east = np.arctan2(x * shrink, np.cos(lat0) * np.cos(angle) - y * shrink * np.sin(lat0))
        return np.column_stack((self.lon + np.degrees(east), np.degrees(lat)))
