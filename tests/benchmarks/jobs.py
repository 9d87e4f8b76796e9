# SPDX-License-Identifier: MIT
"""From how many jobs of `mapper batch` on workers pay: `make bench-jobs`.

A few and many maps of the embedded sample's size, and of a country of a thousand units: in a loop,
in two processes, and on two Dask workers of this machine, in turns. Two numbers of jobs give what
one more takes and what is taken once, and so the number from which on others than the loop are
done sooner. Seconds are those on the clock: it needs a machine that does nothing else. Prints
Markdown; `--write` puts it into docs/batch.md.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.daily_data import SmallUnits
from tests.benchmarks.processes import in_turns
from tests.benchmarks.run import ROOT, conditions, publish
from tests.cluster import dask_cluster

START, END = "<!-- bench-jobs:start -->", "<!-- bench-jobs:end -->"
SIDE = 32  # units along a side of the larger country
TABLE = """place,kind,status,date
Herat,province,taliban,2021-08-12
Kabul,province,government,2021-08-01
"""
JOBS = '[[jobs]]\nrun = "draw"\noutput = "{n}.html"\n'
HEADINGS = ("", "jobs", "loop", "`--workers 2`", "two Dask workers")
LOOP = "loop"


@dataclass(frozen=True)
class Kind:
    """Maps of one kind, a few and many of them, and what writes what they read: it gives the lines
    that name it in a job.
    """

    what: str
    few: int
    many: int
    write: Callable[[Path], str]

    def prepare(self, folder: Path) -> None:
        """Write the table and two files of jobs: `few.toml` and `many.toml`."""
        reads = self.write(folder)
        for name, number in (("few", self.few), ("many", self.many)):
            names = [str(nth) for nth in range(number)]
            text = f"{JOBS}{reads}each.n = {json.dumps(names)}\n"
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock of a few jobs and of many, of one who does them."""

    few: float
    many: float


def write_small(folder: Path) -> str:
    (folder / "control.csv").write_text(TABLE, encoding="utf-8")
    return 'table = "control.csv"\n'


def write_large(folder: Path) -> str:
    shapes, table = SmallUnits(SIDE).write(folder)
    return (
        f'table = "{table.name}"\nboundaries = "{shapes.name}"\n'
        'name-field = "name"\ncode-field = "code"\n'
    )


KINDS = (
    Kind("small maps", 4, 32, write_small),
    Kind(f"maps of {SIDE * SIDE:,} units", 4, 16, write_large),
)


def taken_for(kind: Kind, rounds: int) -> dict[str, Taken]:
    """What each takes for a few and for many jobs; all have loaded their libraries once before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kind.prepare(folder)
        with dask_cluster(folder, {**os.environ, "PYTHONPATH": str(ROOT)}) as address:
            who = {
                LOOP: (),
                "workers": ("--workers", "2"),
                "cluster": ("--scheduler", address),
            }
            runs = in_turns(commands_of(who), rounds, folder)
    return {each: Taken(runs[f"{each} few"].seconds, runs[f"{each} many"].seconds) for each in who}


def commands_of(who: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    start = [sys.executable, "-m", "mapper", "batch", "--force"]
    return {
        f"{each} {number}": [*start, f"{number}.toml", *options]
        for each, options in who.items()
        for number in ("few", "many")
    }


def pays_from(kind: Kind, loop: Taken, other: Taken) -> int | None:
    """From how many jobs on another than the loop is done sooner, by lines through both sizes;
    None where one more job takes it as long.
    """
    steps = kind.many - kind.few
    each, less = (loop.many - loop.few) / steps, (other.many - other.few) / steps
    if each <= less:
        return None
    more = (other.few - less * kind.few) - (loop.few - each * kind.few)
    return max(1, math.ceil(more / (each - less)))


def lines_of(kind: Kind, taken: Mapping[str, Taken]) -> list[str]:
    def row(number: int, seconds: Sequence[float]) -> str:
        cells = [kind.what, str(number), *(f"{one:.1f} s" for one in seconds)]
        return f"| {' | '.join(cells)} |"

    found = [pays_from(kind, taken[LOOP], taken[who]) for who in taken if who != LOOP]
    sooner = ["never" if number is None else f"from {number} on" for number in found]
    return [
        row(kind.few, [one.few for one in taken.values()]),
        row(kind.many, [one.many for one in taken.values()]),
        f"| {kind.what} | sooner than the loop |  | {' | '.join(sooner)} |",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-jobs", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put it into docs/batch.md")
    options = parser.parse_args()
    lines = [f"| {' | '.join(HEADINGS)} |", "| --- | ---: | ---: | ---: | ---: |"]
    for kind in KINDS:
        lines += lines_of(kind, taken_for(kind, options.rounds))
    text = "\n".join([*lines, "", f"Seconds on the clock. {conditions(options.rounds)}"])
    publish(text, START, END, write=options.write, page=ROOT / "docs" / "batch.md")


if __name__ == "__main__":
    main()
