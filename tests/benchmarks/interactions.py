# SPDX-License-Identifier: MIT
"""How soon a page answers what a reader does: `python -m tests.benchmarks.interactions`.

Pages of 400 units over 37 days, with a main thread of a quarter of its speed, as a cheap phone has:
see `reader_acts.py` for what is done on them. Each act is done some times. What counts is the
processor time of the main thread from the input to the end of the task that paints what follows,
as a trace has it, four times over: what else the machine does is not in it. Beside it stand the
longest task that comes after, which an input that follows at once may have to wait for, and the
time to the next paint that the browser's event timing reports in steps of 8 ms where its main
thread is slowed down: that has the painting itself and the wait for the screen in it too, and all
else that the machine does. Prints a table in Markdown and ends with 1 where a median of the first
is over the limit; `--write` puts the table into docs/figures.md, and `--only zoom` measures what
has that in its name.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests import hangs
from tests.benchmarks.processes import measure
from tests.benchmarks.reader_acts import INTERACTIONS, POINT, PRESS, WHEEL, Interaction, settle
from tests.benchmarks.run import conditions, end_with, publish
from tests.benchmarks.timeline_data import History
from tests.benchmarks.timeline_pages import TASK, one_browser

START, END = "<!-- bench-interactions:start -->", "<!-- bench-interactions:end -->"
SLOWER = 4
LIMIT = 50  # ms
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

# Answers that take less than 16 ms are not reported by a browser.
LEAST = 16
WATCH = """
window.answers = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) answers.push([one.name, one.duration, one.interactionId]);
}).observe({ type: "event", durationThreshold: 16 });
"""

# What of a trace has the tasks of each thread, the events that a page hears, and its paints.
TRACED = ("-*", "toplevel", "devtools.timeline")
PAINTS = "Paint"
TOGETHER = 300_000  # µs


@dataclass(frozen=True)
class Answers:
    """Milliseconds of each time: the `work` of the main thread, the longest task `after` it, and
    what was `seen` of it, which is not told of a wheel or a drag.
    """

    work: tuple[float, ...]
    after: tuple[float, ...]
    seen: tuple[float, ...]


def main() -> None:
    options = parse()
    wanted = [one for one in INTERACTIONS if options.only in one.what]
    with tempfile.TemporaryDirectory() as name, one_browser() as browser:
        pages = drawn(Path(name))
        found = {one.what: answers(browser, pages[one.page], one, options.times) for one in wanted}
    text = "\n".join([*table(found), "", method(options.times)])
    publish(text, START, END, write=options.write)
    end_with(over_the_limit(found))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="interactions", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often each is done")
    parser.add_argument("--only", default="", metavar="WORDS", help="what has these in its name")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def drawn(folder: Path) -> dict[str, Path]:
    """The pages of 400 units: all days, and two of them."""
    shapes, control = map(str, History(37).write(folder))
    mapper = str(Path(sys.executable).with_name("mapper"))
    own = [control, "--boundaries", shapes, "--name-field", "name", "--code-field", "code", "-o"]
    days = ["--from", "2021-05-05", "--to", "2021-06-04"]
    measure([mapper, "timeline", *own, "timeline.html"], folder)
    measure([mapper, "diff", *days, *own, "compare.html"], folder)
    return {kind: folder / f"{kind}.html" for kind in ("timeline", "compare")}


def answers(browser: Browser, path: Path, one: Interaction, times: int) -> Answers:
    """Each act in turn with the main thread as it is, traced, and slowed down."""
    size = PHONE if one.phone else DESK
    context = browser.new_context(viewport=size, has_touch=one.phone, is_mobile=one.phone)
    context.set_default_timeout(hangs.PAGE)
    context.add_init_script(WATCH)
    page = opened(context, path, one)
    if not one.anew:
        # The first time a browser compiles what it runs.
        one.ready(page, 0)
        one.act(page, 0)
        settle(page)
    work, after, seen = [], [], []
    for nth in range(1, times + 1):
        page = opened(context, path, one, page)
        one.ready(page, 2 * nth - 1)
        settle(page)
        browser.start_tracing(page=page, categories=list(TRACED))
        one.act(page, 2 * nth - 1)
        settle(page)
        events = json.loads(browser.stop_tracing())["traceEvents"]
        work.append(SLOWER * until_painted(events, one.hears))
        after.append(SLOWER * longest_after(events, one.hears))
        page = opened(context, path, one, page)
        one.ready(page, 2 * nth)
        settle(page)
        seen += slowly(page, one, 2 * nth)
    context.close()
    return Answers(tuple(work), tuple(after), tuple(seen))


def opened(context: BrowserContext, path: Path, one: Interaction, page: Page | None = None) -> Page:
    """The page that is open, or one just opened where an act wants it so."""
    if page and not one.anew:
        return page
    if page:
        page.close()
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    page.locator("html[data-ready]").wait_for()
    one.before(page, 0)
    settle(page)
    return page


def slowly(page: Page, one: Interaction, nth: int) -> list[float]:
    """What event timing tells of an act with a main thread of a quarter of its speed."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate("() => window.answers.splice(0)")
    one.act(page, nth)
    settle(page)
    told = page.evaluate("() => window.answers.splice(0)")
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()
    is_press = one.hears not in (POINT, WHEEL)
    # A browser tells of a pointer as it comes over something, and not of a wheel or a drag.
    heard = [float(ms) for name, ms, is_one in told if (is_one if is_press else name in one.hears)]
    return [max(heard, default=LEAST)] if is_press or heard else []


def until_painted(events: Iterable[Mapping[str, Any]], hears: Sequence[str] = PRESS) -> float:
    """Milliseconds of processor time of the main thread from the first of the last inputs to the
    end of the task that paints what follows them.
    """
    tasks, first, painted = tasks_of(events, hears)
    return spent(task for task in tasks if ends(task) > first and task["ts"] < painted)


def longest_after(events: Iterable[Mapping[str, Any]], hears: Sequence[str] = PRESS) -> float:
    """The milliseconds of processor time of the longest task after that."""
    tasks, _, painted = tasks_of(events, hears)
    return max((spent([task]) for task in tasks if task["ts"] >= painted), default=0)


def tasks_of(
    events: Iterable[Mapping[str, Any]], hears: Sequence[str]
) -> tuple[list[Mapping[str, Any]], float, float]:
    """The tasks of the thread that hears of the last inputs, when the first of these began, and
    when what follows them was painted.
    """
    events = sorted((one for one in events if "dur" in one), key=lambda one: float(one["ts"]))
    inputs = [event for event in events if kind_of(event) in hears]
    thread = (inputs[-1]["pid"], inputs[-1]["tid"])
    own = [event for event in events if (event["pid"], event["tid"]) == thread]
    # A press is told as several events, at once one after the other.
    first = next(one for one in inputs if inputs[-1]["ts"] - one["ts"] < TOGETHER)
    done = ends(inputs[-1])
    paints = (one["ts"] for one in own if one["name"] == PAINTS and one["ts"] >= done)
    tasks = [event for event in own if event["name"] == TASK and "tdur" in event]
    return tasks, float(first["ts"]), float(min(paints, default=done))


def ends(event: Mapping[str, Any]) -> float:
    return float(event["ts"] + event["dur"])


def spent(tasks: Iterable[Mapping[str, Any]]) -> float:
    return float(sum(task["tdur"] for task in tasks)) / 1000


def kind_of(event: Mapping[str, Any]) -> str | None:
    """What the page hears of what a reader did, if this is that."""
    kind = event.get("args", {}).get("data", {}).get("type")
    return kind if event["name"] == "EventDispatch" else None


def table(found: Mapping[str, Answers]) -> list[str]:
    """Markdown: the median and the most of the work of each, and medians of what comes after and of
    what was seen.
    """
    rows = [(what, *map(milliseconds, figures(one))) for what, one in found.items()]
    heads = ("", "main thread", "at most", "longest task after", "next paint")
    lines = [heads, ("---", *["---:"] * 4), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def figures(one: Answers) -> tuple[float | None, ...]:
    seen = median(one.seen) if one.seen else None
    return median(one.work), max(one.work), median(one.after), seen


def milliseconds(ms: float | None) -> str:
    return "—" if ms is None else f"{ms:.0f} ms"


def over_the_limit(found: Mapping[str, Answers]) -> list[str]:
    """A line for each whose median is."""
    return [
        f"{what}: {median(one.work):.0f} ms is over {LIMIT} ms"
        for what, one in found.items()
        if median(one.work) > LIMIT
    ]


def method(times: int) -> str:
    """Where and how it was measured."""
    how = conditions(1).replace("Measured once, in turns,", f"Medians of {times} times")
    return (
        f"{how} 400 units over 37 days. Main thread: four times its processor time from the input "
        "to the end of the task that paints what follows; after that the longest task, likewise. "
        "Next paint: as event timing has it, in steps of 8 ms from 16 on, where the main thread "
        "has a quarter of its speed, with all else that the machine does; it tells nothing of a "
        "wheel or a drag."
    )


if __name__ == "__main__":
    main()
