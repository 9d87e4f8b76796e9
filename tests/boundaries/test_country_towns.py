# SPDX-License-Identifier: MIT
"""The bundled towns of the countries of the world."""

from __future__ import annotations

import pytest

from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.country_towns import cities, seats_of, towns_of
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.match_ladder import Elsewhere, Found, Question, Several, climb


@pytest.fixture(scope="module")
def ukraine() -> Gazetteer:
    return load_bundled("UKR").gazetteer()


def meant(text: str, known: Gazetteer, *withins: str, kind: Kind | None = Kind.TOWN) -> str:
    answer = climb(Question(text, withins=withins, kind=kind), known)
    return answer.place.name if isinstance(answer, Found) else type(answer).__name__


def test_the_capital_comes_first_and_then_the_largest() -> None:
    towns, _ = towns_of("MAR")
    assert [town.name for town in towns[:2]] == ["Rabat", "Casablanca"]
    people = [town.population or 0 for town in towns[1:]]
    assert people == sorted(people, reverse=True)


def test_a_set_knows_the_seats_of_its_units_and_calls_that_of_the_country_the_capital() -> None:
    ground = load_bundled("UKR")
    towns = {place.id: place for place in ground.places}
    assert all(towns[seat].within == unit for unit, seat in ground.capitals.items())
    assert (len(ground.capitals), towns[ground.capitals["UA-43"]].name) == (26, "Simferopol")
    assert [town.name for town in towns.values() if town.kind is Kind.CAPITAL] == ["Kyiv"]


def test_a_capital_may_be_the_seat_of_no_unit() -> None:
    ottawa = towns_of("CAN")[0][0]
    assert (ottawa.name, ottawa.kind) == ("Ottawa", Kind.CAPITAL)
    assert seats_of("CAN")["CA-ON"] != ottawa.id


def test_cities_of_a_country_begin_with_its_capital() -> None:
    assert [city.name for city in cities()["MAR"][:2]] == ["Rabat", "Casablanca"]


def test_a_country_without_towns_has_none() -> None:
    assert towns_of("ATA") == ((), ())


@pytest.mark.parametrize("text", ["Pokrovsk", "Покровськ", "Krasnoarmiisk", "geonames:704422"])
def test_a_town_is_found_by_its_names_and_by_its_number(text: str, ukraine: Gazetteer) -> None:
    assert meant(text, ukraine) == "Pokrovsk"


def test_a_code_of_geonames_is_that_of_a_town(ukraine: Gazetteer) -> None:
    answer = climb(Question("", code="713174"), ukraine)
    assert isinstance(answer, Found)
    assert answer.place.name == "Bakhmut"


def test_towns_of_one_name_are_told_apart_by_the_unit_around_them(ukraine: Gazetteer) -> None:
    assert meant("Bakhmut", ukraine, "Donetsk Oblast") == "Bakhmut"
    assert meant("Bakhmut", ukraine, "Kherson") == Elsewhere.__name__
    answer = climb(Question("Horodok", kind=Kind.TOWN), ukraine)
    assert isinstance(answer, Several)
    assert {ukraine.parent_name(place) for place in answer.places} == {"Lviv", "Khmelnytskyi"}


def test_a_name_of_a_unit_and_a_town_means_the_unit(ukraine: Gazetteer) -> None:
    answer = climb(Question("Kherson"), ukraine)
    assert isinstance(answer, Found)
    assert answer.place.id == "UA-65"


def test_who_shows_towns_credits_their_source() -> None:
    credits = [one.attribution for one in load_bundled("UKR").provenance]
    assert "Places: GeoNames (CC BY 4.0)" in credits
