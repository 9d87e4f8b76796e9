# SPDX-License-Identifier: MIT
"""The page says of drawn ground between any two days what the terminal says."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from shapely import box

from mapper.comparison.words import sentence
from mapper.model.scheme import Scheme
from mapper.polygons.face_ends import with_ends
from mapper.polygons.face_history import cut_history
from mapper.reading.front_lines import face_inputs
from mapper.style.scheme_files import load_scheme
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from tests.drawn import Drawn, drawn_history
from tests.history.renamed import SCHEME as RENAMED
from tests.nobodys import NOBODYS
from tests.shown import ground_document

Js = Callable[..., Any]
WORDS = load_words("en")
PAIRS = Path(__file__).with_name("pairs_of_ground.js").read_text(encoding="utf-8")
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
    payload = ground_document(history, Look()).payload
    asked = list(combinations(payload["stops"], 2))
    start, inputs = date.fromisoformat(payload["start"]), face_inputs(history)
    told = [
        sentence(compare(inputs, first, last, from_capitals=False), WORDS)
        for first, last in ((start + timedelta(at) for at in pair) for pair in asked)
    ]
    assert js("ground_words.mjs").run(PAIRS, [json.dumps(payload), asked]) == told
    assert any(TOGETHER.search(said) for said in told) is (scheme.id in HAS_MANY)
