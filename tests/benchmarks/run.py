# SPDX-License-Identifier: MIT
"""`mapper draw` beside the script one would write by hand: `make bench`.

Both draw the same provinces with the same statuses, as whole processes, in turns, in one run on
one machine; medians. Prints a table in Markdown; `--write` puts it into docs/figures.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from tests.benchmarks.pages import Figures, folium_page, look_at, own_page
from tests.benchmarks.processes import Command, Runs, in_turns
from tests.benchmarks.timeline_warm import warm_seconds
from tests.benchmarks.toy_country import ToyCountry, write_table

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "docs" / "figures.md"
PROVINCES = ROOT / "geodata" / "AFG" / "ADM1" / "full.geojson"
DAY, LATER = "2021-08-05", "2021-08-15"
CONTESTED = ("Helmand", "Herat", "Kandahar")

SCRIPT = str(Path(__file__).with_name("competitor.py"))
START, END = "<!-- bench:start -->", "<!-- bench:end -->"
HEADINGS = ("", "mapper", "script", "ratio")


@dataclass(frozen=True)
class Line:
    """One line of the table; `unit` follows both figures. `theirs` is None where none is known."""

    what: str
    ours: float
    theirs: float | None
    unit: str = ""
    digits: int = 0

    def cells(self) -> tuple[str, str, str, str]:
        ratio = f"{self.ours / self.theirs:.2f}×" if self.theirs else ""
        return self.what, self.number(self.ours), self.number(self.theirs), ratio

    def number(self, value: float | None) -> str:
        return "—" if value is None else f"{value:,.{self.digits}f} {self.unit}".strip()


@dataclass(frozen=True)
class Limit:
    """What a line must keep: at most this figure, and at most so much of the other's."""

    what: str
    most: float | None = None
    ratio: float | None = None

    def kept(self, line: Line) -> bool:
        return (self.most is None or line.ours <= self.most) and (
            self.ratio is None or line.ours <= self.ratio * (line.theirs or 0)
        )


def main() -> None:
    options = parse()
    with tempfile.TemporaryDirectory() as name:
        text = report(Path(name), options.rounds)
    publish(text, START, END, write=options.write)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured")
    parser.add_argument("--write", action="store_true", help="put the table into docs/figures.md")
    return parser.parse_args()


def report(folder: Path, rounds: int) -> str:
    """Measure everything and word it."""
    commands = all_commands(folder)
    runs = in_turns(commands, rounds, folder)
    units = count_units(PROVINCES)
    pages = look_at(
        {
            "mapper": own_page(folder / "mapper.html"),
            "script": folium_page(folder / "script.html", units),
            "mapper 400": own_page(folder / "mapper-400.html"),
            "script 400": folium_page(folder / "script-400.html", 400),
        },
        rounds,
    )
    return "\n".join([*table(lines(runs, pages, units)), "", machine(rounds), "", warm_diff()])


def warm_diff() -> str:
    """How long it takes to compare two days of what is read already."""
    from mapper.reading.table_inputs import read_inputs
    from mapper.verbs.diff import compare

    inputs, (start, end) = read_inputs(), map(date.fromisoformat, (DAY, LATER))
    seconds = warm_seconds(lambda: compare(inputs, start, end, from_capitals=False))
    return f"Comparing two days of the embedded ledger, read already: {seconds * 1000:.1f} ms."


def all_commands(folder: Path) -> dict[str, Command]:
    """What is run, by name; the pages they draw lie in `folder`."""
    python, mapper = sys.executable, str(Path(sys.executable).with_name("mapper"))
    control = province_table(folder / "control.csv")
    shapes, table = map(str, ToyCountry(side=20).write(folder))
    return {
        "mapper": [mapper, "draw", "--force", "-o", "mapper.html"],
        "script": [python, SCRIPT, str(PROVINCES), str(control), "script.html"],
        "mapper 400": [
            *(mapper, "draw", table, "--boundaries", shapes, "--name-field", "name"),
            *("--code-field", "code", "--force", "-o", "mapper-400.html"),
        ],
        "script 400": [python, SCRIPT, shapes, table, "script-400.html"],
        "mapper imports": [python, "-c", "import mapper.verbs.drawing"],
        "script imports": [python, "-c", "import folium, geopandas, pandas"],
        "mapper diff": [mapper, "diff", "--from", DAY, "--to", LATER],
        "map libraries": [python, "-c", "import geopandas, folium"],
        "mapper help": [mapper, "--help"],
        "typer": [python, "-c", "import typer"],
        "python": [python, "-c", ""],
    }


def province_table(path: Path) -> Path:
    """The statuses of the day as the script's author has them: one row per province."""
    features = json.loads(PROVINCES.read_text(encoding="utf-8"))["features"]
    names = [feature["properties"]["name"] for feature in features]
    assert set(CONTESTED) <= set(names)
    rows = [
        {
            "place": name,
            "status": "contested" if name in CONTESTED else "government",
            "date": DAY,
            "source": "Reuters factbox 2021-08-15",
        }
        for name in names
    ]
    write_table(path, rows)
    return path


def count_units(boundaries: Path) -> int:
    return len(json.loads(boundaries.read_text(encoding="utf-8"))["features"])


def lines(runs: dict[str, Runs], pages: dict[str, Figures], units: int) -> list[Line]:
    """The figures, in the order of the table."""

    def seconds(what: str, ours: str, theirs: str) -> Line:
        return Line(what, runs[ours].seconds, runs[theirs].seconds, "s", 2)

    def peak(what: str, ours: str, theirs: str) -> Line:
        return Line(what, runs[ours].peak_mb, runs[theirs].peak_mb, "MB")

    ours, theirs = pages["mapper"], pages["script"]
    ours_400, theirs_400 = pages["mapper 400"], pages["script 400"]
    return [
        seconds(f"draw {units} provinces, whole process", "mapper", "script"),
        seconds("draw 400 units, whole process", "mapper 400", "script 400"),
        seconds("of which imports", "mapper imports", "script imports"),
        peak(f"peak memory, {units} provinces", "mapper", "script"),
        peak("peak memory, 400 units", "mapper 400", "script 400"),
        Line(
            "page (the script's without its libraries)",
            ours.bytes / 1000,
            theirs.bytes / 1000,
            "kB",
        ),
        Line("the same, gzipped", ours.gzipped / 1000, theirs.gzipped / 1000, "kB"),
        Line("page of 400 units", ours_400.bytes / 1000, theirs_400.bytes / 1000, "kB"),
        Line("requests, the page included", ours.requests, theirs.requests),
        Line("other hosts asked", ours.hosts, theirs.hosts),
        Line("from load to drawn map", ours.drawn_ms, theirs.drawn_ms, "ms"),
        Line("the same with 400 units", ours_400.drawn_ms, theirs_400.drawn_ms, "ms"),
        Line("until all of the page is there, 34 units", ours.whole_ms, theirs.whole_ms, "ms"),
        Line("the same with 400 units", ours_400.whole_ms, theirs_400.whole_ms, "ms"),
        seconds(
            '`mapper diff` beside `python -c "import geopandas, folium"`',
            "mapper diff",
            "map libraries",
        ),
        Line(
            '`mapper --help` beside `python -c "import typer"`',
            runs["mapper help"].seconds * 1000,
            runs["typer"].seconds * 1000,
            "ms",
        ),
    ]


def table(entries: Sequence[Line], headings: Sequence[str] = HEADINGS) -> list[str]:
    """Markdown, figures to the right."""
    rows = [headings, ("---", "---:", "---:", "---:"), *(line.cells() for line in entries)]
    return [f"| {' | '.join(row)} |" for row in rows]


def machine(rounds: int) -> str:
    """Where and with what it was measured, and what the script's page was spared."""
    return (
        f"{conditions(rounds)} The script's page is shown at its best: its libraries come from "
        "disk without delay, and its map tiles, which are counted among the requests, not at all."
    )


def conditions(rounds: int) -> str:
    """Where and with what it was measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("folium", "geopandas", "shapely"))
    measured = f"Medians of {rounds} rounds in turns" if rounds > 1 else "Measured once, in turns,"
    return (
        f"{measured} on {os.cpu_count()} cores, {platform.machine()}, "
        f"Python {platform.python_version()}, {libraries}."
    )


def publish(text: str, opening: str, closing: str, *, write: bool, page: Path = FIGURES) -> None:
    """Print a report, and put it between its markers in a page where that is asked."""
    print(text)
    if write:
        put_into(page, text, opening, closing)


def end_with(broken: Sequence[str]) -> NoReturn:
    """Say which limits were not kept, and end with 1 where there are some."""
    print(*broken, sep="\n", file=sys.stderr)
    sys.exit(bool(broken))


def put_into(path: Path, text: str, opening: str, closing: str) -> None:
    """Write a text between its markers in a page."""
    page = path.read_text(encoding="utf-8")
    path.write_text(between_markers(page, text, opening, closing), encoding="utf-8")


def between_markers(page: str, text: str, opening: str, closing: str) -> str:
    """The page with the block between the markers replaced."""
    head, start, rest = page.partition(opening)
    _, end, tail = rest.partition(closing)
    if not (start and end):
        raise ValueError(f"the page has no {opening} … {closing}")
    return f"{head}{opening}\n{text}\n{closing}{tail}"


if __name__ == "__main__":
    main()
