"""The page of many days computes each of them: as a map of that day alone would be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mapper.page.head import lead
from mapper.page.map_model import MapPayload, TimelinePayload
from mapper.page.payload import Texts, make_payload
from mapper.reading.inputs import Inputs, read_inputs
from mapper.style.words import load_words
from mapper.verbs.look import Look
from mapper.verbs.situating import situate
from mapper.verbs.timeline import timeline_document
from tests.browser.ledgers import inputs_of

Js = Callable[..., Any]
WORDS = load_words("en")

# Gives for each day the state as the one page computes it and as the other says it.
STATES = Path(__file__).with_name("states_of_days.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return read_inputs()


def map_of_the_day(inputs: Inputs, look: Look) -> tuple[MapPayload, str]:
    here = situate(inputs, look)
    texts = Texts(title="", lead="", words=WORDS)
    return make_payload(here, texts), lead(here, WORDS)


def days_of(payload: TimelinePayload) -> list[int]:
    """Every stop, and the days around it."""
    stops = payload["stops"]
    near = {stop + step for stop in stops for step in (-1, 0, 1)}
    return sorted(day for day in near if 0 <= day <= stops[-1])


def both_pages(js: Js, inputs: Inputs, look: Look) -> list[Any]:
    """For each day its state on the page of many days, and on the page of that day."""
    payload = timeline_document(inputs, look).payload
    start = date.fromisoformat(payload["start"])
    asked = []
    for number in days_of(payload):
        drawn, sentence = map_of_the_day(inputs, replace(look, as_of=start + timedelta(number)))
        asked.append([number, json.dumps(drawn), sentence])
    return list(js("moment.mjs").run(STATES, [json.dumps(payload), asked]))


@pytest.mark.parametrize(("provinces_from", "stale_days"), [("capital", 20), ("none", None)])
def test_every_day_is_as_on_a_map_of_that_day(
    js: Js, inputs: Inputs, stale_days: int | None, provinces_from: str
) -> None:
    look = Look(stale_days=stale_days, provinces_from=provinces_from)
    for shown, drawn in both_pages(js, inputs, look):
        assert shown == drawn


def test_a_report_that_is_given_day_after_day(js: Js) -> None:
    daily = inputs_of(
        """
        2021-08-01 Northfield blue
        2021-08-09 Northfield red
        2021-08-20 Westmarch red
        """,
        through={"Northfield": date(2021, 8, 6)},
    )
    for shown, drawn in both_pages(js, daily, Look(stale_days=3, provinces_from="none")):
        assert shown == drawn


def test_units_that_few_capitals_lend_their_status(js: Js) -> None:
    few = inputs_of("2021-08-01 Hillgate blue\n2021-08-09 Hillgate red\n2021-08-20 Westmarch red")
    for shown, drawn in both_pages(js, few, Look(provinces_from="capital")):
        assert shown == drawn
