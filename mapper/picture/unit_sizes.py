# SPDX-License-Identifier: MIT
"""How large the units of a picture are drawn: which are dots, and how heavy lines may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mapper.picture.ink import Floats
from mapper.picture.label_placement.polygons import ring_area
from mapper.picture.shapes import Rings, Shapes
from mapper.style.shared import number

# What is narrower than this in all its parts has a dot, in px.
LEAST = number("ground.specks.speck")
FULL_SIZE = number("ground.weights.full_weight_size")
LEAST_WEIGHT = number("ground.weights.least_weight")

Point = tuple[float, float]


@dataclass(frozen=True)
class UnitSizes:
    """Of each unit the longer side of the box around its largest polygon, px, and its middle.

    `pairs`: the units that share a line.
    """

    found: dict[str, tuple[float, Point]]
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, units: Shapes, ids: Iterable[str] | None = None) -> UnitSizes:
        """The sizes of units whose shapes are in px; all, or those of some ids."""
        boxes = {
            id_: [_box(polygon[0]) for polygon in units.rings(id_) if polygon]
            for id_ in (units.polygons if ids is None else ids)
        }
        pairs = (pair for sides in units.sides.values() for pair in sides)
        return cls(
            {id_: max(found) for id_, found in boxes.items() if found},
            tuple((a, b) for a, b in pairs if b is not None),
        )

    def within(self, box: Sequence[float]) -> UnitSizes:
        """Those of the units whose middle lies in a box."""
        x0, y0, x1, y1 = box
        return UnitSizes(
            {
                id_: (size, (x, y))
                for id_, (size, (x, y)) in self.found.items()
                if x0 <= x <= x1 and y0 <= y <= y1
            },
            self.pairs,
        )

    @cached_property
    def specks(self) -> dict[str, Point]:
        """The middles of units that are too small to be seen, by id, and border on none like them:
        many side by side are a mosaic.
        """
        small = {id_: middle for id_, (size, middle) in self.found.items() if size < LEAST}
        mosaic = {id_ for pair in self.pairs if set(pair) <= small.keys() for id_ in pair}
        return {id_: middle for id_, middle in small.items() if id_ not in mosaic}

    @cached_property
    def weight(self) -> float:
        """The share of their width that lines have among units of these sizes."""
        if not self.found:
            return 1.0
        return line_weight(sorted(size for size, _ in self.found.values())[len(self.found) // 2])


def line_weight(size: float) -> float:
    """The share of their width that lines have among ground that is usually of a size (px)."""
    return max(LEAST_WEIGHT, min(1.0, size / FULL_SIZE))


def usual_side(polygons: Iterable[Rings]) -> float:
    """How large pieces of drawn ground are, px: the side of squares that would have as much ground
    within lines as long as theirs.
    """
    area = length = 0.0
    for rings in polygons:
        for nth, ring in enumerate(rings):
            ahead = np.roll(ring, -1, axis=0)
            area += ring_area(ring) * (-1 if nth else 1)
            length += float(np.hypot(*(ahead - ring).T).sum())
    return 4 * area / length if length else 0.0


def _box(ring: Floats) -> tuple[float, Point]:
    """The longer side of the box around a ring, and its middle."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    x, y = ((low + high) / 2).tolist()
    return float((high - low).max()), (x, y)
