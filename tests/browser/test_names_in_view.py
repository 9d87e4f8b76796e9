# SPDX-License-Identifier: MIT
"""Names on a map that is zoomed and moved: they stand in what is seen of it, wherever that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.benchmarks.labels_score import Sheet, score, shared
from tests.benchmarks.labels_seen import SEEN, sheet_seen
from tests.browser.days import opened
from tests.browser.pages import KINDS, embedded_page
from tests.browser.waiting import let_pass

OpenPage = Callable[..., Page]
# From the whole: by how many levels nearer, and by what share of the view to the east and south.
WALK = [
    (1, 0, 0), (1, -0.5, 0.3), (2, 0.7, -0.2), (2, -1, 0.9), (3, 0.4, 0.4), (3, -2.5, -0.6),
    (4.5, 3, 1), (0.5, 0.3, 0.3), (0, 0.6, 0), (0, 0, 0),
]  # fmt: skip
GO = """([levels, right, down]) => {
  const map = window[document.querySelector(".folium-map").id];
  map.start ??= [map.getCenter(), map.getZoom()];
  map.setView(map.start[0], map.start[1] + levels, { animate: false });
  const { x, y } = map.getSize();
  map.panBy([right * x, down * y], { animate: false });
}"""
LETTERS = ".letters > *"
# Longer than it takes a map that was moved to rest.
REST = 500  # ms


def go(page: Page, levels: float, right: float = 0, down: float = 0) -> None:
    """To another part of the ground, until the map rests there."""
    page.evaluate(GO, [levels, right, down])
    let_pass(page, REST)


def names_of(page: Page) -> list[str]:
    return page.locator(".letters .unit-name").evaluate_all(
        "all => all.map((text) => [...text.children].map((line) => line.textContent).join(' '))"
    )


def hidden_in(sheet: Sheet) -> list[str]:
    """The names that the mark of something else lies on."""
    return [
        name.id
        for name in sheet.names
        if any(shared(name.ground, mark) for id_, mark in sheet.marks.items() if id_ != name.dot)
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 1280])
def test_wherever_a_map_is_moved_no_name_is_cut_hidden_or_on_another(
    open_page: OpenPage, kind: str, width: int
) -> None:
    page = opened(open_page, embedded_page(kind), width=width, still=True)
    some = 0
    for step in WALK:
        go(page, *step)
        seen = page.evaluate(SEEN)
        sheet = sheet_seen(seen, [])
        found = score(sheet)
        faults = (found.names, found.controls, found.edge, found.dots, found.words)
        assert (step, faults, hidden_in(sheet)) == (step, (0, 0, 0, 0, 0), [])
        # None is laid out where nobody sees it.
        assert len(sheet.names) == len(seen["names"])
        some += len(sheet.names)
    assert some > 0


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_phone_no_name_is_under_a_control_as_a_page_opens(
    open_page: OpenPage, kind: str
) -> None:
    seen = opened(open_page, embedded_page(kind), width=360).evaluate(SEEN)
    assert seen["names"]
    assert score(sheet_seen(seen, [])).controls == 0


def test_a_province_of_which_a_corner_is_seen_is_named_in_that_corner(open_page: OpenPage) -> None:
    """The middle of Helmand, where its name stands on the whole map, is out of this view."""
    page = opened(open_page, embedded_page("map"), width=800, still=True)
    assert "Helmand" in names_of(page)
    go(page, 3)
    page.evaluate("window[document.querySelector('.folium-map').id].setView([31.8, 64.4])")
    let_pass(page, REST)
    name = page.locator(".letters .unit-name").filter(has_text="Helmand")
    frame = page.locator(".leaflet-container").bounding_box()
    box = name.bounding_box()
    assert frame is not None
    assert box is not None
    assert frame["x"] <= box["x"] <= frame["x"] + frame["width"] - box["width"]


def test_what_stands_as_it_stood_is_left_alone_where_the_map_is_moved_a_little(
    open_page: OpenPage,
) -> None:
    page = opened(open_page, embedded_page("map"), width=1280, still=True)
    go(page, 2)
    page.locator(LETTERS).evaluate_all("all => all.forEach((name) => (name.stood = true))")
    page.evaluate("window[document.querySelector('.folium-map').id].panBy([9, 5])")
    let_pass(page, REST)
    stood = page.locator(LETTERS).evaluate_all("all => all.map((name) => Boolean(name.stood))")
    assert sum(stood) > 0.5 * len(stood)


def test_names_are_laid_out_once_a_map_rests_and_not_on_its_way(open_page: OpenPage) -> None:
    page = opened(open_page, embedded_page("map"), width=1280, still=True)
    go(page, 2)
    before = page.locator(".letters").inner_html()
    page.evaluate(GO, [2, 0.8, 0])
    assert page.locator(".letters").inner_html() == before
    let_pass(page, REST)
    assert page.locator(".letters").inner_html() != before
