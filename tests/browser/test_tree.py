# SPDX-License-Identifier: MIT
"""What a screen reader has of every kind of page: Chromium's accessibility tree as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.days import opened, timeline_of
from tests.browser.kinds import KINDS, OPEN_ALL, show

OpenPage = Callable[..., Page]

# What is pressed or stands for a drawing is heard by its name alone.
NAMED = {"button", "image", "img", "slider", "group", "region", "table", "combobox", "searchbox"}
READ_BADLY = re.compile("[→↗↓]")
# The texts with an arrow that a screen reader comes to: not those of what has a name of its own,
# nor those that are hidden from it.
LOOSE_ARROWS = """all => all.flatMap((one) => {
  const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const named = "[role=img], button[aria-label], [aria-hidden=true], script, style, noscript";
  return texts.filter((text) => !text.parentElement.closest(named));
}).map((text) => text.data).filter((text) => /[\u2190-\u21ff]/.test(text))"""
LANDMARKS = {"banner", "main", "contentinfo"}


def tree(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """Roles, names and properties of all that is not ignored, in the order of the page."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[tuple[str, str, dict[str, Any]]] = []

    def walk(node: dict[str, Any]) -> None:
        if not node["ignored"]:
            name = node.get("name", {}).get("value", "")
            more = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
            found.append((node["role"]["value"], name, more))
        for child in node.get("childIds", []):
            if child in by_id:
                walk(by_id[child])

    walk(nodes[0])
    return found


@pytest.fixture(params=KINDS, scope="module")
def unfolded(share_page: OpenPage, request: pytest.FixtureRequest) -> Page:
    """A page of each kind with all that is folded open, for tests that only look."""
    page = show(share_page, request.param, view=request.param)
    page.evaluate(OPEN_ALL)
    return page


def test_a_page_is_heard_in_order_and_in_words(unfolded: Page) -> None:
    nodes = tree(unfolded)
    roles = [role for role, _, _ in nodes]
    assert {role for role in roles if role in LANDMARKS} == LANDMARKS
    assert [roles.count(role) for role in sorted(LANDMARKS)] == [1, 1, 1]
    levels = [more["level"] for role, _, more in nodes if role == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = [name for role, name, _ in nodes if role in NAMED - {"group"}]
    assert names
    unnamed = [role for role, name, _ in nodes if role in NAMED - {"group"} and not name]
    assert unnamed == [], "what can be pressed or looked at has a name"
    assert [name for name in names if READ_BADLY.search(name)] == []
    live = [more["live"] for _, _, more in nodes if more.get("live")]
    assert set(live) == {"polite"}
    heads = unfolded.evaluate(
        """() => [...document.querySelectorAll("main table")].filter((table) => table.rows.length)
          .filter((table) => !table.caption?.textContent || !table.querySelector("thead th"))
          .map((table) => table.outerHTML.slice(0, 80))"""
    )
    assert heads == []


def test_no_arrow_is_read_outside_of_what_has_a_name(unfolded: Page) -> None:
    assert unfolded.locator("body").evaluate_all(LOOSE_ARROWS) == []


def names_of(page: Page, role: str) -> list[str]:
    return [name for found, name, _ in tree(page) if found == role]


def test_a_change_is_heard_in_words(open_page: OpenPage) -> None:
    found = names_of(show(open_page, "change"), "button")
    assert (
        "Kunduz, capital: Government, then Taliban, since 8 August 2021. Basis: Reported. "
        "Before: Government, since 1 May 2021 (Reuters factbox 2021-08-15)"
    ) in found


def test_the_map_of_a_day_is_heard_by_what_it_shows(open_page: OpenPage) -> None:
    found = names_of(show(open_page, "timeline"), "button")
    assert any(
        re.match(r"Kabul, capital: Government, since 1 May 2021\. Basis: ", n) for n in found
    )
    assert any(name.startswith("Herat, capital: Taliban, since 12 August 2021.") for name in found)


def test_a_chart_is_heard_with_its_first_and_last_day(open_page: OpenPage) -> None:
    charts = [name for name in names_of(show(open_page, "timeline"), "image") if name]
    assert any(
        name.startswith("Share of the provinces by status, 1 May 2021 to 6 September 2021.")
        and "1 May 2021: " in name
        and "6 September 2021: " in name
        for name in charts
    )


def test_the_chart_of_one_day_names_it_once(open_page: OpenPage) -> None:
    page = opened(open_page, timeline_of("2021-08-01 Northfield blue"))
    name = page.locator("svg.shares").get_attribute("aria-label") or ""
    assert "to 1 August" not in name
    assert name.startswith("Share of the area by status, 1 August 2021.")


@pytest.mark.parametrize("kind", ["change", "timeline", "timeline of two days"])
def test_a_list_of_changes_is_seen_with_an_arrow_and_heard_in_words(
    open_page: OpenPage, kind: str
) -> None:
    page = show(open_page, kind)
    seen = page.locator(".moves li, .day-reports li").all_inner_texts()
    assert any("Government → Taliban" in text for text in seen)
    nodes = tree(page)
    assert "Government, then Taliban" in [name for role, name, _ in nodes if role == "image"]
    # What is an image by its role is one thing: its text is not read beside its name.
    assert page.locator(".moves li, .day-reports li").evaluate_all(LOOSE_ARROWS) == []
