# SPDX-License-Identifier: MIT
"""How much ground: units, their area and their people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet

# How the areas of all figures are measured; JSON says it.
AREA_METHOD = "equal-area, EPSG:6933, of the full shapes"

# Square kilometres to the square metre, degrees to the decimetre: what comes after is noise.
DIGITS = 6


def rounded(number: float | None) -> float | None:
    """A figure without the noise of computing, for data that people keep and compare."""
    return None if number is None else round(number, DIGITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """`count` units, `area_km2` equal-area square kilometres.

    `population`: the people of those units of which a figure is known; None where the
    boundaries carry no figures at all.
    """

    count: int = 0
    area_km2: float = 0.0
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """What each unit weighs, by id: `areas_km2` of every unit, `people` where a figure is known."""

    areas_km2: Mapping[str, float]
    people: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, boundaries: BoundarySet) -> Measures:
        """The areas of the full shapes, and the populations that the boundaries carry."""
        ids = [unit.id for unit in boundaries.units]
        people = {u.id: u.population for u in boundaries.units if u.population is not None}
        return cls(dict(zip(ids, boundaries.area_km2, strict=True)), people)

    def only(self, units: Iterable[str]) -> Measures:
        """The same for some of the units, in the order of all of them."""
        kept = frozenset(units)
        return Measures(
            {unit: km2 for unit, km2 in self.areas_km2.items() if unit in kept},
            {unit: people for unit, people in self.people.items() if unit in kept},
        )

    def amount(self, units: Iterable[str]) -> Amount:
        """The units together; KeyError for an id that is no unit."""
        ids = tuple(units)
        return Amount(
            count=len(ids),
            area_km2=math.fsum(self.areas_km2[unit] for unit in ids),
            population=sum(self.people.get(unit, 0) for unit in ids) if self.people else None,
        )


def total(amounts: Iterable[Amount]) -> Amount:
    """Amounts of different units together."""
    parts = tuple(amounts)
    people = [part.population for part in parts if part.population is not None]
    return Amount(
        count=sum(part.count for part in parts),
        area_km2=math.fsum(part.area_km2 for part in parts),
        population=sum(people) if people else None,
    )
