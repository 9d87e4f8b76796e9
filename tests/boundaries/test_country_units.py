# SPDX-License-Identifier: MIT
"""The bundled units of the countries of the world."""

from __future__ import annotations

import pytest

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import load_bundled
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.match_ladder import Found, Question, Several, Unknown, climb


def places(country: str) -> Gazetteer:
    return load_bundled(country).gazetteer()


def meant(text: str, country: str) -> str:
    answer = climb(Question(text, kind=Kind.UNIT), places(country))
    return answer.place.id if isinstance(answer, Found) else type(answer).__name__


def test_a_set_says_what_it_is() -> None:
    sudan = load_bundled("SDN")
    assert (sudan.name, sudan.title, sudan.country, sudan.level) == (
        "SDN/ADM1", "Sudan", "SDN", 1,
    )  # fmt: skip
    assert (sudan.unit_word, sudan.units_word) == ("state", "states")


def test_units_that_are_not_all_one_thing_are_units() -> None:
    assert load_bundled("UKR").unit_word == "unit"


@pytest.mark.parametrize(
    "text",
    ["Luhansk", "Луганська область", "Lugansk", "Luhansk Oblast", "UA-09", "ua09", "Q171965"],
)
def test_a_unit_is_found_by_name_in_any_language_and_by_codes(text: str) -> None:
    assert meant(text, "UKR") == "UA-09"


def test_a_city_and_the_region_around_it_are_two() -> None:
    assert meant("Kyiv", "UKR") == meant("Київ", "UKR") == meant("Kyiv City", "UKR") == "UA-30"
    assert meant("Kyiv Oblast", "UKR") == meant("Київська область", "UKR") == "UA-32"


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        ("ECU", "Napo", "EC-N"),
        ("HRV", "Požega-Slavonia", "HR-11"),
        ("IRN", "Gilan", "IR-01"),
        ("MWI", "Karonga", "MW-KR"),
        ("SDN", "Central Darfur", "SD-DC"),
        ("SDN", "East Darfur", "SD-DE"),
        ("SDN", "West Darfur", "SD-DW"),
        ("SVN", "Podčetrtek", "SI-092"),
        ("MLI", "Sikasso", "ML-3"),
        ("USA", "Washington", "US-WA"),
    ],
)
def test_what_the_source_has_wrong_is_corrected(country: str, text: str, code: str) -> None:
    assert meant(text, country) == code


@pytest.mark.parametrize(("country", "text"), [("MLI", "Wassoulou"), ("SDN", "West Soudan")])
def test_names_of_something_else_are_none(country: str, text: str) -> None:
    assert meant(text, country) == Unknown.__name__


def test_a_name_that_two_units_have_in_a_language_is_refused() -> None:
    assert meant("Вьентьян", "LAO") == Several.__name__


def told(ground: BoundarySet) -> list[str]:
    return [problem.what for problem in ground.notes]


def test_crimea_is_in_the_set_of_its_codes_which_says_so() -> None:
    ukraine, russia = load_bundled("UKR"), load_bundled("RUS")
    assert {"UA-43", "UA-40"} <= {unit.id for unit in ukraine.units}
    assert not {unit.id for unit in russia.units if unit.id.startswith("UA")}
    assert "Crimea and Sevastopol" in told(ukraine)[0]
    assert "Crimea and Sevastopol" in told(russia)[0]


def test_units_of_an_earlier_year_are_told_with_where_newer_ones_are() -> None:
    [said] = load_bundled("MLI").notes
    assert said.what == (
        "these are the 8 regions of before 2016 and Bamako; there are 19 and Bamako since 2023"
    )
    assert "boundaries=" in said.hint


def test_units_that_have_become_part_of_another_are_told_in_one_sentence() -> None:
    [said] = load_bundled("PAK").notes
    assert said.what == (
        "these are the units of before 2018: the Federally Administered Tribal Areas are part of "
        "Khyber Pakhtunkhwa since"
    )
