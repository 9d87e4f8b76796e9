# SPDX-License-Identifier: MIT
"""The page says of drawn ground between any two days what the terminal says."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from shapely import box

from mapper.model.scheme import Scheme
from mapper.polygons.face_ends import with_ends
from mapper.polygons.face_history import cut_history
from mapper.style.scheme_files import load_scheme
from tests.browser.ground_answers import Js, both_answers
from tests.drawn import Drawn, drawn_history, faces_of
from tests.history.renamed import SCHEME as RENAMED
from tests.nobodys import NOBODYS

SEED, DAYS = 5, 7
# Large ground and small, so that some of what changes is too little to tell.
SIDES = (0.01, 0.3, 1.0, 2.0)
# Ways that are told together, and the schemes in which ground can go so many.
TOGETHER = re.compile("other (ways|statuses)")
HAS_MANY = ("ukraine", "calm")


def drawn_by_dice(chance: random.Random, scheme: Scheme, day: date) -> Drawn:
    """Ground of every size in some status each that is in force, or in none."""
    held = [status.id for status in scheme.statuses if status.in_force(day)]
    grounds = [
        box(60 + 3 * nth, 30 + 3 * row, 60 + 3 * nth + side, 30 + 3 * row + side)
        for row, (nth, side) in product(range(3), enumerate(SIDES))
    ]
    drawn = [(ground, chance.choice([*held, ""])) for ground in grounds]
    return [(box(50, 30, 51, 31), held[0]), *((ground, one) for ground, one in drawn if one)]


@pytest.mark.parametrize(
    "scheme",
    [load_scheme("three-way"), load_scheme("ukraine"), RENAMED, NOBODYS],
    ids=lambda scheme: scheme.id,
)
def test_any_two_days_of_drawn_ground(js: Js, scheme: Scheme) -> None:
    chance = random.Random(SEED)
    days = [date(2016, 7, 1) + timedelta(20 * nth) for nth in range(DAYS)]
    drawn = {day.isoformat(): drawn_by_dice(chance, scheme, day) for day in days}
    history = with_ends(cut_history(replace(drawn_history(drawn), scheme=scheme)))
    shown, told = both_answers(js, history, [*combinations(history.days, 2)])
    assert shown == told
    assert any(TOGETHER.search(said) for said in told) is (scheme.id in HAS_MANY)


def test_days_that_are_not_drawn(js: Js) -> None:
    early, drawn, late = (date(2021, 8, day) for day in (3, 5, 10))
    pairs = [(drawn, late), (date(2021, 8, 7), late), (early, date(2021, 8, 20))]
    shown, told = both_answers(js, faces_of(), pairs)
    assert shown == told
    assert all(" is not drawn: " in said for said in told)


def test_ground_newly_drawn_and_taken_away(js: Js) -> None:
    days: dict[str, Drawn] = {
        "2021-08-01": ((box(60, 30, 62, 33), "taliban"), (box(62, 30, 63, 33), "unknown")),
        "2021-08-05": (
            (box(61, 30, 63, 33), "taliban"),
            (box(63, 30, 64, 33), "contested"),
            (box(64, 30, 66, 33), "government"),
        ),
    }
    first, last = map(date.fromisoformat, days)
    shown, (told,) = both_answers(js, faces_of(days), [(first, last)])
    assert shown == [told]
    assert "were newly drawn as held by the government and " in told
    assert "km² held by the Taliban were taken away from what is drawn." in told
