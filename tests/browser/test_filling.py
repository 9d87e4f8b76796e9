# SPDX-License-Identifier: MIT
"""In what order a page comes to be, and that nothing on the screen moves meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from mapper.page import document
from mapper.page.finished import page_of
from mapper.page.height import reserve_for
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.look import Look
from tests.browser.conftest import filled
from tests.browser.days import STORY, comparison_of, inputs_of, timeline_of
from tests.browser.test_story import story_page
from tests.shown import day_page, days_page

OpenPage = Callable[..., Page]
MOST_SHIFT = 0.02
PHONE = 390
ARTICLE = """<!DOCTYPE html><title>Article</title>
<iframe src="map.html" style="width:100%;height:{height}px;border:0"></iframe>"""

# What is there when the page first says each of these.
WATCH = """
window.there = {};
window.shifted = 0;
new MutationObserver(() => {
  const root = document.documentElement;
  for (const stage of ["drawn", "ready"]) {
    if (!(stage in root.dataset) || there[stage]) continue;
    const names = [...document.querySelectorAll("path.unit")].map((path) => path.classList.value);
    there[stage] = {
      shapes: names.length,
      looks: names.filter((name) => /\\b(turned|kept)\\b/.test(name)).length,
      coloured: names.filter((name) => /\\bs-|no-data/.test(name)).length,
      marks: document.querySelectorAll(".marks > *").length,
      names: document.querySelectorAll(".letters text").length,
      rows: document.querySelectorAll(".tw-row").length,
      map: document.querySelector(".frame").clientHeight,
      hidden: "filling" in root.dataset,
    };
  }
}).observe(document, { attributes: true, subtree: true, childList: true });
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shifted += value;
}).observe({ type: "layout-shift", buffered: true });
"""


OpenWatched = Callable[[str, int], Page]


@pytest.fixture
def open_watched(open_page: OpenPage, tmp_path: Path) -> OpenWatched:
    """Open a page whose filling is watched, until it is whole."""

    def open_(html: str, width: int = 1280) -> Page:
        page = open_page("<!DOCTYPE html><title>empty</title>", alone=True, width=width)
        page.context.add_init_script(WATCH)
        path = tmp_path / "watched.html"
        path.write_text(html, encoding="utf-8")
        page.unroute_all()
        page.goto(path.as_uri())
        filled(page, still=False)
        return page

    return open_


@pytest.fixture
def open_article(open_page: OpenPage, tmp_path: Path) -> Callable[[str], Frame]:
    """Open a page on a phone in a frame as high as articles reserve for it, until it is whole."""

    def open_(html: str) -> Frame:
        page = open_page("<!DOCTYPE html><title>empty</title>", alone=True, width=PHONE)
        page.context.add_init_script(WATCH)
        (tmp_path / "map.html").write_text(html, encoding="utf-8")
        article = tmp_path / "article.html"
        height = reserve_for(page_of(html)).narrow
        article.write_text(ARTICLE.format(height=height), encoding="utf-8")
        page.unroute_all()
        page.goto(article.as_uri())
        frame = page.frames[1]
        expect(frame.locator("html[data-ready]")).to_be_attached()
        return frame

    return open_


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """A page of each kind."""
    return {
        "map": day_page(read_inputs(), Look()),
        "timeline": timeline_of(STORY),
        "comparison": comparison_of(STORY, "2021-08-01", "2021-08-20"),
        "crowd": crowd_of(STORY),
    }


def crowd_of(ledger: str) -> str:
    """A page of many days as one of very many units is drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "is_crowded", lambda here: True)
        return days_page(inputs_of(ledger))


def test_the_ground_is_there_in_its_colours_before_any_name(
    open_watched: OpenWatched, made: dict[str, str]
) -> None:
    there = open_watched(made["map"], 1280).evaluate("there")
    assert there["drawn"]["shapes"] == there["drawn"]["coloured"] == 34
    assert there["drawn"]["marks"] == there["ready"]["marks"] > 0
    assert (there["drawn"]["names"], there["drawn"]["rows"]) == (0, 0)
    assert min(there["ready"]["names"], there["ready"]["rows"]) > 20


def test_what_changed_is_there_in_its_colours_before_any_name(
    open_watched: OpenWatched, made: dict[str, str]
) -> None:
    there = open_watched(made["comparison"], 1280).evaluate("there")
    assert there["drawn"]["shapes"] == there["drawn"]["looks"] > 0
    assert (there["drawn"]["names"], there["drawn"]["rows"]) == (0, 0)
    assert min(there["ready"]["names"], there["ready"]["rows"]) > 0


def test_what_stands_around_the_map_is_seen_once_it_is_filled(
    open_watched: OpenWatched, made: dict[str, str]
) -> None:
    page = open_watched(made["map"], 1280)
    assert page.evaluate("[there.drawn.hidden, there.ready.hidden]") == [True, False]
    expect(page.locator("#legend")).to_be_visible()


@pytest.mark.parametrize("kind", ["map", "timeline", "comparison", "crowd"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_on_the_screen_moves_while_a_page_is_filled(
    open_watched: OpenWatched, made: dict[str, str], kind: str, width: int
) -> None:
    page = open_watched(made[kind], width)
    assert page.evaluate("shifted") <= MOST_SHIFT


def test_nothing_moves_while_a_story_is_filled(open_watched: OpenWatched) -> None:
    assert open_watched(story_page(), PHONE).evaluate("shifted") <= MOST_SHIFT


def test_in_an_article_the_map_is_never_higher_than_it_stays(
    open_article: Callable[[str], Frame], made: dict[str, str]
) -> None:
    """What is filled under it would push it together, and move all that stands on it."""
    frame = open_article(made["map"])
    there = frame.evaluate("there")
    assert 0 < there["drawn"]["map"] <= there["ready"]["map"]
    assert frame.evaluate("shifted") <= MOST_SHIFT


def test_a_page_whose_script_fails_hides_nothing(open_page: OpenPage, made: dict[str, str]) -> None:
    broken = made["map"].replace('id="payload">', 'id="payload">no data at all')
    page = open_page(broken.replace('id="payload"', 'id="no-payload"'))
    expect(page.locator("#legend-title")).to_be_visible()
    assert page.watched.page_errors  # type: ignore[attr-defined]
