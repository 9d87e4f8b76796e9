# SPDX-License-Identifier: MIT
"""Pages of very many units, in a browser: `make bench-crowd`.

33,000 areas of towns on two days, beside a page as one would write it by hand with Leaflet's own
canvas; and fewer of them as elements and on a canvas, to see from how many on a canvas pays.
Processor time is that of all of the browser's processes, so what is painted off the main thread is
in it, and what else the machine does is not. Prints two tables in Markdown and ends with 1 where a
limit is not kept; `--write` puts them into docs/figures.md.
"""

from __future__ import annotations

import argparse
import gzip
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from statistics import median
from unittest.mock import patch

from playwright.sync_api import Browser, CDPSession, ViewportSize
from playwright.sync_api import Page as Tab

from mapper.page import document
from mapper.reading.inputs import Inputs
from tests import hangs
from tests.benchmarks.cells_data import TOWNS
from tests.benchmarks.crowd_data import DIGITS, crowd, leaflet_page
from tests.benchmarks.pages import Page, own_page
from tests.benchmarks.run import Limit, Line, conditions, end_with, publish, table
from tests.benchmarks.timeline_pages import of_hundred, one_browser
from tests.shown import days_page

START, END = "<!-- bench-crowd:start -->", "<!-- bench-crowd:end -->"
AROUND = (800, 1_500, 3_025)
ROUNDS = 3
# Two in and two out again; the slider there and back.
ZOOMS, STEPS = (1, 1, -1, -1) * 5, (0, 1) * 5
VIEW: ViewportSize = {"width": 1280, "height": 900}
KINDS = ("", "canvas", "elements", "ratio")

# What is done, and all that follows: two frames, and what the page puts off.
DO = """
window.afterAll = () => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))));
window.zoomBy = (levels) => {
  const map = window[document.querySelector(".folium-map").id];
  map.setZoom(map.getZoom() + levels, { animate: false });
  return window.afterAll();
};
window.moveTo = (day) => {
  const slider = document.getElementById("time");
  slider.value = day;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return window.afterAll();
};
"""
SETTLE = "() => window.afterAll()"
SIZE = """() => {
  const { clientWidth, clientHeight } = document.querySelector(".folium-map");
  return [clientWidth, clientHeight];
}"""


@dataclass(frozen=True)
class Seen:
    """One opening of a page: milliseconds, of processors but for `drawn`; and MB."""

    drawn: float
    opened: float
    zooms: tuple[float, ...]
    steps: tuple[float, ...]
    heap: float


@dataclass(frozen=True)
class Figures:
    path: Path
    seen: tuple[Seen, ...]

    @cached_property
    def kilobytes(self) -> tuple[float, float]:
        """Raw and gzipped."""
        content = self.path.read_bytes()
        return len(content) / 1000, len(gzip.compress(content, 9, mtime=0)) / 1000

    @cached_property
    def zooms(self) -> list[float]:
        return sorted(ms for one in self.seen for ms in one.zooms)

    @cached_property
    def steps(self) -> list[float]:
        return sorted(ms for one in self.seen for ms in one.steps)


# The figures of a first attempt with packed integers, and never more than the other page.
LIMITS = (
    Limit("page", 2600, 1.0),
    Limit("the same, gzipped", 1260, 1.0),
    Limit("from load to drawn map, by the clock", ratio=1.0),
    Limit("from load to all of the page", ratio=1.0),
    Limit("zoom, median", 93, 1.0),
    Limit("zoom, 95th of 100", 171, 1.0),
    Limit("step of the slider, median", ratio=1.0),
    Limit("memory of scripts", 57, 1.0),
)
AROUND_LINES = (
    "page",
    "from load to all of the page",
    "zoom, median",
    "step of the slider, median",
)


def main() -> None:
    options = parse()
    with tempfile.TemporaryDirectory() as name, one_browser() as browser:
        folder = Path(name)
        main_lines = beside_leaflet(browser, folder, options.units, options.rounds)
        around = {
            count: both_kinds(browser, folder, count, options.rounds) for count in options.around
        }
    tables = [*table(main_lines), "", *table(lines_around(around), KINDS)]
    text = "\n".join([*tables, "", method(options.units, options.rounds)])
    publish(text, START, END, write=options.write)
    end_with(broken_limits(main_lines) if options.units == TOWNS else [])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-crowd", description=__doc__)
    parser.add_argument("--units", type=int, default=TOWNS)
    parser.add_argument("--around", type=int, nargs="*", default=AROUND, help="how many, each way")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is opened")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/figures.md")
    return parser.parse_args()


def beside_leaflet(browser: Browser, folder: Path, count: int, rounds: int) -> list[Line]:
    made = crowd(count)
    own = written(folder / "own.html", own_html(made.inputs(folder / "own"), on_canvas=True))
    size = size_of(browser, own_page(own))
    theirs = written(folder / "leaflet.html", leaflet_page(made, size))
    is_drawn = "'drawn' in document.documentElement.dataset"
    found = look_at(browser, {"own": own_page(own), "leaflet": Page(theirs, is_drawn)}, rounds)
    return lines(found["own"], found["leaflet"])


def both_kinds(browser: Browser, folder: Path, count: int, rounds: int) -> list[Line]:
    """The same units on a canvas, and an element each."""
    inputs = crowd(count).inputs(folder / f"of-{count}")
    pages = {
        kind: own_page(
            written(folder / f"{kind}-{count}.html", own_html(inputs, on_canvas=kind == "canvas"))
        )
        for kind in ("canvas", "elements")
    }
    found = look_at(browser, pages, rounds)
    return lines(found["canvas"], found["elements"])


def own_html(inputs: Inputs, *, on_canvas: bool) -> str:
    with patch.object(document, "is_crowded", lambda here: on_canvas):
        return days_page(inputs)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


# --- in the browser -----------------------------------------------------------------------


def look_at(browser: Browser, pages: Mapping[str, Page], rounds: int) -> dict[str, Figures]:
    """Open the pages in turns, once before that does not count."""
    for page in pages.values():
        open_once(browser, page)
    seen: dict[str, list[Seen]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, page in pages.items():
            seen[name].append(open_once(browser, page))
    return {name: Figures(page.path, tuple(seen[name])) for name, page in pages.items()}


def open_once(browser: Browser, page: Page) -> Seen:
    """Open a page, zoom, move its slider, and look at what it keeps in memory."""
    watch = browser.new_browser_cdp_session()
    tab = new_tab(browser, page)
    before = clocks(watch)
    drawn = opened(tab, page)
    spent = since(before, clocks(watch))
    tab.evaluate(SETTLE)
    seen = Seen(
        drawn=drawn,
        opened=spent,
        zooms=each(tab, watch, "zoomBy", ZOOMS),
        steps=each(tab, watch, "moveTo", STEPS),
        heap=heap_mb(tab),
    )
    tab.context.close()
    watch.detach()
    return seen


def new_tab(browser: Browser, page: Page) -> Tab:
    context = browser.new_context(viewport=VIEW)
    context.set_default_timeout(hangs.PAGE)
    context.set_offline(True)
    context.add_init_script(page.watch + DO)
    return context.new_page()


def opened(tab: Tab, page: Page) -> float:
    """Milliseconds until the map is drawn; all of the page is there then, and at rest."""
    tab.goto(page.path.resolve().as_uri(), wait_until="commit")
    drawn, _ = tab.evaluate("() => Promise.all([window.drawn, window.whole])")
    tab.wait_for_load_state("load")
    tab.evaluate(SETTLE)
    return float(drawn)


def size_of(browser: Browser, page: Page) -> tuple[int, int]:
    """How wide and high the map of a page is, in px."""
    tab = new_tab(browser, page)
    opened(tab, page)
    width, height = tab.evaluate(SIZE)
    tab.context.close()
    return int(width), int(height)


def each(tab: Tab, watch: CDPSession, act: str, values: Iterable[int]) -> tuple[float, ...]:
    """Milliseconds of processors for each of some acts."""
    found = []
    for value in values:
        before = clocks(watch)
        tab.evaluate(f"(value) => window.{act}(value)", value)
        found.append(since(before, clocks(watch)))
    return tuple(found)


Clocks = dict[int, float]


def clocks(watch: CDPSession) -> Clocks:
    """Milliseconds for which processors have worked for each process of the browser."""
    told = watch.send("SystemInfo.getProcessInfo")["processInfo"]
    # What the browser itself says is in steps of 10 ms: Linux has a clock for each process.
    return {one["id"]: time.clock_gettime(~one["id"] << 3 | 2) * 1000 for one in told}


def since(before: Clocks, after: Clocks) -> float:
    """What was spent from one look to the next; a process that has ended is left out."""
    return sum(ms - before.get(number, 0.0) for number, ms in after.items())


def heap_mb(tab: Tab) -> float:
    """What scripts keep, packed numbers among it."""
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


# --- the tables ---------------------------------------------------------------------------


def lines(ours: Figures, theirs: Figures) -> list[Line]:
    """The figures of two pages, in the order of the tables."""

    def line(what: str, of: Callable[[Figures], float], unit: str = "ms", digits: int = 0) -> Line:
        return Line(what, of(ours), of(theirs), unit, digits)

    def of_all(of: Callable[[Seen], float]) -> Callable[[Figures], float]:
        return lambda figures: median(map(of, figures.seen))

    return [
        line("page", lambda one: one.kilobytes[0], "kB"),
        line("the same, gzipped", lambda one: one.kilobytes[1], "kB"),
        line("from load to drawn map, by the clock", of_all(lambda one: one.drawn)),
        line("from load to all of the page", of_all(lambda one: one.opened)),
        line("zoom, median", lambda one: median(one.zooms)),
        line("zoom, 95th of 100", lambda one: of_hundred(one.zooms, 95)),
        line("step of the slider, median", lambda one: median(one.steps)),
        line("step of the slider, 95th of 100", lambda one: of_hundred(one.steps, 95)),
        line("memory of scripts", of_all(lambda one: one.heap), "MB"),
    ]


def lines_around(found: Mapping[int, Sequence[Line]]) -> list[Line]:
    """Of each number of units what tells whether a canvas pays."""
    return [
        replace(line, what=f"{count:,} units: {line.what}")
        for count, entries in found.items()
        for line in entries
        if line.what in AROUND_LINES
    ]


def broken_limits(entries: Iterable[Line]) -> list[str]:
    """A line for each limit that is not kept."""
    by_name = {line.what: line for line in entries}
    return [
        f"{line.what}: {line.number(line.ours)} beside {line.number(line.theirs)} is over the limit"
        for limit in LIMITS
        for line in [by_name[limit.what]]
        if not limit.kept(line)
    ]


def method(count: int, rounds: int) -> str:
    """Where and how it was measured."""
    load = os.getloadavg()[2]
    return (
        f"{conditions(rounds)} First {count:,} areas of towns beside Leaflet's canvas renderer, "
        "then fewer of them on a canvas and with an element each; 1280 × 900, both maps of one "
        f"size, borders to {DIGITS} digits of a degree. Milliseconds are those of the processors "
        "for all processes of the browser, painting among them, until two frames are drawn and "
        "nothing is put off; but for the one by the clock, which has all else in it that the "
        f"machine did, and that was at {load:.0f} processes at once. Zooms are two levels in and "
        "out again, steps are between two days on which one unit in fifty differs."
    )


if __name__ == "__main__":
    main()
