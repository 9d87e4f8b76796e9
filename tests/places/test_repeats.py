"""One name for several places."""

from __future__ import annotations

from mapper.model.record import Kind, Record
from mapper.places.match import tell_repeats
from tests.places.ground import DISTRICTS, GAZETTEER, matching, row


def told(*rows: Record, gazetteer: object = GAZETTEER) -> list[str]:
    found = matching(*rows, gazetteer=gazetteer)  # type: ignore[arg-type]
    notes = tell_repeats(found.matches)
    assert not any(problem.stops for problem in notes)
    return [str(problem) for problem in notes]


def test_one_name_for_two_places() -> None:
    rows = row("Kohistan", within="Faryab"), row("Kohistan", line=3, within="Kapisa")
    assert told(*rows, gazetteer=DISTRICTS) == [
        "control.csv:3: 'Kohistan' stands for two places, Kohistan (AF1) and Kohistan (AF2) — "
        "the other one is on line 2"
    ]


def test_a_province_and_its_capital_are_not_told() -> None:
    assert not told(row("Kabul"), row("Kabul", line=3, kind=Kind.CAPITAL))
