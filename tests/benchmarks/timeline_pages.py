"""Pages with a slider: how soon they are there, and how long one step takes."""

from __future__ import annotations

import random
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Route

from tests import hangs
from tests.benchmarks import pages
from tests.benchmarks.pages import Page
from tests.chromium import FLAGS, find_or_install
from tests.one_playwright import one_playwright

# The input comes at the start of a frame. What is timed is the work of that frame, from the input
# to the message that follows on its paint, and the work of the next frame, to which a page may
# put things off: script, styles, layout and paint, without the wait for the screen in between.
# A strict policy lets no text be evaluated, so this is there before the page is.
STEP = """
window.timeSteps = async (selector, values) => {
  const slider = document.querySelector(selector);
  const afterPaint = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    channel.port2.postMessage(null);
  });
  const frame = (work) => new Promise((resolve) => requestAnimationFrame(() => {
    const start = performance.now();
    const done = afterPaint();
    const next = work();
    done.then(async (end) => resolve(end - start + (next ? await next : 0)));
  }));
  const times = [];
  for (const value of values) {
    times.push(await frame(() => {
      const next = frame(() => null);
      if (value !== null) {
        slider.value = value;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      return next;
    }));
  }
  return times;
};
window.firstPaint = () =>
  performance.getEntriesByName("first-contentful-paint").map((entry) => entry.startTime);
"""


@dataclass(frozen=True)
class SliderPage:
    """A page, and the selector of its slider, whose value is the number of the day."""

    page: Page
    slider: str


@dataclass(frozen=True)
class SliderFigures:
    """Milliseconds: medians of the openings; of the steps the median and the 95th of 100.

    `idle_ms` is what the measuring itself takes: a step on which nothing is moved.
    """

    bytes: int
    first_paint_ms: float
    drawn_ms: float
    whole_ms: float
    step_p50_ms: float
    step_p95_ms: float
    idle_ms: float


@dataclass(frozen=True)
class Opened:
    first_paint_ms: float
    drawn_ms: float
    whole_ms: float
    steps_ms: tuple[float, ...]
    idle_ms: tuple[float, ...]


def own_page(path: Path) -> SliderPage:
    return SliderPage(pages.own_page(path), "#time")


def folium_page(path: Path, units: int) -> SliderPage:
    drawn = f"document.querySelectorAll('path[id*=-feature-][fill]').length >= {units}"
    return SliderPage(Page(path, drawn), "input[type=range]")


def walk(days: int, steps: int, seed: int = 1) -> list[int]:
    """Where the slider goes: half of the steps to the next day, half of them anywhere."""
    chance = random.Random(seed)
    at, way = 0, []
    for number in range(steps):
        if number % 2:
            at = chance.choice([day for day in range(days) if day != at])
        else:
            at = (at + 1) % days
        way.append(at)
    return way


def look_at(
    pages: Mapping[str, SliderPage],
    days: int,
    rounds: int,
    files: Mapping[str, Path],
    steps: int = 200,
) -> dict[str, SliderFigures]:
    """Open the pages in turns, each time in a context of its own, with the network off."""
    way = walk(days, steps)
    with one_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install(), args=list(FLAGS), timeout=hangs.BROWSER
        )
        seen: dict[str, list[Opened]] = {name: [] for name in pages}
        for _ in range(rounds + 1):
            for name, page in pages.items():
                seen[name].append(open_once(browser, page, way, files))
        browser.close()
    return {name: figures(page.page.path, seen[name][1:]) for name, page in pages.items()}


def open_once(
    browser: Browser, page: SliderPage, way: Sequence[int], files: Mapping[str, Path]
) -> Opened:
    """Open a page, wait for its map, and move its slider along `way`."""
    home = page.page.path.resolve().as_uri()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(hangs.PAGE)
    context.set_offline(True)
    serve(context, home, files)
    context.add_init_script(page.page.watch + STEP)
    tab = context.new_page()
    tab.goto(home, wait_until="commit")
    drawn_ms, whole_ms = tab.evaluate("() => Promise.all([window.drawn, window.whole])")
    tab.wait_for_load_state("load")
    before = tab.screenshot()
    idle = tab.evaluate("(values) => window.timeSteps('html', values)", [None] * 20)
    steps = tab.evaluate("([s, v]) => window.timeSteps(s, v)", [page.slider, list(way)])
    if tab.screenshot() == before:
        raise RuntimeError(f"{page.page.path}: the slider moves nothing")
    paints = tab.evaluate("() => window.firstPaint()")
    context.close()
    times = float(paints[0]), float(drawn_ms), float(whole_ms)
    return Opened(*times, tuple(steps), tuple(idle))


def serve(context: BrowserContext, home: str, files: Mapping[str, Path]) -> None:
    """Let a page have these files at once, by name, and of others an empty one.

    A page that needs the network is shown at its best: no delay, and nothing else to run.
    """

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        kind = {"script": "text/javascript", "stylesheet": "text/css"}
        if name in files:
            route.fulfill(path=files[name])
        elif route.request.resource_type in kind:
            route.fulfill(body="", content_type=kind[route.request.resource_type])
        else:
            route.abort()

    context.route(lambda url: url.partition("#")[0] != home, answer)


def figures(path: Path, opened: Sequence[Opened]) -> SliderFigures:
    steps = sorted(ms for one in opened for ms in one.steps_ms)
    return SliderFigures(
        bytes=path.stat().st_size,
        first_paint_ms=statistics.median(one.first_paint_ms for one in opened),
        drawn_ms=statistics.median(one.drawn_ms for one in opened),
        whole_ms=statistics.median(one.whole_ms for one in opened),
        step_p50_ms=statistics.median(steps),
        step_p95_ms=steps[round(0.95 * (len(steps) - 1))],
        idle_ms=statistics.median(ms for one in opened for ms in one.idle_ms),
    )
