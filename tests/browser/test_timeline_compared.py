# SPDX-License-Identifier: MIT
"""Two days of a timeline compared in the page, and the same picture whatever the way to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.days import STORY, at, classes, css_of, fill_of, opened, timeline_of, unit
from tests.browser.pages import small_page
from tests.browser.waiting import let_pass

OpenPage = Callable[..., Page]

# What a reader sees: shapes, marks, names, lists and words.
SEEN = Path(__file__).with_name("seen.js").read_text(encoding="utf-8")
WHOLE = "#2021-08-01..2021-08-20"
TYPE = "(input, value) => { input.value = value; input.dispatchEvent(new Event('change')); }"


def seen(page: Page) -> Any:
    return page.evaluate(SEEN)


def moves(page: Page) -> Locator:
    return page.locator("#changes .moves li")


@pytest.fixture
def compared(open_page: OpenPage) -> Page:
    """The first day and the last one of the story."""
    return opened(open_page, timeline_of(STORY), WHOLE)


@pytest.fixture
def shown(share_page: OpenPage) -> Page:
    """The same, for tests that only look."""
    return opened(share_page, timeline_of(STORY), WHOLE)


# --- how one gets there -------------------------------------------------------------------------


def test_a_day_is_pinned_and_another_compared_with_it(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), "#2021-08-01")
    page.get_by_role("button", name="Compare with this day").click()
    page.locator("#time").press("End")
    at(page, WHOLE)
    expect(page.locator("#day")).to_have_text("1 August 2021 to 20 August 2021")


def test_the_day_compared_with_can_be_typed(compared: Page) -> None:
    compared.get_by_label("Compared with").fill("2021-08-04")
    at(compared, "#2021-08-04..2021-08-20")


def test_a_year_half_typed_is_no_day_yet(open_page: OpenPage) -> None:
    """Each digit of 2021 is a change, as a browser tells it while one types."""
    page = opened(open_page, timeline_of(STORY), WHOLE, still=True)
    field = page.get_by_label("Compared with")
    for year, first in (("0002", 1), ("0020", 1), ("0202", 1), ("2021", 10)):
        typed = f"{year}-08-10"
        field.evaluate(TYPE, typed)
        expect(field).to_have_value(typed)
        let_pass(page, 1000)
        at(page, f"#2021-08-{first:02}..2021-08-20")


def test_what_is_no_day_of_the_record_is_taken_back(compared: Page) -> None:
    field = compared.get_by_label("Compared with")
    field.fill("1999-01-01")
    field.blur()
    expect(field).to_have_value("2021-08-01")


def test_the_day_compared_with_is_one_of_the_record(shown: Page) -> None:
    field = shown.get_by_label("Compared with")
    assert field.evaluate("input => [input.min, input.max]") == ["2021-08-01", "2021-08-20"]


def test_both_days_are_marked_in_the_chart(shown: Page) -> None:
    hands = shown.locator("#chart .hand:not(.gone)").evaluate_all(
        "hands => hands.map((hand) => Number(hand.getAttribute('x1')))"
    )
    assert max(hands) - min(hands) > 100


# --- what it shows --------------------------------------------------------------------------------


def test_the_sentence_counts_what_changed_hands(shown: Page) -> None:
    expect(shown.locator(".lead")).to_have_text(
        "Between 1 August 2021 and 20 August 2021, 1 of 4 provinces changed hands."
    )


def test_stripes_tell_several_old_holders_apart_but_for_the_one_with_most(
    open_page: OpenPage,
) -> None:
    held = {"Eastvale": "blue", "Northfield": "blue", "Westmarch": "contested"}
    lines = [f"2021-08-01 {name} {one}\n2021-08-09 {name} red" for name, one in held.items()]
    page = opened(open_page, timeline_of("\n".join(lines)), "#2021-08-01..2021-08-09")
    assert "#x-contested-red" in fill_of(unit(page, "Westmarch"))
    parts = page.locator("#x-contested-red rect")
    assert parts.evaluate_all("all => all.map((r) => r.classList[0])") == ["s-red", "s-contested"]
    assert "url" not in fill_of(unit(page, "Eastvale"))


def test_the_rest_is_quiet(shown: Page) -> None:
    assert "kept" in classes(unit(shown, "Northfield"))
    assert "kept" not in classes(unit(shown, "Eastvale"))


def test_the_names_of_the_rest_are_known_at_every_zoom(compared: Page) -> None:
    quiet = compared.locator(".letters text.kept-name", has_text="Northfield")
    expect(quiet).to_have_count(1)
    compared.get_by_role("button", name="Zoom in").click()
    expect(quiet).to_have_count(1)


def test_the_names_of_the_rest_are_known_where_the_map_is_moved(compared: Page) -> None:
    """Away from one of them, which is laid out anew on the way back."""
    quiet = compared.locator(".letters text.kept-name", has_text="Northfield")
    for _ in range(2):
        compared.get_by_role("button", name="Zoom in").click()
    for way, names in ((300, 0), (-300, 1)):
        for _ in range(3):
            compared.evaluate("x => map_1.panBy([x, 0], { animate: false })", way)
        expect(compared.locator(".letters text", has_text="Northfield")).to_have_count(names)
    expect(quiet).to_have_count(1)


def test_the_legend_tells_each_transition_with_its_count_and_area(shown: Page) -> None:
    expect(moves(shown).first).to_contain_text("Blue → Red")
    expect(moves(shown).first).to_contain_text("1 province · 12,300 km²")
    expect(shown.locator("#changes")).to_contain_text("Unchanged: 3 provinces · 36,900 km²")


def test_where_all_has_changed_nothing_is_told_of_the_rest(open_page: OpenPage) -> None:
    names = ("Northfield", "Eastvale", "Westmarch", "Southport")
    ledger = "\n".join(
        f"{day} {name} {status}"
        for day, status in (("2021-08-01", "blue"), ("2021-08-20", "red"))
        for name in names
    )
    page = opened(open_page, timeline_of(ledger), WHOLE)
    expect(moves(page)).to_have_count(1)
    expect(page.locator("#changes")).not_to_contain_text("Unchanged")


def test_a_town_of_which_nothing_was_known_is_among_the_changes(shown: Page) -> None:
    expect(moves(shown).last).to_contain_text("Haven")
    expect(moves(shown).last).to_contain_text("capital · No data → Red")


def test_a_name_among_the_changes_picks_the_place(compared: Page) -> None:
    moves(compared).get_by_role("button", name="Eastvale").click()
    expect(compared.locator("#detail")).to_contain_text("Blue → Red")
    assert "at-hand" in classes(unit(compared, "Eastvale"))


def test_a_name_that_stays_among_the_changes_keeps_the_focus(compared: Page) -> None:
    name = moves(compared).get_by_role("button").first
    name.focus()
    compared.evaluate("() => { location.hash = '#2021-08-01..2021-08-19'; }")
    at(compared, "#2021-08-01..2021-08-19")
    expect(name).to_be_focused()


def test_two_days_alike_say_so(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), "#2021-08-05..2021-08-07")
    expect(page.locator("#changes")).to_contain_text("Nothing differs between the two days.")


def test_ground_whose_report_ran_out_goes_to_no_data(open_page: OpenPage) -> None:
    html = timeline_of("2021-08-01 Eastvale red until 2021-08-05\n2021-08-09 Northfield blue")
    page = opened(open_page, html, "#2021-08-01..2021-08-09")
    expect(moves(page)).to_have_count(2)
    no_data = page.evaluate("getComputedStyle(document.body).getPropertyValue('--none')")
    assert fill_of(unit(page, "Eastvale")) == css_of(no_data)


# --- and back -------------------------------------------------------------------------------------


def test_backwards_in_time_it_is_the_same_picture(open_page: OpenPage, shown: Page) -> None:
    back = opened(open_page, timeline_of(STORY), "#2021-08-20..2021-08-01")
    ground = ("units", "marks", "names", "lead", "moves", "rows")
    one, other = seen(shown), seen(back)
    assert {key: one[key] for key in ground} == {key: other[key] for key in ground}


LOSSES = """
    2021-08-01 Eastvale red until 2021-08-05
    2021-08-01 Hillgate blue until 2021-08-05
    2021-08-09 Northfield blue
"""


@pytest.mark.parametrize("ledger", [STORY, LOSSES], ids=["story", "losses"])
def test_the_end_of_a_comparison_leaves_nothing_behind(open_page: OpenPage, ledger: str) -> None:
    last = "#2021-08-20" if ledger is STORY else "#2021-08-09"
    page = opened(open_page, timeline_of(ledger), f"#2021-08-01..{last[1:]}")
    page.get_by_role("button", name="End comparison").click()
    at(page, last)
    assert seen(page) == seen(opened(open_page, timeline_of(ledger), last))


def test_an_address_of_one_day_ends_the_comparison(compared: Page) -> None:
    compared.evaluate("location.hash = '#2021-08-04'")
    expect(compared.locator("#day")).to_have_text("4 August 2021")
    expect(compared.locator("#changes")).to_be_hidden()
    expect(compared.locator("#legend")).to_be_visible()


def test_while_two_days_are_compared_time_can_be_played(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), WHOLE, still=True)
    page.locator("#time").press("Home")
    page.get_by_label("Speed").select_option("fast")
    page.get_by_role("button", name="Play", exact=True).click()
    let_pass(page, 300)
    expect(page.locator("#day")).to_have_text("1 August 2021 to 4 August 2021")
    let_pass(page, 1000)
    at(page, WHOLE)


@pytest.mark.parametrize(
    ("kind", "address", "way"),
    [
        ("timeline", WHOLE, "→ Red"),
        ("compare", "", "→ Red"),
        ("faces", "#2021-08-01..2021-08-05", "→ Taliban"),
    ],
)
def test_a_phone_has_the_changes_of_two_days_as_one_line_above_the_map(
    open_page: OpenPage, kind: str, address: str, way: str
) -> None:
    page = opened(open_page, small_page(kind), address, width=360, height=640)
    line = page.get_by_role("button", name="What changed", exact=True)
    expect(line).to_be_visible()
    expect(line).to_contain_text(way)
    above = """([upper, lower]) => document.querySelector(upper).getBoundingClientRect().bottom
      <= document.querySelector(lower).getBoundingClientRect().top + 8"""
    page.wait_for_function(above, arg=[".turns", ".frame"])
    page.wait_for_function(above, arg=[".frame", "#changes"])
    line.click()
    expect(line).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(above, arg=["#changes", ".frame"])


def test_a_phone_has_the_key_of_a_day_where_no_two_are_compared(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of(STORY), width=360, height=640)
    expect(page.locator("#legend .key-line")).to_be_visible()
    expect(page.locator(".turns")).to_be_hidden()
