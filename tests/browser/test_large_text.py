# SPDX-License-Identifier: MIT
"""Text twice as large, as readers set it in their browser: names on the map grow with it, and
nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.days import STORY, timeline_of, unit
from tests.browser.kinds import KINDS, at_rest
from tests.browser.test_first_screen import IN_REACH, PHONE

OpenPage = Callable[..., Page]

SIZES = """() => [...document.querySelectorAll(".letters text, .number text, svg.shares text")]
  .map((text) => [text.textContent, parseFloat(getComputedStyle(text).fontSize)])"""
# Texts whose letters lie outside of what shows them, but for what is meant to go on there.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(element);
  if (!element.checkVisibility() || clipPath !== "none") return false;
  if (element.closest(".key-line, .tw-scroller, .by-day-box, textarea, svg, .map")) return false;
  const wide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
  const high = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
  return wide || high;
}).map((element) => element.outerHTML.slice(0, 80))"""
OUTSIDE = """() => [...document.querySelectorAll(".frame")].flatMap((shown) => {
  const frame = shown.getBoundingClientRect();
  return [...shown.querySelectorAll(".letters text, .number text")]
    .filter((text) => text.getBoundingClientRect().width > 0)
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1)
    .map(([text]) => text);
})"""
OVER = """() => [...document.querySelectorAll(".frame")].flatMap((shown) => {
  const boxes = [...shown.querySelectorAll(".letters text:not(.border-name, .river-name)")]
    .map((text) => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
    .filter(([, b]) => a.left < b.right - 2 && b.left < a.right - 2)
    .filter(([, b]) => a.top < b.bottom - 8 && b.top < a.bottom - 8)
    .map(([other]) => [one, other]));
})"""


def show_large(open_page: OpenPage, kind: str, width: int) -> Page:
    """A page of a kind as a browser opens it whose reader wants text twice as large."""
    make, address, press = KINDS[kind]
    html = make().replace("font:100%/", "font:200%/")
    page = open_page(html, address=address, width=width, height=740, bypass_csp=True)
    return at_rest(page, press)


def unfold(page: Page) -> None:
    """Shows what of the sentence a narrow window has folded, where it has."""
    for button in page.get_by_role("button", name="Read on").all():
        button.click()


def test_a_place_is_told_of_above_the_bar_and_below_its_map(open_page: OpenPage) -> None:
    html = timeline_of(STORY).replace("font:100%/", "font:200%/")
    page = open_page(html, **PHONE, bypass_csp=True)
    unit(page, "Eastvale").dispatch_event("click")
    for part in ("#detail .holding", "#day", ".play", "#time"):
        page.wait_for_function(f"({IN_REACH})({part!r})")
    page.wait_for_function(
        "document.querySelector('.frame').getBoundingClientRect().top + 100"
        " < document.querySelector('#detail').getBoundingClientRect().top"
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_all_text_grows_and_none_is_cut_off(open_page: OpenPage, kind: str, width: int) -> None:
    page = show_large(open_page, kind, width)
    unfold(page)
    sizes = page.evaluate(SIZES)
    assert sizes
    assert [one for one in sizes if one[1] < 24] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(CUT) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVER) == []
