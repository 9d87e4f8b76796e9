# SPDX-License-Identifier: MIT
"""Every kind of page in a plain Firefox: drawn, moved through time, picked from, swiped.

What a page does in detail is tried in Chromium; here is tried that another engine does it too.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.bidi import Firefox, firefox
from tests.browser.pages import KINDS, small_page
from tests.browser.test_story import story_page
from tests.firefox import find_or_install

Open = Callable[..., Firefox]

# One Firefox for all of these: they stay on one worker.
pytestmark = pytest.mark.xdist_group("firefox")
OF_DAYS = ("timeline", "faces")
PHONE = {"width": 360, "height": 640}
SHAPES = """[...document.querySelectorAll(".folium-map path")].filter((path) => {
  const box = path.getBoundingClientRect();
  return box.width > 20 && box.height > 20 && getComputedStyle(path).fill !== "none";
}).length"""


@pytest.fixture(scope="module")
def browser_of_readers() -> Iterator[Firefox]:
    with firefox(find_or_install()) as running:
        yield running


@pytest.fixture
def open_kind(browser_of_readers: Firefox, tmp_path: Path) -> Open:
    """Open a page of a kind; `address` such as `#2021-08-04`, and a size of the window in px."""

    def open_(kind: str, address: str = "", **size: int) -> Firefox:
        path = tmp_path / f"{kind}.html"
        path.write_text(small_page(kind), encoding="utf-8")
        browser_of_readers.open(path.as_uri() + address, **size)
        return browser_of_readers

    return open_


def text(page: Firefox, selector: str) -> Any:
    return page.value(f'document.querySelector("{selector}").textContent')


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_drawn_without_a_complaint(
    open_kind: Open, kind: str, size: dict[str, int]
) -> None:
    page = open_kind(kind, **size)
    assert page.value(SHAPES) > 0
    assert page.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_nothing_but_itself(open_kind: Open, kind: str) -> None:
    asked = open_kind(kind).requests
    assert [one for one in asked if not one.startswith(("file:", "data:", "blob:"))] == []
    assert len([one for one in asked if one.startswith("file:")]) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_phone(open_kind: Open, kind: str) -> None:
    page = open_kind(kind, **PHONE)
    assert page.value("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", OF_DAYS)
def test_an_arrow_key_on_the_slider_goes_to_another_day(open_kind: Open, kind: str) -> None:
    page = open_kind(kind)
    last = text(page, "#day")
    page.value('document.querySelector("#time").focus()')
    page.press("ArrowLeft")
    page.until(f'document.querySelector("#day").textContent !== "{last}"')
    assert page.complaints == []


@pytest.mark.parametrize("kind", OF_DAYS)
def test_dragging_the_slider_to_its_start_shows_the_first_day(open_kind: Open, kind: str) -> None:
    page = open_kind(kind)
    page.value('document.querySelector("#time").scrollIntoView({ block: "center" })')
    left, width, y = page.value(
        "((box) => [box.left, box.width, box.top + box.height / 2])"
        '(document.querySelector("#time").getBoundingClientRect())'
    )
    page.drag(
        (round(left + width - 8), round(y)), (round(left + width / 2), round(y)), (2, round(y))
    )
    page.until('document.querySelector("#time").value === "0"')
    assert page.complaints == []


def test_a_day_in_the_address_is_the_day_of_the_map(open_kind: Open) -> None:
    assert text(open_kind("timeline", "#2021-08-04"), "#day") == "4 August 2021"


@pytest.mark.parametrize("kind", ["map", "timeline", "compare"])
def test_a_click_on_a_unit_tells_of_it(open_kind: Open, kind: str) -> None:
    page = open_kind(kind)
    page.click('.folium-map path[aria-label^="Eastvale,"]')
    page.until('document.querySelector("#detail h3")?.textContent.includes("Eastvale")')
    assert page.complaints == []


def test_on_a_phone_a_click_opens_the_sheet_and_escape_closes_it(open_kind: Open) -> None:
    page = open_kind("map", **PHONE)
    page.click('.folium-map path[aria-label^="Eastvale,"]')
    page.until('document.querySelector("#detail").getBoundingClientRect().height > 100')
    page.press("Escape")
    page.until('document.querySelector("#detail").getClientRects().length === 0')
    assert page.complaints == []


def test_the_swipe_is_dragged_from_one_day_to_the_other(open_kind: Open) -> None:
    page = open_kind("compare")
    named = (
        '[...document.querySelectorAll("#views button")].find((it) => it.textContent === "Swipe")'
    )
    page.value(f"{named}.click()")
    page.until('document.querySelector("#maps").dataset.view === "swipe"')
    page.value('document.querySelector("#maps").scrollIntoView()')
    seen = 'getComputedStyle(document.querySelector(".half.before")).clipPath'
    x, y = page.middle_of("#maps")
    whole = page.value(seen)
    page.drag((x, y), (x - 100, y), (x - 200, y))
    page.until(f"{seen} !== {whole!r}")
    assert page.complaints == []


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
def test_a_story_goes_on_to_its_next_step(
    browser_of_readers: Firefox, tmp_path: Path, size: dict[str, int]
) -> None:
    page, path = browser_of_readers, tmp_path / "story.html"
    path.write_text(story_page(), encoding="utf-8")
    page.open(path.as_uri(), **size)
    page.until('document.querySelector(".nth").textContent === "1 of 3"')
    page.value('document.querySelector(".walk .next-step").click()')
    page.until('document.querySelector(".nth").textContent === "2 of 3"')
    page.until('document.querySelector("#day").textContent.endsWith("10 August 2021")')
    page.until('document.querySelector("#story [aria-current] .note").checkVisibility()')
    page.until('document.querySelector("#detail h3")?.textContent.includes("Eastvale")')
    assert page.complaints == []


def test_what_a_page_complains_of_is_heard(browser_of_readers: Firefox, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    policy = "default-src 'none'; script-src 'sha256-{}'"
    script = "console.error('lost'); undefined_name"
    digest = b64encode(sha256(script.encode()).digest()).decode()
    path.write_text(
        '<!DOCTYPE html><html data-ready=""><meta http-equiv="Content-Security-Policy" '
        f'content="{policy.format(digest)}"><script>{script}</script><script>refused()</script>',
        encoding="utf-8",
    )
    browser_of_readers.open(path.as_uri())
    lost, unknown, *refused = browser_of_readers.complaints
    assert lost == "lost"
    assert "undefined_name" in unknown
    assert any("script-src" in one for one in refused)


# --- on paper ---

# Longer than a line of its column on a sheet, however few columns the table has.
LONG = "Eastvale International Airport with its " + "Fields, Hangars and Runways, " * 4 + "Towers"


def texts_on(paper: bytes) -> list[tuple[float, float, str]]:
    """The texts of the last sheet, with where they begin, in points from below."""
    found: list[tuple[float, float, str]] = []

    def take(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        x, y = outer[0] * inner[4] + outer[4], outer[3] * inner[5] + outer[5]
        found.append((round(x), round(y), text.strip()))

    PdfReader(BytesIO(paper)).pages[-1].extract_text(visitor_text=take)
    return found


def test_on_paper_a_name_that_wraps_leaves_its_row_where_it_is(
    browser_of_readers: Firefox, tmp_path: Path
) -> None:
    """Firefox lets a row that is set by its baseline run over the next."""
    path = tmp_path / "long.html"
    path.write_text(small_page("map").replace("Eastvale", LONG), encoding="utf-8")
    browser_of_readers.open(path.as_uri())
    texts = texts_on(browser_of_readers.printed())
    _, first, name = min(one for one in texts if one[2].startswith("Eastvale"))
    assert name != LONG
    assert first in [y for _, y, text in texts if "2021-08-01" in text]
