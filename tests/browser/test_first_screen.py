"""What a phone shows without scrolling, and what stays in reach when it is scrolled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.days import STORY, opened, timeline_of

OpenPage = Callable[..., Page]
PHONE = {"width": 360, "height": 640, "has_touch": True}

# Whether the middle of an element is where a finger can reach it.
IN_REACH = """(selector) => {
  const element = document.querySelector(selector);
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return element === hit || element.contains(hit);
}"""


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return opened(open_page, timeline_of(STORY), **PHONE)


def test_day_play_and_slider_stay_in_reach_on_a_phone(phone: Page) -> None:
    parts = ("#day", ".play", "#time")
    for y in (0, 400):
        phone.evaluate("y => scrollTo(0, y)", y)
        assert [phone.evaluate(IN_REACH, part) for part in parts] == [True] * 3
    expect(phone.locator("#day")).to_have_text("20 August 2021")


def test_the_bar_lies_on_nothing_at_the_end_of_the_page(phone: Page) -> None:
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar, foot = (
        phone.locator(part).evaluate("part => part.getBoundingClientRect().toJSON()")
        for part in (".player", ".foot")
    )
    assert bar["bottom"] <= foot["top"]
