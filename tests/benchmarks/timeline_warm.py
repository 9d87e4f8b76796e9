# SPDX-License-Identifier: MIT
"""One call after the other in one process: `python -m tests.benchmarks.timeline_warm N WHO ARGS…`.

Prints the median of the calls after the first, in seconds: what building the page takes once
everything is imported.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence

CALLS = 5


def mapper(arguments: Sequence[str]) -> None:
    from mapper.cli.main import app

    app(list(arguments), standalone_mode=False)


def script(arguments: Sequence[str]) -> None:
    from tests.benchmarks.timeline_competitor import main

    main(*arguments)


def warm_seconds(work: Callable[[], object], calls: int = CALLS) -> float:
    """The median of `calls` calls, after one that is not counted."""
    times = []
    for _ in range(calls + 1):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


if __name__ == "__main__":
    calls, who, *given = sys.argv[1:]
    work = {"mapper": mapper, "script": script}[who]
    print(warm_seconds(lambda: work(given), int(calls)), file=sys.stderr)
