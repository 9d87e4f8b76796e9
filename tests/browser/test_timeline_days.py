"""The page of many days computes each of them: as a map of that day alone would be."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mapper.drawing import Look, situate
from mapper.inputs import Inputs, read_inputs
from mapper.page.head import lead
from mapper.page.payload import Payload, Texts, day_part, page_part
from mapper.style.words import load_words
from mapper.timeline_page import timeline_document

Js = Callable[..., Any]
WORDS = load_words("en")

# Gives for each day the state as the one page computes it and as the other says it.
STATES = Path(__file__).with_name("states_of_days.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return read_inputs()


def map_of_the_day(inputs: Inputs, look: Look) -> tuple[Payload, str]:
    here = situate(inputs, look)
    texts = Texts(title="", lead="", words=WORDS)
    return {**page_part(here, texts), **day_part(here, WORDS)}, lead(here, WORDS)


def days_of(payload: Payload) -> list[int]:
    """Every stop, and the days around it."""
    stops = payload["stops"]
    near = {stop + step for stop in stops for step in (-1, 0, 1)}
    return sorted(day for day in near if 0 <= day <= stops[-1])


@pytest.mark.parametrize("stale_days", [None, 20])
@pytest.mark.parametrize("provinces_from", ["capital", "none"])
def test_every_day_is_as_on_a_map_of_that_day(
    js: Js, inputs: Inputs, stale_days: int | None, provinces_from: str
) -> None:
    look = Look(stale_days=stale_days, provinces_from=provinces_from)
    payload = timeline_document(inputs, look).payload
    start = date.fromisoformat(payload["start"])
    asked = []
    for number in days_of(payload):
        day = start + timedelta(number)
        seen = Look(as_of=day, stale_days=stale_days, provinces_from=provinces_from)
        drawn, sentence = map_of_the_day(inputs, seen)
        asked.append([number, json.dumps(drawn), sentence])
    answers = js("moment.mjs").run(STATES, [json.dumps(payload), asked])
    for shown, drawn in answers:
        assert shown == drawn
