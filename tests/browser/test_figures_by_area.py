# SPDX-License-Identifier: MIT
"""What a page shows and says aloud of statements that are not about ground: counts, no areas."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.days import comparison_of, opened, timeline_of, unit
from tests.browser.pages import toy_page

OpenPage = Callable[..., Page]

GROUND = "2021-08-01 Northfield blue\n2021-08-01 Westmarch red\n2021-08-03 Northfield red\n"
SEATS = GROUND.replace("Westmarch red", "Westmarch red seats")
BY_AREA = re.compile(r"km²|of the area|\d %|population")

PAGES = {
    "map": toy_page,
    "timeline": timeline_of,
    "compare": lambda text: comparison_of(text, "2021-08-01", "2021-08-03"),
}
# Everything that is shown in some panel or heard.
SAID = """() => [
  document.body.innerText,
  ...[...document.querySelectorAll("[aria-label],[title],option,summary,dd,dt,svg text")].map(
    (one) => [one.ariaLabel, one.title, one.textContent].join(" ")),
].join("\\n")"""


def said(page: Page, name: str) -> str:
    """All that a page says, with a province open, and of many days with two of them compared."""
    unit(page, "Northfield").focus()
    page.keyboard.press("Enter")
    texts = [page.evaluate(SAID)]
    if name == "timeline":
        page.get_by_role("button", name="Compare with this day").click()
        page.get_by_role("slider").first.press("Home")
        expect(page.locator("#changes")).to_be_visible()
        texts.append(page.evaluate(SAID))
    return "\n".join(texts)


@pytest.mark.parametrize("name", PAGES)
def test_seats_are_counted_in_every_panel(open_page: OpenPage, name: str) -> None:
    text = said(opened(open_page, PAGES[name](SEATS)), name)
    assert BY_AREA.findall(text) == []
    assert "provinces" in text


@pytest.mark.parametrize("name", PAGES)
def test_ground_is_measured(open_page: OpenPage, name: str) -> None:
    text = said(opened(open_page, PAGES[name](GROUND)), name)
    assert {"km²", "of the area"} <= {*BY_AREA.findall(text)}


def test_the_chart_of_seats_counts_and_says_what(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(SEATS))
    chart = page.locator("#chart svg").first
    assert chart.get_attribute("aria-label") == (
        "Share of the provinces by status, 1 August 2021 to 3 August 2021. "
        "1 August 2021: Blue 1, Red 1, No data 2, of 4 provinces. "
        "3 August 2021: Red 2, No data 2, of 4 provinces."
    )
    expect(page.locator("#bar .reading")).to_have_text(
        "3 August 2021: Red 2, No data 2, of 4 provinces"
    )
    expect(page.locator("#bar option")).to_have_count(0)
