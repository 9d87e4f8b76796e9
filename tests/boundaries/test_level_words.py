# SPDX-License-Identifier: MIT
"""Around a town of its name a unit is called with the word for what it is."""

from __future__ import annotations

import pytest

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.level_words import level_words
from mapper.model.place import Place
from mapper.model.record import Kind


def word_for(unit: str, town: str, *, within: str = "u", sort: str = "", word: str = "unit") -> str:
    """The word that a unit is called with, around a town."""
    ground = BoundarySet(
        name="",
        title="",
        units=(Place(id="u", kind=Kind.UNIT, name=unit),),
        shapes=(),
        area_km2=(),
        sorts={"u": sort} if sort else {},
        unit_word=word,
    )
    place = Place(id="t", kind=Kind.TOWN, name=town, within=within)
    return level_words(ground, [place]).get("u", "")


def test_a_unit_with_a_town_of_its_name_is_told_apart_by_the_word_for_all_units() -> None:
    assert word_for("Kandahar", "Kandahar", word="province") == "province"


def test_the_word_for_the_unit_itself_comes_first() -> None:
    assert word_for("Kharkiv", "Kharkiv", sort="oblast", word="unit") == "oblast"


def test_a_town_of_another_name_or_in_another_unit_needs_no_word() -> None:
    assert word_for("Helmand", "Lashkar Gah", word="province") == ""
    assert word_for("Farah", "Farah", within="elsewhere", word="province") == ""


@pytest.mark.parametrize("sort", ["city", "town"])
def test_a_city_that_is_a_unit_is_the_town_itself(sort: str) -> None:
    assert word_for("Davao", "Davao", sort=sort, word="province") == ""


def test_a_word_that_says_no_level_tells_nothing_apart() -> None:
    assert word_for("Auckland", "Auckland", word="unit") == ""
