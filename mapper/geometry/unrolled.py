# SPDX-License-Identifier: MIT
"""Ground on both sides of the line of 180 degrees, brought together to be seen or measured as one.

    -180                          180             179        181
      +--+                     +---+               +----------+
      |  |   …the whole world… |   |     becomes   |          |
      +--+                     +---+               +----------+

Data keep their longitudes from -180 to 180; here they run on beyond, on the side with less ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.antimeridian import HALF_DEG, TURN_DEG, cut_at_antimeridian
from mapper.geometry.plane import Box

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Unrolling:
    """Longitudes (degrees) on one side of `cut` move by `by`: 360 those west of it, or -360 those
    east of it.
    """

    cut: float
    by: float

    def lon(self, lon: float) -> float:
        return float(self._moved(np.array([[lon, 0.0]]))[0, 0])

    def shape(self, shape: Geometry) -> Geometry:
        """A shape with its parts brought together, and joined where the line had cut them."""
        moved = shapely.transform(shape, self._moved)
        return shapely.union_all(shapely.get_parts(moved)) if self.joins(shape) else moved

    def joins(self, shape: Geometry) -> bool:
        """Whether a shape has parts on both sides of the line."""
        west, _, east, _ = shapely.bounds(shape)
        return bool(west < self.cut < east)

    def _moved(self, points: Floats) -> Floats:
        lon = points[:, 0]
        beyond = lon < self.cut if self.by > 0 else lon > self.cut
        return np.column_stack((lon + np.where(beyond, self.by, 0.0), points[:, 1:]))


def turn_of(shapes: Sequence[Geometry]) -> Unrolling | None:
    """How shapes in WGS84 degrees are brought together across the line of 180 degrees.

    None for those that do not lie on both sides of it, or that go more than half around the earth
    either way.
    """
    parts = shapely.get_parts(np.asarray(shapes, dtype=object))
    boxes = shapely.bounds(parts)
    if not len(parts) or boxes[:, 2].max() - boxes[:, 0].min() <= HALF_DEG:
        return None
    order = np.argsort(boxes[:, 0])
    starts, reached = boxes[order, 0][1:], np.maximum.accumulate(boxes[order, 2])[:-1]
    if not len(starts):
        return None
    widest = int(np.argmax(starts - reached))
    if starts[widest] - reached[widest] < HALF_DEG:
        return None
    cut = float((starts[widest] + reached[widest]) / 2)
    is_west = boxes[:, 0] < cut
    more_west = shapely.area(parts[is_west]).sum() > shapely.area(parts[~is_west]).sum()
    return Unrolling(cut, -TURN_DEG if more_west else TURN_DEG)


def bounds_together(shape: Geometry) -> Box:
    """West, south, east and north of a shape, beyond 180 degrees where that holds it together."""
    turn = turn_of([shape])
    west, south, east, north = (turn.shape(shape) if turn else shape).bounds
    return float(west), float(south), float(east), float(north)


def box_around(shapes: Sequence[Geometry | None]) -> list[float] | None:
    """West, south, east and north of all shapes from -180 to 180, as RFC 7946 has them: across the
    line of 180 degrees west is the larger. None where there is nothing.
    """
    drawn = [shape for shape in shapes if shape is not None and not shape.is_empty]
    if not drawn:
        return None
    turn = turn_of(drawn)
    bounds = shapely.total_bounds([turn.shape(shape) for shape in drawn] if turn else drawn)
    west, south, east, north = map(float, bounds)
    return [rolled_lon(west), south, rolled_lon(east), north]


def rolled(shape: Geometry) -> Geometry:
    """A shape with longitudes from -180 to 180 again, cut at the line where it crosses it."""
    west, _, east, _ = shapely.bounds(shape)
    beyond = west < -HALF_DEG or east > HALF_DEG
    return cut_at_antimeridian(shape) if beyond else shape


def rolled_lon(lon: float) -> float:
    """A longitude from -180 to 180."""
    return lon if abs(lon) <= HALF_DEG else (lon + HALF_DEG) % TURN_DEG - HALF_DEG


def inside(shape: Geometry, frame: Box) -> Geometry:
    """What of a shape (longitudes from -180 to 180) a frame shows that may reach beyond these."""
    west, _, east, _ = frame
    turns = range(_turn(west), _turn(east) + 1)
    seen = [
        shapely.intersection(_shifted(shape, turn * TURN_DEG), shapely.box(*frame))
        for turn in turns
    ]
    return seen[0] if len(seen) == 1 else shapely.union_all(seen)


def boxes_in_the_world(box: Box) -> list[Box]:
    """A box that may reach beyond 180 degrees as boxes from -180 to 180."""
    west, south, east, north = box
    return [
        (
            max(west - turn * TURN_DEG, -HALF_DEG),
            south,
            min(east - turn * TURN_DEG, HALF_DEG),
            north,
        )
        for turn in range(_turn(west), _turn(east) + 1)
    ]


def _turn(lon: float) -> int:
    """In which turn of the world a longitude lies: 0 from -180 to 180, both included."""
    return int(np.sign(lon)) if abs(lon) > HALF_DEG else 0


def _shifted(shape: Geometry, by_deg: float) -> Geometry:
    if not by_deg:
        return shape
    return shapely.transform(shape, lambda points: points + np.array([by_deg, 0.0]))
