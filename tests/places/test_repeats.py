# SPDX-License-Identifier: MIT
"""One name for several places."""

from __future__ import annotations

from dataclasses import replace

from mapper.model.problem import Where
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


def test_a_row_of_another_file_is_named_with_it() -> None:
    one, other = row("Post", lat=34.5, lon=69.2), row("Post", line=3, lat=31.6, lon=65.7)
    (note,) = told(replace(one, where=Where("towns.csv", 9)), other)
    assert note.endswith("the other one is on towns.csv:9")
    (note,) = told(replace(one, where=Where("control.csv")), other)
    assert note.endswith("the other one is on control.csv")


def test_one_row_of_two_that_does_not_say_which_is_enough() -> None:
    both = row("Kohistan", within="Faryab"), row("Kohistan", line=3, code="AF2")
    assert not told(*both, gazetteer=DISTRICTS)
    points = (
        row("Post", lat=34.5, lon=69.2, within="Kabul"),
        row("Post", line=3, lat=31.6, lon=65.7),
    )
    assert len(told(*points)) == 1


def test_a_place_is_noted_once_beside_the_first_of_its_name_in_the_order_of_the_rows() -> None:
    rows = [
        row("Post", line=line, lat=lat, lon=65.0)
        for line, lat in ((4, 33.0), (2, 31.0), (3, 32.0), (5, 33.0))
    ]
    assert [note.partition(": ")[0] for note in told(*rows)] == ["control.csv:3", "control.csv:4"]
    assert all(note.endswith("the other one is on line 2") for note in told(*rows))


def test_blanks_make_no_other_name_and_kinds_that_are_not_alike_do() -> None:
    spelled = row("Post 1", lat=34.5, lon=69.2), row("Post-1", line=3, lat=31.6, lon=65.7)
    assert len(told(*spelled)) == 1
    crossing = row("Post", line=3, kind=Kind.CROSSING, lat=31.6, lon=65.7)
    assert not told(row("Post", lat=34.5, lon=69.2, kind=Kind.AIRPORT), crossing)
