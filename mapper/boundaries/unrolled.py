# SPDX-License-Identifier: MIT
"""A boundary set on both sides of the line of 180 degrees, as it is seen: in one piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.units import label_point
from mapper.geometry.unrolled import Unrolling
from mapper.model.place import Place


def unrolled_set(boundaries: BoundarySet, turn: Unrolling) -> BoundarySet:
    """The same units with longitudes that run on beyond 180; what the line had cut is joined."""
    shapes = tuple(map(turn.shape, boundaries.shapes))
    units = turned_places(boundaries.units, turn)
    return replace(
        boundaries,
        shapes=shapes,
        units=tuple(
            _in_the_middle(unit, shape) if turn.joins(old) else unit
            for unit, shape, old in zip(units, shapes, boundaries.shapes, strict=True)
        ),
        places=turned_places(boundaries.places, turn),
        topology=None,
    )


def turned_places(places: Iterable[Place], turn: Unrolling) -> tuple[Place, ...]:
    return tuple(
        place if place.lon is None else replace(place, lon=turn.lon(place.lon)) for place in places
    )


def _in_the_middle(unit: Place, shape: Geometry) -> Place:
    """A unit with its point well inside of its whole shape, if it has one."""
    if unit.lon is None:
        return unit
    lon, lat = label_point(shape)
    return replace(unit, lon=lon, lat=lat)
