# SPDX-License-Identifier: MIT
"""What lies on the other side of the outline of some ground."""

from __future__ import annotations

from dataclasses import replace

import shapely
from shapely import Geometry

from mapper.boundaries.shores import Shores, shores_of
from mapper.boundaries.world import Country
from tests.toy import boundaries

WEST, EAST = shapely.box(0, 0, 2, 2), shapely.box(2, 0, 4, 2)


def shores(*units: Geometry, own: Geometry = WEST, other: Geometry = EAST) -> Shores | None:
    ground = replace(
        boundaries(), country="WST", units=boundaries().units[: len(units)], shapes=units
    )
    countries = (("WST", own), ("EST", other))
    return shores_of(ground, [Country(code=code, name=code, shape=at) for code, at in countries])


def test_a_country_with_all_its_units_lies_under_them_along_its_border_alone() -> None:
    found = shores(shapely.box(0.01, 0, 1.99, 2))
    assert found
    beneath = found.beneath(WEST)
    assert shapely.contains(beneath, shapely.box(1.9, 0.1, 1.99, 1.9))
    assert shapely.disjoint(beneath, shapely.box(0, 0, 1.5, 2))


def test_ground_without_units_is_drawn_and_is_land_beside_them() -> None:
    found = shores(shapely.box(0, 0, 2, 1))
    assert found
    north = shapely.Point(1, 1.5)
    assert shapely.contains(found.beneath(WEST), north)
    assert any(shapely.contains(land, north) for land in found.land)


def test_a_landlocked_country_has_no_shores() -> None:
    around = shapely.difference(shapely.box(-2, -2, 4, 4), WEST)
    assert shores(WEST, other=around) is None


def test_without_countries_around_nothing_is_known_of_shores() -> None:
    assert shores_of(boundaries(), ()) is None
