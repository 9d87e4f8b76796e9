# SPDX-License-Identifier: MIT
"""How soon a page answers what a reader does: `python -m tests.benchmarks.interactions`.

The page of 400 units over 37 days, with a main thread of a quarter of its speed, as a cheap phone
has. Each act is done some times on an opened page. What counts is the processor time of the main
thread from the input to the paint that follows it, as a trace has it, four times over: what else
the machine does is not in it. Beside it stands the time to the next paint that the browser's event
timing reports in steps of 8 ms where its main thread is slowed down: that has the painting itself
and the wait for the screen in it too, and all else that the machine does. Prints a table in
Markdown and ends with 1 where a median of the first is over the limit; `--write` puts the table
into docs/figures.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from tests import hangs
from tests.benchmarks.processes import measure
from tests.benchmarks.run import conditions, end_with, publish
from tests.benchmarks.timeline_data import History
from tests.benchmarks.timeline_pages import TASK, one_browser

START, END = "<!-- bench-interactions:start -->", "<!-- bench-interactions:end -->"
SLOWER = 4
LIMIT = 50  # ms
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
STILL = 700  # ms, in which a page does what it puts off

# Answers that take less than 16 ms are not reported by a browser.
LEAST = 16
WATCH = """
window.answers = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.interactionId) answers.push(entry.duration);
}).observe({ type: "event", durationThreshold: 16 });
"""

# What of a trace has the tasks of each thread, the events that a page hears, and its paints.
TRACED = ("-*", "toplevel", "devtools.timeline")
INPUTS = ("pointerdown", "pointerup", "click", "keydown", "keypress", "textInput", "input")
TOGETHER = 300_000  # µs

Act = Callable[[Page, int], None]


@dataclass(frozen=True)
class Answers:
    """Milliseconds of each time: the `work` of the main thread, and what was `seen` of it."""

    work: tuple[float, ...]
    seen: tuple[float, ...]


@dataclass(frozen=True)
class Interaction:
    """What a reader does, for the nth time, after what it takes to come there."""

    what: str
    act: Act
    before: Callable[[Page], None] = lambda page: None
    phone: bool = False


def spot(page: Page, nth: int) -> tuple[float, float]:
    """A place on the map, another one each time."""
    box = page.locator(".folium-map").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * (0.3 + 0.08 * (nth % 6)), box["y"] + box["height"] * 0.45


def tap(page: Page, nth: int) -> None:
    page.touchscreen.tap(*spot(page, nth))


def click(page: Page, nth: int) -> None:
    page.mouse.click(*spot(page, nth))


def press(key: str) -> Act:
    return lambda page, _: page.keyboard.press(key)


def push(selector: str, others: int = 1) -> Act:
    """Push a button, or in turns that and those that follow it."""
    return lambda page, nth: page.locator(selector).nth(nth % others).click()


def touch(selector: str) -> Act:
    return lambda page, _: page.locator(selector).tap()


def at_search(page: Page) -> None:
    page.locator(".find input").focus()


def type_one(page: Page, nth: int) -> None:
    """Type in place of what was typed before."""
    page.locator(".find input").evaluate("field => field.select()")
    page.keyboard.press(f"{nth % 10}")


def choose(page: Page, nth: int) -> None:
    """Choose what is found, which was typed before."""
    page.keyboard.press("/")
    page.locator(".find input").fill(f"{nth + 11}")
    settle(page)
    page.keyboard.press("Enter")


def at_slider(page: Page) -> None:
    page.locator("#time").focus()


def with_a_place(page: Page) -> None:
    click(page, 0)
    at_slider(page)


def on_the_first_day(page: Page) -> None:
    at_slider(page)
    page.keyboard.press("Home")


INTERACTIONS = (
    Interaction("choose a place by tap, on a phone", tap, phone=True),
    Interaction("choose a place by mouse", click),
    Interaction("a step of the slider", press("ArrowLeft"), at_slider),
    Interaction("the same with a place held open", press("ArrowLeft"), with_a_place),
    Interaction("Play, or pause", push(".play"), on_the_first_day),
    Interaction("type into the search", type_one, at_search),
    Interaction("choose what was found", choose),
    Interaction("zoom", push(".zoom button:not(.seek)", others=2)),
    Interaction("open the key, on a phone", touch("#legend .key-line"), phone=True),
    Interaction("open what shares the map", push(".take > summary")),
    Interaction("show one status alone", push(".statuses button", others=2)),
    Interaction("sort the table", push(".tw-sort", others=2)),
)


def main() -> None:
    options = parse()
    with tempfile.TemporaryDirectory() as name, one_browser() as browser:
        page = drawn(Path(name))
        found = {one.what: answers(browser, page, one, options.times) for one in INTERACTIONS}
    text = "\n".join([*table(found), "", method(options.times)])
    publish(text, START, END, write=options.write)
    end_with(over_the_limit(found))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="interactions", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often each is done")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def drawn(folder: Path) -> Path:
    """The page of 400 units."""
    shapes, control = map(str, History(37).write(folder))
    mapper = str(Path(sys.executable).with_name("mapper"))
    own = ["timeline", control, "--boundaries", shapes, "--name-field", "name"]
    measure([mapper, *own, "--code-field", "code", "-o", "page.html"], folder)
    return folder / "page.html"


def answers(browser: Browser, path: Path, one: Interaction, times: int) -> Answers:
    """Each act in turn with the main thread as it is, traced, and slowed down."""
    size = PHONE if one.phone else DESK
    context = browser.new_context(viewport=size, has_touch=one.phone, is_mobile=one.phone)
    context.set_default_timeout(hangs.PAGE)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    page.locator("html[data-ready]").wait_for()
    one.before(page)
    settle(page)
    session = context.new_cdp_session(page)
    # The first time a browser compiles what it runs.
    one.act(page, 0)
    settle(page)
    work, seen = [], []
    for nth in range(1, times + 1):
        browser.start_tracing(page=page, categories=list(TRACED))
        one.act(page, 2 * nth - 1)
        settle(page)
        work.append(SLOWER * until_painted(json.loads(browser.stop_tracing())["traceEvents"]))
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        taken(page)
        one.act(page, 2 * nth)
        settle(page)
        seen.append(max(taken(page), default=LEAST))
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    context.close()
    return Answers(tuple(work), tuple(seen))


def until_painted(events: Iterable[Mapping[str, Any]]) -> float:
    """Milliseconds of processor time of the main thread from the last input to the end of the task
    that paints what follows it.
    """
    events = sorted((one for one in events if "dur" in one), key=lambda one: float(one["ts"]))
    inputs = [event for event in events if is_input(event)]
    thread = (inputs[-1]["pid"], inputs[-1]["tid"])
    own = [event for event in events if (event["pid"], event["tid"]) == thread]
    # A press is told as several events, at once one after the other.
    first = next(one for one in inputs if inputs[-1]["ts"] - one["ts"] < TOGETHER)
    done = inputs[-1]["ts"] + inputs[-1]["dur"]
    paints = (one["ts"] for one in own if one["name"] == "Commit" and one["ts"] >= done)
    painted = min(paints, default=done)
    tasks = [event for event in own if event["name"] == TASK and "tdur" in event]
    counted = [
        task for task in tasks if task["ts"] + task["dur"] > first["ts"] and task["ts"] < painted
    ]
    return float(sum(task["tdur"] for task in counted)) / 1000


def is_input(event: Mapping[str, Any]) -> bool:
    """Whether this is the page hearing of what a reader pressed."""
    kind = event.get("args", {}).get("data", {}).get("type")
    return event["name"] == "EventDispatch" and kind in INPUTS


def taken(page: Page) -> list[float]:
    """What was reported since the last time."""
    return [float(ms) for ms in page.evaluate("() => window.answers.splice(0)")]


def settle(page: Page) -> None:
    """Let a page do what it puts off; nothing says when it has."""
    page.wait_for_timeout(STILL)


def table(found: Mapping[str, Answers]) -> list[str]:
    """Markdown: the median and the most of the work of each, and the median of what was seen."""
    rows = [
        (what, *(f"{ms:.0f} ms" for ms in (median(one.work), max(one.work), median(one.seen))))
        for what, one in found.items()
    ]
    heads = ("", "main thread", "at most", "next paint")
    lines = [heads, ("---", "---:", "---:", "---:"), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


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
        "to the end of the task that paints what follows. Next paint: as event timing has it, in "
        "steps of 8 ms from 16 on, where the main thread has a quarter of its speed, with all else "
        "that the machine does."
    )


if __name__ == "__main__":
    main()
