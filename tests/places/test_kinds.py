# SPDX-License-Identifier: MIT
"""Which kinds a row may be about, and what they are called."""

from __future__ import annotations

import pytest

from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.kinds import ALLOWED, allowed_kinds, kind_word, kinds_word, plural

COUNTIES = Gazetteer((), unit_word="county")
TOWNS = {Kind.CAPITAL, Kind.TOWN}
FIELDS = {Kind.AIRPORT, Kind.BASE}
MARKS = TOWNS | FIELDS | {Kind.CROSSING, Kind.POINT}


@pytest.mark.parametrize(
    ("kind", "groups"),
    [
        (None, [{Kind.UNIT}, MARKS]),
        (Kind.UNIT, [{Kind.UNIT}]),
        (Kind.CAPITAL, [TOWNS]),
        (Kind.TOWN, [TOWNS]),
        (Kind.CROSSING, [{Kind.CROSSING}]),
        (Kind.AIRPORT, [FIELDS]),
        (Kind.BASE, [FIELDS]),
        (Kind.POINT, [MARKS]),
        (Kind.BORDER, [{Kind.BORDER}]),
    ],
)
def test_a_row_of_a_kind_asks_for_places_of_these(
    kind: Kind | None, groups: list[set[Kind]]
) -> None:
    assert [*ALLOWED[kind]] == groups
    assert allowed_kinds(kind) == set().union(*groups)


@pytest.mark.parametrize(
    ("kind", "one", "several"),
    [
        (None, "county", "counties"),
        (Kind.UNIT, "county", "counties"),
        (Kind.CAPITAL, "capital", "capitals"),
        (Kind.TOWN, "town", "towns"),
        (Kind.CROSSING, "crossing", "crossings"),
        (Kind.AIRPORT, "airport", "airports"),
        (Kind.BASE, "base", "bases"),
        (Kind.POINT, "place", "places"),
        (Kind.BORDER, "neighbour", "neighbours"),
    ],
)
def test_what_places_of_a_kind_are_called(kind: Kind | None, one: str, several: str) -> None:
    assert (kind_word(kind, COUNTIES), kinds_word(kind, COUNTIES)) == (one, several)


@pytest.mark.parametrize(
    ("one", "several"),
    [("county", "counties"), ("raion", "raions"), ("valley", "valleys"), ("y", "ys")],
)
def test_several_are_called_as_in_english(one: str, several: str) -> None:
    assert plural(one) == several
