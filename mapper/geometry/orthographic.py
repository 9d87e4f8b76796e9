# SPDX-License-Identifier: MIT
"""The globe as it is seen from far away: orthographic, cut at the horizon.

Formulas of the sphere, forward, over whole arrays (Snyder, Map Projections: A Working Manual, 1987,
chapter 20). What lies beyond the horizon is moved along its great circle from the middle to the
limb, so that a ring that goes there follows the limb, and no chord runs across the disc. A ring
around the point opposite of the middle then goes around all of the disc, outside in: that is mended
by the disc itself, where rings are filled by whether an odd number of them is around a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.plane import stepped
from mapper.geometry.ranges import ranges

Floats = NDArray[np.float64]

# The limb is drawn through a point every so often.
LIMB_STEP = np.radians(4.0)
# The middle of the far side, in radii, has no direction; a hair beside it decides on which side of
# the line of 180 degrees it is.
NOWHERE, HAIR_DEG = 1e-9, 1e-6


@dataclass(frozen=True, slots=True)
class Orthographic:
    """The globe around a point in degrees: a disc of radius 1, x to the right and y up."""

    lon: float
    lat: float

    def positions(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude to rows of x, y, and the height above the plane through
        the horizon, which is below 0 for what is not seen.
        """
        lat, lat0 = np.radians(degrees[:, 1]), np.radians(self.lat)
        turn = np.radians(degrees[:, 0] - self.lon)
        x = np.cos(lat) * np.sin(turn)
        y = np.cos(lat0) * np.sin(lat) - np.sin(lat0) * np.cos(lat) * np.cos(turn)
        height = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(turn)
        return np.column_stack((x, y, height))

    def rings(self, ground: Iterable[Geometry]) -> list[Floats]:
        """What is seen of polygons (degrees): rings on the disc, rows of x and y. Where an odd
        number of them is around a point, this lies on an odd number of the polygons.
        """
        polygons = shapely.get_parts([*ground])
        rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(polygons)]
        found = [ring for ring in map(self._on_disc, stepped(rings)) if len(ring)]
        return [*found, limb()] if self._opposite(polygons) else found

    def _on_disc(self, ring: Floats) -> Floats:
        """A ring on the disc, along the limb where it is beyond the horizon; none where all is."""
        positions = _with_horizon(self.positions(ring))
        if (positions[:, 2] <= 0).all() and not _around(positions):
            return np.empty((0, 2))
        return _along_limb(positions)

    def _opposite(self, polygons: NDArray[np.object_]) -> bool:
        """Whether the point opposite of the middle lies on an odd number of polygons, whose
        longitudes may run on beyond 180 degrees.
        """
        turns = self.lon + HAIR_DEG + np.array([-540.0, -180.0, 180.0, 540.0])
        points = shapely.points(turns, np.full(len(turns), -self.lat))
        around = shapely.intersects(polygons[:, None], points).any(axis=1)
        return int(around.sum()) % 2 == 1


def limb() -> Floats:
    """The disc itself as a ring."""
    turns = np.arange(0.0, 2 * np.pi, LIMB_STEP)
    return np.column_stack((np.cos(turns), np.sin(turns)))


def _with_horizon(positions: Floats) -> Floats:
    """The positions of a line, with one on the horizon wherever the line goes through it."""
    height = positions[:, 2]
    through = np.flatnonzero((height[:-1] > 0) != (height[1:] > 0))
    before, after = positions[through], positions[through + 1]
    share = (before[:, 2] / (before[:, 2] - after[:, 2]))[:, None]
    crossing = before + (after - before) * share
    crossing[:, 2] = 0.0
    return np.insert(positions, through + 1, crossing, axis=0)


def _turns(positions: Floats) -> Floats:
    """By how much each step of a line turns around the middle, in radians."""
    turn: Floats = np.diff(np.arctan2(positions[:, 1], positions[:, 0]))
    return (turn + np.pi) % (2 * np.pi) - np.pi


def _around(positions: Floats) -> bool:
    """Whether a ring beyond the horizon goes around the point opposite of the middle."""
    return bool(abs(_turns(positions).sum()) > np.pi)


def _along_limb(positions: Floats) -> Floats:
    """The positions on the disc, those beyond the horizon on the limb and in short steps."""
    hidden = positions[:, 2] <= 0
    flat = positions[:, :2].copy()
    far = np.hypot(*flat[hidden].T)[:, None]
    flat[hidden] /= np.maximum(far, NOWHERE)
    turns = np.where(hidden[:-1] & hidden[1:], _turns(positions), 0.0)
    parts = np.maximum(np.ceil(np.abs(turns) / LIMB_STEP).astype(int), 1)
    of = np.repeat(np.arange(len(parts)), parts)
    share = ranges(0, parts) / parts[of]
    bend = turns[of] * share
    cosine, sine = np.cos(bend), np.sin(bend)
    x, y = flat[of].T
    return np.column_stack((x * cosine - y * sine, x * sine + y * cosine))
