# SPDX-License-Identifier: MIT
"""Pages with a slider: how soon they are there, and what one step takes."""

from __future__ import annotations

import json
import random
import statistics
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Route

from tests import hangs
from tests.benchmarks import pages
from tests.benchmarks.pages import Page
from tests.chromium import FLAGS, find_or_install
from tests.one_playwright import one_playwright

# The input comes at the start of a frame, and the next input two frames later. What counts is the
# processor time of the page's main thread from one input to the next, as the browser traces it:
# script, styles, layout and paint, and what a page puts off to the next frame. In wall time that
# is what passes from the input to the message that follows on its paint, and the same of the
# next frame, without the wait for the screen in between.
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
        performance.mark("step");
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

TASK = "ThreadControllerImpl::RunTask"
# What of a trace has the tasks of each thread, and the marks of the steps.
TRACED = ("-*", "toplevel", "blink.user_timing")


@dataclass(frozen=True)
class SliderPage:
    """A page, and the selector of its slider, whose value is the number of the day."""

    page: Page
    slider: str


@dataclass(frozen=True)
class SliderFigures:
    """Milliseconds: medians of the openings; of the steps the median and the 95th of 100, in
    processor time of the main thread (`cpu`) and in wall time.

    `idle_ms` is what the measuring itself takes: a step on which nothing is moved.
    """

    bytes: int
    first_paint_ms: float
    drawn_ms: float
    whole_ms: float
    cpu_p50_ms: float
    cpu_p95_ms: float
    step_p50_ms: float
    step_p95_ms: float
    idle_ms: float


@dataclass(frozen=True)
class Opened:
    first_paint_ms: float
    drawn_ms: float
    whole_ms: float
    cpu_ms: tuple[float, ...]
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


@contextmanager
def one_browser() -> Iterator[Browser]:
    """A Chromium for as long as it is needed."""
    with one_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_or_install(), args=list(FLAGS), timeout=hangs.BROWSER
        )
        yield browser
        browser.close()


def look_at(
    browser: Browser,
    pages: Mapping[str, SliderPage],
    days: int,
    rounds: int,
    files: Mapping[str, Path],
    steps: int = 60,
) -> dict[str, SliderFigures]:
    """Open the pages in turns, each time in a context of its own, with the network off; before
    that once for a few steps, which do not count.
    """
    for page in pages.values():
        open_once(browser, page, walk(days, 2), files)
    way = walk(days, steps)
    seen: dict[str, list[Opened]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, page in pages.items():
            seen[name].append(open_once(browser, page, way, files))
    return {name: figures(page.page.path, seen[name]) for name, page in pages.items()}


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
    # A hand that drags a slider is on it.
    tab.locator(page.slider).first.hover()
    before = tab.screenshot()
    idle = tab.evaluate("(values) => window.timeSteps('html', values)", [None] * 20)
    browser.start_tracing(page=tab, categories=list(TRACED))
    steps = tab.evaluate("([s, v]) => window.timeSteps(s, v)", [page.slider, list(way)])
    traced = step_cpu(json.loads(browser.stop_tracing())["traceEvents"])
    if tab.screenshot() == before:
        raise RuntimeError(f"{page.page.path}: the slider moves nothing")
    paints = tab.evaluate("() => window.firstPaint()")
    context.close()
    times = float(paints[0]), float(drawn_ms), float(whole_ms)
    return Opened(*times, traced, tuple(steps), tuple(idle))


def step_cpu(events: Iterable[Mapping[str, Any]]) -> tuple[float, ...]:
    """Of each step the milliseconds of processor time of the thread that took it, up to the next
    step; of the last one nothing tells where it ends.
    """
    events = list(events)
    marks = sorted((event["ts"], event["pid"], event["tid"]) for event in events if _is_step(event))
    starts = [at for at, *_ in marks]
    spent = [0.0] * len(starts)
    for event in events:
        # What runs as the trace begins or ends has no time of its own.
        is_task = event["name"] == TASK and "tdur" in event
        if not is_task or (event["pid"], event["tid"]) != marks[0][1:]:
            continue
        # The input comes within a task, whose end is after it.
        nth = bisect_right(starts, event["ts"] + event["dur"]) - 1
        if nth >= 0:
            spent[nth] += event["tdur"] / 1000
    return tuple(spent[:-1])


def _is_step(event: Mapping[str, Any]) -> bool:
    """Whether this is the mark that `STEP` sets."""
    return event["name"] == "step" and "blink.user_timing" in event["cat"]


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
    cpu = sorted(ms for one in opened for ms in one.cpu_ms)
    return SliderFigures(
        bytes=path.stat().st_size,
        first_paint_ms=statistics.median(one.first_paint_ms for one in opened),
        drawn_ms=statistics.median(one.drawn_ms for one in opened),
        whole_ms=statistics.median(one.whole_ms for one in opened),
        cpu_p50_ms=statistics.median(cpu),
        cpu_p95_ms=of_hundred(cpu, 95),
        step_p50_ms=statistics.median(steps),
        step_p95_ms=of_hundred(steps, 95),
        idle_ms=statistics.median(ms for one in opened for ms in one.idle_ms),
    )


def of_hundred(figures: Sequence[float], nth: int) -> float:
    """The nth of 100 figures, or of as many as there are, the least first."""
    return figures[round(nth / 100 * (len(figures) - 1))]
