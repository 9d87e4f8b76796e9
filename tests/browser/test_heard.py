# SPDX-License-Identifier: MIT
"""What a screen reader says of a place, from the accessibility tree, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.pages import toy_page

Js = Callable[..., Any]
OpenPage = Callable[..., Page]

RECORD = """
2021-07-20 Eastvale red claimed
2021-08-01 Haven blue
2021-08-02 Westmarch contested
"""


def heard(page: Page) -> list[str]:
    """The names of all buttons in the accessibility tree, as a screen reader has them."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        node["name"]["value"]
        for node in nodes
        if not node["ignored"] and node.get("role", {}).get("value") == "button"
    ]


def test_a_place_is_heard_with_who_holds_it_since_when_and_on_what_basis(
    open_page: OpenPage,
) -> None:
    found = heard(open_page(toy_page(RECORD, from_capitals=True)))
    assert "Eastvale, province: Red, since 20 July 2021. Basis: Claimed, not confirmed" in found
    assert "Southport, province: Blue, since 1 August 2021. Taken from the capital, Haven" in found
    assert "Westmarch, province: Contested, since 2 August 2021" in found
    assert "Northfield, province: No report for this place on this day" in found


def test_an_old_report_is_heard_as_one(open_page: OpenPage) -> None:
    found = heard(open_page(toy_page(RECORD, stale_days=10)))
    assert any(name.startswith("Eastvale,") and name.endswith("Old report") for name in found)


NEAR = {"near_town": "{km} km {way} of {town}", "at_town": "{town}", "here": "{lat}, {lon}"}
WAYS = {way: way.upper() for way in ("n", "ne", "e", "se", "s", "sw", "w", "nw")}
TOWNS = [{"name": "Haven", "at": [30.0, 50.0]}, {"name": "Ferry", "at": [179.9, 0.0]}]


@pytest.mark.parametrize(
    ("lat", "lng", "said"),
    [
        (50.1, 30.0, "11 km N of Haven"),
        (49.9, 30.0, "11 km S of Haven"),
        (50.0, 30.2, "14 km E of Haven"),
        (50.1, 29.85, "15 km NW of Haven"),
        (50.001, 30.001, "Haven"),
        (0.0, -179.9, "22 km E of Ferry"),
        (0.0, 180.1, "22 km E of Ferry"),
    ],
)
def test_drawn_ground_is_named_by_the_nearest_town(
    js: Js, lat: float, lng: float, said: str
) -> None:
    data = {"towns": TOWNS, "words": {"faces": {**NEAR, "ways": WAYS}}}
    assert js("ground_detail.mjs").call("whereWords", {"lat": lat, "lng": lng}, data) == said


def test_drawn_ground_without_a_town_is_named_by_its_position(js: Js) -> None:
    words = {**NEAR, "ways": WAYS, "north": "N", "south": "S", "east": "E", "west": "W"}
    data = {"words": {"faces": words}}
    at = {"lat": 50.1, "lng": 30.0}
    assert js("ground_detail.mjs").call("whereWords", at, data) == "50.100° N, 30.000° E"
