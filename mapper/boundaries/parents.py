# SPDX-License-Identifier: MIT
"""What ground lies around a position, where boundaries do not name the parents of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely import Geometry, STRtree

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import embedded_names, load_bundled
from mapper.boundaries.first_level import FIRST, first_level_of
from mapper.boundaries.world import SAME_BORDER_DEG, Country
from mapper.places.gazetteer import names_of
from mapper.places.names import squeeze

Position = tuple[float, float]
Named = tuple[frozenset[str], Geometry]


@dataclass(frozen=True)
class Parents:
    """The countries around a boundary set, and the bundled units of its own country.

    Names and codes are squeezed; positions are longitude and latitude.
    """

    boundaries: BoundarySet
    countries: tuple[Country, ...]

    def around(self, position: Position) -> frozenset[str]:
        """All names and codes of the ground that a position lies in."""
        dot = shapely.points(position)
        found = self._tree.query(dot, predicate="dwithin", distance=self._border_deg)
        return frozenset().union(*(self._ground[number][0] for number in found))

    @cached_property
    def known(self) -> frozenset[str]:
        """All names and codes of ground whose shape is known."""
        return frozenset().union(*(keys for keys, _ in self._ground))

    @cached_property
    def _border_deg(self) -> float:
        """How far apart borders are drawn here and in the boundaries."""
        exact = self.boundaries.country in {name.partition("/")[0] for name in embedded_names()}
        return 0.0 if exact or (self.boundaries.level or FIRST) == FIRST else SAME_BORDER_DEG

    @cached_property
    def _ground(self) -> list[Named]:
        return [*_countries(self.countries), *_bundled(self.boundaries)]

    @cached_property
    def _tree(self) -> STRtree:
        return STRtree([shape for _, shape in self._ground])


def _countries(countries: Iterable[Country]) -> Iterator[Named]:
    for country in countries:
        yield frozenset({squeeze(country.name), squeeze(country.code)}), country.shape


def _bundled(boundaries: BoundarySet) -> Iterator[Named]:
    """The embedded units of the same country, but for the set itself; around units below the first
    level its units of that level.
    """
    known = first_level_of(boundaries.country, boundaries.level)
    if known and known.name not in embedded_names():
        yield from _units(known)
    for name in embedded_names():
        if name.startswith(f"{boundaries.country or '-'}/") and name != boundaries.name:
            yield from _units(load_bundled(name))


def _units(bundled: BoundarySet) -> Iterator[Named]:
    strong = [alias for alias in bundled.aliases if alias.strong and not alias.within]
    for unit, shape in zip(bundled.units, bundled.shapes, strict=True):
        texts = [unit.id, *names_of(unit), *(a.text for a in strong if a.place_id == unit.id)]
        yield frozenset(map(squeeze, texts)), shape
