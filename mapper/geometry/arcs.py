# SPDX-License-Identifier: MIT
"""Shapes cut into arcs: TopoJSON with every common line stored once.

Method: a point is a junction where the rings through it do not all have the same neighbours
there; rings are cut at junctions, and equal pieces, in either direction, are one arc (as in
Bostock's TopoJSON). Exact for shapes whose common lines have the same points, and for all
others still right: lines that differ are stored apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypedDict

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.antimeridian import HALF_DEG

# Positions of the smallest ring: three corners and the first again.
TRIANGLE = 4

Point = tuple[int, int]
Line = tuple[Point, ...]


class Grid(TypedDict):
    """A TopoJSON transform: how far apart the positions are, and where they begin."""

    scale: list[float]
    translate: list[float]


def grid_over(shapes: Sequence[Geometry], quantization: int) -> Grid:
    """A grid of `quantization` positions in each direction over all shapes."""
    west, south, east, north = (float(bound) for bound in shapely.total_bounds(list(shapes)))
    steps = quantization - 1
    return {
        "scale": [(east - west) / steps, (north - south) / steps],
        "translate": [west, south],
    }


@dataclass(frozen=True)
class Seam:
    """The lines of 180 degrees as columns of a grid: on the earth they are one."""

    west: int
    east: int

    @classmethod
    def of(cls, grid: Grid) -> Seam:
        (scale, _), (origin, _) = grid["scale"], grid["translate"]
        return cls(round((-HALF_DEG - origin) / scale), round((HALF_DEG - origin) / scale))

    def points(self, rings: Sequence[Line]) -> set[Point]:
        """The points of rings on either line."""
        return {point for ring in rings for point in ring if point[0] in (self.west, self.east)}

    def west_of(self, arc: Line) -> Line:
        """An arc along the eastern line as one along the western; others as they are."""
        on_it = all(x == self.east for x, _ in arc)
        return tuple((self.west, y) for _, y in arc) if on_it else arc


def encode_on(
    grid: Grid, name: str, ids: Sequence[str], shapes: Sequence[Geometry], *, around: bool = False
) -> dict[str, Any]:
    """A topology whose object `name` holds the shapes as `{type, id, arcs}`, in their order.

    Positions are rounded to the grid. Lines are cut where more or fewer shapes come together,
    so that neighbours have whole lines in common. On a map `around` a pole the lines of 180 degrees
    east and west are one.
    """
    scale, origin = np.array(grid["scale"]), np.array(grid["translate"])
    rounded = [_on_grid(shape, origin, scale) for shape in shapes]
    rings = [ring for polygons in rounded for rings in polygons for ring in rings]
    seam = Seam.of(grid) if around else None
    ends = _junctions(rings) | (seam.points(rings) if seam else set())
    numbers: dict[Line, int] = {}

    def numbered(ring: Line) -> list[int]:
        return _arcs(ring, ends, numbers, seam)

    geometries = [
        _entry(id_, [[numbered(ring) for ring in rings] for rings in polygons])
        for id_, polygons in zip(ids, rounded, strict=True)
    ]
    return {
        "type": "Topology",
        "transform": grid,
        "objects": {name: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(line) for line in numbers],
    }


def steps_on(grid: Grid, line: Geometry) -> list[list[int]]:
    """A line as the first position on a grid and the steps from each to the next."""
    scale, origin = np.array(grid["scale"]), np.array(grid["translate"])
    return _steps(_line(shapely.get_coordinates(line), origin, scale))


def _on_grid(
    shape: Geometry, origin: NDArray[np.float64], scale: NDArray[np.float64]
) -> list[list[Line]]:
    """The rings of each polygon, without those that the grid leaves no ground; of a shape that it
    would leave none at all, one step of the grid.
    """
    found: list[list[Line]] = []
    for polygon in shapely.get_parts(shape):
        rings = [polygon.exterior, *polygon.interiors]
        lines = [_line(np.asarray(ring.coords), origin, scale) for ring in rings]
        if len(lines[0]) >= TRIANGLE:
            found.append([line for line in lines if len(line) >= TRIANGLE])
    return found or _speck(shape, origin, scale)


def _speck(
    shape: Geometry, origin: NDArray[np.float64], scale: NDArray[np.float64]
) -> list[list[Line]]:
    """A square of one step at a point of the shape; nothing for a shape without points."""
    if shapely.is_empty(shape):
        return []
    west, south, *_ = shapely.bounds(shape)
    x, y = (int(step) for step in np.rint((np.array((west, south)) - origin) / scale))
    return [[((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))]]


def _line(
    ring: NDArray[np.float64], origin: NDArray[np.float64], scale: NDArray[np.float64]
) -> Line:
    points = np.rint((ring - origin) / scale).astype(np.int64)
    moved = np.diff(points, axis=0, prepend=points[:1] - 1).any(axis=1)
    return tuple(zip(*points[moved].T.tolist(), strict=True))


def _junctions(rings: Sequence[Line]) -> set[Point]:
    """The points at which lines part: not all rings through them have the same neighbours."""
    seen: dict[Point, frozenset[Point]] = {}
    ends: set[Point] = set()
    for ring in rings:
        for i, point in enumerate(ring[:-1]):
            beside = frozenset((ring[i - 1] if i else ring[-2], ring[i + 1]))
            if seen.setdefault(point, beside) != beside:
                ends.add(point)
    return ends


def _arcs(
    ring: Line, ends: set[Point], numbers: dict[Line, int], seam: Seam | None = None
) -> list[int]:
    """The ring as numbers of arcs; new arcs are given the next number."""
    cuts = [i for i, point in enumerate(ring[:-1]) if point in ends]
    if not cuts:
        start = min(range(len(ring) - 1), key=lambda i: ring[i])
        return [_number(_turned(ring, start), numbers)]
    turned = _turned(ring, cuts[0])
    places = [*(cut - cuts[0] for cut in cuts), len(turned) - 1]
    arcs = [turned[first : last + 1] for first, last in pairwise(places)]
    return [_number(seam.west_of(arc) if seam else arc, numbers) for arc in arcs]


def _turned(ring: Line, start: int) -> Line:
    """The closed ring, begun at another of its points."""
    return (*ring[start:-1], *ring[: start + 1])


def _number(line: Line, numbers: dict[Line, int]) -> int:
    """The number of an arc; below zero (~number) where it is stored the other way round."""
    back = line[::-1]
    if back in numbers and line not in numbers:
        return ~numbers[back]
    return numbers.setdefault(line, len(numbers))


def _entry(id_: str, polygons: list[list[list[int]]]) -> dict[str, Any]:
    if len(polygons) == 1:
        return {"type": "Polygon", "id": id_, "arcs": polygons[0]}
    return {"type": "MultiPolygon", "id": id_, "arcs": polygons}


def _steps(line: Line) -> list[list[int]]:
    """The first point and then the step to each next one."""
    steps: list[list[int]] = np.diff(np.array(line), axis=0, prepend=[[0, 0]]).tolist()
    return steps
