# SPDX-License-Identifier: MIT
"""What lies on the other side of the outline of some ground: land or the sea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.world import Country
from mapper.geometry.coasts import bare_ground, borders_and_coasts
from mapper.geometry.unrolled import rolled

# So wide is the strip along a border in which two sources leave ground to neither country.
STRIP_DEG = 0.2


@dataclass(frozen=True)
class Shores:
    """Of ground with a coast: the `borders` of its countries with others, and what is `bare` of
    these countries, without units; WGS84 degrees.
    """

    borders: Geometry
    bare: Geometry

    @property
    def land(self) -> tuple[Geometry, ...]:
        """What the outline runs along where it is no coast."""
        return (self.borders, self.bare)

    def beneath(self, country: Geometry) -> Geometry:
        """What of a country is drawn under its units: at borders, where another source leaves gaps,
        and where it has no unit; not at its coasts, which units have finer.
        """
        strip = shapely.buffer(self.borders, STRIP_DEG, quad_segs=1)
        return shapely.intersection(country, shapely.union(strip, self.bare))


def shores_of(boundaries: BoundarySet, countries: Sequence[Country]) -> Shores | None:
    """The shores of ground among countries, some of which are its own; None where it has no coast,
    or where no countries are known.
    """
    own = [country.shape for country in countries if country.code in boundaries.countries]
    others = [country.shape for country in countries if country.code not in boundaries.countries]
    borders, coastal = borders_and_coasts(own, others)
    if not coastal:
        return None
    whole = shapely.union_all(own or others)
    return Shores(borders, bare_ground(whole, rolled(boundaries.outline()), borders))
