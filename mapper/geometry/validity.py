"""Shapes as they come in files, made fit for use."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely import Geometry

POLYGON, MULTIPOLYGON, COLLECTION = 3, 6, 7


@dataclass(frozen=True, slots=True)
class Repaired:
    """A shape fit for use, or None where nothing of it is ground; `what` tells what was done."""

    shape: Geometry | None
    what: tuple[str, ...] = ()


def repair(shape: Geometry | None) -> Repaired:
    """A valid polygon or multipolygon without heights, from whatever a file holds."""
    if shape is None or shapely.is_empty(shape):
        return Repaired(None, ("no geometry",))
    done: list[str] = []
    if shapely.has_z(shape):
        shape = shapely.force_2d(shape)
        done.append("heights dropped")
    if not shapely.is_valid(shape):
        # The structure method keeps what the rings were meant to enclose, holes included.
        shape = shapely.make_valid(shape, method="structure", keep_collapsed=False)
        done.append("invalid ring repaired")
    ground = ground_of(shape)
    if ground is None:
        return Repaired(None, (*done, "points or lines only, no ground"))
    if shapely.get_type_id(shape) == COLLECTION:
        done.append("points and lines in a collection left out")
    return Repaired(ground, tuple(done))


def ground_of(shape: Geometry) -> Geometry | None:
    """The polygons of a shape as one polygon or multipolygon; None where it has none."""
    if shapely.get_type_id(shape) in (POLYGON, MULTIPOLYGON):
        return None if shapely.is_empty(shape) else shape
    parts = [part for part in shapely.get_parts(shape) if shapely.get_type_id(part) != COLLECTION]
    polygons = [part for part in parts if shapely.get_dimensions(part) == 2]
    merged = shapely.union_all(polygons) if polygons else None
    return None if merged is None or shapely.is_empty(merged) else merged
