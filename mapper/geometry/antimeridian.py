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

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, Polygon

TURN_DEG = 360.0
HALF_DEG = TURN_DEG / 2
# An edge all around the world is the edge of a map, not a step across the line: with what files
# lose by rounding.
NEARLY_DEG = 0.02

Ring = NDArray[np.float64]


def crosses(shape: Geometry) -> bool:
    """Whether a shape of WGS84 degrees steps over the line of 180 degrees, or runs on beyond it.

    Longitudes may be from -180 to 180 or from 0 to 360.
    """
    rings = shapely.get_rings(shapely.get_parts(shape))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(points):
        return False
    steps = np.abs(np.diff(points[:, 0]))
    same = ring[1:] == ring[:-1]
    return bool((_is_across(steps) & same).any() or np.abs(points[:, 0]).max() > HALF_DEG)


def cut_at_antimeridian(shape: Geometry) -> Geometry:
    """The ground of a shape that `crosses`, in pieces with longitudes from -180 to 180.

    A ring around a pole, which comes back a whole turn from where it began, stays as it is. What
    is no polygon stays, too.
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
    if not all(map(_is_closed, (outer, *holes))):
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
    steps = np.diff(ring[:, 0])
    turns = np.where(_is_across(np.abs(steps)), -np.sign(steps) * TURN_DEG, 0.0)
    lon = ring[:, 0] + np.concatenate(([0.0], np.cumsum(turns)))
    return np.column_stack((lon, ring[:, 1]))


def _is_across(steps: Ring) -> NDArray[np.bool_]:
    """Whether steps in longitude, without their sign, mean the short way round."""
    found: NDArray[np.bool_] = (steps > HALF_DEG) & (steps < TURN_DEG - NEARLY_DEG)
    return found


def _is_closed(ring: Ring) -> bool:
    return bool(abs(ring[0, 0] - ring[-1, 0]) < HALF_DEG)


def _beside(hole: Ring, middle: float) -> Ring:
    """A hole moved by whole turns to where its polygon is."""
    shift = np.round((middle - float(np.median(hole[:, 0]))) / TURN_DEG) * TURN_DEG
    moved: Ring = hole + np.array([shift, 0.0])
    return moved
