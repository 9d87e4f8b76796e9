"""What a table tells twice."""

from __future__ import annotations

from mapper.model.record import Kind, Record
from mapper.places.match import tell_repeats
from tests.places.ground import DISTRICTS, GAZETTEER, matching, row


def told(*rows: Record, gazetteer: object = GAZETTEER) -> list[str]:
    found = matching(*rows, gazetteer=gazetteer)  # type: ignore[arg-type]
    notes = tell_repeats(found.matches)
    assert not any(problem.stops for problem in notes)
    return [str(problem) for problem in notes]


def test_the_same_twice() -> None:
    assert told(row("Helmand"), row("Hilmand", line=7)) == [
        "control.csv:7: Helmand is told twice for 2021-08-05 — line 2 says the same"
    ]


def test_two_reports_for_one_day() -> None:
    assert told(row("Helmand", status="blue"), row("Helmand", line=7)) == [
        "control.csv:7: two reports for one day, Helmand on 2021-08-05 — "
        "line 2 says 'blue', the later row counts"
    ]


def test_another_day_or_place_is_no_repeat() -> None:
    assert not told(row("Helmand"), row("Helmand", line=3, day=6), row("Balkh", line=4))


def test_one_name_for_two_places() -> None:
    rows = row("Kohistan", within="Faryab"), row("Kohistan", line=3, within="Kapisa")
    assert told(*rows, gazetteer=DISTRICTS) == [
        "control.csv:3: 'Kohistan' stands for two places, Kohistan (AF1) and Kohistan (AF2) — "
        "the other one is on line 2"
    ]


def test_a_province_and_its_capital_are_not_told() -> None:
    assert not told(row("Kabul"), row("Kabul", line=3, kind=Kind.CAPITAL))
