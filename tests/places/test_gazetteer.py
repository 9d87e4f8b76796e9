# SPDX-License-Identifier: MIT
"""Places by their names, codes and the ground around them."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias, Gazetteer, codes_of, fold_code, names_of


def unit(id_: str, name: str = "", within: str = "", **more: object) -> Place:
    return Place(id=id_, kind=Kind.UNIT, name=name or id_, within=within, **more)  # type: ignore[arg-type]


def town(id_: str, name: str = "", within: str = "", kind: Kind = Kind.TOWN) -> Place:
    return Place(id=id_, kind=kind, name=name or id_, within=within)


def border(beyond: str) -> Place:
    return Place(id="border:IRN", kind=Kind.BORDER, name="Iran", beyond=beyond)


def ids(places: object) -> list[str]:
    return [place.id for place in places]  # type: ignore[attr-defined]


# --- codes ---


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        (unit("AF-HEL"), ["AF-HEL"]),
        (unit("AF-HEL#2"), ["AF-HEL#2", "AF-HEL"]),
        (unit("AF-HEL#b"), ["AF-HEL#b"]),
        (unit("#2"), ["#2"]),
        (town("geonames:123"), ["geonames:123", "123"]),
        (
            Place(id="border:IRN", kind=Kind.BORDER, name="Iran", beyond="IRN"),
            ["border:IRN", "IRN"],
        ),
        (Place(id="border:IRN", kind=Kind.BORDER, name="Iran"), ["border:IRN"]),
    ],
)
def test_the_codes_of_a_place(place: Place, codes: list[str]) -> None:
    assert [*codes_of(place)] == codes


def test_a_code_has_no_case_and_no_blanks() -> None:
    assert fold_code(" AF - hel ") == "af-hel"
    assert ids(Gazetteer((unit("AF-HEL"),)).coded(" af-HEL")) == ["AF-HEL"]


def test_a_place_goes_by_its_names_in_all_languages_and_not_by_empty_ones() -> None:
    place = unit("R", "Ridge", names={"fr": "Crête", "de": ""})
    assert [*names_of(place)] == ["Ridge", "Crête"]
    assert ids(Gazetteer((place,)).named(" Crête ")) == ["R"]
    assert Gazetteer((place,)).named("crête") == ()


# --- the way from a name to units ---

MANY = Gazetteer(
    (
        unit("R", "Ridge"),
        unit("D", "Dale"),
        town("H", "Ridge"),
        town("C", "Dale", kind=Kind.CAPITAL),
    ),
    (Alias("D", "The valley"), Alias("R", "The hill", strong=False), Alias("X", "Nowhere")),
    unit_word="province",
    level=1,
)


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("Ridge", ["R"]),
        ("RIDGE", ["R"]),
        ("Ridge Province", ["R"]),
        ("the valley", ["D"]),
        ("The Valley Province", ["D"]),
        ("d", ["D"]),
        ("The hill", []),
        ("Nowhere", []),
    ],
)
def test_a_unit_by_any_of_its_names(name: str, units: list[str]) -> None:
    assert ids(MANY.units_named(name)) == units


def test_towns_and_capitals_by_theirs() -> None:
    assert ids(MANY.towns_named("Ridge")) == ["H"]
    assert ids(MANY.towns_named("dale")) == ["C"]
    assert ids(MANY.units) == ["R", "D"]


def test_strong_and_weak_aliases_are_asked_for_apart() -> None:
    assert ids(MANY.known_as("The hill", strong=False)) == ["R"]
    assert MANY.known_as("The hill", strong=True) == ()
    assert ids(MANY.known_as("The valley", strong=True)) == ["D"]


def test_an_exact_name_is_asked_for_before_a_spelling() -> None:
    both = Gazetteer((unit("a", "Ridge"), unit("b", "RIDGE")))
    assert ids(both.units_named("RIDGE")) == ["b"]


def test_a_reviewed_alias_holds_for_its_parent_alone() -> None:
    known = Gazetteer((unit("R"),), (Alias("R", "The hill", within="West land"),))
    assert ids(known.reviewed("the hill", "Westland")) == ["R"]
    assert known.reviewed("The hill", "Eastland") == ()
    assert known.reviewed("The hill", "") == ()
    assert known.known_as("The hill", strong=True) == ()


def test_further_aliases_make_another_gazetteer() -> None:
    more = MANY.with_aliases([Alias("R", "The peak")])
    assert ids(more.units_named("The peak")) == ["R"]
    assert ids(more.units_named("The valley")) == ["D"]
    assert MANY.units_named("The peak") == ()
    assert MANY.with_aliases([]) is MANY


# --- cities beside ---


def test_a_city_of_the_name_of_a_unit_is_beside_it() -> None:
    kyiv, city = unit("K", "Kyiv"), unit("C", "Kyiv City")
    known = Gazetteer((kyiv, city, town("T", "Kyiv City"), unit("O", "Odesa City")))
    assert ids(known.cities_beside(kyiv)) == ["C"]
    assert known.cities_beside(city) == ()


# --- ground around ---

NESTED = Gazetteer(
    (
        unit("R", "Ridge", "W", names={"fr": "Crête"}),
        town("H", "Haven", "R"),
        town("P", "Port", "W"),
        town("L", "Lone"),
        town("N", "Nether", "TOY"),
    ),
    (Alias("R", "The hill"), Alias("R", "The peak", strong=False)),
    parents={"W": ("Westland", "W"), "TOY": ("Toyland",), "EA": ("Earth",)},
    country="TOY",
)


def around(id_: str) -> set[str]:
    place = NESTED.by_id(id_)
    assert place is not None
    return set(NESTED.around(place))


def test_around_a_town_lie_its_unit_the_ground_around_that_and_the_whole() -> None:
    assert around("H") == {
        "r", "ridge", "crete", "thehill", "w", "westland", "toyland", "earth",
    }  # fmt: skip
    assert around("P") == {"w", "westland", "toyland", "earth"}
    assert around("N") == {"toy", "toyland", "earth"}


def test_of_a_place_without_a_parent_nothing_is_known() -> None:
    assert around("L") == set()


def test_what_no_place_names_as_its_parent_lies_around_all_and_so_does_the_country() -> None:
    assert NESTED.whole == {"toyland", "earth"}


def test_ground_in_itself_ends() -> None:
    loop = Gazetteer((unit("a", "A", "b"), unit("b", "B", "a")))
    assert loop.around(loop.units[0]) == {"b"}


def test_a_parent_is_one_that_some_place_lies_in() -> None:
    assert NESTED.is_parent("Westland")
    assert NESTED.is_parent("west land")
    assert NESTED.is_parent("ridge")
    assert not NESTED.is_parent("Eastland")


@pytest.mark.parametrize(
    ("id_", "parent"), [("H", "Ridge"), ("R", "Westland"), ("L", ""), ("N", "Toyland")]
)
def test_the_parent_of_a_place_has_a_name(id_: str, parent: str) -> None:
    place = NESTED.by_id(id_)
    assert place is not None
    assert NESTED.parent_name(place) == parent


def test_a_parent_without_a_name_is_called_by_its_id() -> None:
    lost = town("X", within="Q")
    assert Gazetteer((lost,)).parent_name(lost) == "Q"


# --- words of a level around ---


def levels(level: int | None, parent_level: int | None = None) -> Gazetteer:
    return Gazetteer((town("H", within="W"),), parents={"W": ("Westland",)}, level=level,
                     parent_level=parent_level, country="UKR")  # fmt: skip


@pytest.mark.parametrize(
    ("known", "inside"),
    [
        (levels(2), True),  # an oblast is above districts
        (levels(1), True),  # or a unit itself
        (levels(None), False),
        (levels(None, 1), True),
        (levels(3, 2), False),
    ],
)
def test_a_parent_with_the_word_of_a_level_around(known: Gazetteer, inside: bool) -> None:
    assert known.is_one_of("Westland Oblast", frozenset({"westland"})) is inside


# --- what most units are called ---


def test_a_word_that_half_of_the_units_have_may_be_left_out() -> None:
    half = Gazetteer((unit("K", "Kebbi State"), unit("N", "Kano State"), unit("A"), unit("B")))
    assert ids(half.cored("Kebbi")) == ["K"]
    fewer = Gazetteer((*half.places, unit("C")))
    assert fewer.cored("Kebbi") == ()


def test_a_word_that_one_unit_alone_has_may_not() -> None:
    assert Gazetteer((unit("K", "Kebbi State"), unit("N", "Kano"))).cored("Kebbi") == ()
    assert Gazetteer((unit("K", "Kebbi State"),)).cored("Kebbi") == ()


def test_spellings_are_names_and_strong_aliases_each_once() -> None:
    ridge = NESTED.units[0]
    assert [one.core for one in NESTED.spellings(ridge)] == ["ridge", "crete", "the hill"]


def test_names_of_some_kinds_stand_side_by_side() -> None:
    spelled = NESTED.spelled_of(frozenset({Kind.TOWN}))
    assert [*spelled.cores] == ["haven", "port", "lone", "nether"]
    assert ids(spelled.places) == ["H", "P", "L", "N"]
    few = NESTED.spelled_of(frozenset({Kind.TOWN}), ("Ridge",), lambda places: places[:1])
    assert [*few.cores] == ["haven"]


# --- which of several ways to a unit comes first ---


@pytest.mark.parametrize(
    ("asked", "first", "alias", "second"),
    [
        ("ridge", "Ridge", Alias("b", "ridge"), "Dale"),  # a spelling before an alias
        ("Ridge Province", "Dale", Alias("a", "Ridge Province"), "Ridge"),  # an alias before a core
        ("Ridge Province", "Ridge", Alias("b", "Ridge"), "Dale"),  # a core before that of an alias
        ("b Province", "Dale", Alias("a", "b"), "Lone"),  # the core of an alias before a code
        ("b", "b", Alias("b", "Lone"), "Dale"),  # a name before a code
    ],
)
def test_the_surest_way_comes_first(asked: str, first: str, alias: Alias, second: str) -> None:
    known = Gazetteer((unit("a", first), unit("b", second)), (alias,), "province", level=1)
    assert ids(known.units_named(asked)) == ["a"]


def test_ground_that_lies_in_itself_further_out_ends_too() -> None:
    loop = Gazetteer((town("x", "X", "a"), unit("a", "A", "b"), unit("b", "B", "a")))
    assert loop.around(loop.places[0]) == {"a", "b"}


@pytest.mark.parametrize("kind", [Kind.CROSSING, Kind.BASE, Kind.POINT])
def test_words_of_a_level_speak_of_no_crossing_and_no_base(kind: Kind) -> None:
    gate = town("g", "Ridge", kind=kind)
    known = Gazetteer((gate,), unit_word="province", level=1)
    assert known.cored("Ridge Province") == ()
    assert known.cored("Ridge City") == ()


@pytest.mark.parametrize(
    "ending",
    [
        *("ska", "skaya", "skaia", "skyi", "skiy", "skyy", "skij", "sky", "ske", "skoe", "aya"),
        *("skoye", "ська", "ський", "ське", "ская", "ский", "ское", "cka"),
    ],
)
def test_beside_a_unit_named_by_its_adjective_a_name_is_not_that_unit(ending: str) -> None:
    known = Gazetteer((unit("K", "Ridge"), unit("A", f"Ridge{ending}")), level=1)
    assert known.cored("Ridge Province") == ()
