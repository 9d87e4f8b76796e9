# SPDX-License-Identifier: MIT
"""A moving front cut into faces: `make bench-fronts`.

770 days of 3,000 corners, of which a hundredth is drawn anew each day (see `fronts_data`), cut,
written as a page, compared in Python and in the page; beside it shapely noding all boundaries at
once, and geopandas laying two days over each other; and the page of as many days of a front that is
drawn by hand (see `real_fronts`). Prints tables in Markdown and ends with 1
where a limit is not kept; `--write` puts them into docs/figures.md, `--long` adds 3,000 days of
10,000 corners. `--commands` measures whole commands over fronts that are drawn by hand instead
(see `real_fronts`), in processor time; with `--long` over whole maps of 1,640 days, too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import geopandas
import shapely
from shapely import MultiPolygon

from mapper.polygons.face_history import FaceHistory, cut_history
from mapper.polygons.polygon_history import PolygonHistory
from mapper.style.scheme_files import load_scheme
from mapper.verbs.look import Look
from tests import hangs
from tests.benchmarks.fronts_data import Fronts
from tests.benchmarks.processes import measure
from tests.benchmarks.real_fronts import FIRST_DAY, OccupiedGround, WholeMap
from tests.benchmarks.run import ROOT, conditions, end_with, publish
from tests.benchmarks.timeline_pages import STEP, look_at, one_browser, own_page, walk
from tests.chromium import FLAGS, find_or_install
from tests.drawn import drawn_day
from tests.one_playwright import one_playwright
from tests.shown import ground_control, ground_page, moved

CUT = ("<!-- bench-fronts:start -->", "<!-- bench-fronts:end -->")
WHOLE = ("<!-- bench-front-commands:start -->", "<!-- bench-front-commands:end -->")
DAYS = (100, 200, 400, 770)
# As many days as noding all boundaries at once takes a bearable time for.
AT_ONCE = 100
PAIRS, STEPS = 100, 100
ROUNDS = 3
MOST = {
    "cut": 10.0, "cut_mb": 2048.0, "page": 500_000.0, "python": 5.0, "page_step": 50.0,
    "own_step": 16.0, "first_paint": 300.0, "usable": 1000.0,
}  # fmt: skip
# Seconds and MB of whole commands, by how their rows begin.
MOST_OF_COMMANDS = {
    "timeline, 1,640": (30.0, 800.0),
    "timeline, 770": (5.0, 400.0),
    "kept faces: diff": (0.6, 400.0),
    "kept faces: stats": (0.6, 400.0),
    "kept faces: draw": (1.0, 400.0),
    "kept faces: export": (1.0, 400.0),
}
MOST_LONG = {"cut": 90.0, "cut_mb": 4096.0}


@dataclass
class Table:
    """Lines of Markdown, how they were measured, and the limits that were not kept."""

    conditions: str
    lines: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def row(self, *cells: str) -> None:
        self.lines.append(f"| {' | '.join(cells)} |")

    def limit(self, what: str, value: float, most: float) -> None:
        if value > most:
            self.broken.append(f"{what}: {value:.1f}, at most {most:.1f}")


def main() -> None:
    options = parse()
    if options.commands:
        found, markers = whole_commands(options.days[-1], long=options.long), WHOLE
    else:
        found, markers = report(options.days, long=options.long), CUT
    text = "\n".join([*found.lines, "", found.conditions])
    publish(text, *markers, write=options.write)
    end_with(found.broken)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-fronts", description=__doc__)
    parser.add_argument("--days", type=int, nargs="+", default=list(DAYS))
    parser.add_argument("--long", action="store_true", help="3,000 days of 10,000 corners, too")
    parser.add_argument("--commands", action="store_true", help="whole commands instead")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/figures.md")
    return parser.parse_args()


def machine() -> str:
    return (
        f"{conditions(1)} Making the lines is not counted. A comparison in the page is the work of "
        f"the main thread for one move of the slider while two days are compared, {STEPS} moves."
    )


def report(days: Sequence[int], *, long: bool = False) -> Table:
    table = Table(machine())
    table.row("days × corners", "segments drawn", "faces", "seconds", "MB")
    table.row("---", "---:", "---:", "---:", "---:")
    for count in days:
        cut_row(table, count, 3000, MOST)
    if long:
        cut_row(table, 3000, 10_000, MOST_LONG)
    plain = cut(AT_ONCE, 3000, "--at-once")
    own = cut(AT_ONCE, 3000)
    table.row(
        f"{AT_ONCE} × 3,000, all noded at once by shapely",
        "",
        f"{plain['faces']:,}",
        f"{plain['seconds']:.1f} ({plain['seconds'] / own['seconds']:,.0f}×)",
        f"{plain['peak_mb']:,.0f}",
    )
    table.lines.append("")
    uses(table, history_of(Fronts(days[-1])))
    table.lines.append("")
    by_hand(table, OccupiedGround(days[-1]))
    return table


def whole_commands(days: int, *, long: bool = False) -> Table:
    """Whole commands over fronts that are drawn by hand, and over faces that were kept of one."""
    table = Table(conditions(1))
    table.row("whole command", "processor time, s", "from start to end, s", "MB")
    table.row("---", "---:", "---:", "---:")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        front = str(OccupiedGround(days).write(folder / "front"))
        first, last = FIRST_DAY, FIRST_DAY + timedelta(days=days - 1)
        whose = ("--scheme", "ukraine", "--status", "russia")
        two = ("--from", str(first), "--to", str(last))
        commands = {
            f"timeline, {days} days": ("timeline", front, *whose, "-o", "page.html", "--force"),
            f"faces, {days} days": ("faces", front, *whose, "-o", "kept.gpkg", "--force"),
            "kept faces: diff": ("diff", "kept.gpkg", *two),
            "kept faces: stats": ("stats", "kept.gpkg"),
            "kept faces: draw": ("draw", "kept.gpkg", "--as-of", str(last), "-o", "day.html"),
            "kept faces: export": ("export", "kept.gpkg", "-o", "day.geojson"),
        }
        if long:
            whole = str(WholeMap().write(folder / "map"))
            commands["timeline, 1,640 whole maps"] = ("timeline", whole, "-o", "whole.html")
        for what, command in commands.items():
            run = measure([sys.executable, "-m", "mapper", *command], folder)
            spent, peak = run.processor_seconds, run.peak_mb
            table.row(what, f"{spent:.2f}", f"{run.seconds:.2f}", f"{peak:,.0f}")
            for words, (seconds, mb) in MOST_OF_COMMANDS.items():
                if what.startswith(words):
                    table.limit(f"{what}, seconds", spent, seconds)
                    table.limit(f"{what}, MB", peak, mb)
    return table


def cut_row(table: Table, days: int, vertices: int, most: dict[str, float]) -> None:
    found = cut(days, vertices)
    what = f"{days:,} × {vertices:,}"
    table.row(
        what,
        f"{found['lines']:,}",
        f"{found['faces']:,}",
        f"{found['seconds']:.1f}",
        f"{found['peak_mb']:,.0f}",
    )
    table.limit(f"{what}, seconds", found["seconds"], most["cut"])
    table.limit(f"{what}, MB", found["peak_mb"], most["cut_mb"])


def cut(days: int, vertices: int, *more: str) -> dict[str, float]:
    """What cutting took, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.fronts_own", str(days)]
    answer = subprocess.run(
        [*command, "--vertices", str(vertices), *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def history_of(fronts: Fronts | OccupiedGround) -> FaceHistory:
    drawn = zip(fronts.dates(), map(as_shape, fronts.grounds()), strict=True)
    return cut_history(
        PolygonHistory(
            name="fronts",
            scheme=load_scheme("three-way"),
            days=tuple(drawn_day(day, ((ground, "taliban"),)) for day, ground in drawn),
        )
    )


def as_shape(ground: Any) -> MultiPolygon:
    """A ground that is one already, or the coordinates of one."""
    if isinstance(ground, MultiPolygon):
        return ground
    return shapely.make_valid(MultiPolygon([(rings[0], rings[1:]) for rings in ground]))


def by_hand(table: Table, fronts: OccupiedGround) -> None:
    """The page of a front that is drawn by hand: its weight, and what a reader waits for."""
    text = ground_page(history_of(fronts), Look())
    days = fronts.dates()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(text, encoding="utf-8")
        pages = {"own": own_page(path)}
        length = (days[-1] - days[0]).days + 1
        with one_browser() as browser:
            seen = look_at(browser, pages, length, ROUNDS, {}, STEPS)["own"]
    half, most = steps_in(text, days)
    packed = len(gzip.compress(text.encode(), 9, mtime=0))
    table.row(f"{len(days)} days of a front by hand", "")
    table.row("---", "---:")
    table.row("the whole page", f"{seen.bytes / 1000:,.0f} kB")
    table.row("the whole page, gzipped", f"{packed / 1000:,.0f} kB")
    table.row("first paint", f"{seen.first_paint_ms:.0f} ms")
    table.row("all of it there", f"{seen.whole_ms:.0f} ms")
    table.row("a step of the slider, median", f"{seen.step_p50_ms:.1f} ms")
    table.row(f"a step of the slider, 95th of {STEPS}", f"{seen.step_p95_ms:.1f} ms")
    table.row("any two days in the page, median", f"{half:.1f} ms")
    table.row(f"any two days in the page, 95th of {STEPS}", f"{most:.1f} ms")
    table.limit("page by hand, bytes", seen.bytes, MOST["page"])
    table.limit("page by hand, first paint, ms", seen.first_paint_ms, MOST["first_paint"])
    table.limit("page by hand, all there, ms", seen.whole_ms, MOST["usable"])
    table.limit("page by hand, a step, ms", seen.step_p95_ms, MOST["own_step"])
    table.limit("page by hand, two days, ms", most, MOST["page_step"])


def uses(table: Table, history: FaceHistory) -> None:
    """The page and comparisons of a history."""
    page = ground_page(history, Look())
    size = float(len(page.encode()))
    columns = ground_control(history)
    chance = random.Random(1)
    pairs = [sorted(chance.sample(history.days, 2)) for _ in range(PAIRS)]
    own = 1000 * median(timed(lambda pair=pair: moved(columns, *pair)) for pair in pairs)
    other = 1000 * median(overlay_seconds(history.days, pair) for pair in pairs[:5])
    half, most = steps_in(page, history.days)
    table.row(f"{len(history.days)} days, {len(history.faces.shapes):,} faces", "")
    table.row("---", "---:")
    table.row("the whole page", f"{size / 1000:,.0f} kB")
    table.row("any two days in Python", f"{own:.2f} ms")
    table.row("the same two by `geopandas.overlay`", f"{other:,.0f} ms ({other / own:,.0f}×)")
    table.row("any two days in the page, median", f"{half:.1f} ms")
    table.row("any two days in the page, 95th of 100", f"{most:.1f} ms")
    table.limit("page, bytes", size, MOST["page"])
    table.limit("two days in Python, ms", own, MOST["python"])
    table.limit("two days in the page, ms", most, MOST["page_step"])


def timed(task: Callable[[], Any]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def overlay_seconds(days: Sequence[date], pair: Sequence[date]) -> float:
    """What laying the ground of two days over each other takes, the way without faces."""
    grounds = list(Fronts(len(days)).grounds())
    frames = [
        geopandas.GeoDataFrame(
            {"status": ["red"]}, geometry=[grounds[days.index(day)].buffer(0)], crs="EPSG:4326"
        )
        for day in pair
    ]
    return timed(lambda: geopandas.overlay(*frames, how="union"))


def steps_in(page: str, days: Sequence[date]) -> tuple[float, float]:
    """Median and 95th of what a move of the slider costs in ms while two days are compared."""
    with tempfile.TemporaryDirectory() as folder, one_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=find_or_install(), args=list(FLAGS), timeout=hangs.BROWSER
        )
        # The clock runs in a script of its own, which the policy of the page has no room for.
        context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        opened = context.new_page()
        opened.add_init_script(STEP)
        opened.goto(f"{path.as_uri()}#{days[len(days) // 3]}..{days[-1]}")
        opened.wait_for_function("document.documentElement.dataset.ready")
        opened.evaluate("() => new Promise((done) => requestIdleCallback(done))")
        moves = walk((days[-1] - days[0]).days + 1, STEPS)
        taken = sorted(opened.evaluate("(moves) => window.timeSteps('#time', moves)", moves))
        browser.close()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)]


if __name__ == "__main__":
    main()
