# SPDX-License-Identifier: MIT
"""The state on a day does not depend on how one got there."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from tests.browser.days import STORY, opened, timeline_of
from tests.browser.waiting import let_pass

OpenPage = Callable[..., Page]
SEEN = Path(__file__).with_name("seen.js").read_text(encoding="utf-8")

# Ground that follows its capital, ground that runs out, towns that come and go, border regions.
CAPITALS = """
    2021-08-01 Hillgate blue note
    2021-08-02 Eastbridge blue until 2021-08-09
    2021-08-03 Marchend red
    2021-08-05 border:FAR red until 2021-08-12 note
    2021-08-06 Hillgate contested note
    2021-08-08 Westmarch blue until 2021-08-11
    2021-08-10 Hillgate red
    2021-08-14 Eastbridge red claimed
"""
LEDGERS: dict[str, tuple[Callable[[], str | Inputs], dict[str, Any]]] = {
    "story": (lambda: STORY, {}),
    "old reports": (lambda: STORY, {"stale_days": 4}),
    "capitals": (lambda: CAPITALS, {"provinces_from": "capital"}),
    "old capitals": (lambda: CAPITALS, {"provinces_from": "capital", "stale_days": 3}),
    "embedded": (read_inputs, {"provinces_from": "capital", "stale_days": 30}),
}


@cache
def html_of(name: str) -> str:
    """The timeline of one of the ledgers, drawn once."""
    read, look = LEDGERS[name]
    return timeline_of(read(), **look)


# Longer than it takes until a page is at rest.
REST = 400  # ms

# One step of a walk: the slider is moved, a key or a button pressed, an address opened, a day
# pinned or let go.
STEP = """([kind, share]) => {
  const part = (id) => document.getElementById(id);
  const slider = part("time");
  const keys = ["ArrowLeft", "ArrowRight", "PageUp", "PageDown"];
  const steps = {
    slide() {
      slider.value = Math.round(share * slider.max);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    },
    key() {
      const key = keys[Math.floor(share * keys.length)];
      slider.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    },
    button: () => [...document.querySelectorAll("#player .step")][Math.round(share)].click(),
    pin: () => document.querySelector(".pin").click(),
  };
  steps[kind]();
}"""


def walk(page: Page, seed: int, steps: int = 25) -> None:
    """Before some steps the page has come to rest, before others it has not."""
    chance = random.Random(seed)
    for _ in range(steps):
        kind = chance.choice(["slide", "slide", "key", "key", "button", "pin"])
        page.evaluate(STEP, [kind, chance.random()])
        if chance.random() < 0.4:
            let_pass(page, REST)
    let_pass(page, REST)


@pytest.mark.parametrize(("name", "seed"), zip(LEDGERS, itertools.count(1)))
def test_a_walk_ends_where_a_jump_does(open_page: OpenPage, name: str, seed: int) -> None:
    html = html_of(name)
    walked = opened(open_page, html, still=True)
    walk(walked, seed)
    found = walked.evaluate(SEEN)
    jumped = opened(open_page, html, found["address"]).evaluate(SEEN)
    assert found == jumped


def test_every_day_is_the_same_on_the_way_there_and_back(open_page: OpenPage) -> None:
    html = timeline_of(CAPITALS, provinces_from="capital")
    page = opened(open_page, html, "#2021-08-01", still=True)
    slider = page.locator("#time")
    seen: list[list[Any]] = []
    for key in ("ArrowRight", "ArrowLeft"):
        way = [page.evaluate(SEEN)]
        for _ in range(8):
            slider.press(key)
            let_pass(page, REST)
            way.append(page.evaluate(SEEN))
        seen.append(way)
    assert seen[0] == seen[1][::-1]


def test_a_status_shown_alone_does_not_depend_on_the_day_on_which_it_was_chosen(
    open_page: OpenPage,
) -> None:
    days = ("#2021-08-01", "#2021-08-20")
    pages = [opened(open_page, timeline_of(STORY), day, still=True) for day in days]
    for page in pages:
        page.locator(".statuses button", has_text="Red").click()
        page.evaluate("location.hash = '#2021-08-10'")
        expect(page.locator("#day")).to_have_text("10 August 2021")
        let_pass(page, REST)
    assert pages[0].evaluate(SEEN) == pages[1].evaluate(SEEN)
