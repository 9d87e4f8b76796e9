# SPDX-License-Identifier: MIT
"""Where a reader has forced colours on all pages: what is data keeps its own, and what can be
pressed is told by its edge.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS, SETTLED, show
from tests.browser.test_story import story_page
from tests.browser.waiting import until

OpenPage = Callable[..., Page]

FILLS = """() => [...document.querySelectorAll(".frame path.unit, svg.swatch *, .share")]
  .map((shape) => getComputedStyle(shape).fill)"""
# Names on the map with what is around them: either would be lost without the other.
LETTERS = """() => [...document.querySelectorAll(".letters text")]
  .map((text) => { const { fill, stroke } = getComputedStyle(text); return [fill, stroke]; })"""
BARE = """() => {
  const isEdged = (one) => parseFloat(getComputedStyle(one).borderTopWidth) > 0;
  const controls =
    "#tools button, .views button, .buttons button, .walk button, .zoom button, .toggle, input";
  return [...document.querySelectorAll(controls)]
    .filter((one) => one.checkVisibility() && one.type !== "range" && !one.closest("details"))
    .filter((one) => !isEdged(one) && !isEdged(one.parentElement))
    .map((one) => one.outerHTML.slice(0, 80));
}"""
BACK = "button => getComputedStyle(button).backgroundColor"


FORCED = "matchMedia('(forced-colors: active)').matches"


def assert_alike_where_none_are_forced(page: Page, *looks: str) -> None:
    """What a page with forced colours looks like, it does where the reader forces none."""
    assert page.evaluate(FORCED)
    forced = [page.evaluate(look) for look in looks]
    assert all(forced)
    page.emulate_media(forced_colors="none")
    assert not page.evaluate(FORCED)
    until(page, lambda: [page.evaluate(look) for look in looks] == forced)


@pytest.mark.parametrize("kind", KINDS)
def test_colours_that_are_data_stay_and_controls_have_edges(open_page: OpenPage, kind: str) -> None:
    page = show(open_page, kind, forced_colors="active")
    page.evaluate(SETTLED)
    assert page.evaluate(BARE) == []
    assert_alike_where_none_are_forced(page, FILLS, LETTERS)


def test_a_story_has_its_colours_and_the_edges_of_its_buttons(open_page: OpenPage) -> None:
    page = open_page(story_page(), address="#step=2", forced_colors="active")
    expect(page.locator(".nth")).to_have_text("2 of 3")
    page.evaluate(SETTLED)
    assert page.evaluate(BARE) == []
    assert_alike_where_none_are_forced(page, FILLS)


def test_what_is_pressed_is_told_from_what_is_not(open_page: OpenPage) -> None:
    page = show(open_page, "change", forced_colors="active")
    pressed, free = (
        page.get_by_role("button", name=name, exact=True) for name in ("Change", "Swipe")
    )
    assert pressed.evaluate(BACK) != free.evaluate(BACK)


def test_a_mark_in_focus_has_a_ring(open_page: OpenPage) -> None:
    page = show(open_page, "map", forced_colors="active")
    mark = page.locator(".mark").first
    mark.evaluate("mark => mark.focus({ focusVisible: true })")
    expect(mark).to_have_css("outline-style", "solid")
    expect(mark).to_have_css("outline-width", "2px")
