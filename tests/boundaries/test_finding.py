# SPDX-License-Identifier: MIT
"""Which country a table is about."""

from __future__ import annotations

import random

import pytest

from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.finding import Finding, countries_of_name, find_country
from mapper.places.match_ladder import Question


def found(*names: str) -> Finding:
    return find_country([Question(name) for name in names])


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (["Kyiv"], "UKR"),
        (["Херсон", "Мелитополь", "Бердянск"], "UKR"),
        (["North Darfur", "Red Sea", "Northern"], "SDN"),
        (["Rakhine State", "Shan State", "Lashio"], "MMR"),
        (["Aleppo", "Idlib", "Deir ez-Zor"], "SYR"),
        (["Cauca", "Antioquia", "Chocó"], "COL"),
        (["Suva", "Nadi", "Labasa"], "FJI"),
        (["Herat", "Kandahar", "Kabul"], "AFG"),
    ],
)
def test_names_that_are_known_in_one_country_tell_it(names: list[str], country: str) -> None:
    assert (found(*names).name, found(*names).by) == (country, "the names")


@pytest.mark.parametrize(
    "names",
    [
        ["Western", "Central", "Northern"],  # known in a dozen countries
        ["Bolívar", "Amazonas", "Sucre"],  # as many of them in Venezuela as in Colombia
        ["Georgia"],  # a state, and a country
        ["Kyiv", "Xyzzy", "Plugh"],  # less than half
        ["Hill 101", "Hill 102"],
    ],
)
def test_names_that_leave_it_in_doubt_tell_none(names: list[str]) -> None:
    assert found(*names).countries == ()


def test_some_names_tell_a_country_where_hardly_one_speaks_for_another() -> None:
    villages = [f"Tell Xyzzy {n}" for n in range(14)]
    towns = ["Aleppo", "Idlib", "Homs", "Hama", "Raqqa", "Latakia", "Tartus", "Manbij", "Palmyra"]
    towns += ["Jarabulus", "Salamiyah"]
    assert found(*towns, *villages).name == "SYR"
    assert found(*towns[:4], *villages).countries == ()


def test_what_is_told_of_a_doubt_is_what_says_the_most() -> None:
    # `Al-Bab` has the form of a code of Albania.
    assert found("Al-Bab", "Aleppo", "Afrin", "Xyzzy", "Plugh", "Zork", "Quux").candidates == (
        "Syria (3 of 7)"
    )


def test_candidates_are_those_that_most_names_are_known_in() -> None:
    assert found("Bolívar", "Amazonas", "Sucre").candidates == (
        "Colombia (3 of 3), Venezuela (3), Ecuador (2)"
    )


def test_a_column_of_countries_decides_before_all_else() -> None:
    kyiv = [Question("Kyiv")]
    assert find_country(kyiv, ["Syria", "Syria", "Iraq"]).name == "SYR,IRQ"
    assert find_country(kyiv, ["Україна"]).name == "UKR"
    assert find_country(kyiv, ["Otheria"]).name == "UKR"


def test_a_table_of_many_countries_is_about_none() -> None:
    assert find_country([], ["Syria", "Iraq", "Iran", "Jordan", "Lebanon"]).countries == ()


@pytest.mark.parametrize(
    ("codes", "country"),
    [(["UA-32", "ua-14"], "UKR"), (["SY0101", "SY0203"], "SYR"), (["MMR001"], "MMR")],
)
def test_codes_tell_it_by_how_they_begin(codes: list[str], country: str) -> None:
    answer = find_country([Question("Somewhere", code=code) for code in codes])
    assert (answer.name, answer.by) == (country, "the codes")


def test_positions_tell_it() -> None:
    dots = [Question("A", lon=36.2, lat=50.0), Question("B", lon=30.5, lat=50.4)]
    assert (find_country(dots).name, find_country(dots).by) == ("UKR", "the positions")


def test_positions_on_both_sides_of_a_border_tell_none() -> None:
    dots = [Question("A", lon=36.2, lat=50.0), Question("B", lon=36.6, lat=50.6)]
    assert find_country(dots).candidates == "Russia (1 of 2), Ukraine (1)"
    assert find_country(dots).countries == ()


def test_a_name_is_known_without_its_word_of_a_level() -> None:
    assert "SDN" in countries_of_name("Kassala State")


@pytest.mark.parametrize("country", ["SYR", "COL", "NGA", "ETH", "PHL", "ROU"])
def test_eight_towns_of_a_country_tell_it(country: str) -> None:
    towns = [place.name for place in load_bundled(country).places]
    assert found(*random.Random(8).sample(towns, 8)).name == country


def test_the_few_positions_of_a_table_of_names_do_not_decide() -> None:
    names = [Question(name) for name in ("Bukavu", "Bunia", "Beni", "Uvira")]
    across_the_border = Question("Goma", lon=29.3, lat=-1.68)
    assert find_country([across_the_border, *names]).name == "COD"
