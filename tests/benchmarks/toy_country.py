# SPDX-License-Identifier: MIT
"""A country that exists nowhere: a grid of units with wobbly, shared borders, and its table.

The same seed gives the same country. Longitude before latitude, in degrees.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Node = tuple[int, int]

WEST_DEG, SOUTH_DEG, CELL_DEG = -36.0, 24.0, 0.5
STEPS = 8
STATUSES = ("government", "contested", "taliban")
DAY = "2021-08-05"


@dataclass(frozen=True)
class ToyCountry:
    """`side` × `side` units. A border is drawn once and serves both its sides."""

    side: int = 20
    seed: int = 1

    def name(self, column: int, row: int) -> str:
        return f"Unit {column + 1:02}-{row + 1:02}"

    def cells(self) -> Iterator[Node]:
        return ((column, row) for row in range(self.side) for column in range(self.side))

    def boundaries(self) -> dict[str, object]:
        """A GeoJSON FeatureCollection."""
        return {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"name": self.name(*cell), "code": f"X-{number:03}"},
                    "geometry": {"type": "Polygon", "coordinates": [self.ring(*cell)]},
                }
                for number, cell in enumerate(self.cells(), start=1)
            ],
        }

    def ring(self, column: int, row: int) -> list[Point]:
        """Counterclockwise from the south-west corner, closed."""
        corners = [
            (column, row),
            (column + 1, row),
            (column + 1, row + 1),
            (column, row + 1),
            (column, row),
        ]
        points = [
            point for start, end in pairwise(corners) for point in self.border(start, end)[:-1]
        ]
        return [*points, points[0]]

    def border(self, start: Node, end: Node) -> list[Point]:
        """The points from one corner to the next; the way back is the same, reversed."""
        if end < start:
            return self.border(end, start)[::-1]
        (x0, y0), (x1, y1) = self.corner(start), self.corner(end)
        chance = random.Random(f"{self.seed} {start} {end}")
        inner = [
            self.shift((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t), chance, 0.04)
            for t in (step / STEPS for step in range(1, STEPS))
        ]
        return [(x0, y0), *inner, (x1, y1)]

    def corner(self, node: Node) -> Point:
        column, row = node
        place = (WEST_DEG + column * CELL_DEG, SOUTH_DEG + row * CELL_DEG)
        return self.shift(place, random.Random(f"{self.seed} {node}"), 0.2)

    @staticmethod
    def shift(point: Point, chance: random.Random, share: float) -> Point:
        """The point, moved by up to `share` of a cell each way."""
        reach = share * CELL_DEG
        x, y = (value + chance.uniform(-reach, reach) for value in point)
        return round(x, 5), round(y, 5)

    def rows(self) -> Iterator[dict[str, str]]:
        """One record per unit."""
        chance = random.Random(f"{self.seed} table")
        for cell in self.cells():
            yield {
                "place": self.name(*cell),
                "status": chance.choice(STATUSES),
                "date": DAY,
                "source": "made up",
            }

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write boundaries and table; their paths."""
        shapes, table = folder / f"toy-{self.side}.geojson", folder / f"toy-{self.side}.csv"
        shapes.write_text(json.dumps(self.boundaries()), encoding="utf-8")
        write_table(table, list(self.rows()))
        return shapes, table


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
