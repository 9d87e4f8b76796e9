# SPDX-License-Identifier: MIT
"""Countries of the world, around real borders."""

from __future__ import annotations

import pytest
import shapely
from shapely import Geometry

from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.world import Country, countries_near, country_of, neighbours

SEA = (-22.0, -5.0, -20.0, -3.0)


@pytest.fixture(scope="module")
def afghanistan() -> Geometry:
    return load_bundled("AFG/ADM1").outline()


def names(countries: tuple[Country, ...]) -> list[str]:
    return [country.name for country in countries]


def test_afghanistan_has_six_neighbours(afghanistan: Geometry) -> None:
    near = countries_near(afghanistan.bounds, 0.5)
    assert names(neighbours(afghanistan, near, "AFG")) == [
        "China", "Iran", "Pakistan", "Tajikistan", "Turkmenistan", "Uzbekistan",
    ]  # fmt: skip


def test_a_country_across_the_date_line_is_near_on_either_side_only() -> None:
    assert "Fiji" in names(countries_near((177, -19, 179, -16), 0))
    assert "Fiji" not in names(countries_near((0, -19, 1, -16), 0))


def test_in_the_middle_of_the_sea_there_is_none() -> None:
    assert countries_near(SEA, 0) == ()


def test_the_padding_widens_the_box() -> None:
    beside_iceland = (-30.0, 64.0, -27.0, 65.0)
    assert "Iceland" not in names(countries_near(beside_iceland, 0))
    assert "Iceland" in names(countries_near(beside_iceland, 3))


def test_countries_are_valid_ground() -> None:
    assert all(country.shape.is_valid for country in countries_near((-180, -90, 180, 90), 0))


def test_codes_are_alpha_3_and_given_once() -> None:
    codes = [country.code for country in countries_near((-180, -90, 180, 90), 0)]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_a_country_that_only_comes_near_is_no_neighbour() -> None:
    outline = shapely.box(0, 0, 2, 2)
    countries = [
        Country(code="NEA", name="Nearland", shape=shapely.box(2.01, 0, 3, 2)),
        Country(code="FAR", name="Farland", shape=shapely.box(2.5, 0, 3, 2)),
    ]
    assert names(neighbours(outline, countries, "TOY")) == ["Nearland"]


def test_the_country_itself_is_no_neighbour_of_its_provinces() -> None:
    outline = shapely.box(0, 0, 2, 2)
    own = Country(code="TOY", name="Toyland", shape=shapely.box(0, 0, 4, 2))
    assert neighbours(outline, [own], "TOY") == ()


def test_provinces_of_afghanistan_lie_in_it(afghanistan: Geometry) -> None:
    country = country_of(afghanistan)
    assert country is not None
    assert country.code == "AFG"


def test_the_sea_lies_in_no_country() -> None:
    assert country_of(shapely.box(*SEA)) is None


def test_ground_in_two_countries_alike_lies_in_none() -> None:
    halves = [shapely.box(x, y, x + 1, y + 1) for x, y in [(18, 14), (9, 17), (2, 27)]]
    assert country_of(shapely.union_all(halves)) is None
