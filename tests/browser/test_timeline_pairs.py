# SPDX-License-Identifier: MIT
"""The page compares any two days: with the answer that the terminal gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from mapper.comparison.model import Comparison
from mapper.comparison.words import sentence
from mapper.model.scheme import Role, Scheme, Status
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from mapper.style.scheme_files import load_scheme
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document
from tests.browser.ledgers import inputs_of
from tests.history import renamed
from tests.nobodys import NOBODYS

Js = Callable[..., Any]
WORDS = load_words("en")
PAIRS = Path(__file__).with_name("pairs_of_days.js").read_text(encoding="utf-8")

# Ground that is lost and won back, that runs out, and that is heard of late.
RETURNS = """
    2021-08-01 Northfield blue
    2021-08-01 Westmarch red until 2021-08-06
    2021-08-03 Northfield red
    2021-08-05 Northfield blue
    2021-08-07 Eastvale red
    2021-08-09 Eastvale blue
"""


# Ground of which nobody can say who holds it, and ground that nobody looks at any more.
UNHELD = """
    2021-08-01 Northfield government
    2021-08-01 Westmarch taliban
    2021-08-03 Northfield unknown
    2021-08-05 Northfield taliban
    2021-08-05 Westmarch ended
    2021-08-07 Eastvale ended
    2021-08-08 Westmarch government
"""


# A party that is renamed, and that leans on ground beside holding some.
RENAMED = """
    2016-01-01 Northfield front
    2016-01-01 Eastvale front
    2016-01-01 Westmarch crown
    2016-07-28 Northfield army
    2016-08-03 Eastvale army
    2016-09-01 Northfield sway
    2016-10-01 Eastvale crown
    2016-11-01 Westmarch sway
"""


# Ground that is calm or not, whoever is there.
CALM = """
    2021-08-01 Northfield calm
    2021-08-01 Eastvale calm
    2021-08-01 Westmarch tense
    2021-08-03 Westmarch calm
    2021-08-05 Northfield tense
    2021-08-10 Eastvale war
"""


def with_an_end() -> Scheme:
    """A bundled scheme, and a status for what is no longer assessed."""
    scheme = load_scheme("three-way")
    ended = Status(
        id="ended", label="Not assessed", role=Role.ENDED, color="#eeeeee", color_dark="#111111"
    )
    return replace(scheme, statuses=(*scheme.statuses, ended))


def answer(found: Comparison) -> dict[str, Any]:
    """What the terminal says, as the page gives it."""
    return {
        "sentence": sentence(found, WORDS),
        "moves": [
            [move.before or "", move.after or "", sorted(move.units)] for move in found.transitions
        ],
        # Where the statements are not about ground, nothing is measured.
        "areas": pytest.approx(
            [move.area_km2 * found.measured.by_area for move in found.transitions], abs=0.1
        ),
    }


def both_answers(js: Js, inputs: Inputs, rule: str, pairs: int) -> list[Any]:
    payload = timeline_document(inputs, Look(provinces_from=rule)).payload
    start, stops = date.fromisoformat(payload["start"]), payload["stops"]
    asked = list(combinations(stops, 2))[:: max(1, len(stops) ** 2 // 2 // pairs)]
    told = [
        answer(
            compare(
                inputs,
                start + timedelta(first),
                start + timedelta(last),
                from_capitals=rule == "capital",
            )
        )
        for first, last in asked
    ]
    shown = js("turns.mjs").run(PAIRS, [json.dumps(payload), asked])
    return list(zip(shown, told, strict=True))


@pytest.mark.parametrize("rule", ["capital", "none"])
def test_any_two_days_of_the_embedded_ledger(js: Js, rule: str) -> None:
    for shown, told in both_answers(js, read_inputs(), rule, pairs=60):
        assert shown == told


def test_ground_that_was_won_back_in_between(js: Js) -> None:
    for shown, told in both_answers(js, inputs_of(RETURNS), "none", pairs=60):
        assert shown == told


def test_ground_that_no_party_is_said_to_hold(js: Js) -> None:
    for shown, told in both_answers(js, inputs_of(UNHELD, with_an_end()), "none", pairs=60):
        assert shown == told


def test_ground_that_one_side_goes_on_to_hold(js: Js) -> None:
    for shown, told in both_answers(js, inputs_of(RENAMED, renamed.SCHEME), "none", pairs=60):
        assert shown == told


def test_ground_that_is_nobodys(js: Js) -> None:
    for shown, told in both_answers(js, inputs_of(CALM, NOBODYS), "none", pairs=60):
        assert shown == told
        assert "hands" not in told["sentence"]
