# SPDX-License-Identifier: MIT
"""What is drawn stands in the key, on every kind of page and also where two days are compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mapper.page.geometry import disputed_lines
from tests.browser.days import STORY, comparison_of, timeline_of
from tests.browser.ledgers import inputs_of
from tests.drawn import faces_of
from tests.shown import day_page, ground_page

KINDS: dict[str, Callable[[], str]] = {
    "map": lambda: day_page(inputs_of(STORY)),
    "timeline": lambda: timeline_of(inputs_of(STORY)),
    "compare": lambda: comparison_of(inputs_of(STORY)),
    "faces": lambda: ground_page(faces_of()),
}
CRIMEA = (33.0, 46.5, 40.0, 52.0)


@pytest.mark.parametrize("kind", KINDS)
def test_disputed_borders_stand_in_the_key(
    kind: str, open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = disputed_lines(CRIMEA)
    monkeypatch.setattr("mapper.page.payload.disputed_lines", lambda bounds: lines)
    page = open_page(KINDS[kind]())
    entry = page.locator("#key").get_by_text("Disputed border (Natural Earth)")
    expect(entry).to_be_visible()
    if page.locator(".pin").count():
        page.locator(".pin").click()
        page.locator("#time").press("Home")
        expect(page.locator("#changes")).to_be_visible()
        expect(entry).to_be_visible()
