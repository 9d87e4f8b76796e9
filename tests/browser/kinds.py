# SPDX-License-Identifier: MIT
"""Every kind of page with all that can be on it, for what must hold on each of them."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import mapper
from docs import front_line
from mapper.reading.histories import HistoryReading, read_faces
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.look import Look
from tests.browser.pages import embedded_page
from tests.shown import days_page, ground_page

OpenPage = Callable[..., Page]


@cache
def days_html() -> str:
    """Marks, border regions, what is taken from a capital, and what is old."""
    return days_page(read_inputs(), Look(stale_days=20))


@cache
def change_html() -> str:
    return mapper.compare_map(mapper.diff(start="2021-08-05", end="2021-08-12")).html()


@cache
def inferred_html() -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", mapper.MapperWarning)  # rows about units are left out
        return mapper.infer(max_km=120).html()


@cache
def ground_html() -> str:
    """A front line across a country with towns."""
    with tempfile.TemporaryDirectory() as folder:
        sketch = front_line.write(Path(folder) / "sketch")
        return ground_page(read_faces([sketch], HistoryReading(rest="government")))


# Each with the address that it is opened at and the button that is pressed first.
KINDS: dict[str, tuple[Callable[[], str], str, str]] = {
    "map": (partial(embedded_page, "map"), "", ""),
    "timeline": (days_html, "#2021-08-14", ""),
    "timeline of two days": (days_html, "#2021-07-05..2021-08-12", ""),
    "change": (change_html, "", ""),
    "swipe": (change_html, "", "Swipe"),
    "sides": (change_html, "", "Side by side"),
    "inferred": (inferred_html, "", ""),
    "ground": (ground_html, "#2021-07-05", ""),
    "ground of two days": (ground_html, "#2021-06-05..2021-07-25", ""),
}

# Opens all that is folded: key, lists, the share menu; and tells of a place.
OPEN_ALL = """() => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const key = document.querySelector(".key-line");
  if (key?.checkVisibility()) key.click();
}"""


# Names are laid out in slices, after a frame: they are at rest once nothing changes over a few
# frames and timers that the browser gets to while it is idle.
SETTLED = """async () => {
  const look = () => [...document.querySelectorAll(".letters")].map((one) => one.outerHTML).join();
  const idle = () => new Promise((done) => {
    requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done)));
  });
  for (let before = "", same = 0; same < 5; ) {
    await idle();
    const now = look();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""


# The second map of a comparison is made while nobody waits for it, and its names after it.
EVERY_MAP_NAMED = """() => [...document.querySelectorAll(".half")]
  .every((half) => half.querySelector(".letters text"))"""


def show(open_page: OpenPage, kind: str, **options: Any) -> Page:
    """A page of a kind, at rest."""
    make, address, press = KINDS[kind]
    page = at_rest(open_page(make(), address=address, **options), press)
    page.wait_for_function(EVERY_MAP_NAMED)
    return page


def at_rest(page: Page, press: str) -> Page:
    """The page with a button pressed."""
    if press:
        page.get_by_role("button", name=press, exact=True).first.click()
        page.evaluate(SETTLED)
    return page
