# SPDX-License-Identifier: MIT
"""The ladder, rung by rung, and what must never match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias, Gazetteer
from mapper.places.kinds import allowed_kinds
from mapper.places.match import How, match_records
from tests.places.ground import DISTRICTS, GAZETTEER, matched, matching, refused, row


@pytest.mark.parametrize(
    ("place", "how", "place_id"),
    [
        ("AF-HEL", How.CODE, "AF-HEL"),
        ("af-hel", How.CODE, "AF-HEL"),
        ("Helmand", How.EXACT, "AF-HEL"),
        ("Helmand ", How.EXACT, "AF-HEL"),
        ("هلمند", How.EXACT, "AF-HEL"),
        ("HELMAND", How.NORMALISED, "AF-HEL"),
        ("Wilayat-e Helmand", How.NORMALISED, "AF-HEL"),
        ("ولایت هلمند", How.NORMALISED, "AF-HEL"),
        ("كابل", How.NORMALISED, "AF-KAB"),
        ("Sarepol", How.NORMALISED, "AF-SAR"),
        ("Hilmand", How.ALIAS, "AF-HEL"),
        ("hilmand province", How.ALIAS, "AF-HEL"),
        ("Lashkar Gah", How.EXACT, "AF-HEL/lashkar-gah"),
        ("Bagram Airfeld", How.FUZZY, "AF-KAB/bagram"),
    ],
)
def test_each_rung(place: str, how: How, place_id: str) -> None:
    match = matched(place)
    assert (match.how, match.place.id) == (how, place_id)
    assert (match.score == 100) == (how is not How.FUZZY)


def test_the_ladder_is_in_order() -> None:
    rungs = ["code", "exact", "normalised", "alias", "fuzzy", "point", "border"]
    assert [how.value for how in How] == rungs


# --- what must never match ---


def test_a_name_that_is_not_in_the_list_finds_nothing() -> None:
    found = matching(row("Tachar", line=14))
    assert not found.matches
    assert [str(problem) for problem in found.problems] == [
        "control.csv:14: no province named 'Tachar' — closest: 'Takhar' (83) — "
        "write that, its code, or an alias"
    ]
    assert found.problems[0].code == "unknown-place"
    assert [near.place.name for near in found.doubts[0].near] == ["Takhar"]


@pytest.mark.parametrize("place", ["Paktiya", "Paktiyka", "Pakti", "Paktiaa"])
def test_paktika_is_never_taken_for_paktia(place: str) -> None:
    assert "no province named" in refused(place)


@pytest.mark.parametrize("place", ["کابلخ", "بلک", "بابل"])
def test_short_names_in_arabic_script_are_not_guessed(place: str) -> None:
    assert "no province named" in refused(place)


def test_kabul_and_balkh_in_arabic_script() -> None:
    assert matched("کابل").place.name == "Kabul"
    assert matched("بلخ").place.name == "Balkh"


def test_numbers_in_names_must_be_the_same() -> None:
    name = "Northern Administrative Ward {}"
    wards = Gazetteer((Place(id="w", kind=Kind.UNIT, name=name.format(11)),))
    assert "closest: 'Northern" in refused(name.format(10), wards)
    assert matched("Northern Adminstrative Ward 11", wards).how is How.FUZZY


def test_a_misspelling_between_two_places_is_refused() -> None:
    names = ["Upper Karabakhstan East", "Upper Karabakhstan West"]
    two = Gazetteer(tuple(Place(id=name, kind=Kind.UNIT, name=name) for name in names))
    assert "closest: 'Upper" in refused("Upper Karabakhstan Eest", two)


def test_nothing_alike_makes_no_suggestion() -> None:
    found = matching(row("Xyzzy"))
    assert found.problems[0].hint == "write its name as the boundaries do, its code, or an alias"
    assert found.doubts[0].near == ()


# --- kinds ---


def test_without_a_kind_a_unit_comes_first() -> None:
    assert matched("Kabul").place.kind is Kind.UNIT


@pytest.mark.parametrize("kind", [Kind.CAPITAL, Kind.TOWN])
def test_towns_and_capitals_are_one_to_a_row(kind: Kind) -> None:
    assert matched("Kabul", kind=kind).place.kind is Kind.CAPITAL


def test_a_row_about_a_unit_finds_no_town() -> None:
    assert "no province named 'Lashkar Gah'" in refused("Lashkar Gah", kind=Kind.UNIT)


def test_the_word_is_that_of_the_kind() -> None:
    assert "no crossing named 'Kabul'" in refused("Kabul", kind=Kind.CROSSING)
    assert "or give lat and lon" in refused("Nowhere", kind=Kind.TOWN)


@given(
    place=st.sampled_from([p.name for p in GAZETTEER.places] + ["Bost", "Hilmand", "AFG", "x/y"]),
    kind=st.sampled_from([None, *Kind]),
    within=st.sampled_from(["", "Helmand", "Kabul", "Afghanistan", "Nowhere"]),
    position=st.sampled_from([(None, None), (34.5, 69.2)]),
)
def test_the_kind_of_a_match_is_always_allowed(
    place: str, kind: Kind | None, within: str, position: tuple[float | None, float | None]
) -> None:
    lat, lon = position
    record = row(place, kind=kind, within=within, lat=lat, lon=lon)
    found = match_records([record], GAZETTEER)
    assert len(found.matches) + sum(problem.stops for problem in found.problems) == 1
    assert all(match.place.kind in allowed_kinds(kind) for match in found.matches)


# --- names that exist twice ---


def test_two_places_of_one_name_are_refused_with_both() -> None:
    assert refused("Kohistan", DISTRICTS) == (
        "control.csv:2: two districts are named 'Kohistan': Kohistan in Faryab, "
        "Kohistan in Kapisa — say which in the column within, or as Faryab/Kohistan"
    )


@pytest.mark.parametrize("within", ["Faryab", "AF-FYB", "af-fyb", "FARYAB province", "فاریاب"])
def test_within_settles_a_name_that_exists_twice(within: str) -> None:
    assert matched("Kohistan", DISTRICTS, within=within).place.id == "AF1"
    assert matched(f"{within}/Kohistan", DISTRICTS).place.id == "AF1"


def test_within_may_name_a_unit_of_the_same_set() -> None:
    for within in ("Kapisa", "کاپیسا", "AF-KAP"):
        assert matched("Kohistan", within=within).place.id == "AF-KAP/kohistan"


def test_a_country_around_both_settles_nothing() -> None:
    assert "two towns are named" in refused("Kohistan", within="Afghanistan")
    assert "two districts are named" in refused("Kohistan", DISTRICTS, within="Afghanistan")
    assert matched("Lashkar Gah", within="AFG").place.kind is Kind.CAPITAL


def test_coordinates_tell_places_of_one_name_apart() -> None:
    match = matched("Kohistan", kind=Kind.TOWN, lat=35.0, lon=69.4)
    assert match.place.id == "AF-KAP/kohistan"


def test_within_sends_a_row_on_to_the_place_that_agrees() -> None:
    assert matched("Qaysar", DISTRICTS).place.id == "AF3"
    assert matched("Qaysar", DISTRICTS, within="Kapisa").place.id == "AF5"


def test_a_contradicting_within_is_refused() -> None:
    assert refused("Lashkar Gah", within="Kabul") == (
        "control.csv:2: 'Lashkar Gah' does not lie in 'Kabul' — "
        "Lashkar Gah lies in Helmand — mend within, or the name"
    )
    assert "does not lie in 'Balkh'" in refused("Kohistan", within="Balkh")
    assert "Kabul lies in Afghanistan — mend" in refused("Kabul", within="Balkh")
    assert "does not lie in 'Kabul'" in refused("Kabul/Lashkar Gah")


def test_a_within_that_nothing_can_verify_is_refused() -> None:
    one = Gazetteer((Place(id="a", kind=Kind.UNIT, name="Aland"),))
    assert refused("Aland", one, within="Nowhere") == (
        "control.csv:2: nothing says whether 'Aland' lies in 'Nowhere' — the boundaries have no "
        "parents by that name: choose their field with `within_field`, mend within, or set it "
        'aside with `constants={"within": ""}`'
    )


class Hemispheres:
    """Everything at a latitude above 0 lies in the north."""

    known = frozenset({"northland", "southland"})

    def around(self, position: tuple[float, float]) -> frozenset[str]:
        return frozenset({"northland" if position[1] > 0 else "southland"})


def test_a_within_is_verified_by_position_where_shapes_are_known() -> None:
    place = Place(id="a", kind=Kind.UNIT, name="Aland", lon=1.0, lat=1.0)
    one = Gazetteer((place,), parents_at=Hemispheres())
    assert matched("Aland", one, within="Northland").place.id == "a"
    assert "'Aland' does not lie in 'Southland'" in refused("Aland", one, within="Southland")
    assert "nothing says whether 'Aland' lies in" in refused("Aland", one, within="Elsewhere")


def test_places_of_one_name_and_no_parent_are_told_apart_by_code() -> None:
    twins = Gazetteer(tuple(Place(id=i, kind=Kind.UNIT, name="Twin") for i in ("t1", "t2")))
    assert "say which by its code: t1 or t2" in refused("Twin", twins)
    assert matched("Twin", twins, code="t2").place.id == "t2"


# --- codes ---


def test_a_code_and_a_name_that_contradict() -> None:
    assert refused("Kabul", code="AF-HEL", kind=Kind.UNIT) == (
        "control.csv:2: the code 'AF-HEL' is Helmand, not 'Kabul' — "
        "that has the code AF-KAB (Kabul in Afghanistan) — mend one of the two"
    )


def test_a_code_goes_with_a_name_nobody_knows() -> None:
    match = matched("The south", code="AF-HEL")
    assert (match.place.id, match.how) == ("AF-HEL", How.CODE)


def test_a_code_of_another_list_leaves_it_to_the_name() -> None:
    assert matched("Helmand", code="AF30").how is How.EXACT


# --- aliases ---


def test_a_weak_alias_needs_its_parent() -> None:
    assert matched("Bost", within="Helmand").how is How.ALIAS
    assert "it may be Lashkar Gah in Helmand — say so in the column within" in refused("Bost")
    assert "no province named 'Bost'" in refused("Bost", within="Kabul")


def test_aliases_of_the_user_count() -> None:
    own = [Alias("AF-HEL", "The south"), Alias("Kapisa", "The pass")]
    found = match_records([row("the South"), row("The Pass", line=3)], GAZETTEER, extra_aliases=own)
    assert [match.place.id for match in found.matches] == ["AF-HEL", "AF-KAP"]


def test_an_alias_for_one_parent_holds_there_only() -> None:
    own = [Alias("AF-HEL", "Westmach", within="Westernland")]
    rows = [row("Westmach", within="Westernland"), row("Westmach", line=3)]
    found = match_records(rows, GAZETTEER, extra_aliases=own)
    assert [match.record.where.line for match in found.matches] == [2]
    assert [problem.where.line for problem in found.problems] == [3]


def test_an_alias_for_no_place_is_told() -> None:
    found = match_records([], GAZETTEER, extra_aliases=[Alias("XX", "Somewhere")])
    assert "no place with the code 'XX' for the alias 'Somewhere'" in str(found.problems[0])


# --- borders ---


@pytest.mark.parametrize("name", ["Iran", "iran", "IRN", "Persia", "border:IRN"])
def test_a_border_region_by_its_neighbour(name: str) -> None:
    match = matched(name, kind=Kind.BORDER)
    assert (match.place.id, match.how) == ("border:IRN", How.BORDER)


def test_an_unknown_neighbour_is_refused_with_those_there_are() -> None:
    line = refused("Irak", kind=Kind.BORDER)
    assert line.endswith("no neighbour named 'Irak' — the neighbours are Iran and Pakistan")


def test_a_border_must_be_asked_for() -> None:
    assert "no province named 'Iran'" in refused("Iran")


# --- order ---


def test_matches_and_problems_are_in_the_order_of_the_table() -> None:
    rows = [row("Helmand", line=2), row("Nix", line=3), row("Hill", line=4, lat=36.0, lon=67.0)]
    found = matching(*rows)
    assert [match.record.where.line for match in found.matches] == [2, 4]
    assert [problem.where.line for problem in found.problems] == [3]


def test_a_name_as_long_as_a_text_is_cut_in_the_message() -> None:
    assert len(refused("x" * 5000)) < 250


def test_problems_are_sorted_whatever_was_found_first() -> None:
    rows = row("Xq", line=5), row("Xr", line=3, lat=1.0, kind=Kind.UNIT), row("Xs", line=2)
    found = match_records(rows, GAZETTEER, extra_aliases=[Alias("XX", "Somewhere")])
    assert list(found.problems) == sorted(found.problems)
    assert [problem.where.line for problem in found.problems if problem.where.line] == [2, 3, 5]


def test_an_alias_is_for_a_code_before_it_is_for_a_name() -> None:
    places = (
        Place(id="Dale", kind=Kind.UNIT, name="Ridge"),
        Place(id="R", kind=Kind.UNIT, name="Dale"),
    )
    own = [Alias("Dale", "The valley")]
    found = match_records([row("The valley")], Gazetteer(places), extra_aliases=own)
    assert [match.place.id for match in found.matches] == ["Dale"]
