# SPDX-License-Identifier: MIT
"""Pages of several days for everyone: checked by axe, for fingers, for those who want no motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import grave_by_axe
from tests.browser.days import STORY, comparison_of, opened, timeline_of
from tests.browser.waiting import until

OpenPage = Callable[..., Page]

PAGES = {
    "a day": (lambda: timeline_of(STORY, stale_days=5), "#2021-08-04", ""),
    "two days": (lambda: timeline_of(STORY), "#2021-08-01..2021-08-20", ""),
    "change": (lambda: comparison_of(STORY), "", "change"),
    "swipe": (lambda: comparison_of(STORY), "", "swipe"),
    "sides": (lambda: comparison_of(STORY), "", "sides"),
}
FIRST_WORDS = {"change": "Change", "swipe": "Swipe", "sides": "Side by side"}


def show(open_page: OpenPage, name: str, **options: object) -> Page:
    """A page in one of its states."""
    make, address, view = PAGES[name]
    page = opened(open_page, make(), address, **options)
    if view:
        button = page.get_by_role("button", name=FIRST_WORDS[view], exact=True)
        if button.count():
            button.click()
    return page


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_or_moderate(
    open_page: OpenPage, name: str, width: int, scheme: str
) -> None:
    page = show(open_page, name, width=width, color_scheme=scheme, bypass_csp=True)
    assert grave_by_axe(page) == []


@pytest.mark.parametrize("name", ["a day", "two days", "change"])
def test_what_is_pressed_is_44_px_high_on_touch(open_page: OpenPage, name: str) -> None:
    """Names in a line of text and handles of sliders have room of their own around them."""
    page = show(open_page, name, width=390, has_touch=True, is_mobile=True)
    low = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, select, input:not([type=range])")]
          .filter((control) => control.offsetParent && !control.closest(".names, .what"))
          .map((control) => [control.className, control.getBoundingClientRect().height])
          .filter(([, height]) => height < 43.5)"""
    )
    assert low == []


@pytest.mark.parametrize("name", ["a day", "two days", "change"])
def test_names_in_a_line_are_24_px_apart_on_touch(open_page: OpenPage, name: str) -> None:
    page = show(open_page, name, width=390, has_touch=True, is_mobile=True)
    low = page.evaluate(
        """() => [...document.querySelectorAll(".names button, .what button")]
          .filter((button) => button.offsetParent)
          .map((button) => [button.textContent, button.getBoundingClientRect().height])
          .filter(([, height]) => height < 24)"""
    )
    assert low == []


@pytest.mark.parametrize("name", PAGES)
def test_whatever_has_the_focus_is_seen_to_have_it(open_page: OpenPage, name: str) -> None:
    """Every stop of the Tab key changes its look, or is ringed on the map."""
    page = show(open_page, name)
    blind = page.evaluate(
        """() => {
          const stops = [
            ...document.querySelectorAll("button:enabled, a[href], select, input, summary"),
          ];
          const seen = (stop) => stop.checkVisibility({ visibilityProperty: true });
          return stops.filter(seen).filter((stop) => {
            stop.focus({ focusVisible: true });
            const thumb = stop.type === "range" && getComputedStyle(stop, "::-webkit-slider-thumb");
            const { outlineStyle, outlineWidth } = getComputedStyle(stop);
            return !thumb && (outlineStyle === "none" || outlineWidth === "0px");
          }).map((stop) => stop.outerHTML.slice(0, 80));
        }"""
    )
    assert blind == []


# Of every map the labels that lie on each other, all of one moment.
COVERED = """() => [...document.querySelectorAll(".folium-map")].flatMap((map) => {
  const labels = [...map.querySelectorAll(".letters text:not(.border-name, .river-name)")]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, { width, height }]) => width || height);
  const areApart = (one, other) => one.right <= other.left || one.bottom - 6 <= other.top;
  return labels.flatMap(([name, one], nth) => labels.slice(nth + 1)
    .filter(([, other]) => !areApart(one, other) && !areApart(other, one))
    .map(([other]) => [name, other]));
})"""


@pytest.mark.parametrize("name", PAGES)
def test_no_two_labels_lie_on_each_other(open_page: OpenPage, name: str) -> None:
    page = show(open_page, name)
    until(page, lambda: page.evaluate(COVERED) == [])


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_who_wants_no_motion_gets_none(open_page: OpenPage, name: str) -> None:
    page = show(open_page, name, reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => "
        "getComputedStyle(e).transitionDuration !== '0s').length"
    )
    assert moving == 0


def test_a_timeline_on_paper_has_the_chart_and_no_controls(open_page: OpenPage) -> None:
    page = show(open_page, "a day")
    page.emulate_media(media="print")
    expect(page.locator("#chart svg")).to_be_visible()
    expect(page.locator(".lead")).to_contain_text("4 August 2021")
    for part in ("#player", "#under", "#time"):
        expect(page.locator(part)).to_be_hidden()
