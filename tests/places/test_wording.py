# SPDX-License-Identifier: MIT
"""What is said of a row whose place is not found: a line for each way in which it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.model.place import Place
from mapper.model.problem import Problem, Where
from mapper.model.record import Kind
from mapper.places.closest import Near
from mapper.places.gazetteer import Gazetteer
from mapper.places.ground import Outside
from mapper.places.levels import apart
from mapper.places.match_ladder import (
    Elsewhere,
    FarAway,
    OtherCode,
    Question,
    Refusal,
    Several,
    Unknown,
    Unverified,
)
from mapper.places.wording import lying, problem_of, told_as_point, told_unchecked

HERE = Where("control.csv", 2)
RIDGE = Place(id="R", kind=Kind.UNIT, name="Ridge", within="W")
DALE = Place(id="D", kind=Kind.UNIT, name="Dale", within="E")
HAVEN = Place(id="H", kind=Kind.TOWN, name="Haven", within="R", lon=10.25, lat=20.5)
LONE = Place(id="L", kind=Kind.UNIT, name="Lone")
FAR = Place(id="border:FAR", kind=Kind.BORDER, name="Farland")
NEAR = Place(id="border:NEA", kind=Kind.BORDER, name="Nearland")
KNOWN = Gazetteer(
    (RIDGE, DALE, HAVEN, LONE), unit_word="county", parents={"W": ("Westland",), "E": ("Eastland",)}
)


def problem(answer: Unknown | Refusal | Outside, known: Gazetteer = KNOWN) -> Problem:
    found = problem_of(answer, HERE, known)
    assert found.stops
    assert found.where == HERE
    return found


def line(answer: Unknown | Refusal | Outside, known: Gazetteer = KNOWN) -> str:
    return str(problem(answer, known)).removeprefix("control.csv:2: ")


def one_near(place: Place, score: float) -> Near:
    return Near(place, score, apart(place.name))


def near(place: Place, score: float) -> tuple[Near, ...]:
    return (one_near(place, score),)


# --- unknown ---


def test_the_closest_is_named_with_its_score() -> None:
    found = problem(Unknown(Question("Rigde"), near(RIDGE, 80.4)))
    assert str(found).endswith(
        "no county named 'Rigde' — closest: 'Ridge' (80) — write that, its code, or an alias"
    )
    assert (found.code, found.value, found.instead) == (
        "unknown-place", "Rigde", "closest: 'Ridge'",
    )  # fmt: skip


def test_all_that_a_name_may_mean_are_named_the_likeliest_first() -> None:
    found = problem(Unknown(Question("Rale"), (*near(DALE, 75.0), *near(LONE, 60.6))))
    assert "closest: 'Dale' (75) or 'Lone' (61) — write that" in str(found)
    assert found.instead == "closest: 'Dale' or 'Lone'"


def test_places_of_one_name_are_suggested_with_what_tells_them_apart() -> None:
    town = Place(id="T", kind=Kind.TOWN, name="Ridge")
    both = (*near(RIDGE, 80.0), *near(town, 80.0), *near(DALE, 70.0))
    assert "closest: 'Ridge' (80), the county or the town or 'Dale' (70) —" in line(
        Unknown(Question("Rigde"), both)
    )
    other = Place(id="O", kind=Kind.UNIT, name="Ridge", within="E")
    assert "closest: 'Ridge in Westland' (80) or 'Ridge in Eastland' (80) —" in line(
        Unknown(Question("Rigde"), (*near(RIDGE, 80.0), *near(other, 80.0)))
    )


def test_without_anything_alike_it_is_said_what_to_write() -> None:
    assert line(Unknown(Question("Rigde"))) == (
        "no county named 'Rigde' — write its name as the boundaries do, its code, or an alias"
    )


def test_a_place_that_is_no_unit_may_be_given_by_its_position() -> None:
    asked = Question("Havn", kind=Kind.TOWN)
    assert line(Unknown(asked, near(HAVEN, 90.0))).endswith("an alias, or give lat and lon")
    assert line(Unknown(asked)).endswith("an alias, or give lat and lon")
    assert line(Unknown(Question("Rigde", kind=Kind.UNIT))).endswith("or an alias")


def test_a_name_that_differs_in_the_word_of_its_level_has_that_named() -> None:
    found = line(Unknown(Question("Ridge District"), near(RIDGE, 100.0)))
    assert "closest: 'Ridge', if no district is meant — write that" in found
    assert "(99)" in line(Unknown(Question("Ridge District"), near(RIDGE, 99.0)))


def test_places_that_go_by_a_name_elsewhere_are_offered_with_their_parents() -> None:
    found = problem(Unknown(Question("The hill"), near(LONE, 90.0), (RIDGE, DALE, LONE)))
    assert found.hint == (
        "it may be Ridge in Westland, Dale in Eastland or Lone — say so in the column within, "
        "or write its code"
    )
    assert found.instead == ""


def test_of_a_border_region_the_neighbours_are_listed() -> None:
    asked = Unknown(Question("Faraway", kind=Kind.BORDER), near(FAR, 80.0))
    assert line(asked, Gazetteer((FAR, NEAR, RIDGE))) == (
        "no neighbour named 'Faraway' — the neighbours are Farland and Nearland"
    )
    assert line(asked).endswith("these boundaries have no neighbours")
    assert problem(asked).instead == ""


def test_a_cell_that_slipped_shows_its_beginning() -> None:
    assert f"named '{'x' * 80}' —" in line(Unknown(Question("x" * 80)))
    assert f"named '{'x' * 79}…' —" in line(Unknown(Question("x" * 81)))


# --- several ---


def twins(*places: Place) -> str:
    return line(Several(Question("Ridge"), places))


def unit(id_: str, within: str = "", kind: Kind = Kind.UNIT) -> Place:
    return Place(id=id_, kind=kind, name="Ridge", within=within)


def test_places_of_one_name_are_told_apart_by_their_parents() -> None:
    assert twins(unit("a", "W"), unit("b", "E")) == (
        "two counties are named 'Ridge': Ridge in Westland, Ridge in Eastland — "
        "say which in the column within, or as Westland/Ridge"
    )


def test_where_parents_do_not_tell_the_code_does() -> None:
    assert twins(unit("a", "W"), unit("b", "W"), unit("c", "W")).endswith(
        "three counties are named 'Ridge': Ridge in Westland, Ridge in Westland, Ridge in "
        "Westland — say which by its code: a, b or c"
    )
    assert twins(unit("a", "W"), unit("b")).endswith("say which by its code: a or b")


def test_towns_that_only_a_code_tells_apart_have_positions() -> None:
    towns = [
        replace(unit(id_, "W", Kind.TOWN), lon=1.5, lat=float(nth)) for nth, id_ in enumerate("ab")
    ]
    assert twins(*towns).endswith(
        "say which by its code: a (at 0.00, 1.50) or b (at 1.00, 1.50), or give lat and lon"
    )


def test_places_of_two_kinds_are_told_apart_by_kind() -> None:
    assert twins(unit("a"), unit("b", kind=Kind.TOWN)) == (
        "two places are named 'Ridge': Ridge (unit), Ridge (town) — say which in the column kind"
    )


@pytest.mark.parametrize(
    ("count", "word"), [(2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "7")]
)
def test_small_numbers_are_words(count: int, word: str) -> None:
    assert twins(*(unit(str(nth)) for nth in range(count))).startswith(f"{word} counties are")


def test_names_that_a_mark_may_stand_for_are_alternatives() -> None:
    shanxi, shaanxi = (Place(id=n, kind=Kind.UNIT, name=n) for n in ("Shanxi", "Shaanxi"))
    found = problem(Several(Question("Shǎnxī"), (shanxi, shaanxi)))
    assert str(found).endswith(
        "'Shǎnxī' may be Shanxi or Shaanxi — say which by its name or code, or with an alias"
    )
    assert found.value == "Shǎnxī"
    assert "two counties are named 'Shanxi'" in line(Several(Question("Shanxi"), (shanxi, shaanxi)))


# --- what speaks against a place ---


def test_a_place_that_lies_elsewhere() -> None:
    asked = Question("Ridge", withins=("Eastland", "Toyland"))
    assert line(Elsewhere(asked, (RIDGE,))) == (
        "'Ridge' does not lie in 'Eastland' and 'Toyland' — Ridge lies in Westland — mend within, "
        "or give 'Toyland' an alias"
    )


def test_a_place_in_ground_that_nobody_knows() -> None:
    assert line(Elsewhere(Question("Ridge", withins=("Toyland",)), (RIDGE,))) == (
        "'Ridge' is said to lie in 'Toyland', which these boundaries do not know — Ridge lies in "
        "Westland — mend within, or give 'Toyland' an alias"
    )


def test_a_parent_that_is_known_needs_no_alias() -> None:
    found = line(Elsewhere(Question("Ridge", withins=("Eastland",)), (RIDGE,)))
    assert found.endswith("mend within, or the name")


def test_a_parent_that_nothing_can_verify() -> None:
    found = problem(Unverified(Question("Lone", withins=("Westland",)), LONE))
    assert found.what == "nothing says whether 'Lone' lies in 'Westland'"
    assert (found.code, found.value) == ("unverified-within", "Westland")


def test_a_code_of_another_place() -> None:
    asked = Question("Ridge", code="D")
    assert line(OtherCode(asked, DALE, (RIDGE, LONE))) == (
        "the code 'D' is Dale, not 'Ridge' — that has the code R (Ridge in Westland) or L (Lone) — "
        "mend one of the two"
    )


def test_a_place_far_from_its_coordinates() -> None:
    assert line(FarAway(Question("Haven"), HAVEN, 54.6)) == (
        "'Haven' is 55 km from its lat and lon — Haven lies at 20.5000, 10.2500 — "
        "mend lat and lon, or give the place another name"
    )


@pytest.mark.parametrize(
    ("kind", "withins", "there", "lies", "mend"),
    [
        (None, (), DALE, "in Dale", "or the name; if a town of that name is meant, say so in the "
                                    "column kind"),
        (Kind.UNIT, (), None, "in no county", "or the name"),
        (None, ("Ridge",), DALE, "in Dale", "or within"),
    ],
)  # fmt: skip
def test_a_point_outside_of_what_it_names(
    kind: Kind | None, withins: tuple[str, ...], there: Place | None, lies: str, mend: str
) -> None:
    asked = Question("Ridge", kind=kind, withins=withins, lon=10.5, lat=20.25)
    found = problem(Outside(asked, "Ridge", 11.4, there))
    assert found.what == f"'Ridge' at lat 20.25, lon 10.5 lies {lies}, 11 km from 'Ridge'"
    assert found.hint == f"mend lat and lon, {mend}"
    assert found.value == "Ridge"


# --- notes ---


def test_a_point_with_the_name_of_a_unit_is_noted() -> None:
    found = told_as_point("Ridge", one_near(RIDGE, 100.0), HERE, KNOWN)
    assert not found.stops
    assert found.what == "'Ridge' has lat and lon, so that it is drawn as a point"
    assert found.hint.startswith("if the county is meant, a column kind says so")
    assert (found.code, found.value) == ("point-or-unit", "Ridge")


@pytest.mark.parametrize(("place", "score"), [(RIDGE, 93.4), (HAVEN, 100.0)])
def test_a_point_that_may_be_a_slip_of_the_pen_is_noted(place: Place, score: float) -> None:
    found = told_as_point("Rigde", one_near(place, score), HERE, KNOWN)
    assert found.what == "'Rigde' is drawn as a point of its own"
    assert found.hint == f"if {place.name} is meant ({score:.0f}), write that; else say its kind"


def test_a_parent_that_nobody_knows_is_noted() -> None:
    found = told_unchecked("Nowhere", HERE, KNOWN)
    assert not found.stops
    assert found.what == "'Nowhere' is no county and no parent that is known here"
    assert found.value == "Nowhere"


def test_a_place_lies_in_its_parent_where_that_is_known() -> None:
    assert (lying(RIDGE, KNOWN), lying(HAVEN, KNOWN), lying(LONE, KNOWN)) == (
        "Ridge in Westland", "Haven in Ridge", "Lone",
    )  # fmt: skip
