# SPDX-License-Identifier: MIT
"""Two drawings compared: the pieces that changed stand in lines, and each can be gone to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shapely
from playwright.sync_api import Page, expect

import mapper
from mapper.verbs.compare import compare_page
from tests.boundaries.files import write_geojson
from tests.browser.days import opened

OpenPage = Callable[..., Page]
COUNTRY = shapely.box(66.0, 33.0, 70.0, 36.5)
# Ground that the second drawing has as somebody else's: by Ghazni, twice east of Kabul, and two
# crumbs.
WON = [
    shapely.box(68.2, 33.4, 68.5, 33.6),
    shapely.box(69.3, 34.45, 69.4, 34.55),
    shapely.box(69.6, 34.45, 69.68, 34.53),
    shapely.box(67.0, 35.0, 67.01, 35.01),
    shapely.box(66.5, 36.2, 66.51, 36.21),
]


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("fronts")
    won = shapely.union_all(WON)
    paths = [folder / f"front-2021-08-{day}.geojson" for day in ("05", "15")]
    write_geojson(paths[0], [({"status": "government"}, COUNTRY)])
    write_geojson(
        paths[1],
        [({"status": "government"}, COUNTRY.difference(won)), ({"status": "taliban"}, won)],
    )
    return compare_page(mapper.diff(*paths))


def test_pieces_stand_in_lines_by_their_town_and_each_is_reached_by_keyboard(
    open_page: OpenPage, html: str
) -> None:
    page = opened(open_page, html)
    expect(page.locator(".lead")).to_contain_text(", the Taliban took 787 km² from the government.")
    lines = page.locator("#changes .pieces > li")
    expect(lines.locator(":scope > button, :scope > details > summary")).to_have_text(
        [
            "13 km south-west of Ghazni",
            "2 areas, 17 to 43 km east of Kabul 167 km²",
            "2 areas, each under 1 % of this change 2.01 km²",
        ]
    )
    expect(lines.first).to_have_text("13 km south-west of Ghazni 618 km²")
    crumb = lines.last.get_by_role("button", name="78 km west of Bamyan")
    expect(crumb).to_be_hidden()
    lines.last.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(crumb).to_be_visible()
    page.keyboard.press("Tab")
    expect(crumb).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#detail")).to_contain_text("78 km west of Bamyan")
    # From change to change in the order of the list, in which crumbs are the fourth and the fifth.
    expect(page.locator(".next [role=status]")).to_have_text("4 of 5")
    page.get_by_role("button", name="Next change").press("Enter")
    expect(page.locator(".next [role=status]")).to_have_text("5 of 5")
    page.get_by_role("button", name="Next change").press("Enter")
    expect(page.locator("#detail")).to_contain_text("13 km south-west of Ghazni")
