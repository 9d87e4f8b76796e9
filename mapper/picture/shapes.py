# SPDX-License-Identifier: MIT
"""The shapes of a payload, as numbers: TopoJSON with packed arcs to rings of pixels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.packing import PackedLines, PackedTopology
from mapper.geometry.plane import stepped
from mapper.geometry.unpacking import unpack_lines

Floats = NDArray[np.float64]
Rings = list[Floats]
Sides = list[tuple[str, str | None]]

ALL = slice(None)


@dataclass(frozen=True)
class Shapes:
    """Arcs, each an array of rows (longitude and latitude, or x and y), and who they bound.

    - `polygons`: of every id its polygons, each a list of rings, a ring a list of arc numbers;
    - `sides`: of every arc the ids on its two sides, None for the outside.
    """

    arcs: tuple[Floats, ...]
    polygons: Mapping[str, list[list[list[int]]]]
    sides: Mapping[int, Sides]

    def points(self) -> Floats:
        """All points of all arcs as rows."""
        return np.concatenate(self.arcs) if self.arcs else np.empty((0, 2))

    def moved(self, move: Callable[[Floats], Floats]) -> Shapes:
        """The same shapes with all their points moved at once."""
        if not self.arcs:
            return self
        ends = np.cumsum([len(arc) for arc in self.arcs])[:-1]
        return Shapes(tuple(np.split(move(self.points()), ends)), self.polygons, self.sides)

    def stepped(self) -> Shapes:
        """The same shapes in degrees, their straight lines drawn through points, see
        `geometry.plane`.
        """
        return Shapes(tuple(stepped(self.arcs)), self.polygons, self.sides)

    def simplified(self, tolerance: float) -> Shapes:
        """The same shapes with fewer points; what two share stays shared."""
        import shapely

        if not self.arcs:
            return self
        sizes = np.repeat(np.arange(len(self.arcs)), [len(arc) for arc in self.arcs])
        lines = shapely.simplify(
            shapely.linestrings(self.points(), indices=sizes), tolerance, preserve_topology=False
        )
        points, of = shapely.get_coordinates(lines, return_index=True)
        ends = np.searchsorted(of, np.arange(1, len(self.arcs)))
        return Shapes(tuple(np.split(points, ends)), self.polygons, self.sides)

    def only(self, ids: Collection[str]) -> Shapes:
        """The same without what has none of the ids, whose ground is then outside."""
        kept = {id_: parts for id_, parts in self.polygons.items() if id_ in ids}
        return Shapes(self.arcs, kept, _sides(kept))

    def rings(self, id_: str) -> list[Rings]:
        """The polygons of an id as rings of points, the outer ring first."""
        return [
            [ring for arcs in polygon if len(ring := self._ring(arcs)) > 2]
            for polygon in self.polygons.get(id_, [])
        ]

    def lines(
        self,
        keep: Callable[[str, str | None], bool],
        among: slice = ALL,
        box: Sequence[float] | None = None,
    ) -> list[Floats]:
        """The arcs between ids a and b, None for the outside, for which `keep(a, b)` is true;
        `among` all, or some; not those that surely lie outside of a `box`.
        """
        numbers = np.arange(len(self.arcs))[among]
        if box is not None and self.arcs:
            numbers = numbers[boxes_meet(self.boxes[numbers], box)]
        return [
            self.arcs[number]
            for number in numbers.tolist()
            if any(keep(a, b) for a, b in self.sides.get(number, ()))
        ]

    @cached_property
    def boxes(self) -> Floats:
        """The box around every arc, a row each."""
        points = self.points()
        starts = np.cumsum([0, *(len(arc) for arc in self.arcs[:-1])])
        low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
        return np.column_stack((low, high))

    def meeting(self, box: Sequence[float]) -> list[str]:
        """The ids whose ground may reach into a box, and those that have none."""
        arcs = {
            id_: [n if n >= 0 else ~n for rings in parts for ring in rings for n in ring]
            for id_, parts in self.polygons.items()
        }
        some = {id_: numbers for id_, numbers in arcs.items() if numbers}
        if not some:
            return [*arcs]
        boxes = self.boxes[np.concatenate([*some.values()])]
        starts = np.cumsum([0, *map(len, some.values())])[:-1]
        low = np.minimum.reduceat(boxes[:, :2], starts)
        high = np.maximum.reduceat(boxes[:, 2:], starts)
        meet = boxes_meet(np.column_stack((low, high)), box).tolist()
        out = {id_ for id_, meets in zip(some, meet, strict=True) if not meets}
        return [id_ for id_ in arcs if id_ not in out]

    def _ring(self, numbers: Sequence[int]) -> Floats:
        run = [self.arcs[n] if n >= 0 else self.arcs[~n][::-1] for n in numbers]
        return np.concatenate([arc[:-1] for arc in run])


def boxes_meet(boxes: Floats, box: Sequence[float]) -> NDArray[np.bool_]:
    """Which rows of boxes come up to a box."""
    x0, y0, x1, y1 = box
    meet: NDArray[np.bool_] = (
        (boxes[:, 0] <= x1) & (boxes[:, 2] >= x0) & (boxes[:, 1] <= y1) & (boxes[:, 3] >= y0)
    )
    return meet


def cut_lines(lines: Sequence[Floats], box: Sequence[float]) -> list[Floats]:
    """Lines cut to a box here, for programs that draw take long to do it; none where the box has no
    room.
    """
    import shapely

    x0, y0, x1, y1 = box
    if not lines or x0 >= x1 or y0 >= y1:
        return []
    whole = shapely.multilinestrings([shapely.linestrings(line) for line in lines])
    cut: Any = shapely.get_parts(shapely.clip_by_rect(whole, *box))
    return [shapely.get_coordinates(part) for part in cut]


def read_shapes(topology: PackedTopology | None, name: str) -> Shapes:
    """The object `name` of a packed topology, in degrees; no shapes where there is none."""
    if not topology or not topology["arcs"]:
        return Shapes((), {}, {})
    polygons = {id_: list(parts) for id_, parts in _members(topology["objects"][name])}
    return Shapes(_arcs(topology), polygons, _sides(polygons))


def read_lines(packed: PackedLines | None) -> tuple[Floats, ...]:
    """Packed lines in degrees; none where there are none."""
    return _arcs(packed) if packed and packed["arcs"] else ()


def _arcs(topology: PackedTopology | PackedLines) -> tuple[Floats, ...]:
    return tuple(unpack_lines(topology["arcs"], topology["transform"]))


def _members(object_: Mapping[str, Any]) -> Iterator[tuple[str, list[list[list[int]]]]]:
    kind = object_["type"]
    if kind == "GeometryCollection":
        for member in object_["geometries"]:
            yield from _members(member)
    elif kind == "MultiPolygon":
        yield object_["id"], object_["arcs"]
    elif kind == "Polygon":
        yield object_["id"], [object_["arcs"]]


def _sides(polygons: Mapping[str, list[list[list[int]]]]) -> dict[int, Sides]:
    owners: dict[int, list[str]] = {}
    for id_, parts in polygons.items():
        for number in (n for rings in parts for ring in rings for n in ring):
            owners.setdefault(number if number >= 0 else ~number, []).append(id_)
    return {arc: _pairs(ids) for arc, ids in owners.items()}


def _pairs(ids: Sequence[str]) -> Sides:
    if len(ids) == 1:
        return [(ids[0], None)]
    unlike = list(dict.fromkeys(ids))
    return [(a, b) for nth, a in enumerate(unlike) for b in unlike[nth + 1 :]]
