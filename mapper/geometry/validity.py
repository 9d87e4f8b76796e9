# SPDX-License-Identifier: MIT
"""Shapes as they come in files, made fit for use: two dimensions, valid rings, only ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry, GeometryType, MultiPolygon, Polygon

NO_GEOMETRY = "no geometry"
NO_GROUND = "points or lines only, no ground"
NOT_GROUND = "points and lines in a collection left out"
HEIGHTS = "heights dropped"
RINGS = "invalid ring repaired"
COLLAPSED = "rings without any ground between them, left out"
NO_NUMBERS = "corners that are no numbers left out"
EMPTY_PARTS = "empty parts and holes left out"

_GROUND = (GeometryType.POLYGON, GeometryType.MULTIPOLYGON)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A shape fit for use, or None where nothing of it is ground; `what` tells what was done."""

    shape: Geometry | None
    what: tuple[str, ...] = ()


def repair(shape: Geometry | None) -> Repaired:
    """A valid, two-dimensional polygon or multipolygon from whatever a file holds, in any CRS.

    Empty parts and holes go first: they are valid to GEOS, and several of its functions end the
    process when they meet one.
    """
    if shape is None or shapely.is_empty(shape):
        return Repaired(None, (NO_GEOMETRY,))
    done = [HEIGHTS] if shapely.has_z(shape) else []
    flat = shapely.force_2d(shape)
    if has_empty_parts(flat):
        done.append(EMPTY_PARTS)
        flat = without_empty_parts(flat)
    kinds = shapely.get_type_id(np.array(simple_parts(flat), dtype=object))
    are_ground = kinds == GeometryType.POLYGON
    if not are_ground.any():
        return Repaired(None, (NO_GROUND,))
    if not are_ground.all():
        done.append(NOT_GROUND)
    if not np.isfinite(shapely.get_coordinates(flat)).all():
        done.append(NO_NUMBERS)
    sound = flat
    if not shapely.is_valid(flat):
        done.append(RINGS)
        sound = _mended(flat)
    sound = polygonal(sound)
    if sound.is_empty:
        return Repaired(None, (COLLAPSED,))
    return Repaired(sound, tuple(done))


def are_sound(shapes: Sequence[Geometry | None]) -> NDArray[np.bool_]:
    """Which shapes `repair` would leave as they are, asked of all at once."""
    all_ = np.array(shapes, object)
    sound: NDArray[np.bool_] = np.isin(shapely.get_type_id(all_), _GROUND)
    sound &= ~shapely.is_empty(all_) & ~shapely.has_z(all_)
    points, of = shapely.get_coordinates(all_, return_index=True)
    sound[of[~np.isfinite(points).all(axis=1)]] = False
    parts, of_shape = shapely.get_parts(all_, return_index=True)
    rings, of_part = shapely.get_rings(parts, return_index=True)
    sound[of_shape[shapely.is_empty(parts)]] = False
    sound[of_shape[of_part[shapely.is_empty(rings)]]] = False
    sound[sound] = shapely.is_valid(all_[sound])
    return sound


def valid(shape: Geometry) -> Geometry:
    """Valid ground of the same outline: a Polygon or MultiPolygon, perhaps empty.

    Rings that cross themselves are split where they cross; the structure method of GEOS keeps
    what the rings were meant to enclose, holes included.
    """
    return polygonal(shape if shapely.is_valid(shape) else _mended(shape))


def _mended(shape: Geometry) -> Geometry:
    # Where thousands of lines cross, new corners may be rounded onto lines: these are split again.
    sound = _split(shape)
    return sound if shapely.is_valid(sound) else _split(sound)


def _split(shape: Geometry) -> Geometry:
    # Corners that are no numbers go; that they are divided by on the way is no matter.
    with np.errstate(divide="ignore", invalid="ignore"):
        return shapely.make_valid(shape, method="structure", keep_collapsed=False)


def polygonal(shape: Geometry) -> Geometry:
    """The polygons of a valid shape as one Polygon or MultiPolygon, without lines and points."""
    if isinstance(shape, Polygon | MultiPolygon):
        return shape
    polygons = [part for part in simple_parts(shape) if isinstance(part, Polygon)]
    if len(polygons) == 1:
        return polygons[0]
    # Members of a collection may lie on each other; ground counts once.
    return shapely.union_all(polygons) if polygons else Polygon()


def has_empty_parts(shape: Geometry) -> bool:
    """Whether a shape has members, polygons or holes without any corner, however deep."""
    parts = shapely.get_parts(shape)
    if shapely.is_empty(parts).any():
        return True
    if have_members(parts).any():
        return any(has_empty_parts(part) for part in parts)
    return bool(shapely.is_empty(shapely.get_rings(parts)).any())


def without_empty_parts(shape: Geometry) -> Geometry:
    """The same shape of those members, polygons and holes that have corners."""
    if isinstance(shape, Polygon):
        return Polygon(shape.exterior, [hole for hole in shape.interiors if not hole.is_empty])
    if hasattr(shape, "geoms"):
        return type(shape)([without_empty_parts(part) for part in shape.geoms if not part.is_empty])
    return shape


def simple_parts(shape: Geometry) -> list[Geometry]:
    """Points, lines and polygons, out of collections however deep, the empty ones left out."""
    parts = shapely.get_parts(shape)
    if have_members(parts).any():
        return [*chain.from_iterable(map(simple_parts, parts))]
    return list(parts[~shapely.is_empty(parts)])


def have_members(parts: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which of several shapes are made of others."""
    several: NDArray[np.bool_] = shapely.get_type_id(parts) >= GeometryType.MULTIPOINT
    return several
