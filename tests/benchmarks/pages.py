# SPDX-License-Identifier: MIT
"""Finished pages: their bytes, what they ask the network for, and how soon they show the map."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route

from tests import hangs
from tests.chromium import FLAGS, find_or_install
from tests.one_playwright import one_playwright

LEAFLET = Path(__file__).parents[2] / "mapper" / "page" / "vendor" / "leaflet"

# `drawn` and `whole` give the time after the paint in which the page first fulfilled a condition.
# Promises, because a page with a strict policy lets no condition be evaluated from a text.
WATCH = """
const paintedOnce = (holds) => new Promise((resolve, reject) => {
  const watch = new MutationObserver(() => {
    if (!holds()) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  });
  watch.observe(document, { childList: true, subtree: true, attributes: true });
  setTimeout(() => reject(new Error("no map after a minute")), 60000);
});
window.drawn = paintedOnce(() => %s);
window.whole = paintedOnce(() => %s);
"""


@dataclass(frozen=True)
class Page:
    """A page on disk, and the conditions in JavaScript that its map is drawn, each unit with its
    colour, and that all that the page has is there; the same where it has nothing else.
    """

    path: Path
    drawn: str
    whole: str = ""

    @property
    def watch(self) -> str:
        """The script that looks out for both."""
        return WATCH % (self.drawn, self.whole or self.drawn)


@dataclass(frozen=True)
class Figures:
    """`requests` counts the page itself; `hosts` are those of the others."""

    bytes: int
    gzipped: int
    requests: int
    hosts: int
    drawn_ms: float
    whole_ms: float


def own_page(path: Path) -> Page:
    marked = "'{}' in document.documentElement.dataset"
    return Page(path, marked.format("drawn"), marked.format("ready"))


def folium_page(path: Path, units: int) -> Page:
    return Page(path, f"document.querySelectorAll('path.leaflet-interactive').length >= {units}")


def look_at(pages: Mapping[str, Page], rounds: int) -> dict[str, Figures]:
    """Open the pages in turns, each time in a context of its own, with the network off."""
    with one_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install(), args=list(FLAGS), timeout=hangs.BROWSER
        )
        opened = {name: [open_once(browser, page)] for name, page in pages.items()}
        for _ in range(rounds):
            for name, page in pages.items():
                opened[name].append(open_once(browser, page))
        browser.close()
    return {name: figures(pages[name].path, seen[1:]) for name, seen in opened.items()}


def open_once(browser: Browser, page: Page) -> tuple[float, float, list[str]]:
    """Milliseconds from navigation to the drawn map and the whole page; the addresses asked for."""
    home = page.path.resolve().as_uri()
    requests: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(hangs.PAGE)
    context.set_offline(True)
    context.route(lambda url: url != home, answer)
    context.on("request", lambda request: requests.append(request.url))
    context.add_init_script(page.watch)
    tab = context.new_page()
    tab.goto(home, wait_until="commit")
    drawn_ms, whole_ms = tab.evaluate("() => Promise.all([window.drawn, window.whole])")
    tab.wait_for_load_state("load")
    context.close()
    asked = [url for url in requests if not url.startswith(("data:", "blob:"))]
    return float(drawn_ms), float(whole_ms), asked


def answer(route: Route) -> None:
    """What a page from elsewhere gets: Leaflet at once from disk, the rest empty.

    A page that needs the network is shown at its best: no delay, and nothing else to run.
    """
    name = urlsplit(route.request.url).path.rpartition("/")[2]
    kind = {"script": "text/javascript", "stylesheet": "text/css"}
    if name in ("leaflet.js", "leaflet.css"):
        route.fulfill(path=LEAFLET / name)
    elif route.request.resource_type in kind:
        route.fulfill(body="", content_type=kind[route.request.resource_type])
    else:
        route.abort()


def figures(path: Path, seen: list[tuple[float, float, list[str]]]) -> Figures:
    content = path.read_bytes()
    urls = max((urls for _, _, urls in seen), key=len)
    return Figures(
        bytes=len(content),
        gzipped=len(gzip.compress(content, 9, mtime=0)),
        requests=len(urls),
        hosts=len({urlsplit(url).netloc for url in urls} - {""}),
        drawn_ms=statistics.median(ms for ms, _, _ in seen),
        whole_ms=statistics.median(ms for _, ms, _ in seen),
    )
