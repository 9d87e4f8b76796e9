# SPDX-License-Identifier: MIT
"""A boundary file of 75 MB: `make bench-fine`.

400 units whose shared borders are drawn as finely as surveys draw them, 3.3 million corners. What
is measured: a whole `mapper draw` of a table with one report a unit. Prints a line and ends with 1
where drawing takes more than 10 seconds of the processor; `--write` puts it into docs/figures.md.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from random import Random

from tests.benchmarks.coast import swayed
from tests.benchmarks.processes import Run, measure
from tests.benchmarks.run import conditions, publish
from tests.benchmarks.toy_country import Node, Point, ToyCountry

START, END = "<!-- bench-fine:start -->", "<!-- bench-fine:end -->"
MOST_SECONDS = 10.0
# Less than a coast sways, so that borders that meet do not cross beside their corner.
SWAY = 0.04


@dataclass(frozen=True)
class FineCountry(ToyCountry):
    """The toy country with `2 ** halvings` steps from one corner of a unit to the next."""

    halvings: int = 11

    def border(self, start: Node, end: Node) -> list[Point]:
        if end < start:
            return self.border(end, start)[::-1]
        line, chance = [self.corner(start), self.corner(end)], Random(f"{self.seed} {start} {end}")
        for _ in range(self.halvings):
            halved = (
                (one, swayed(one, other, chance.uniform(-SWAY, SWAY)))
                for one, other in pairwise(line)
            )
            line = [*chain.from_iterable(halved), line[-1]]
        return [(round(x, 5), round(y, 5)) for x, y in line]


def report(run: Run, cpu_seconds: float, megabytes: float) -> str:
    """The figures as a sentence, and where they were measured."""
    return (
        f"A boundary file of {megabytes:.0f} MB, drawn: {cpu_seconds:.1f} s of the processor, "
        f"{run.seconds:.1f} s on the clock, {run.peak_mb:.0f} MB. {conditions(1)}"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shapes, table = FineCountry().write(folder)
        run = measure(
            [sys.executable, "-m", "mapper", "draw", str(table), "--boundaries", str(shapes),
             "--force", "-o", "fine.html"],
            folder,
        )  # fmt: skip
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu_seconds = used.ru_utime + used.ru_stime
        text = report(run, cpu_seconds, shapes.stat().st_size / 1e6)
    publish(text, START, END, write="--write" in sys.argv)
    sys.exit(cpu_seconds > MOST_SECONDS)


if __name__ == "__main__":
    main()
