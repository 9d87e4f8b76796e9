"""Every kind of page in a language that nobody speaks: no English is left, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.days import opened
from tests.browser.unspoken import KINDS, clipped, page_of, said_amiss
from tests.pseudo import spoken

OpenPage = Callable[..., Page]
EVERY = pytest.mark.parametrize("kind", KINDS)
PHONE: dict[str, Any] = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"width": 1280, "height": 800}
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
PICK = {"faces": "#map_1", "one day of faces": "#map_1"}


@pytest.fixture(scope="module", autouse=True)
def _language() -> Iterator[None]:
    with spoken():
        yield


def looked_at(page: Page, kind: str) -> None:
    """All that can be opened stands open, with a place picked and another one searched."""
    page.evaluate(OPEN_ALL)
    if kind in PICK:
        page.locator("#map_1").click(position={"x": 120, "y": 120})
    else:
        page.evaluate("document.querySelector('.tw-pick').click()")
    page.locator("#tools input").fill("a") if page.locator("#tools input").count() else None


@EVERY
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_word_is_english_and_none_is_cut(
    open_page: OpenPage, kind: str, size: dict[str, Any]
) -> None:
    page = opened(open_page, page_of(kind), **size)
    assert (said_amiss(page), clipped(page)) == ({}, [])
    looked_at(page, kind)
    assert (said_amiss(page), clipped(page)) == ({}, [])
