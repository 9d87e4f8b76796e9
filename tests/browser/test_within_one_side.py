# SPDX-License-Identifier: MIT
"""Two statuses of one party: pages never call the change between them one of hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from shapely import box

from mapper.comparison.words import sentence
from mapper.polygons.face_history import cut_history
from mapper.reading.front_lines import face_inputs
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from tests.browser.days import comparison_of, opened, timeline_of
from tests.browser.kinds import OPEN_ALL
from tests.browser.ledgers import inputs_of
from tests.browser.test_tree import LOOSE_ARROWS, tree
from tests.browser.waiting import until
from tests.drawn import drawn_history
from tests.history.renamed import SCHEME
from tests.shown import ground_page

OpenPage = Callable[..., Page]

ROWS = """
    2016-01-01 Northfield front
    2016-01-01 Eastvale front
    2016-01-01 Westmarch front
    2016-07-28 Northfield army
    2016-07-28 Eastvale sway
    2016-07-28 Westmarch crown
"""
SPAN = ("2016-01-01", "2016-07-28")


@pytest.fixture(scope="module")
def compare_page() -> str:
    return comparison_of(inputs_of(ROWS, SCHEME), *SPAN)


@pytest.fixture(scope="module")
def days_page() -> str:
    return timeline_of(inputs_of(ROWS, SCHEME))


WAYS = ["Front → Crown", "Front → Army (renamed)", "Front → Sway (within one side)"]


def ways(page: Page) -> list[str]:
    return page.locator("#changes .moves strong").all_text_contents()


def test_the_change_view_lists_hands_first(open_page: OpenPage, compare_page: str) -> None:
    page = opened(open_page, compare_page)
    assert ways(page) == WAYS


def test_the_table_has_a_column_for_it(open_page: OpenPage, compare_page: str) -> None:
    page = opened(open_page, compare_page)
    expect(page.locator("#twin thead")).to_contain_text("What")
    rows = page.locator("#twin tbody tr")
    expect(rows.filter(has_text="Northfield")).to_contain_text("renamed")
    expect(rows.filter(has_text="Westmarch")).to_contain_text("changed hands")


def test_two_days_of_many_are_told_alike(open_page: OpenPage, days_page: str) -> None:
    page = opened(open_page, days_page, "#2016-01-01..2016-07-28")
    assert ways(page) == WAYS
    expect(page.locator(".lead")).to_contain_text("1 of 4 provinces changed hands.")


HEARD = {"Front, then Crown", "Front, renamed Army", "Front, then Sway, within one side"}


@pytest.mark.parametrize(
    ("kind", "address"),
    [("compare", ""), ("days", "#2016-01-01..2016-07-28"), ("days", "#2016-07-28")],
)
def test_a_change_within_one_side_is_heard_in_words(
    open_page: OpenPage, compare_page: str, days_page: str, kind: str, address: str
) -> None:
    page = opened(open_page, compare_page if kind == "compare" else days_page, address)
    page.evaluate(OPEN_ALL)
    until(page, lambda: {name for role, name, _ in tree(page) if role == "image"} >= HEARD)
    assert page.locator("body").evaluate_all(LOOSE_ARROWS) == []


def test_the_detail_of_a_change_within_one_side_is_heard_in_words(
    open_page: OpenPage, compare_page: str
) -> None:
    page = opened(open_page, compare_page, "#place=Northfield")
    detail = page.locator("#detail")
    expect(detail.get_by_role("img", name="Front, renamed Army")).to_be_visible()
    assert detail.evaluate_all(LOOSE_ARROWS) == []


def test_what_happened_on_a_day_says_it(open_page: OpenPage, days_page: str) -> None:
    page = opened(open_page, days_page, "#2016-07-28")
    turns = page.locator("#on-this-day .turn").all_text_contents()
    assert sorted(text.split(" ·")[0] for text in turns) == sorted(WAYS)


def test_drawn_ground_is_told_as_in_the_terminal(open_page: OpenPage) -> None:
    west, east = box(60, 30, 62, 33), box(62, 30, 66, 33)
    days = {
        "2021-08-01": ((west, "army"), (east, "crown")),
        "2021-08-05": ((west, "sway"), (east, "crown")),
    }
    history = cut_history(replace(drawn_history(days), scheme=SCHEME))
    page = opened(open_page, ground_page(history, Look()), "#2021-08-01..2021-08-05")
    first, last = map(date.fromisoformat, days)
    told = sentence(compare(face_inputs(history), first, last, from_capitals=False), load_words())
    expect(page.locator(".lead")).to_have_text(told)
    assert told.startswith("Between 1 August 2021 and 5 August 2021, no ground changed hands. ")
    assert ways(page) == ["Army → Sway (within one side)"]
    expect(page.locator("#twin thead:visible")).to_contain_text("From own side")
