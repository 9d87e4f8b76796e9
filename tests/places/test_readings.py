"""How names were read: told once for each spelling."""

from __future__ import annotations

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
    assert told(
        row("Kabul"), row("KABUL province", line=3), row("Kabul", line=4), row("Helmand")
    ) == [
        "control.csv:2: 'Kabul' is a province and a town: the province is meant — "
        'a column kind says which, or for all rows `constants={"kind": "town"}`'
    ]


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
