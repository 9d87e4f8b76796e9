# SPDX-License-Identifier: MIT
"""The detail on a phone: a sheet from below, and the map above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Module
from tests.browser.days import STORY, opened, timeline_of, unit
from tests.browser.waiting import until

OpenPage = Callable[..., Page]
Load = Callable[..., Module]
PHONE = {"width": 360, "height": 640, "has_touch": True}


@pytest.fixture
def sheet(js: Load) -> Module:
    return js("sheet.mjs")


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    return opened(open_page, timeline_of(STORY), **PHONE)


def box(page: Page, selector: str) -> dict[str, float]:
    return page.locator(selector).evaluate("it => it.getBoundingClientRect().toJSON()")


def tap(page: Page, name: str) -> None:
    unit(page, name).evaluate(
        """path => {
          const { left, top, width, height } = path.getBoundingClientRect();
          const at = { clientX: left + width / 2, clientY: top + height / 2 };
          path.focus();
          const how = { ...at, pointerType: "touch", bubbles: true };
          path.dispatchEvent(new PointerEvent("click", how));
        }"""
    )
    expect(page.locator("#detail")).to_be_focused()


def drag(page: Page, by: int) -> None:
    at = box(page, ".grip")
    x, y = at["x"] + at["width"] / 2, at["y"] + 10
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + by / 2)
    page.mouse.move(x, y + by)
    # A finger that rests before it is lifted throws nothing.
    page.wait_for_function("new Promise((done) => setTimeout(() => done(true), 30))")
    page.mouse.move(x, y + by)
    page.mouse.up()


HAVEN = '.mark[aria-label^="Haven,"]'


def is_in_sight(page: Page, place: str) -> bool:
    """Whether the middle of a place lies on the map above the sheet."""
    found = box(page, place)
    middle = (found["top"] + found["bottom"]) / 2
    return max(0, box(page, ".frame")["top"]) < middle < box(page, "#detail")["top"]


# --- where it rests --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "room", "stops"),
    [
        (400, 540, [132, 266, 400]),
        (900, 540, [132, 280, 428]),  # the map keeps its part
        (100, 540, [100]),  # no higher than what it tells
        (900, 150, [132]),  # there is hardly any room
    ],
)
def test_a_sheet_has_three_stops_where_there_is_room(
    sheet: Module, content: int, room: int, stops: list[int]
) -> None:
    assert sheet.call("stopsOf", content, room) == stops


def test_a_sheet_of_large_text_is_higher_from_the_start(sheet: Module) -> None:
    assert sheet.call("stopsOf", 900, 540, 2) == [264, 346, 428]
    assert sheet.call("stopsOf", 900, 300, 2) == [188]


@pytest.mark.parametrize(
    ("height", "speed", "rest"),
    [
        (150, 0, 132),
        (220, 0, 266),
        (150, 2, 400),  # thrown upwards
        (400, -1.2, 266),
        (60, 0, 0),  # let go near the edge: closed
        (132, -1, 0),  # thrown out
    ],
)
def test_a_sheet_that_is_let_go_rests_at_the_nearest_stop_to_where_it_goes(
    sheet: Module, height: float, speed: float, rest: int
) -> None:
    assert sheet.call("restAt", height, speed, [132, 266, 400]) == rest


@pytest.mark.parametrize(
    ("at", "span", "way"),
    [(50, (0, 100), 0), (-20, (0, 100), -20), (130, (0, 100), 30), (50, (100, 0), 0)],
)
def test_a_map_moves_by_as_much_as_a_place_is_out_of_sight(
    sheet: Module, at: int, span: tuple[int, int], way: int
) -> None:
    assert sheet.call("outside", at, *span) == way


# --- on the page -----------------------------------------------------------------------------


def test_a_tap_opens_a_sheet_that_lies_above_the_bar_and_not_on_the_place(phone: Page) -> None:
    tap(phone, "Southport")
    assert box(phone, "#detail")["bottom"] <= box(phone, ".player")["top"] + 1
    until(phone, lambda: is_in_sight(phone, HAVEN))
    expect(phone.locator("#detail h3")).to_contain_text("Haven")


def test_the_focus_goes_into_the_sheet_and_back_to_the_place(phone: Page) -> None:
    tap(phone, "Northfield")
    phone.keyboard.press("Escape")
    expect(phone.locator("#detail")).to_be_hidden()
    expect(unit(phone, "Northfield")).to_be_focused()


def test_its_button_closes_it(phone: Page) -> None:
    tap(phone, "Northfield")
    phone.locator(".shut").click()
    expect(phone.locator("#detail")).to_be_hidden()


def test_it_is_dragged_up_with_the_place_in_sight_and_down_to_close_it(phone: Page) -> None:
    tap(phone, "Eastvale")
    low = box(phone, "#detail")["height"]
    drag(phone, -150)
    until(phone, lambda: box(phone, "#detail")["height"] > low)
    until(phone, lambda: is_in_sight(phone, 'path.unit[aria-label^="Eastvale,"]'))
    drag(phone, 400)
    expect(phone.locator("#detail")).to_be_hidden()


def test_a_phone_that_is_turned_keeps_the_place_in_sight(phone: Page) -> None:
    tap(phone, "Southport")
    phone.locator(".grip").press("Enter")
    until(phone, lambda: is_in_sight(phone, HAVEN))
    for width, height in ((640, 360), (360, 740)):
        phone.set_viewport_size({"width": width, "height": height})
        phone.wait_for_function("(width) => innerWidth === width", arg=width)
        until(phone, lambda: is_in_sight(phone, HAVEN))


def test_it_stays_as_high_from_place_to_place(phone: Page) -> None:
    tap(phone, "Eastvale")
    low = box(phone, "#detail")["height"]
    phone.locator(".grip").press("Enter")
    phone.evaluate("location.hash = '#2021-08-20&place=Westmarch'")
    expect(phone.locator("#detail h3")).to_contain_text("Westmarch")
    until(phone, lambda: box(phone, "#detail")["height"] > low)


def test_a_reader_who_wants_no_motion_sees_the_place_at_once(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), **PHONE, reduced_motion="reduce")
    page.evaluate(
        """() => {
          window.steps = 0;
          map_1.on("move", () => (window.steps += 1));
        }"""
    )
    tap(page, "Southport")
    until(page, lambda: is_in_sight(page, HAVEN))
    assert page.evaluate("window.steps") <= 1


def test_a_key_on_its_grip_raises_it(phone: Page) -> None:
    tap(phone, "Eastvale")
    low = box(phone, "#detail")["height"]
    phone.locator(".grip").press("Enter")
    until(phone, lambda: box(phone, "#detail")["height"] > low)


def test_what_a_sheet_has_no_room_for_is_scrolled_to_with_keys(phone: Page) -> None:
    tap(phone, "Eastvale")
    body = phone.locator("#detail .body")
    expect(body).to_have_attribute("tabindex", "0")
    body.press("End")
    phone.wait_for_function("() => document.querySelector('#detail .body').scrollTop > 0")


def test_a_wide_page_tells_beside_the_map_and_leaves_the_focus(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), width=1280, height=800)
    unit(page, "Eastvale").focus()
    page.keyboard.press("Enter")
    expect(unit(page, "Eastvale")).to_be_focused()
    expect(page.locator("#detail .body")).to_have_attribute("tabindex", "-1")
    told: Any = box(page, "#detail")
    assert told["left"] > box(page, ".frame")["right"]
    assert told["bottom"] <= 800


# --- the key ---------------------------------------------------------------------------------


def test_the_key_is_one_line_that_opens(phone: Page) -> None:
    line = phone.locator("#legend .key-line")
    expect(line).to_have_attribute("aria-expanded", "false")
    assert box(phone, "#legend")["height"] <= 44
    line.click()
    expect(phone.locator(".statuses button").first).to_be_visible()
    expect(phone.locator("#key > .quiet")).to_be_visible()
