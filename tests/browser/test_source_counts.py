# SPDX-License-Identifier: MIT
"""What others counted, on the page: a bar a source, words that say the same, and its days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from mapper.reading.inputs import Inputs
from mapper.style.shared import number
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
    return open_page(day_page(inputs, Look(as_of=date(2021, 8, 9))))


@pytest.fixture
def timeline(open_page: OpenPage, inputs: Inputs) -> Page:
    return open_page(days_page(inputs, Look()))


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
    expect(page.locator("#counts li b")).to_have_text(["Gazette", "Gazette", "Analysts"])


@pytest.fixture(scope="module")
def same_units() -> Inputs:
    """A record of the four provinces, and counts of them: of all four, and of others."""
    counts = (
        counted("2021-08-02", what="Provinces", complete=True, of=4, red=1, blue=3),
        counted("2021-08-08", what="Provinces", of=4, blue=2),
        counted(
            "2021-08-12", what="provinces", complete=True, of=4, red=2, blue=2, source="Herald"
        ),
        counted("2021-08-09", "Analysts", "provinces", of=5, blue=3),
        counted("2021-08-09", "Watch", "districts", of=4, blue=3),
    )
    ledger = """
        2021-08-01 Northfield blue
        2021-08-01 Eastvale blue
        2021-08-01 Westmarch blue
        2021-08-01 Southport red
        2021-08-15 Eastvale red
    """
    return replace(inputs_of(ledger), counts=counts)


@pytest.fixture
def lines(open_page: OpenPage, same_units: Inputs) -> Page:
    opened = open_page(days_page(same_units, Look()), address="#2021-08-10")
    opened.locator(".measure select").select_option("count")
    return opened


def test_counts_of_the_units_of_the_map_are_lines_over_its_bands(lines: Page) -> None:
    (path,) = lines.locator("#chart .count-line").evaluate_all(
        "all => all.map((one) => one.getAttribute('d'))"
    )
    heights = [float(point.split(",")[1]) for point in path[1:].split("L")]
    high = number("chart.chart_height")
    assert [round(1 - height / high, 2) for height in heights] == [0.75, 0.5, 0.5]
    expect(lines.locator("#chart .count-name")).to_have_text("Gazette")
    expect(lines.locator(".count-key")).to_have_text(
        "Lines: where the bands would end by what others counted of the same provinces:"
        " Gazette (Herald)"
    )


def test_the_names_of_counters_grow_with_the_text_of_the_reader(
    open_page: OpenPage, same_units: Inputs
) -> None:
    html = days_page(same_units, Look()).replace("font:100%/", "font:200%/")
    page = open_page(html, bypass_csp=True)
    page.wait_for_selector("html[data-ready]")
    page.locator(".measure select").select_option("count")
    expect(page.locator("#chart .count-name")).to_have_css("font-size", "24px")


def test_what_is_a_line_in_the_chart_has_no_line_below_it(lines: Page) -> None:
    expect(lines.locator(".strip p")).to_have_text(["Analysts: provinces", "Watch: districts"])
    lines.locator(".measure select").select_option("area")
    expect(lines.locator("#chart .count-line")).to_have_count(0)
    expect(lines.locator(".count-key")).to_be_hidden()
    expect(lines.locator(".strip")).to_have_count(3)


def test_the_values_of_a_line_are_read_with_those_of_the_bands(lines: Page) -> None:
    expect(lines.locator(".reading")).to_contain_text(
        "8 August 2021, Gazette. Of 4 Provinces: Blue 2, not stated 2"
    )
    lines.locator(".by-day summary").click()
    expect(lines.locator(".by-day thead th").last).to_have_text("Gazette")
    told = lines.locator(".by-day tbody tr", has_text="12 August 2021").locator("td").last
    expect(told).to_have_text("Of 4 provinces: Red 2, Blue 2")
    name = lines.locator("#chart svg").get_attribute("aria-label") or ""
    assert "12 August 2021, Gazette" in name


def test_a_line_is_broken_where_the_next_count_came_too_late(
    open_page: OpenPage, same_units: Inputs
) -> None:
    page = open_page(days_page(same_units, Look(stale_days=5)))
    page.locator(".measure select").select_option("count")
    path = page.locator("#chart .count-line").first.get_attribute("d") or ""
    assert (path.count("M"), path.count("L")) == (2, 1)
    expect(page.locator("#chart .count-dot")).to_have_count(3)


def test_a_map_without_counts_says_nothing_of_them(open_page: OpenPage) -> None:
    page = open_page(day_page(inputs_of(LEDGER), Look()))
    expect(page.locator("#counts")).to_have_count(0)
