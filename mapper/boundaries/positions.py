# SPDX-License-Identifier: MIT
"""In which units positions lie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely import Geometry, STRtree

from mapper.boundaries.boundary_set import BoundarySet
from mapper.places.distance import distance_km

Position = tuple[float, float]


@dataclass(frozen=True)
class Positions:
    """The shapes of a boundary set, for asking where a position lies (longitude, latitude)."""

    boundaries: BoundarySet

    def unit_at(self, position: Position) -> str:
        """The id of the unit there, the smallest where several claim it; empty for none."""
        found = self._tree.query(shapely.points(position), predicate="intersects")
        return self.boundaries.units[min(found)].id if len(found) else ""

    def km_outside(self, unit_id: str, position: Position) -> float:
        """How far a position lies outside of a unit, in km; 0 within it."""
        point, shape = shapely.points(position), self._shapes[unit_id]
        if shapely.intersects(shape, point):
            return 0.0
        nearest = shapely.get_coordinates(shapely.shortest_line(point, shape))
        (lon, lat), (other_lon, other_lat) = nearest.tolist()
        return distance_km((lon, lat), (other_lon, other_lat))

    @cached_property
    def _tree(self) -> STRtree:
        return STRtree(self.boundaries.own_ground())

    @cached_property
    def _shapes(self) -> dict[str, Geometry]:
        units = zip(self.boundaries.units, self.boundaries.shapes, strict=True)
        return {unit.id: shape for unit, shape in units}
