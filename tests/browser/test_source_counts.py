"""What others counted, on the page: a bar a source, words that say the same, and its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from mapper.reading.inputs import Inputs
from mapper.verbs.compare import compare_page
from mapper.verbs.diff import compare_inputs
from mapper.verbs.look import Look
from tests.browser.ledgers import inputs_of
from tests.counted import counted
from tests.shown import day_page, days_page

OpenPage = Callable[..., Page]

LEDGER = "2021-08-01 Eastvale red\n2021-08-11 Westmarch red"


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    """The toy country with three counts, of which the first came before its record."""
    counts = (
        counted("2021-07-20", red=77, contested=194),
        counted("2021-08-06", of=400, red=200, contested=100, source="Herald", note="A word."),
        counted("2021-08-08", "Analysts", "towns", complete=True, red=1, blue=3),
    )
    return replace(inputs_of(LEDGER), counts=counts)


@pytest.fixture
def page(open_page: OpenPage, inputs: Inputs) -> Page:
    opened = open_page(day_page(inputs, Look(as_of=date(2021, 8, 9))))
    opened.wait_for_selector("html[data-ready]")
    return opened


@pytest.fixture
def timeline(open_page: OpenPage, inputs: Inputs) -> Page:
    opened = open_page(days_page(inputs, Look()))
    opened.wait_for_selector("html[data-ready]")
    return opened


def test_a_count_stands_under_the_key_with_its_date_words_and_source(page: Page) -> None:
    first = page.locator("#counts li").first
    expect(first).to_contain_text("Gazette · 6 August 2021, 3 days before")
    expect(first).to_contain_text("Of 400 districts: Red 200, Contested 100, not stated 100")
    expect(first.get_by_role("link", name="Herald")).to_have_attribute(
        "href", "https://herald.example/"
    )


def test_the_parts_of_the_bar_are_as_wide_as_their_shares(page: Page) -> None:
    bar = page.locator("#counts li").first.locator(".count-bar")
    whole, red = (bar.locator(f"rect{name}").bounding_box() for name in (".whole", ".s-red"))
    assert whole
    assert red
    assert red["width"] / whole["width"] == pytest.approx(0.5, abs=0.02)


def test_the_bars_are_not_read_out(page: Page) -> None:
    for bar in page.locator(".count-bar").all():
        expect(bar).to_have_attribute("aria-hidden", "true")


def test_the_timeline_shows_what_was_known_on_the_day(timeline: Page) -> None:
    shown = timeline.locator("#counts > ul > li")
    expect(shown).to_have_count(2)
    timeline.locator("#time").focus()
    timeline.keyboard.press("Home")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Districts: Red 77, Contested 194; of how many is not stated")
    expect(shown.locator(".count-bar")).to_have_count(0)


def test_the_timeline_has_a_line_for_each_counter(timeline: Page) -> None:
    expect(timeline.locator(".strip p")).to_have_text(["Gazette: districts", "Analysts: towns"])
    expect(timeline.locator(".strip g")).to_have_count(2)


def test_every_count_of_the_timeline_can_be_read(timeline: Page) -> None:
    timeline.get_by_text("Every count").click()
    expect(timeline.locator("#counts details li")).to_have_count(3)


def test_the_page_of_two_days_dates_the_last_count_before_each(
    open_page: OpenPage, inputs: Inputs
) -> None:
    days = date(2021, 8, 1), date(2021, 8, 11)
    found = compare_inputs(inputs, inputs, *days, from_capitals=False)
    page = open_page(compare_page(found))
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#counts li b")).to_have_text(["Gazette", "Gazette", "Analysts"])


def test_a_map_without_counts_says_nothing_of_them(open_page: OpenPage) -> None:
    page = open_page(day_page(inputs_of(LEDGER), Look()))
    page.wait_for_selector("html[data-ready]")
    expect(page.locator("#counts")).to_have_count(0)
