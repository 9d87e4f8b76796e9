# SPDX-License-Identifier: MIT
"""Colours of statuses that have none of their own keep apart for every kind of sight."""

from __future__ import annotations

from itertools import combinations

import pytest

from mapper.model.scheme import Role
from mapper.style.palette import NO_DATA, NO_DATA_DARK, PAPER_DARK, Vision, contrast, distance
from mapper.style.status_colours import EVER, MOST, OF_ROLE, closest, dark_of, party_colours

# What no party holds, where there is room for it among twelve statuses.
ROLES = (Role.UNKNOWN, Role.CONTESTED, Role.MIXED)
# What the search found: the bundled schemes' distance for up to six parties, and then less.
LEAST = {6: 17.6, 7: 16.0, 8: 15.0, 12: 14.0}


def all_colours(parties: int, mode: int) -> list[str]:
    roles = [OF_ROLE[role] for role in ROLES[: MOST - parties]]
    none = (NO_DATA, NO_DATA_DARK)[mode]
    return [*(pair[mode] for pair in (*party_colours(parties), *roles)), none]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("parties", range(1, MOST + 1))
def test_colours_keep_apart(parties: int, mode: int) -> None:
    least = next(apart for most, apart in LEAST.items() if parties <= most)
    found = closest(all_colours(parties, mode))
    assert found is not None
    assert found.distance >= least


def test_fills_stand_out_from_dark_paper() -> None:
    for parties in (*range(1, MOST + 1), EVER):
        assert min(contrast(c, PAPER_DARK) for c in all_colours(parties, 1)[:-1]) >= 2.0


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_beyond_twelve_no_two_parties_are_drawn_as_one(mode: int) -> None:
    colours = [pair[mode] for pair in party_colours(EVER)]
    found = closest(colours)
    assert found is not None
    assert found.distance >= 7.0
    assert min(distance(one, other) for one, other in combinations(colours, 2)) >= 10.0
    assert party_colours(EVER)[:MOST] == party_colours(MOST)


def test_more_parties_than_colours_begin_anew() -> None:
    assert party_colours(EVER + 2)[EVER:] == party_colours(MOST)[:2]


def test_a_light_colour_stays_as_it_is_in_dark_mode() -> None:
    assert dark_of("#5b9bd5") == "#5b9bd5"


def test_the_closest_pair_is_measured_for_the_worst_sight() -> None:
    colors = ["#c0504d", "#6b7a3a", "#ffffff"]
    found = closest(colors)
    assert found is not None
    assert {found.first, found.second} == {"#c0504d", "#6b7a3a"}
    assert found.distance == min(
        distance(one, other, vision) for one, other in combinations(colors, 2) for vision in Vision
    )
    assert closest(["#ffffff"]) is None
