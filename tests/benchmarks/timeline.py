# SPDX-License-Identifier: MIT
"""`mapper timeline` beside folium's TimeSliderChoropleth: `python -m tests.benchmarks.timeline`.

Both draw the same units with the same history, five changes for each: 400 units over 37 and over
1,000 days, 36 and 3,025 units over 37. Whole processes and pages in turns, in one run on one
machine. Prints a table in Markdown and ends with 1 where a limit is not kept; `--write` puts the
table into docs/figures.md.

`--only script` or `--only mapper` measures one of them alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks.processes import Command, Runs, in_turns
from tests.benchmarks.run import ROOT, Line, conditions, end_with, publish, table
from tests.benchmarks.timeline_data import History
from tests.benchmarks.timeline_libraries import libraries
from tests.benchmarks.timeline_pages import (
    SliderFigures,
    SliderPage,
    folium_page,
    look_at,
    one_browser,
    own_page,
)

SCRIPT = str(Path(__file__).with_name("timeline_competitor.py"))
START, END = "<!-- bench-timeline:start -->", "<!-- bench-timeline:end -->"
HISTORIES = (History(37), History(1000), History(37, side=6), History(37, side=55))
BOTH = ("mapper", "script")
QUICK = 1000  # units, of which a build takes no time worth speaking of; of more it is built once
NOTHING = 0.0


@dataclass(frozen=True)
class Limit:
    """What a line must keep: at most so much of the other's figure, or at most this figure.

    `case` is how its lines begin: see `case_of`.
    """

    case: str
    what: str
    ratio: float | None = None
    most: float | None = None

    def kept(self, line: Line) -> bool:
        return (self.ratio is None or line.ours <= self.ratio * line.theirs) and (
            self.most is None or line.ours <= self.most
        )


LIMITS = (
    Limit("37 days", "page", ratio=1 / 6),
    Limit("1,000 days", "page", ratio=1 / 40),
    Limit("37 days", "build, whole process", ratio=1.0),
    Limit("1,000 days", "build, whole process", ratio=1.0),
    Limit("37 days", "drawn map", ratio=1.0),
    Limit("1,000 days", "drawn map", ratio=1.0),
    Limit("36 units", "drawn map", ratio=1.0),
    Limit("3,025 units", "drawn map", ratio=1.0),
    Limit("37 days", "slider step, 95th of 100", most=16.0),
    Limit("1,000 days", "slider step, 95th of 100", most=16.0),
    Limit("3,025 units", "slider step, 95th of 100", ratio=1.0),
)


@dataclass(frozen=True)
class Measured:
    """All figures of one history, by who drew it."""

    runs: dict[str, Runs]
    warm: dict[str, float]
    pages: dict[str, SliderFigures]


def main() -> None:
    options = parse()
    files = libraries()
    with tempfile.TemporaryDirectory() as name, one_browser() as browser:
        measured = {
            case_of(history): measure(
                history, Path(name), options.who, options.rounds, files, browser
            )
            for history in HISTORIES
        }
    entries = {case: lines(case, found) for case, found in measured.items()}
    whole = [line for part in entries.values() for line in part]
    if options.who != BOTH:
        print(*(f"{line.what}: {line.number(line.ours + line.theirs)}" for line in whole), sep="\n")
        return
    text = "\n".join([*table(whole), "", method(options.rounds)])
    publish(text, START, END, write=options.write)
    end_with(broken_limits(entries))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="timeline", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    parser.add_argument(
        "--only", dest="who", choices=BOTH, action="append", help="measure one of the two alone"
    )
    options = parser.parse_args()
    options.who = tuple(options.who or BOTH)
    return options


def measure(
    history: History,
    folder: Path,
    who: Sequence[str],
    rounds: int,
    files: dict[str, Path],
    browser: Browser,
) -> Measured:
    """Build the pages in turns, then warm, then look at them in turns."""
    shapes, control = map(str, history.write(folder))
    own = ["timeline", control, "--boundaries", shapes, "--name-field", "name"]
    arguments = {
        "mapper": [*own, "--code-field", "code", "--force", "-o", "mapper.html"],
        "script": [shapes, control, "script.html"],
    }
    starts: dict[str, Command] = {
        "mapper": [str(Path(sys.executable).with_name("mapper"))],
        "script": [sys.executable, SCRIPT],
    }
    units = history.side**2
    pages: dict[str, SliderPage] = {
        "mapper": own_page(folder / "mapper.html"),
        "script": folium_page(folder / "script.html", units),
    }
    builds = rounds if units <= QUICK else 1
    runs = in_turns({name: [*starts[name], *arguments[name]] for name in who}, builds, folder)
    return Measured(
        runs=runs,
        warm={name: warm(name, arguments[name], folder, builds) for name in who},
        pages=look_at(browser, {name: pages[name] for name in who}, history.days, rounds, files),
    )


def warm(name: str, arguments: Sequence[str], folder: Path, calls: int) -> float:
    """Seconds of a call in a process that has imported everything."""
    module = "tests.benchmarks.timeline_warm"
    command = [sys.executable, "-m", module, str(calls), name, *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stderr.splitlines()[-1])


def case_of(history: History) -> str:
    """What tells one history from the others: its days, or its units where those are not 400."""
    units = history.side**2
    return f"{history.days:,} days" if units == 400 else f"{units:,} units"


def lines(case: str, found: Measured) -> list[Line]:
    """The figures of one history, in the order of the table."""

    def line(what: str, figures: dict[str, float], unit: str, digits: int = 0) -> Line:
        ours, theirs = (figures.get(name, NOTHING) for name in BOTH)
        return Line(f"{case}: {what}", ours, theirs, unit, digits)

    runs, pages = found.runs, found.pages
    return [
        line("page", {name: page.bytes / 1000 for name, page in pages.items()}, "kB"),
        line("build, whole process", {name: run.seconds for name, run in runs.items()}, "s", 2),
        line("build, warm", found.warm, "s", 2),
        line("peak memory", {name: run.peak_mb for name, run in runs.items()}, "MB"),
        line("first paint", {name: page.first_paint_ms for name, page in pages.items()}, "ms"),
        line("drawn map", {name: page.drawn_ms for name, page in pages.items()}, "ms"),
        line("all of the page", {name: page.whole_ms for name, page in pages.items()}, "ms"),
        line("slider step, median", {n: page.cpu_p50_ms for n, page in pages.items()}, "ms", 1),
        line(
            "slider step, 95th of 100", {n: page.cpu_p95_ms for n, page in pages.items()}, "ms", 1
        ),
    ]


def broken_limits(entries: dict[str, list[Line]]) -> list[str]:
    """A line for each limit that is not kept."""
    return [
        f"{line.what}: {line.number(line.ours)} beside {line.number(line.theirs)} is over the limit"
        for limit in LIMITS
        for line in entries.get(limit.case, [])
        if line.what.endswith(f": {limit.what}") and not limit.kept(line)
    ]


def method(rounds: int) -> str:
    """Where and how it was measured."""
    return (
        f"{conditions(rounds)} What takes seconds, a build of 3,025 units, is measured once. 400 "
        "units, or as many as are named, over 37 days or as many as are named, with shared borders "
        "of 64 pieces; every unit changes hands five times. The page of the script is shown at its "
        "best: its libraries come from disk without delay and are not counted among its bytes. A "
        "step is the processor time of the main thread from one move of the slider to the next, "
        "two frames later (script, styles, layout and paint), half of the moves to the next day, "
        "half to any."
    )


if __name__ == "__main__":
    main()
