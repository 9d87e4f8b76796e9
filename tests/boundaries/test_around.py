# SPDX-License-Identifier: MIT
"""The countries around some ground."""

from __future__ import annotations

from dataclasses import replace

import shapely

from mapper.boundaries.around import countries_around, without_units
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.world import Country
from mapper.model.place import Place
from mapper.model.record import Kind

SIMFEROPOL = shapely.Point(34.1, 44.95)
EAST, WEST = shapely.box(10, 0, 20, 10), shapely.box(0, 0, 10, 10)


def ground(country: str = "ONE") -> BoundarySet:
    """Two units of a country: one at home, one in the east, which the outlines give to another."""
    boxes = {"home": (8, 2, 10, 4), "lost": (12, 2, 14, 4)}
    return BoundarySet(
        name="drawn",
        title="",
        units=tuple(
            Place(id=id_, kind=Kind.UNIT, name=id_, lon=(box[0] + box[2]) / 2, lat=3.0)
            for id_, box in boxes.items()
        ),
        shapes=tuple(shapely.box(*box) for box in boxes.values()),
        area_km2=(1.0, 1.0),
        country=country,
    )


def test_a_unit_that_lies_in_another_country_is_none_of_its_ground() -> None:
    found = without_units(Country(code="TWO", name="Two", shape=EAST), ground())
    assert not found.shape.contains(shapely.Point(13, 3))
    assert found.shape.contains(shapely.Point(15, 3))


def test_their_own_country_keeps_its_ground_under_the_units() -> None:
    own = Country(code="ONE", name="One", shape=WEST)
    assert without_units(own, ground()) is own


def test_a_country_without_units_in_it_is_as_it_was() -> None:
    far = Country(code="TWO", name="Two", shape=shapely.box(30, 0, 40, 10))
    assert without_units(far, ground()) is far


def test_of_units_whose_country_is_not_known_none_is_in_another() -> None:
    east = Country(code="TWO", name="Two", shape=EAST)
    assert without_units(east, replace(ground(), country="")) is east


def test_crimea_is_not_drawn_in_russia_around_a_map_of_ukraine() -> None:
    around, beside = countries_around(load_bundled("UKR"), (20.0, 44.0, 42.0, 53.0))
    for countries in (around, beside):
        (russia,) = (country for country in countries if country.code == "RUS")
        assert not russia.shape.contains(SIMFEROPOL)
