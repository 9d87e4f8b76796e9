# SPDX-License-Identifier: MIT
"""How names were read: told once for each spelling."""

from __future__ import annotations

from dataclasses import replace

from mapper.model.place import Place
from mapper.model.record import Kind, Record
from mapper.places.gazetteer import Gazetteer
from mapper.places.readings import by_likeness
from tests.places.ground import matching, row


def told(*rows: Record) -> list[str]:
    found = matching(*rows)
    assert not any(problem.stops for problem in found.problems)
    return [str(problem) for problem in found.problems]


def test_a_name_matched_by_likeness_is_told_once() -> None:
    assert told(row("Bagram Airfeld"), row("Bagram Airfeld", line=3)) == [
        "control.csv:2: 'Bagram Airfeld' is taken for 'Bagram Airfield', which is like it "
        "(97 of 100) — write that, or an alias, or another name where another place is meant"
    ]


def test_a_name_of_a_province_and_of_a_town_is_told_once() -> None:
    assert told(row("Kabul"), row("Kabul", line=3), row("Lashkar Gah", line=4)) == [
        "control.csv:2: 'Kabul' is a province and a town: the province is meant — "
        'a column kind says which, or for all rows `constants={"kind": "town"}`'
    ]


def test_in_a_table_of_provinces_it_is_not_told_that_towns_have_names_of_theirs() -> None:
    """Helmand is the name of no town, so that provinces are meant."""
    assert not told(row("Kabul"), row("Helmand", line=3), row("Takhar", line=4))


def test_where_all_are_names_of_towns_too_nothing_shows_what_is_meant() -> None:
    (line,) = told(row("Kabul"))
    assert "'Kabul' is a province and a town: the province is meant" in line


def test_a_kind_a_code_or_coordinates_leave_no_doubt() -> None:
    assert not told(
        row("Kabul", kind=Kind.UNIT),
        row("Kabul", kind=Kind.TOWN),
        row("Kabul", code="AF-KAB"),
        row("Kabul", lat=34.53, lon=69.17),
    )


def test_a_city_that_is_a_unit_of_its_own_is_told() -> None:
    names = "Kyiv", "Kyiv City"
    ukraine = Gazetteer(
        tuple(Place(id=name, kind=Kind.UNIT, name=name) for name in names),
        sorts={"Kyiv": "oblast", "Kyiv City": "city"},
    )
    found = matching(row("Kyiv"), row("Kyiv Oblast"), row("Kyiv City"), gazetteer=ukraine)
    assert [match.place.name for match in found.matches] == ["Kyiv", "Kyiv", "Kyiv City"]
    assert [str(problem) for problem in found.problems] == [
        "control.csv:2: 'Kyiv' is taken for 'Kyiv', not for 'Kyiv City' — "
        "write that name where it is meant"
    ]


def test_notes_on_likeness_are_picked_out_for_the_readers_of_a_map() -> None:
    problems = matching(row("Bagram Airfeld"), row("Kabul", line=3)).problems
    assert [problem.where.line for problem in by_likeness(problems)] == [2]
    assert len(problems) == 2


def towns_beside(north: float, within: str = "U") -> Gazetteer:
    """A town, and another of its name so many degrees to its north."""
    town = Place(
        id="T", kind=Kind.TOWN, name="Ridge", lon=10.0, lat=20.0, population=90_000, within="U"
    )
    fort = replace(
        town, id="F", name="Ridge Fort", names={"en": "Ridge"}, lat=20.0 + north, within=within
    )
    return Gazetteer((town, replace(fort, population=30_000)))


def test_of_two_towns_beside_each_other_the_larger_is_taken_and_that_is_told() -> None:
    found = matching(row("Ridge"), gazetteer=towns_beside(0.03))
    assert [match.place.id for match in found.matches] == ["T"]
    assert [str(problem) for problem in found.problems] == [
        "control.csv:2: 'Ridge' is taken for 'Ridge', not for 'Ridge Fort' — "
        "the larger of the two, which lie beside each other: for the other F"
    ]
    assert not found.problems[0].stops


def test_towns_farther_apart_or_of_two_units_are_asked_about() -> None:
    for known in (towns_beside(0.06), towns_beside(0.03, within="V")):
        found = matching(row("Ridge"), gazetteer=known)
        assert not found.matches
        assert [problem.code for problem in found.problems] == ["ambiguous-place"]
