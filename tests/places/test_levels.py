# SPDX-License-Identifier: MIT
"""Words of a level: "Province" belongs to provinces, "Uluswali" to districts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.levels import SETTLEMENT, apart, family_of, level_of_family
from mapper.places.match import How
from tests.places.ground import DISTRICTS, matched, refused


def units(*names: str, **more: object) -> Gazetteer:
    places = tuple(Place(id=name, kind=Kind.UNIT, name=name) for name in names)
    return Gazetteer(places, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "core", "family"),
    [
        ("Wilayat-e Helmand", "helmand", "province"),
        ("Province of Kabul", "kabul", "province"),
        ("Kyiv, Oblast of", "kyiv", "oblast"),
        ("Provincia de Salta", "salta", "province"),
        ("Lalawigan ng Bohol", "bohol", "province"),
        ("Jihar Borno", "borno", "state"),
        ("ትግራይ ክልል", "ትግራይ", "state"),
        ("ကချင်ပြည်နယ်", "ကချင်", "state"),
        ("Ghazni Uluswali", "ghazni", "district"),
        ("ولايت كابل", "کابل", "province"),
        ("ولسوالی هرات", "هرات", "district"),
        ("Київська область", "киівська", "oblast"),
        ("Kabul City", "kabul", "city"),
        ("Distretto di Bihor", "bihor", "district"),
        ("Royal Borough of Greenwich", "greenwich", "borough"),
        ("河北省", "河北", "province"),
        ("東京都市", "東京都", "city"),
    ],
)
def test_a_word_of_a_level_is_taken_off(name: str, core: str, family: str) -> None:
    assert (apart(name).core, set(apart(name).families)) == (core, {family})


@pytest.mark.parametrize("name", ["Province", "Regional Centre", "Stateline", "Cityville", "ولایت"])
def test_a_word_alone_or_a_part_of_one_is_a_name(name: str) -> None:
    assert not apart(name).families


@given(st.lists(st.sampled_from(["wilayat", "e", "Province", "of", "ولایت", "City", "-", "X"])))
def test_a_core_is_never_empty_and_never_apart_again(words: list[str]) -> None:
    core = apart(" ".join(words)).core
    assert bool(core) == bool(words)
    assert apart(core).core == core


@pytest.mark.parametrize(
    ("word", "country", "level"),
    [
        ("province", "AFG", 1),
        ("Provinces", "PER", 2),
        ("counties", "KEN", 1),
        ("county", "USA", 2),
        ("region", "", None),
        ("towns", "", SETTLEMENT),
    ],
)
def test_the_level_that_a_word_denotes(word: str, country: str, level: int | None) -> None:
    assert level_of_family(family_of(word), country) == level


# --- in matching ---


@pytest.mark.parametrize("name", ["Helmand Province", "Helmand Wilayat", "Province of Helmand"])
def test_a_province_by_its_own_word(name: str) -> None:
    assert (matched(name).place.id, matched(name).how) == ("AF-HEL", How.NORMALISED)


@pytest.mark.parametrize(
    "name",
    ["Helmand District", "Helmand county", "Helmand Uluswali", "ولسوالی هلمند", "Helmand Raion"],
)
def test_a_district_is_not_the_province_of_that_name(name: str) -> None:
    assert "closest: 'Helmand', if no" in refused(name)


def test_a_region_may_be_anything() -> None:
    assert "closest: 'Helmand', if no region is meant" in refused("Helmand Region")
    regions = units("Helmand", unit_word="region")
    assert matched("Helmand Region", regions).how is How.NORMALISED


def test_a_city_is_the_town_of_that_name_and_not_the_province() -> None:
    assert matched("Kabul City").place.kind is Kind.CAPITAL
    assert "no province named 'Helmand City'" in refused("Helmand City")


def test_districts_by_their_own_word() -> None:
    assert matched("Qaysar Uluswali", DISTRICTS).place.id == "AF3"
    assert "no district named 'Qaysar Province'" in refused("Qaysar Province", DISTRICTS)


def test_where_the_level_is_not_known_no_word_is_dropped() -> None:
    assert "closest: 'Kyiv', if no oblast is meant" in refused("Kyiv Oblast", units("Kyiv"))
    assert matched("Kyiv Oblast", units("Kyiv", level=1)).place.id == "Kyiv"


def test_what_the_boundaries_call_a_unit_counts() -> None:
    kenya = units("Nairobi", "Mombasa", sorts={"Nairobi": "county", "Mombasa": "county"})
    assert matched("Nairobi County", kenya).place.id == "Nairobi"
    assert "no place named 'Nairobi Province'" in refused("Nairobi Province", kenya)


def test_a_word_in_the_name_of_a_unit_may_be_left_out_where_most_have_it() -> None:
    states = units("Kebbi State", "Kano State", "Federal Capital Territory")
    assert matched("Kebbi", states).place.id == "Kebbi State"
    assert "no place named 'Kebbi District'" in refused("Kebbi District", states)
    assert "closest: 'Kebbi State'" in refused("Kebbi", units("Kebbi State", "Kano", "Abia"))


def test_a_city_in_the_name_of_a_unit_is_part_of_it() -> None:
    assert "closest: 'Kansas City'" in refused("Kansas", units("Kansas City", "Salt Lake City"))


@pytest.mark.parametrize("other", ["Kyiv Oblast", "Kyivska", "Kyivska Oblast"])
def test_a_city_beside_the_oblast_of_that_name_is_not_the_oblast(other: str) -> None:
    both = units("Kyiv", other, level=1)
    assert matched("Kyiv", both).place.id == "Kyiv"
    assert "no place named 'Kyiv Province'" in refused("Kyiv Province", both)
    assert matched(other, both).place.id == other


def test_a_parent_by_its_own_word_only() -> None:
    assert matched("Qaysar", DISTRICTS, within="Faryab Province").place.id == "AF3"
    assert "do not know" in refused("Qaysar", DISTRICTS, within="Faryab Oblast of Kapisa")


def test_a_city_among_oblasts_is_called_so_by_the_boundaries() -> None:
    ukraine = units("Kyiv", "Lviv", level=1, sorts={"Kyiv": "city", "Lviv": "oblast"})
    assert "no place named 'Kyiv Oblast'" in refused("Kyiv Oblast", ukraine)
    assert matched("City of Kyiv", ukraine).place.id == "Kyiv"
    assert matched("Lviv Province", ukraine).place.id == "Lviv"


def test_first_levels_share_their_words_and_lower_ones_do_not() -> None:
    iraq = units("Anbar", sorts={"Anbar": "governorate"})
    assert matched("Anbar Province", iraq).place.id == "Anbar"
    philippines = units("Basilan", sorts={"Basilan": "province"}, country="PHL")
    assert matched("Basilan Province", philippines).place.id == "Basilan"
    assert "if no district is meant" in refused("Basilan District", philippines)


def test_a_village_is_not_the_city_of_that_name() -> None:
    assert "no place named" in refused("Village of Salt Lake", units("Salt Lake City"))
    assert matched("City of Salt Lake", units("Salt Lake City")).place.id == "Salt Lake City"


def test_a_region_is_the_oblast_in_ukraine() -> None:
    ukraine = units("Kharkiv", "Kyiv", sorts={"Kharkiv": "oblast"}, country="UKR")
    assert matched("Kharkiv region", ukraine).place.id == "Kharkiv"
    assert "if no raion is meant" not in refused("Kharkiv Raion", ukraine)
    assert "if no district is meant" in refused("Kharkiv Raion", ukraine)


# --- what units are called elsewhere ------------------------------------------------------------


def test_a_word_of_the_second_level_is_of_the_first_where_units_are_called_so() -> None:
    slovenia = units("Komen", "Izola", country="SVN", level=1, unit_word="commune")
    assert matched("Municipality of Komen", slovenia).place.id == "Komen"
    norway = units("Oslo", "Bergen", country="NOR", level=1, unit_word="county")
    assert refused("Municipality of Bergen", norway)


def test_where_most_units_have_a_sort_of_no_level_the_words_of_the_first_level_fit() -> None:
    sorts = {"Sala": "municipality", "Ape": "municipality", "Riga": "city"}
    latvia = units(*sorts, country="LVA", level=1, sorts=sorts)
    assert matched("Sala Province", latvia).place.id == "Sala"
    assert refused("Riga Province", latvia)


BARBADOS = Gazetteer(
    (Place(id="BB-04", kind=Kind.UNIT, name="Saint James", within="BRB"),),
    level=1,
    country="BRB",
    parents={"BRB": ("Barbados", "BRB")},
)


@pytest.mark.parametrize("name", ["Saint James, Barbados", "Saint James (Barbados)"])
def test_a_name_may_be_followed_by_its_country(name: str) -> None:
    assert matched(name, BARBADOS).place.id == "BB-04"


def test_what_follows_a_comma_is_no_parent_unless_one_is_called_so() -> None:
    assert refused("Saint James, Jamaica", BARBADOS)


# --- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        *("of the", "of", "de la", "de los", "de", "del", "du", "da", "do", "di", "d'", "des"),
        *("e", "i", "ye", "y"),
    ],
)
def test_a_link_between_a_word_and_a_name_belongs_to_neither(link: str) -> None:
    assert apart(f"Province {link} Ridge").core == "ridge"


@pytest.mark.parametrize("link", ["e", "i", "ye", "y"])
def test_a_link_before_a_word_belongs_to_neither(link: str) -> None:
    assert apart(f"Ridge-{link} Wilayat").core == "ridge"
    assert apart(f"{link} Wilayat").core == link


def test_another_word_in_that_place_is_a_part_of_the_name() -> None:
    assert apart("Ridge de Wilayat").core == "ridge de"
    assert apart("Province the Ridge").core == "the ridge"
