# SPDX-License-Identifier: MIT
"""Features of a file of shapes: what is between the file and the units made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import Geometry


@dataclass(frozen=True)
class Features:
    """Shapes in WGS84 degrees, and the values of every field in the order of the shapes.

    `numbers`: which feature of the file each is, counted from 1; empty where they are all, in
    their order.
    """

    shapes: Sequence[Geometry | None]
    columns: Mapping[str, Sequence[Any]]
    numbers: Sequence[int] = ()

    def number(self, place: int) -> int:
        """Which feature of the file the one at a place from 0 is."""
        return self.numbers[place] if self.numbers else place + 1

    def only(self, places: Iterable[int]) -> Features:
        """Those at some places, counted from 0."""
        kept = list(places)
        return Features(
            [self.shapes[place] for place in kept],
            {field: [values[place] for place in kept] for field, values in self.columns.items()},
            [self.number(place) for place in kept],
        )


def listed(numbers: Sequence[int], most: int = 5) -> str:
    """`feature 3`, `features 3 and 5`, `features 3, 5, 6`, or `40 features`."""
    if len(numbers) > most:
        return f"{len(numbers):,} features"
    joint = " and " if len(numbers) == 2 else ", "
    return f"feature{'s' * (len(numbers) > 1)} {joint.join(map(str, numbers))}"
