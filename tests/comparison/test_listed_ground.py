# SPDX-License-Identifier: MIT
"""The pieces of drawn ground that changed, as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from shapely import box

from mapper.comparison.listed_ground import ground_lines, line_name, listed_ground
from mapper.comparison.model import Comparison
from mapper.control.amount import Measures
from mapper.model.near import Near
from mapper.style.words import load_words
from tests.comparison.toy_comparison import two_days

WORDS = load_words("en")
# Pieces by their ids: where each lies, and its km².
PIECES = {
    "area-1": (Near("Kharkiv", 30, "ne"), 40.0),
    "area-2": (Near("Siversk", 8, "e"), 50.0),
    "area-3": (Near("Kharkiv", 25, "ne"), 20.0),
    "area-4": (Near("Kharkiv", 25, "n"), 5.0),
    "area-5": (Near("Bakhmut"), 0.9),
    "area-6": (None, 0.4),
    "area-7": (Near("Bakhmut"), 0.3),
}


def drawn(pieces: Mapping[str, tuple[Near | None, float]] = PIECES) -> Comparison:
    """A comparison over ground of these pieces."""
    found = two_days("2021-08-01 Northfield blue", "2021-08-01", "2021-08-02")
    unit = found.boundaries.units[0]
    units = [replace(unit, id=id_, name=named(id_, near)) for id_, (near, _) in pieces.items()]
    ground = replace(
        found.boundaries,
        units=tuple(units),
        shapes=(box(0, 0, 1, 1),) * len(units),
        area_km2=tuple(km2 for _, km2 in pieces.values()),
        unit_word="area",
        units_word="areas",
        drawn=True,
        near={id_: near for id_, (near, _) in pieces.items() if near},
        capitals={},
    )
    return replace(found, boundaries=ground, places={one.id: one for one in units})


def named(id_: str, near: Near | None) -> str:
    if near is None:
        return id_.replace("area-", "Area ")
    return f"{near.km} km {near.way} of {near.town}" if near.way else near.town


def lines(found: Comparison) -> list[tuple[tuple[str, ...], str]]:
    every = [unit.id for unit in found.boundaries.units]
    return [(line.units, line_name(found, line, WORDS)) for line in ground_lines(found, every)]


def test_pieces_in_one_direction_from_one_town_are_one_line_and_the_most_ground_comes_first() -> (
    None
):
    assert lines(drawn())[:3] == [
        (("area-1", "area-3"), "2 areas, 25 to 30 km north-east of Kharkiv"),
        (("area-2",), "8 km e of Siversk"),
        (("area-4",), "25 km n of Kharkiv"),
    ]


def test_lines_of_less_than_a_hundredth_are_one_line_at_the_end() -> None:
    """The two pieces in Bakhmut have 1.2 km² together, of 116.6."""
    without = {id_: PIECES[id_] for id_ in PIECES if id_ != "area-7"}
    assert lines(drawn(without))[3:] == [
        (("area-5", "area-6"), "2 areas, each under 1 % of this change")
    ]
    assert lines(drawn())[3:] == [
        (("area-5", "area-7"), "2 areas, Bakhmut"),
        (("area-6",), "Area 6"),
    ]


def test_every_piece_is_in_one_line() -> None:
    told = [unit for units, _ in lines(drawn()) for unit in units]
    assert sorted(told) == sorted(PIECES)


def test_pieces_at_one_distance_are_told_with_it() -> None:
    two = {id_: (Near("Lyman", 4, "w"), 1.0) for id_ in ("area-1", "area-2")}
    assert lines(drawn(two)) == [(("area-1", "area-2"), "2 areas, 4 km west of Lyman")]


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (("area-2",), "8 km e of Siversk"),
        (("area-1", "area-3"), "25 to 30 km north-east of Kharkiv"),
        (("area-2", "area-4"), "8 km e of Siversk, 50 km²; 25 km n of Kharkiv, 5 km²"),
    ],
    ids=["one", "one line", "several"],
)
def test_what_is_told_of_the_whole_is_not_told_of_its_only_line(
    ids: tuple[str, ...], told: str
) -> None:
    found = drawn({id_: PIECES[id_] for id_ in ids})
    assert listed_ground(found, ids, WORDS) == told


def test_areas_are_those_of_the_boundaries() -> None:
    found = drawn()
    assert found.measures == Measures.of(found.boundaries)
    assert ground_lines(found, [*PIECES])[0].km2 == pytest.approx(60.0)
