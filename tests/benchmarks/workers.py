# SPDX-License-Identifier: MIT
"""From how many lines of a front on workers pay: `make bench-workers`.

Fronts of more and more corners are cut here and by two processes, by processor time alone: that
of this process, of the start of one worker, and of the worker that has most to do, one after the
other, as it would be waited for where each has a core of its own. Prints Markdown; `--write` puts
it into docs/fronts.md.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from mapper.geometry import noding
from mapper.workers.pool import Lost
from mapper.workers.processes import Processes
from tests.benchmarks.real_fronts import OccupiedGround
from tests.benchmarks.run import ROOT, conditions, publish

START, END = "<!-- bench-workers:start -->", "<!-- bench-workers:end -->"
# Corners of a line, and days.
SIZES = ((4_000, 5), (8_000, 5), (16_000, 5), (32_000, 5), (64_000, 5), (128_000, 5), (256_000, 2))


# --- lines --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cut:
    """Processor seconds of cutting so many lines here, and those of the way through two workers."""

    lines: int
    here: float
    start: float
    shared: float


@dataclass(frozen=True)
class Timed:
    """A task with its process, and the processor seconds of that before and after it."""

    work: Callable[[Any], Any]

    def __call__(self, task: Any) -> tuple[Any, int, float, float]:
        before = time.process_time()
        return self.work(task), os.getpid(), before, time.process_time()


def cut(low: Any, high: Any) -> Cut:
    began = time.process_time()
    alone = noding.node(low, high)
    here = time.process_time() - began
    spent, starts = defaultdict[int, float](float), dict[int, float]()
    with Processes(2) as pool:

        def spread(work: Callable[[Any], Any], tasks: Sequence[Any]) -> list[Any]:
            found = dict[int, Any]()
            for number, timed in pool.run(Timed(work), tasks):
                if isinstance(timed, Lost):
                    raise RuntimeError(timed.how)
                result, who, before, after = timed
                starts.setdefault(who, before)
                spent[who] += after - before
                found[number] = result
            return [found[number] for number in range(len(tasks))]

        few, noding.FEW = noding.FEW, 0
        began = time.process_time()
        shared = noding.node(low, high, spread=spread)
        own = time.process_time() - began
        noding.FEW = few
    assert np.array_equal(alone.edges, shared.edges)
    return Cut(len(low), here, max(starts.values()), own + max(spent.values()))


def lines_of(corners: int, days: int) -> tuple[Any, Any]:
    """The different lines of a front of some days, as they come to be cut."""
    from mapper.reading.histories import HistoryReading, read_faces

    taken = list[tuple[Any, Any]]()

    def noted(low: Any, high: Any, *rest: object, **named: object) -> noding.Noded:
        taken.append((low, high))
        return noding.node(low, high, *rest, **named)  # type: ignore[arg-type]

    module = import_module("mapper.geometry.faces").__dict__
    module["node"] = noted
    with tempfile.TemporaryDirectory() as name:
        front = OccupiedGround(days, corners).write(Path(name, "front"))
        read_faces([front], HistoryReading(scheme="ukraine", status="russia"))
    module["node"] = noding.node
    return max(taken, key=lambda ends: len(ends[0]))


def words_of_lines(cuts: Sequence[Cut]) -> str:
    lines = ["| different lines | here | two workers, started | with their start |"]
    lines += ["| ---: | ---: | ---: | ---: |"]
    for one in cuts:
        whole = one.shared + one.start
        lines.append(f"| {one.lines:,} | {one.here:.2f} | {one.shared:.2f} | {whole:.2f} |")
    return "\n".join(
        [*lines, "", "Processor seconds that one waits for, where each worker has a core."]
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-workers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put it into docs/fronts.md")
    options = parser.parse_args()
    text = words_of_lines([cut(*lines_of(*size)) for size in SIZES])
    whole = f"{text}\n\n{conditions(1)}"
    publish(whole, START, END, write=options.write, page=ROOT / "docs" / "fronts.md")


if __name__ == "__main__":
    main()
