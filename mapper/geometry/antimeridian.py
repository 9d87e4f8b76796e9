# SPDX-License-Identifier: MIT
"""Ground on both sides of the line of 180 degrees, cut there.

    179      -179                 179 180   -180 -179
     +---------+                   +---+       +---+
     |         |   is a square     |   |  and  |   |
     +---------+                   +---+       +---+

A ring that steps from 179 degrees east to 179 degrees west means the short way, and so does one
that runs on to 181. Taken as it stands the first is a band around the whole world. What is cut at
180 degrees already stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, Polygon

TURN_DEG = 360.0
HALF_DEG = TURN_DEG / 2
POLE_DEG = 90.0
# A ring that would be no wider than this is the edge of a map of the world, from -180 to 180, and
# does not step across the line twice.
EDGE_DEG = 0.05

Ring = NDArray[np.float64]


def crosses(shape: Geometry) -> bool:
    """Whether a shape of WGS84 degrees steps over the line of 180 degrees, or runs on beyond it.

    Longitudes may be from -180 to 180 or from 0 to 360.
    """
    if stay_on_one_side([shape])[0]:
        return False
    rings = shapely.get_rings(shapely.get_parts(shape))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(points):
        return False
    if np.abs(points[:, 0]).max() > HALF_DEG:
        return True
    far = (np.abs(np.diff(points[:, 0])) > HALF_DEG) & (ring[1:] == ring[:-1])
    return any(_turns(points[ring == nth]).any() for nth in np.unique(ring[1:][far]))


def stay_on_one_side(shapes: Sequence[Geometry | None]) -> NDArray[np.bool_]:
    """Which shapes plainly do not cross: none reaches beyond 180 degrees, or more than half around.

    Of the others `crosses` knows.
    """
    west, _, east, _ = shapely.bounds(np.array(shapes, object)).T
    there: NDArray[np.bool_] = (west >= -HALF_DEG) & (east <= HALF_DEG) & (east - west <= HALF_DEG)
    return there


def cut_at_antimeridian(shape: Geometry) -> Geometry:
    """The ground of a shape that `crosses`, in pieces with longitudes from -180 to 180.

    A ring around a pole, which comes back a whole turn from where it began, is the ground up to
    that pole. What is no polygon stays as it is.
    """
    parts = [_cut(part) for part in shapely.get_parts(shape)]
    pieces = [piece for part in parts for piece in shapely.get_parts(part)]
    if len(pieces) == 1:
        return pieces[0]
    if all(isinstance(piece, Polygon) for piece in pieces):
        return shapely.multipolygons(pieces)
    return shapely.geometrycollections(pieces)


def _cut(part: Geometry) -> Geometry:
    if not isinstance(part, Polygon) or not crosses(part):
        return part
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(part) if not ring.is_empty]
    outer, *holes = (_unrolled(ring) for ring in rings)
    outer = outer if _is_closed(outer) else _up_to_the_pole(outer)
    if not all(map(_is_closed, holes)):
        return part
    middle = float(np.median(outer[:, 0]))
    whole = Polygon(outer, [_beside(hole, middle) for hole in holes])
    sound = shapely.make_valid(whole, method="structure", keep_collapsed=False)
    west, _, east, _ = sound.bounds
    turns = range(_turn(west), _turn(east) + 1)
    pieces = [_turned(sound, turn) for turn in turns]
    return shapely.multipolygons(
        [
            one
            for piece in pieces
            for one in shapely.get_parts(piece)
            if isinstance(one, Polygon) and not one.is_empty
        ]
    )


def _turned(shape: Geometry, turn: int) -> Geometry:
    """What lies in one turn of the world, with its longitudes brought back to -180 to 180."""
    shift = turn * TURN_DEG
    strip = shapely.box(shift - HALF_DEG, -90.0, shift + HALF_DEG, 90.0)
    inside = shapely.intersection(shape, strip)
    return shapely.transform(inside, lambda points: points - np.array([shift, 0.0]))


def _turn(lon: float) -> int:
    """In which turn of the world a longitude lies: 0 from -180 to 180."""
    return int(np.floor((lon + HALF_DEG) / TURN_DEG))


def _unrolled(ring: Ring) -> Ring:
    """A ring with longitudes that run on where it steps across the line."""
    return np.column_stack((ring[:, 0] + _turns(ring), ring[:, 1]))


def _turns(ring: Ring) -> Ring:
    """What longitudes of a ring move by so that each step is the short way round, in degrees.

    Nothing for a ring along the edges of a map of the world.
    """
    steps = np.diff(ring[:, 0])
    short = np.where(np.abs(steps) > HALF_DEG, -np.sign(steps) * TURN_DEG, 0.0)
    turns = np.concatenate(([0.0], np.cumsum(short)))
    moved = ring[:, 0] + turns
    goes_around = not _is_closed(moved[:, None])
    as_drawn = _has_edge_of_a_map(ring) if goes_around else np.ptp(moved) <= EDGE_DEG
    return np.zeros_like(turns) if as_drawn else turns


def _has_edge_of_a_map(ring: Ring) -> bool:
    """Whether a ring runs along the line of 180 degrees, or all along a pole."""
    (lon, lat), (next_lon, next_lat) = ring[:-1].T, ring[1:].T
    on_the_line = (np.abs(lon) > HALF_DEG - EDGE_DEG) & (np.abs(next_lon) > HALF_DEG - EDGE_DEG)
    along = on_the_line & (lon == next_lon) & (lat != next_lat)
    at_a_pole = on_the_line & (lon != next_lon) & (np.abs(lat) > POLE_DEG - EDGE_DEG)
    return bool((along | at_a_pole).any())


def _up_to_the_pole(ring: Ring) -> Ring:
    """An open ring that goes all around the world, closed along the pole that is closer to it."""
    pole = np.copysign(POLE_DEG, ring[:, 1].mean())
    return np.vstack((ring, [ring[-1, 0], pole], [ring[0, 0], pole], ring[:1]))


def _is_closed(ring: Ring) -> bool:
    return bool(abs(ring[0, 0] - ring[-1, 0]) < HALF_DEG)


def _beside(hole: Ring, middle: float) -> Ring:
    """A hole moved by whole turns to where its polygon is."""
    shift = np.round((middle - float(np.median(hole[:, 0]))) / TURN_DEG) * TURN_DEG
    moved: Ring = hole + np.array([shift, 0.0])
    return moved
