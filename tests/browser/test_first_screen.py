# SPDX-License-Identifier: MIT
"""What a phone shows without scrolling, and what stays in reach when it is scrolled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.days import STORY, comparison_of, opened, timeline_of, told
from tests.browser.ledgers import inputs_of
from tests.browser.pages import embedded_page
from tests.browser.waiting import until

OpenPage = Callable[..., Page]
PHONE = {"width": 360, "height": 640, "has_touch": True}

# Whether the middle of an element is where a finger can reach it.
IN_REACH = """(selector) => {
  const element = document.querySelector(selector);
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return element === hit || element.contains(hit);
}"""


# What can be pressed, and is lower than a finger is wide: its words and its height in px.
SMALL = """() => [...document.querySelectorAll("a, button, summary, select, input")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.closest(".skip, .unseen"))
  .map((one) => [one.textContent || one.id, Math.round(one.getBoundingClientRect().height)])
  .filter(([, height]) => height < 44)"""

# What can be pressed, and is seen in part above the bar.
CUT = """() => {
  const bar = document.querySelector(".player");
  const { top } = bar.getBoundingClientRect();
  return [...document.querySelectorAll("a, button, summary, select, input")]
    .filter((one) => !bar.contains(one) && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => {
      const box = one.getBoundingClientRect();
      return box.top < top && top < box.bottom;
    })
    .map((one) => one.outerHTML.slice(0, 80));
}"""

# The size in px of all letters outside of pictures, by the element that they stand in.
SIZES = """() => [...document.querySelectorAll("body *")]
  .filter((one) => !one.closest("svg, script, style, noscript, option"))
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => [one.className || one.tagName, parseFloat(getComputedStyle(one).fontSize)])"""


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return opened(open_page, timeline_of(STORY), **PHONE)


def test_day_play_and_slider_stay_in_reach_on_a_phone(phone: Page) -> None:
    parts = ("#day", ".play", "#time")
    for y in (0, 400):
        phone.evaluate("y => scrollTo(0, y)", y)
        assert [phone.evaluate(IN_REACH, part) for part in parts] == [True] * 3
    expect(phone.locator("#day")).to_have_text("20 August 2021")


def test_what_is_gone_to_lies_above_the_bar(phone: Page) -> None:
    for part in (".tw-input", ".tw-pick"):
        phone.evaluate("scrollTo(0, 0)")
        phone.locator(part).first.evaluate("part => part.focus()")
        until(phone, lambda: phone.evaluate(IN_REACH, part))  # noqa: B023


def test_the_buttons_of_a_map_lie_where_its_ground_leaves_room(open_page: OpenPage) -> None:
    """In a row below wide ground, in a column where the view is wider than the ground."""
    sides = """() => {
      const { width, height } = document.querySelector(".zoom").getBoundingClientRect();
      return width > 2 * height ? "row" : height > 2 * width ? "column" : "";
    }"""
    page = open_page(embedded_page("map"), **PHONE)
    until(page, lambda: page.evaluate(sides) == "row")
    page.set_viewport_size({"width": 740, "height": 400})
    until(page, lambda: page.evaluate(sides) == "column")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (412, 823)])
def test_at_the_first_look_the_bar_cuts_nothing_that_is_pressed(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(embedded_page("timeline"), width=width, height=height, has_touch=True)
    until(page, lambda: page.evaluate(CUT) == [])


LEFT_OVER = """(() => {
  const lead = document.querySelector(".lead");
  return lead.scrollHeight - lead.clientHeight;
})()"""
TOP_OF_MAP = "document.querySelector('.frame').getBoundingClientRect().top"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_map_stays_where_it_is_from_day_to_day(open_page: OpenPage, width: int) -> None:
    """However long the sentence of a day is."""
    page = open_page(embedded_page("timeline"), width=width)
    top = page.evaluate(TOP_OF_MAP)
    for day, words in (("2021-05-01", "1 May"), ("2021-08-14", "14 August")):
        page.evaluate("(day) => (location.hash = day)", f"#{day}")
        expect(page.locator(".lead")).to_contain_text(f"On {words} 2021")
        assert page.evaluate(TOP_OF_MAP) == top


@pytest.mark.parametrize(("width", "height"), [(360, 640), (412, 823)])
def test_the_map_of_many_days_has_nearly_half_of_a_phone(
    open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(embedded_page("timeline"), width=width, height=height)
    shown = page.locator(".frame").evaluate("frame => frame.getBoundingClientRect().toJSON()")
    bar = page.locator(".player").evaluate("bar => bar.getBoundingClientRect().top")
    assert 0.45 * height <= min(shown["bottom"], bar) - shown["top"]


def test_what_of_a_sentence_has_no_room_on_a_phone_is_read_on_a_press(
    open_page: OpenPage,
) -> None:
    page = open_page(embedded_page("timeline"), width=360, height=640)
    lead, button = page.locator(".lead"), page.get_by_role("button", name="Read on")
    expect(lead).to_contain_text("(as of 14 July 2021)")  # whole for those who hear it
    button.click()
    expect(page.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(f"{LEFT_OVER} <= 0")
    page.get_by_role("button", name="Show less").click()
    page.wait_for_function(f"{LEFT_OVER} > 0")
    page.evaluate("location.hash = '2021-05-01'")
    expect(button).to_be_hidden()  # nothing is left over of a short one


def test_the_bar_lies_on_nothing_at_the_end_of_the_page(phone: Page) -> None:
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar, foot = (
        phone.locator(part).evaluate("part => part.getBoundingClientRect().toJSON()")
        for part in (".player", ".foot")
    )
    assert bar["bottom"] <= foot["top"]


def test_whatever_can_be_pressed_is_as_high_as_a_finger_is_wide(open_page: OpenPage) -> None:
    sourced = told(
        inputs_of(STORY), source="Gazette", source_url="https://example.org", note="It was so."
    )
    page = opened(open_page, timeline_of(sourced), **PHONE, is_mobile=True)
    page.locator("#legend .key-line").click()
    assert page.evaluate(SMALL) == []
    # On a tablet, too, where the legend stands beside the map.
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(page.locator("#legend .key-line")).to_be_hidden()
    until(page, lambda: page.evaluate(SMALL) == [])


@pytest.mark.parametrize("width", [360, 1280])
def test_text_of_twice_the_size_is_twice_as_large_everywhere_and_fits(
    open_page: OpenPage, width: int
) -> None:
    page = opened(open_page, timeline_of(STORY), width=width, height=800)
    before = page.evaluate(SIZES)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    after = page.evaluate(SIZES)
    assert [(name, 2 * size) for name, size in before] == [(name, size) for name, size in after]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_table_makes_a_printed_page_no_wider_than_its_sheet(open_page: OpenPage) -> None:
    sourced = told(inputs_of(STORY), source="The Gazette of the Northern Provinces")
    page = opened(open_page, timeline_of(sourced), width=688, height=960)
    page.emulate_media(media="print")
    page.evaluate("document.documentElement.classList.add('printing')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 688


def test_a_comparison_shows_all_of_its_map_without_scrolling(open_page: OpenPage) -> None:
    page = opened(open_page, comparison_of(STORY), width=1280, height=800)
    expect(page.locator("#views")).to_be_visible()
    expect(page.locator(".map")).to_be_in_viewport(ratio=1)


def test_in_a_low_window_the_day_and_play_are_in_reach(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), width=1280, height=600)
    expect(page.locator(".player .day")).to_be_in_viewport(ratio=1)
    expect(page.locator(".player .play")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("compared", [False, True])
def test_on_a_wide_screen_what_stands_beside_the_map_has_all_of_the_room(
    open_page: OpenPage, compared: bool
) -> None:
    address = "#2021-08-01..2021-08-20" if compared else ""
    page = opened(open_page, timeline_of(STORY), address, width=1600, height=900)
    rightmost = page.locator("#changes" if compared else "#on-this-day")
    expect(rightmost).to_be_visible()
    page.wait_for_function(
        "(part) => part.getBoundingClientRect().right"
        " === document.querySelector('.layout').getBoundingClientRect().right",
        arg=rightmost.element_handle(),
    )
