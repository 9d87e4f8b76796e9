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


def test_one_name_for_two_places_whose_rows_say_which_needs_no_note() -> None:
    by_parent = row("Kohistan", within="Faryab"), row("Kohistan", line=3, within="Kapisa")
    by_code = row("Kohistan", code="AF1"), row("Kohistan", line=3, code="AF2")
    assert not told(*by_parent, gazetteer=DISTRICTS)
    assert not told(*by_code, gazetteer=DISTRICTS)


def test_one_name_for_two_places_of_which_a_row_does_not_say_which_is_noted() -> None:
    rows = row("Post", lat=34.5, lon=69.2), row("Post", line=3, lat=31.6, lon=65.7)
    assert told(*rows) == [
        "control.csv:3: 'Post' stands for two places, Post (point:post) and "
        "Post (point:post-2) — the other one is on line 2"
    ]


def test_a_province_and_its_capital_are_not_told() -> None:
    assert not told(row("Kabul"), row("Kabul", line=3, kind=Kind.CAPITAL))
