# SPDX-License-Identifier: MIT
"""The page of many days computes each of them: as a map of that day alone would be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mapper.model.scheme import Role, Scheme, Status
from mapper.page.head import lead
from mapper.page.map_model import MapPayload, TimelinePayload
from mapper.page.payload import Texts, make_payload
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from mapper.style.words import load_words
from mapper.verbs.look import Look
from mapper.verbs.situating import situate
from mapper.verbs.timeline import timeline_document
from tests.browser.ledgers import inputs_of

Js = Callable[..., Any]
WORDS = load_words("en")

# Gives for each day the state as the one page computes it and as the other says it.
STATES = Path(__file__).with_name("states_of_days.js").read_text(encoding="utf-8")

# What a chart is of.
CHARTED = """({ chartedOf }, text) => {
  const data = JSON.parse(text);
  data.ground = data.places.filter(({ kind }) => kind === "unit");
  const { measured, unitForms, ground } = chartedOf(data);
  const ids = ground.map(({ id }) => id).sort();
  return { ...(measured && { measured }), units: unitForms.units.other, ground: ids };
}"""


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


def test_several_parties_are_told_in_one_sentence(js: Js) -> None:
    ids = ("north", "south", "east", "west")
    parties = [
        Status(id=id_, label=id_.title(), role=Role.CONTROL, color="#3b73ae", color_dark="#6cabe4")
        for id_ in ids
    ]
    scheme = Scheme(id="parties", title="Parties", statuses=tuple(parties))
    inputs = inputs_of(
        """
        2021-08-01 Eastvale   east
        2021-08-02 Westmarch  west
        2021-08-03 Northfield north
        2021-08-04 Southport  west
        """,
        scheme,
    )
    pages = both_pages(js, inputs, Look())
    assert all(shown == drawn for shown, drawn in pages)
    assert pages[-1][0]["lead"] == (
        "On 4 August 2021 West held 2 of 4 provinces, North one and East one."
    )


def test_a_chart_of_places_alone_counts_these(js: Js) -> None:
    towns = inputs_of("2021-08-01 Haven blue\n2021-08-09 Haven red\n2021-08-20 Hillgate red")
    mixed = inputs_of("2021-08-01 Haven blue\n2021-08-09 Eastvale red")
    charted = [
        js("shares.mjs").run(CHARTED, json.dumps(timeline_document(one, Look()).payload))
        for one in (towns, mixed)
    ]
    assert charted == [
        {"measured": "count", "units": "places", "ground": ["Haven", "Hillgate"]},
        {"units": "provinces", "ground": ["Eastvale", "Northfield", "Southport", "Westmarch"]},
    ]
