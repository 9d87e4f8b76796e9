# SPDX-License-Identifier: MIT
"""The address of a page says what is shown, and shows what it says; any other one does nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import small_page, toy_page
from tests.hostile.corpus import GROUPS, TEXTS

Js = Callable[..., Any]
OpenPage = Callable[..., Page]

FOREIGN = "script[src], iframe, object, embed, [onerror], [onload], [src^='x']"
KEYS = ("", "step=", "place=", "at=", "view=", "focus=")
PLAIN = {"days": None, "place": None, "view": None, "focus": None, "at": None}


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("#2021-08-12", {"days": "2021-08-12"}),
        (
            "#2021-08-05..2021-08-12&place=AF-HER",
            {"days": "2021-08-05..2021-08-12", "place": "AF-HER"},
        ),
        ("#place=AF-HER/islam-qala", {"place": "AF-HER/islam-qala"}),
        ("#place=Sar-e%20Pul%20%26%20%D9%87", {"place": "Sar-e Pul & ه"}),
        ("#at=34.4,-62.2,3", {"at": [34.4, -62.2, 3]}),
        ("#at=34.4,62.2", {}),
        ("#at=NaN,1,2", {}),
        ("#view=swipe", {"view": "swipe"}),
        ("#focus=2021-08-01..2021-08-16", {"focus": "2021-08-01..2021-08-16"}),
    ],
)
def test_what_an_address_asks_for(js: Js, address: str, asked: dict[str, Any]) -> None:
    address_module = js("address.mjs")
    assert address_module.call("askedBy", address) == PLAIN | asked


@pytest.mark.parametrize(
    "address", ["", "#", "#table", "#amp=1", "#?secret=x", "#place=<img>", "#javascript:alert(1)"]
)
def test_an_address_of_another_kind_asks_for_nothing(js: Js, address: str) -> None:
    assert js("address.mjs").call("askedBy", address) is None


@pytest.mark.parametrize(
    "address",
    [
        "#2021-08-05..2021-08-12&place=AF-HER/islam-qala&at=34.35,62.2,3&view=sides",
        "#2021-08-12&focus=2021-08-01..2021-08-16",
        "#place=%D9%87%20%26",
        "",
    ],
)
def test_an_address_that_is_read_is_written_the_same(js: Js, address: str) -> None:
    module = js("address.mjs")
    assert module.call("addressFor", module.call("askedBy", address) or PLAIN) == address


TOY = "2021-08-01 Eastvale red note\n2021-08-01 Westmarch blue"


def test_a_page_opens_at_the_place_and_frame_of_its_address_and_keeps_it_true(
    open_page: OpenPage,
) -> None:
    page = open_page(toy_page(TOY), address="#place=Eastvale&at=1.5,1.5,2")
    expect(page.locator("#detail h3")).to_have_text("Eastvale")
    centre = page.evaluate("Object.values(map_1.getCenter())")
    assert centre == pytest.approx([1.5, 1.5], abs=0.02)
    page.evaluate("location.hash = '#place=Westmarch'")
    expect(page.locator("#detail h3")).to_have_text("Westmarch")
    page.keyboard.press("Escape")
    page.evaluate("map_1.panBy([-40, 0], { animate: false })")
    expect(page).to_have_url(re.compile("#at="))


def test_an_address_that_the_page_has_not_heard_of_yet_is_not_written_over(
    open_page: OpenPage,
) -> None:
    page = open_page(toy_page(TOY), address="#place=Eastvale")
    page.evaluate("() => { location.hash = '#place=Westmarch'; map_1.fire('moveend'); }")
    expect(page.locator("#detail h3")).to_have_text("Westmarch")
    assert page.evaluate("location.hash").startswith("#place=Westmarch")


@pytest.mark.parametrize(
    "address",
    [
        "#place=__proto__",
        "#at=1e308,-1e308,1e308",
        "#at=0,0,-99&place=%E0%A4%A",
        "#view=constructor",
    ],
)
def test_no_address_does_harm(open_page: OpenPage, address: str) -> None:
    page = open_page(toy_page(TOY), address=address)
    expect(page.locator("html[data-ready]")).to_have_count(1)
    assert page.evaluate("Object.values(map_1.getBounds()).every((c) => isFinite(c.lat + c.lng))")
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_hostile_texts_in_an_address_are_those_texts_or_nothing(js: Js) -> None:
    told = js("address.mjs").run(
        """({ askedBy }, [texts, keys]) => texts.map((text) => keys.map((key) => {
          const asked = askedBy(`#${key}${encodeURIComponent(text)}`);
          return asked && [asked.days, asked.place, asked.view, asked.focus, asked.at];
        }))""",
        [[*TEXTS], [*KEYS]],
    )
    for text, found in zip(TEXTS, told, strict=True):
        given = {None, text, f"step={text}"}
        assert all(one is None or {*one} <= given for one in found), text


def test_no_hostile_text_in_an_address_does_harm(open_page: OpenPage) -> None:
    """One of each kind under each key, in a page that is open: it is what it was."""
    page = open_page(small_page("timeline"))
    page.wait_for_selector("html[data-ready]")
    page.evaluate(
        """(addresses) => {
          for (const address of addresses) {
            history.replaceState(null, "", address);
            dispatchEvent(new HashChangeEvent("hashchange"));
          }
        }""",
        [f"#{key}{quote(group[0])}" for key in KEYS for group in GROUPS.values()],
    )
    expect(page.locator(FOREIGN)).to_have_count(0)
    assert page.watched.complaints == []  # type: ignore[attr-defined]
