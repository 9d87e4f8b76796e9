# SPDX-License-Identifier: MIT
"""Names that have no room on a page stand there as numbers, with a list."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import shapely
from playwright.sync_api import Page, expect

from tests.browser.test_specks import drawn
from tests.browser.waiting import until

SIDE = 6
UNITS = {
    f"Borderland {x}{y}": shapely.box(x, y, x + 1, y + 1) for x in range(SIDE) for y in range(SIDE)
}
TABLE = "place,date,status\n" + "".join(f"{name},2021-08-01,government\n" for name in UNITS)


def test_in_an_article_the_list_is_folded_away(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = html.escape(drawn(tmp_path, UNITS, TABLE).read_text(encoding="utf-8"))
    article = open_page(
        f'<!DOCTYPE html><iframe width="360" height="700" srcdoc="{page}"></iframe>'
    )
    frame = article.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    fold = frame.locator("#key details")
    expect(fold.locator("summary")).to_have_text("What words and numbers mean")
    expect(fold.locator("ol.numbered")).to_be_hidden()
    fold.locator("summary").click()
    # The list and the numbers are of one layout, but the frame may lay out again between two looks.
    listed, numbers = fold.locator("ol.numbered li"), frame.locator("[data-numbered]")
    until(article, lambda: 0 < listed.count() == numbers.count())
