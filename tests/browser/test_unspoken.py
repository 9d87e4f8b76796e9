# SPDX-License-Identifier: MIT
"""Every kind of page in a language that nobody speaks: no English is left, nothing is cut off, and
the page is that of a language from right to left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from mapper.embeds.demo import demo
from mapper.embeds.embedding import embedding
from tests.browser.days import opened
from tests.browser.unspoken import KINDS, clipped, page_of, said_amiss
from tests.browser.waiting import until
from tests.pseudo import spoken

OpenPage = Callable[..., Page]
Step = Callable[[Page], object]
PHONE: dict[str, Any] = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"width": 1280, "height": 800}
EVERY = pytest.mark.parametrize("kind", KINDS)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture(scope="module", autouse=True)
def _language() -> Iterator[None]:
    with spoken():
        yield


def clicking(selector: str) -> Step:
    """Whatever lies over it: what is tried is what the page says then."""
    return lambda page: page.locator(selector).first.dispatch_event("click")


def at(address: str) -> Step:
    return lambda page: page.evaluate("(address) => (location.hash = address)", address)


def searching(text: str) -> Step:
    return lambda page: page.locator("#tools input").fill(text)


def unfolding(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def on_ground(page: Page) -> None:
    page.locator("#map_1").focus()
    page.keyboard.press("Enter")


PICKED = clicking(".tw-pick")
DAYS = (at("#2021-08-04"), at("#2021-08-01..2021-08-20"), clicking("#player .play"))
FOUND = (searching("a"), searching("zzzz"))
ISOLATED = clicking(".statuses button")
STEPS: dict[str, tuple[Step, ...]] = {
    "map": (PICKED, ISOLATED, *FOUND),
    "timeline": (PICKED, ISOLATED, *DAYS, *FOUND),
    "story": (clicking("#story li button"), *DAYS),
    "compare": (PICKED, *(clicking(f"#views button:nth-child({nth})") for nth in (2, 3)), *FOUND),
    "faces": (on_ground, *DAYS, *FOUND),
    "one day of faces": (on_ground, *FOUND),
    "inferred": (PICKED, *DAYS),
}


@EVERY
@SIZES
def test_no_word_is_english_and_none_is_cut_off(
    open_page: OpenPage, kind: str, size: dict[str, Any]
) -> None:
    page = opened(open_page, page_of(kind), **size)
    for step in (lambda _: None, *STEPS[kind], unfolding):
        step(page)
        assert (said_amiss(page), clipped(page)) == ({}, [])


@EVERY
def test_nor_is_there_any_without_scripts(open_page: OpenPage, kind: str) -> None:
    page = open_page(page_of(kind), java_script_enabled=False, **PHONE)
    expect(page.locator("noscript th").first).to_be_visible()
    assert said_amiss(page) == {}


@EVERY
def test_nor_on_paper(open_page: OpenPage, kind: str) -> None:
    page = opened(open_page, page_of(kind), width=700, height=990, alone=True)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert said_amiss(page) == {}


@EVERY
@pytest.mark.parametrize("width", [360, 720])
def test_nor_as_it_is_laid_out_in_an_article(open_page: OpenPage, kind: str, width: int) -> None:
    page = opened(open_page, page_of(kind), width=width, height=1400)
    page.evaluate("document.documentElement.dataset.embedded = ''")
    assert (said_amiss(page), clipped(page)) == ({}, [])


@pytest.mark.parametrize("kind", ["map", "story"])
def test_nor_in_the_frame_of_an_article(open_page: OpenPage, kind: str) -> None:
    """With what stands there alone: the button of what is folded, and the link to all of it."""
    page = open_page('<!DOCTYPE html><html lang="en"><title>Article</title><body>')
    page.evaluate(
        """(map) => document.body.append(Object.assign(document.createElement("iframe"),
          { srcdoc: map, title: "Map", width: 400, height: 1600 }))""",
        page_of(kind),
    )
    frame = page.frames[1]
    expect(frame.locator("html[data-ready]")).to_have_count(1)
    for press in (None, ".rest button"):
        if press:
            frame.locator(press).first.click()
        assert (said_amiss(frame), clipped(frame)) == ({}, [])


def test_nor_on_the_page_of_what_to_copy(open_page: OpenPage, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text(page_of("map"), encoding="utf-8")
    text = demo(embedding(tmp_path / "map.html", "https://example.org/maps/"))
    (tmp_path / "demo.html").write_text(text, encoding="utf-8")
    assert said_amiss(open_page(tmp_path / "demo.html")) == {}


# --- from right to left -------------------------------------------------------------------


def x_of(locator: Locator) -> float:
    """Where the middle of an element is, in px from the left."""
    box = locator.first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


@EVERY
def test_the_page_is_mirrored_and_its_map_is_not(open_page: OpenPage, kind: str) -> None:
    page = opened(open_page, page_of(kind), **DESK)
    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar-XB", "rtl"]
    assert x_of(page.locator(".column")) < x_of(page.locator("#map_1"))
    assert x_of(page.locator("#map_1 .zoom")) < x_of(page.locator("#map_1"))
    assert x_of(page.locator("#map_1 .leaflet-control-scale")) > x_of(page.locator("#map_1"))


def test_west_is_on_the_left(open_page: OpenPage) -> None:
    page = opened(open_page, page_of("map"), **DESK)
    west, east = (
        page.locator(f'path[aria-label*="{name}"]') for name in ("Westmarch", "Southport")
    )
    assert x_of(west) < x_of(east)


@pytest.mark.parametrize("kind", ["timeline", "faces"])
def test_time_runs_from_left_to_right_on_slider_chart_and_buttons(
    open_page: OpenPage, kind: str
) -> None:
    page = opened(open_page, page_of(kind), address="#2021-08-01", **DESK)
    slider, hand = page.locator("#time"), page.locator("#chart .hand").first
    begun = x_of(hand)
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url("#2021-08-01")
    until(page, lambda: x_of(hand) > begun)
    page.keyboard.press("End")
    until(page, lambda: x_of(hand) > x_of(page.locator("#chart")))
    assert slider.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    earlier, later = page.locator("#player .step").all()
    assert x_of(earlier) < x_of(later)


def test_before_is_on_the_left_of_after(open_page: OpenPage) -> None:
    page = opened(open_page, page_of("compare"), **DESK)
    clicking("#views button:nth-child(3)")(page)
    assert x_of(page.locator(".half.before")) < x_of(page.locator(".half.after"))


def test_words_beside_the_map_begin_on_the_right(open_page: OpenPage) -> None:
    page = opened(open_page, page_of("timeline"), **DESK)
    for heading in page.locator(".column h2:visible").all():
        first = heading.evaluate(
            "(one) => { const range = document.createRange(); range.selectNodeContents(one);"
            " return one.getBoundingClientRect().right - range.getBoundingClientRect().right }"
        )
        assert first == pytest.approx(0, abs=1)


def test_a_name_begins_on_the_right_as_what_is_told_of_it(open_page: OpenPage) -> None:
    page = opened(open_page, page_of("map"), **DESK)
    PICKED(page)
    room = page.locator("#detail .body").bounding_box()
    assert room is not None
    end = page.locator("#detail h3").evaluate(
        "(one) => { const range = document.createRange(); range.selectNodeContents(one);"
        " return range.getBoundingClientRect().right }"
    )
    assert end == pytest.approx(room["x"] + room["width"], abs=1)


def test_a_sentence_of_the_data_keeps_its_own_way(open_page: OpenPage) -> None:
    """Its full stop stands behind its last word, which an English reader looks for on the right."""
    page = opened(open_page, page_of("map"), **DESK)
    unfolding(page)
    first, stop = page.locator("dd", has_text="Blue runs the place.").evaluate(
        """(one) => [0, one.textContent.length - 1].map((at) => {
          const range = document.createRange();
          range.setStart(one.firstChild, at);
          range.setEnd(one.firstChild, at + 1);
          return range.getBoundingClientRect().left;
        })"""
    )
    assert first < stop
