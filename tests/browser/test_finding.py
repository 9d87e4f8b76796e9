# SPDX-License-Identifier: MIT
"""Finding a place by any of its names, from anywhere on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import toy_page

Js = Callable[..., Any]
OpenPage = Callable[..., Page]


def thing(name: str, what: str = "town", also: str = "") -> dict[str, Any]:
    return {"id": name, "name": name, "what": what, "also": also}


THINGS = [
    thing("Sar-e Pul", "province"),
    thing("New Herat"),
    thing("Herat", "province", "هرات"),
    thing("Łódź", "city"),
    thing("Iğdır", "province · in Türkiye"),
    thing("Hérault", "département"),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("herat", ["Herat", "New Herat"]),
        ("HERA", ["Herat", "Hérault", "New Herat"]),
        ("هرات", ["Herat"]),
        ("lodz", ["Łódź"]),
        ("igdir", ["Iğdır"]),
        ("turkiye", ["Iğdır"]),
        ("herault", ["Hérault"]),
        ("sar-e pul", ["Sar-e Pul"]),
        ("saripul", ["Sar-e Pul"]),
        ("Sari Pol", ["Sar-e Pul"]),
        ("sarepool", ["Sar-e Pul"]),
        ("hreat", ["Herat", "New Herat"]),
        ("herrat", ["Herat", "New Herat"]),
        ("erat", ["New Herat", "Herat"]),
        ("hart", []),
        ("kabul", []),
        ("sarepul", ["Sar-e Pul"]),
        ("province herat", ["Herat"]),
        ("  ", []),
        ("(.*", []),
    ],
)
def test_a_place_is_found_by_what_a_reader_types(js: Js, query: str, found: list[str]) -> None:
    offered = js("finding.mjs").call("foundBy", THINGS, query)
    assert [one["name"] for one in offered] == found


def test_what_is_nearly_a_name_is_offered_after_what_is_one(js: Js) -> None:
    things = [thing("Kondoz"), thing("Toll", "on the road to Qunduz"), thing("Kunduz")]
    for query, names in {"qunduz": ["Toll", "Kondoz", "Kunduz"], "kunduz": ["Kunduz"]}.items():
        offered = js("finding.mjs").call("foundBy", things, query)
        assert [one["name"] for one in offered] == names


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(toy_page("2021-08-01 Eastvale red note\n2021-08-01 Westmarch blue"))


def test_a_slash_leads_to_the_field_and_enter_to_the_place(page: Page) -> None:
    before = page.evaluate("map_1.getZoom()")
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Find a place")
    expect(field).to_be_focused()
    page.keyboard.type("eastv")
    expect(page.get_by_role("option", selected=True)).to_have_text("Eastvale province")
    expect(page.get_by_role("status").first).to_have_text("1 of 4 rows")
    page.keyboard.press("Enter")
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    assert page.evaluate("map_1.getZoom()") > before
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_field_of_the_table_is_the_same_search(page: Page) -> None:
    field = page.get_by_label("Search the table")
    field.fill("happened")
    expect(page.get_by_role("combobox")).to_have_value("happened")
    field.fill("west")
    field.press("Enter")
    expect(page.locator("#detail h3")).to_have_text("Westmarch")


def test_on_a_phone_a_button_on_the_map_brings_the_field_over_it(open_page: OpenPage) -> None:
    page = open_page(
        toy_page("2021-08-01 Eastvale red note"), width=360, height=640, has_touch=True
    )
    page.locator(".map").get_by_role("button", name="Find a place").click()
    field = page.get_by_role("combobox", name="Find a place")
    expect(field).to_be_focused()
    box, frame = field.bounding_box(), page.locator(".frame").bounding_box()
    assert box is not None
    assert frame is not None
    assert 0 <= box["y"] < frame["y"] + frame["height"]
    assert page.evaluate("scrollY") == 0
    field.fill("eastv")
    page.get_by_role("option").first.click()
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    expect(page.locator("body.seeking")).to_have_count(0)


def test_a_wide_page_has_its_field_and_no_button_for_it(page: Page) -> None:
    expect(page.locator(".seek")).to_be_hidden()


def test_escape_closes_what_is_offered_before_it_lets_go_of_the_place(page: Page) -> None:
    field = page.get_by_role("combobox")
    field.fill("west")
    field.press("Enter")
    field.fill("e")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#detail h3")).to_have_text("Westmarch")
