# SPDX-License-Identifier: MIT
"""How time and memory grow, and what that says of more than was measured: `make bench-scale`.

Three series of whole commands in processes of their own: `timeline` of fronts of more and more
days, `draw` of countries of more and more units, `stats` of longer and longer daily tables.
Processor time and the most memory are measured, a model of a few constants is fitted to them, and
what it says of far larger work is reckoned. Prints Markdown; `--write` puts it and a plot for each
series into docs; `--full` measures what is stated for a machine with time: 3,000 days, 50,000
units, 10⁸ rows.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from mapper.batch.rate import duration
from tests.benchmarks.growth import Model, Point, fitted
from tests.benchmarks.growth_plot import plot
from tests.benchmarks.processes import measure
from tests.benchmarks.run import ROOT, conditions, publish

PAGE = ROOT / "docs" / "scale.md"
KEPT = ROOT / "build" / "scale.json"
START, END = "<!-- bench-scale:start -->", "<!-- bench-scale:end -->"
CORNERS = 2100
WORKERS = (1, 8, 64)
# The world: its districts, each with a row on each day of ten years, in so many countries.
WORLD_UNITS, WORLD_DAYS, COUNTRIES = 50_000, 3_650, 200
# The front: corners of its line, days; and how many of them as jobs.
FRONT_CORNERS, FRONT_DAYS, FRONTS_AT_ONCE = 10_000, 3_000, 64
MAPPER = (sys.executable, "-m", "mapper")
# In place of what cannot be reckoned from the sizes that were measured.
UNTOLD = "not told by these sizes"
GROUND = ("--boundaries", "units.geojson", "--name-field", "name", "--code-field", "code")


@dataclass(frozen=True)
class Series:
    """One kind of work in sizes; `make` writes the files of a size and says how much they hold."""

    name: str
    kind: str
    terms: tuple[str, ...]
    along: str
    command: tuple[str, ...]
    writes: str | None
    reduced: tuple[tuple[int, ...], ...]
    full: tuple[tuple[int, ...], ...]

    @property
    def title(self) -> str:
        return f"{self.command[0]} of {self.kind}"


FRONTS = Series(
    name="fronts",
    kind="a front, more and more days",
    terms=("corner read", "different line"),
    along="corner read",
    command=("timeline", "front", "--scheme", "ukraine", "--status", "russia"),
    writes="out.html",
    reduced=((50, CORNERS), (100, CORNERS), (200, CORNERS), (50, 8 * CORNERS)),
    full=((100, CORNERS), (300, CORNERS), (1000, CORNERS), (3000, CORNERS), (300, 10_000)),
)
UNITS = Series(
    name="units",
    kind="a country, more and more units",
    terms=("unit",),
    along="unit",
    command=("draw", "table.csv", *GROUND),
    writes="out.html",
    reduced=((32,), (55,), (78,), (100,)),
    full=((32,), (71,), (141,), (224,)),
)
ROWS = Series(
    name="rows",
    kind="a daily table, more and more rows",
    terms=("unit", "row"),
    along="row",
    command=("stats", "daily.parquet", *GROUND, "--format", "csv"),
    writes=None,
    reduced=((1000, 1000), (5000, 200), (3000, 1000), (2000, 4000)),
    full=((1000, 100), (10_000, 100), (10_000, 1000), (33_000, 1000), (50_000, 2000)),
)
ALL = (FRONTS, UNITS, ROWS)


# --- what is written to be measured -------------------------------------------------------


def make_front(folder: Path, days: int, corners: int) -> dict[str, int]:
    from tests.benchmarks.real_fronts import OccupiedGround

    front = OccupiedGround(days, corners)
    front.write(folder / "front")
    read, lines = 0, set[tuple[tuple[float, float], ...]]()
    for ground in front.grounds():
        for (ring,) in ground:
            places = [(round(lon, 6), round(lat, 6)) for lon, lat in ring]
            read += len(places) - 1
            pairs = pairwise(places)
            lines |= {(a, b) if a < b else (b, a) for a, b in pairs}
    return {"corner read": read, "different line": len(lines), "days": days}


def make_units(folder: Path, side: int) -> dict[str, int]:
    from tests.benchmarks.daily_data import SmallUnits

    shapes, table = SmallUnits(side).write(folder)
    shapes.rename(folder / "units.geojson")
    table.rename(folder / "table.csv")
    return {"unit": side * side}


def make_rows(folder: Path, places: int, days: int) -> dict[str, int]:
    from tests.benchmarks.daily_data import FILES, Daily

    Daily(places, days).write(folder)
    (folder / FILES[2]).unlink()
    return {"unit": places, "row": places * days}


MAKERS: Mapping[str, Callable[..., dict[str, int]]] = {
    "fronts": make_front, "units": make_units, "rows": make_rows
}  # fmt: skip


# --- measuring ----------------------------------------------------------------------------


def measured(series: Series, size: Sequence[int]) -> Point:
    """A whole command over files of a size, which another process has made."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        amounts = in_a_process("--make", series.name, str(folder), *map(str, size))
        output = ("-o", series.writes, "--force") if series.writes else ()
        run = measure([*MAPPER, *series.command, *output], folder)
        written = (folder / series.writes).stat().st_size / 1e6 if series.writes else 0.0
        cut = in_a_process("--cut", str(folder))["cut"] if series is FRONTS else 0.0
    return Point({"once": 1, **amounts}, run.processor_seconds, run.peak_mb, written, cut)


def in_a_process(*arguments: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.scale", *arguments]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def seconds_of_cutting(folder: Path) -> float:
    """Processor time of what `--workers` has done elsewhere: cutting the lines of a front."""
    import time
    from importlib import import_module

    from mapper.geometry import noding
    from mapper.reading.histories import HistoryReading, read_faces

    spent = 0.0

    def timed(*arguments: object, **named: object) -> noding.Noded:
        nonlocal spent
        began = time.process_time()
        found = noding.node(*arguments, **named)  # type: ignore[arg-type]
        spent += time.process_time() - began
        return found

    import_module("mapper.geometry.faces").__dict__["node"] = timed
    read_faces([folder / "front"], HistoryReading(scheme="ukraine", status="russia"))
    return spent


# --- reckoning ----------------------------------------------------------------------------


def is_told(model: Model) -> bool:
    """Whether the sizes that were measured say what each of what there is costs: one that seems to
    cost nothing was drowned by the rest, and many of them would be reckoned as nothing.
    """
    return all(each > 0 for each in model.constants.values())


def jobs_seconds(jobs: int, seconds: float, workers: int) -> float:
    """Whole jobs over workers: the last of them end when the busiest worker does."""
    return math.ceil(jobs / workers) * seconds


def one_job_seconds(whole: float, spread: float, workers: int) -> float:
    """One job of which the share `spread` can be done at once, and the rest once."""
    return whole * (1 - spread) + whole * spread / workers


def front_amounts(points: Sequence[Point]) -> dict[str, float]:
    """What a front of 10,000 corners and 3,000 days holds, if as much is drawn anew each day.

    `points`: of the same front, in ascending numbers of days.
    """
    first, last = points[0].amounts, points[-1].amounts
    a_day = (last["different line"] - first["different line"]) / (last["days"] - first["days"])
    return {
        "once": 1,
        "corner read": FRONT_CORNERS * FRONT_DAYS,
        "different line": round(FRONT_CORNERS + a_day * FRONT_DAYS),
    }


# --- words --------------------------------------------------------------------------------


def amount(number: float) -> str:
    """`40 µs`, `1.2 ms`, `0.4 s`: seconds to two digits in their own unit."""
    for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs")):
        if number * factor >= 1 or unit == "µs":
            return f"{digits(number * factor)} {unit}" if number else "0"
    raise AssertionError


def several(term: str) -> str:
    """`corners read`, `different lines`."""
    return term.replace("corner ", "corners ") if term == "corner read" else f"{term}s"


def digits(number: float) -> str:
    """`850`, `12`, `1.2`, `0.045`."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def bytes_worded(megabytes: float) -> str:
    """`1.2 GB`, `85 MB`, `3.1 kB`, `40 bytes`: two digits in their own unit."""
    for factor, unit in ((1e-3, "GB"), (1, "MB"), (1e3, "kB"), (1e6, "bytes")):
        if megabytes * factor >= 1 or unit == "bytes":
            return f"{digits(megabytes * factor)} {unit}"
    raise AssertionError


def table_of(series: Series, points: Sequence[Point], models: Mapping[str, Model]) -> list[str]:
    heads = [*map(several, series.terms), "seconds", "model", "MB", "model"]
    heads += ["page, MB"] * bool(series.writes)
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join(['---:'] * len(heads))} |"]
    for point in points:
        cells = [f"{point.amounts[term]:,.0f}" for term in series.terms]
        cells += [f"{point.seconds:.2f}", f"{models['seconds'].at(point.amounts):.2f}"]
        cells += [f"{point.megabytes:,.0f}", f"{models['megabytes'].at(point.amounts):,.0f}"]
        cells += [f"{point.page:.2f}"] * bool(series.writes)
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def constants(series: Series, models: Mapping[str, Model]) -> str:
    """`Once 0.6 s and 90 MB, a unit 1.2 ms and 4 kB.`"""
    parts = []
    for term in ("once", *series.terms):
        seconds, megabytes = (models[what].constants[term] for what in ("seconds", "megabytes"))
        name = "once" if term == "once" else f"a {term}"
        told = f"{name} {amount(seconds)} and {bytes_worded(megabytes) if megabytes else '0'}"
        if series.writes and models["page"].constants[term]:
            told += f" ({bytes_worded(models['page'].constants[term])} in the page)"
        parts.append(told)
    text = ", ".join(parts)
    return f"Fitted: {text}."


def reckoned(found: Mapping[str, Mapping[str, Model]], points: Sequence[Point]) -> list[str]:
    """What the models say of the world, and of a long front, on 1, 8 and 64 workers."""
    rows, units, fronts = (found[series.name] for series in (ROWS, UNITS, FRONTS))
    world = {"once": 1, "unit": WORLD_UNITS, "row": WORLD_UNITS * WORLD_DAYS}
    country = {term: size / COUNTRIES for term, size in world.items()} | {"once": 1}
    # The last is a front of more corners, and the others one in ascending numbers of days.
    *_, longest, _ = points
    front, spread = front_amounts(points[:-1]), longest.cut / longest.seconds
    whole = fronts["seconds"].at(front)
    who = " | ".join("1 worker" if n == 1 else f"{n} workers" for n in WORKERS)
    lines = [
        f"| reckoned, not measured | {who} | memory of a worker |",
        f"| --- | {' | '.join(['---:'] * len(WORKERS))} | ---: |",
    ]

    def row(what: str, series: Series, times: Sequence[float], megabytes: float) -> None:
        own = found[series.name]
        cells = [duration(seconds) if is_told(own["seconds"]) else UNTOLD for seconds in times]
        held = bytes_worded(megabytes) if is_told(own["megabytes"]) else UNTOLD
        lines.append(f"| {what} | {' | '.join(cells)} | {held} |")

    alone = [rows["seconds"].at(world)] * len(WORKERS)
    many = [jobs_seconds(COUNTRIES, rows["seconds"].at(country), n) for n in WORKERS]
    drawn = [units["seconds"].at(world)] * len(WORKERS)
    cut = [one_job_seconds(whole, spread, n) for n in WORKERS]
    apart = [jobs_seconds(FRONTS_AT_ONCE, whole, n) for n in WORKERS]
    held, front_held = rows["megabytes"], fronts["megabytes"].at(front)
    what = f"{WORLD_UNITS:,} units × {WORLD_DAYS:,} days"
    row(f"`stats` of the world in one job: {what}", ROWS, alone, held.at(world))
    row(f"the same in {COUNTRIES} jobs, a country each", ROWS, many, held.at(country))
    row(f"`draw` of the world, {WORLD_UNITS:,} units", UNITS, drawn, units["megabytes"].at(world))
    what = f"{FRONT_CORNERS:,} corners × {FRONT_DAYS:,} days"
    row(f"`timeline` of one front: {what}", FRONTS, cut, front_held)
    row(f"{FRONTS_AT_ONCE} such fronts, a job each", FRONTS, apart, front_held)
    lines += [
        "",
        f"The page of the world's units would have {bytes_worded(units['page'].at(world))}, that "
        f"of the front {bytes_worded(fronts['page'].at(front))}; {front['different line']:,.0f} "
        "different lines are reckoned with. Cutting lines, which workers can share, was "
        f"{spread:.0%} of the {longest.seconds:.1f} s of the front of "
        f"{longest.amounts['days']:,.0f} days; the rest is done once, whatever their number.",
    ]
    return lines


def measure_all(full: bool) -> dict[str, list[Point]]:
    """The points of every series; what was measured is told as it is."""
    found: dict[str, list[Point]] = {}
    for series in ALL:
        for size in series.full if full else series.reduced:
            point = measured(series, size)
            found.setdefault(series.name, []).append(point)
            print(series.name, *size, point, file=sys.stderr)
    return found


def models_of(series: Series, points: Sequence[Point]) -> dict[str, Model]:
    amounts = [point.amounts for point in points]
    kinds = ("seconds", "megabytes", *["page"] * bool(series.writes))
    terms = ("once", *series.terms)
    return {
        kind: fitted(amounts, [getattr(point, kind) for point in points], terms) for kind in kinds
    }


def report(found: Mapping[str, Sequence[Point]]) -> tuple[str, dict[str, str]]:
    """The text of all series, and their plots by name."""
    lines, plots = list[str](), dict[str, str]()
    models = {series.name: models_of(series, found[series.name]) for series in ALL}
    for series in ALL:
        points, own = found[series.name], models[series.name]
        plots[series.name] = plot(series.title, series.along, several(series.along), points, own)
        lines += [f"## `mapper {series.command[0]}`: {series.kind}", ""]
        lines += [*table_of(series, points, own), "", constants(series, own), ""]
        lines += [f"![{series.title}: seconds and memory](scale-{series.name}.svg)", ""]
    lines += ["## More than was measured", "", *reckoned(models, found[FRONTS.name])]
    return "\n".join([*lines, "", conditions(1)]), plots


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-scale", description=__doc__)
    parser.add_argument("--full", action="store_true", help="the large sizes; takes an hour")
    parser.add_argument("--write", action="store_true", help="put it into docs/scale.md")
    parser.add_argument("--again", action="store_true", help="word what was measured last again")
    parser.add_argument("--make", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--cut", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        name, folder, *size = options.make
        print(json.dumps(MAKERS[name](Path(folder), *map(int, size))))
        return
    if options.cut:
        print(json.dumps({"cut": seconds_of_cutting(Path(options.cut))}))
        return
    if options.again:
        kept = json.loads(KEPT.read_text(encoding="utf-8"))
        found = {name: [Point(**point) for point in points] for name, points in kept.items()}
    else:
        found = measure_all(options.full)
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps(found, default=asdict), encoding="utf-8")
    text, plots = report(found)
    publish(text, START, END, write=options.write, page=PAGE)
    if options.write:
        for name, svg in plots.items():
            PAGE.with_name(f"scale-{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
