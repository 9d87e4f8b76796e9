# SPDX-License-Identifier: MIT
"""The order of the rungs: of two that find a place, the earlier one decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias, Gazetteer
from mapper.places.match_ladder import FarAway, Found, Question, Several, climb
from mapper.places.matching import How
from tests.places.ground import GAZETTEER, matched, refused


def ridge_and_dale(
    ridge: str, dale: str, *aliases: Alias, kind: Kind = Kind.UNIT, **more: object
) -> Gazetteer:
    """Two places of Toyland, with the ids `R` and `D`, of which a level's word is province."""
    places = (
        Place(id="R", kind=kind, name=ridge, within="TOY"),
        Place(id="D", kind=kind, name=dale, within="TOY"),
    )
    parents = {"TOY": ("Toyland",)}
    return Gazetteer(places, aliases, "province", parents, **more)  # type: ignore[arg-type]


# --- of two neighbouring rungs the upper one ---


def test_a_code_before_what_a_person_decided_for_a_name() -> None:
    decided = ridge_and_dale("Ridge", "Dale", Alias("D", "The hill", within="Toyland"))
    assert "the code 'R' is Ridge, not 'The hill'" in refused(
        "The hill", decided, code="R", within="Toyland"
    )


def test_what_a_person_decided_before_the_name_letter_by_letter() -> None:
    decided = ridge_and_dale("Ridge", "Dale", Alias("D", "Ridge", within="Toyland"))
    match = matched("Ridge", decided, within="Toyland")
    assert (match.place.id, match.how) == ("D", How.ALIAS)


def test_the_name_letter_by_letter_before_another_spelling() -> None:
    match = matched("RIDGE", ridge_and_dale("RIDGE", "Ridge"))
    assert (match.place.id, match.how) == ("R", How.EXACT)


def test_another_spelling_of_a_name_before_an_alias() -> None:
    match = matched("ridge", ridge_and_dale("Ridge", "Dale", Alias("D", "ridge")))
    assert (match.place.id, match.how) == ("R", How.NORMALISED)


def test_an_alias_with_the_word_of_a_level_before_a_name_without_it() -> None:
    match = matched("Ridge Province", ridge_and_dale("Ridge", "Dale", Alias("D", "Ridge Province")))
    assert (match.place.id, match.how) == ("D", How.ALIAS)


def test_a_name_without_the_word_of_a_level_before_such_an_alias() -> None:
    match = matched("Ridge Province", ridge_and_dale("Ridge", "Dale", Alias("D", "Ridge")))
    assert (match.place.id, match.how) == ("R", How.NORMALISED)


def test_an_alias_without_the_word_of_a_level_before_a_weak_one() -> None:
    aliases = Alias("D", "The hill"), Alias("R", "The hill province", strong=False)
    match = matched(
        "The hill province", ridge_and_dale("Ridge", "Dale", *aliases), within="Toyland"
    )
    assert match.place.id == "D"


def test_a_weak_alias_before_a_code_in_place_of_a_name() -> None:
    match = matched(
        "D", ridge_and_dale("Ridge", "Dale", Alias("R", "D", strong=False)), within="Toyland"
    )
    assert (match.place.id, match.how) == ("R", How.ALIAS)


# --- blanks count for nothing, words that tell apart do ---


@pytest.mark.parametrize(
    ("ridge", "alias", "asked", "rung"),
    [
        ("Domingo Oeste", "", "DomingoOeste", How.NORMALISED),
        ("Domingo Oeste", "", "DomingoOeste Province", How.NORMALISED),
        ("Ridge", "Domingo Oeste", "DomingoOeste", How.ALIAS),
        ("Ridge", "Domingo Oeste", "DomingoOeste Province", How.ALIAS),
    ],
)
def test_no_rung_takes_the_east_for_the_west(ridge: str, alias: str, asked: str, rung: How) -> None:
    """`Domingoo Este` without its blank has the letters of `Domingo Oeste`."""
    aliases = [Alias("R", alias)] if alias else []
    known = ridge_and_dale(ridge, "Dale", *aliases)
    assert matched(asked, known).how is rung
    assert "no province named" in refused(asked.replace("DomingoOeste", "Domingoo Este"), known)


# --- which kinds are asked for ---

POSITION = {"lon": 69.17, "lat": 34.53}


def test_a_row_with_coordinates_asks_for_any_mark() -> None:
    for name, id_ in (("Bagram Airfield", "AF-KAB/bagram"), ("Hairatan", "AF-BAL/hairatan")):
        place = next(place for place in GAZETTEER.places if place.id == id_)
        assert matched(name, lon=place.lon, lat=place.lat).place.id == id_


def test_a_code_of_a_unit_asks_for_the_unit_in_spite_of_coordinates() -> None:
    assert matched("Kabul", code="AF-KAB", **POSITION).place.id == "AF-KAB"
    assert matched("Kabul", code="AF-KAB/kabul", **POSITION).place.id == "AF-KAB/kabul"


def test_a_row_about_a_capital_means_the_capital_and_not_a_town_of_that_name() -> None:
    towns = (
        Place(id="a", kind=Kind.CAPITAL, name="Ridge"),
        Place(id="b", kind=Kind.TOWN, name="Ridge"),
    )
    assert matched("Ridge", Gazetteer(towns), kind=Kind.CAPITAL).place.id == "a"


@pytest.mark.parametrize("kind", [Kind.TOWN, Kind.POINT])
def test_a_town_or_a_point_may_be_a_capital_too(kind: Kind) -> None:
    towns = (
        Place(id="a", kind=Kind.CAPITAL, name="Ridge"),
        Place(id="b", kind=Kind.TOWN, name="Ridge"),
        Place(id="c", kind=Kind.POINT, name="Ridge"),
    )
    assert isinstance(climb(Question("Ridge", kind=kind), Gazetteer(towns)), Several)


# --- coordinates ---


@pytest.mark.parametrize(("km", "found"), [(24.9, True), (25.1, False)])
def test_a_place_is_at_the_coordinates_up_to_25_km(km: float, found: bool) -> None:
    """A degree of latitude, on the sphere of distances, is 111.195 km."""
    town = Place(id="a", kind=Kind.TOWN, name="Ridge", lon=60.0, lat=30.0)
    asked = Question("Ridge", kind=Kind.TOWN, lon=60.0, lat=30.0 + km / 111.195)
    assert isinstance(climb(asked, Gazetteer((town,))), Found if found else FarAway)


def test_of_two_of_one_name_the_one_at_the_coordinates_is_meant() -> None:
    towns = tuple(
        Place(id=f"t{lat}", kind=Kind.TOWN, name="Ridge", lon=60.0, lat=float(lat))
        for lat in (30, 31)
    )
    found = climb(Question("Ridge", kind=Kind.TOWN, lon=60.0, lat=31.2), Gazetteer(towns))
    assert isinstance(found, Found)
    assert found.place.id == "t31"


def test_the_coordinates_of_a_unit_are_those_of_its_label_and_tell_nothing() -> None:
    assert matched("Helmand", kind=Kind.UNIT, lon=64.0, lat=30.0).place.id == "AF-HEL"


# --- parent and name in one text ---


def test_a_slash_parts_parent_and_name_only_where_both_are_there() -> None:
    assert matched("Faryab / Kohistan").place.id == "AF-FYB/kohistan"
    assert "named '/Kohistan'" in refused("/Kohistan")
    assert matched("Faryab/").place.id == "AF-FYB"


def test_of_a_parent_that_is_known_the_name_alone_is_reported() -> None:
    assert "no province named 'Nowhere'" in refused("Faryab/Nowhere")
    assert "no province named 'Hill 3/Nowhere'" in refused("Hill 3/Nowhere")


def test_a_parent_in_the_name_and_one_in_its_column_must_both_agree() -> None:
    assert matched("Faryab/Kohistan", within="Afghanistan").place.id == "AF-FYB/kohistan"
    assert "does not lie in" in refused("Faryab/Kohistan", within="Kapisa")


# --- border regions ---


def test_a_border_region_is_found_as_one_and_never_guessed() -> None:
    assert matched("Persia", kind=Kind.BORDER).how is How.BORDER
    assert "the neighbours are Iran and Pakistan" in refused("Pakistann", kind=Kind.BORDER)


# --- what a name without a place may mean ---


def test_of_places_that_go_by_a_name_elsewhere_those_of_the_row_s_kind_are_offered() -> None:
    weak = ridge_and_dale("Ridge", "Dale", Alias("R", "The hill", strong=False))
    towns = Gazetteer((*weak.places, Place(id="T", kind=Kind.TOWN, name="Town")), (
        *weak.aliases, Alias("T", "The hill", strong=False)), "province", weak.parents)  # fmt: skip
    assert "it may be Ridge in Toyland — say so" in refused("The hill", towns, kind=Kind.UNIT)


def test_a_name_and_its_country_may_have_blanks_around_the_comma() -> None:
    assert matched("Ridge ,  Toyland", ridge_and_dale("Ridge", "Dale")).place.id == "R"
    assert matched("Ridge ( Toyland )", ridge_and_dale("Ridge", "Dale")).place.id == "R"


def test_what_follows_a_comma_and_is_no_parent_leaves_the_name_whole() -> None:
    assert "named 'Ridge, Nowhere'" in refused("Ridge, Nowhere", ridge_and_dale("Ridge", "Dale"))


# --- a town that a list has twice ---


def twice(people: tuple[int, int]) -> Gazetteer:
    """One town, some 16 km apart, of which the second entry is also called as the first."""
    towns = (
        Place(id="far", kind=Kind.TOWN, name="Ridge City", lon=60.15, lat=30.0),
        Place(id="here", kind=Kind.TOWN, name="Ridge", lon=60.0, lat=30.0),
    )
    counted = tuple(replace(town, population=n) for town, n in zip(towns, people, strict=True))
    return Gazetteer(counted, (Alias("here", "Ridge City"),))


def of_the_city(towns: Gazetteer, **position: float) -> str:
    found = climb(Question("Ridge City", kind=Kind.TOWN, **position), towns)
    assert isinstance(found, Found)
    return found.place.id


def test_the_entry_at_the_coordinates_is_meant() -> None:
    assert of_the_city(twice((1000, 0)), lon=60.01, lat=30.0) == "here"


@pytest.mark.parametrize(
    ("people", "meant"),
    [((312, 342), "here"), ((342, 312), "far"), ((300, 11_000), "far"), ((0, 0), "far")],
)
def test_without_coordinates_the_larger_of_nearly_one_size(
    people: tuple[int, int], meant: str
) -> None:
    assert of_the_city(twice(people)) == meant
