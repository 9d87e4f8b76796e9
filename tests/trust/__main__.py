# SPDX-License-Identifier: MIT
"""The long runs, one after the other, and their page: `make trust`, `make trust PART=fuzz`.

Each part is a process of its own. What it counted is added to docs/trust.json as soon as it has
ended, and docs/trust.md is made anew from that: `PART=page` does that alone. Options behind `--`
are those of the part: `python -m tests.trust fuzz -- --minutes 5`.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.trust.outcome import Outcome, read_outcome
from tests.trust.page import write_page
from tests.trust.parts import BY_NAME, PARTS, Part
from tests.trust.record import (
    ROOT,
    Record,
    code_version,
    read_records,
    record_of,
    system,
    with_one_more,
    write_records,
)

# A folder in memory: a case of a fuzzer is a file that lives for a millisecond.
IN_MEMORY = Path("/dev/shm")
PAGE = "page"


def main() -> None:
    asked = argparse.ArgumentParser(prog="make trust", description=__doc__)
    asked.add_argument(
        "parts", nargs="*", choices=[[], *BY_NAME, PAGE], help="all, if none is named"
    )
    given, more = asked.parse_known_args(sys.argv[1 : split()])
    options = sys.argv[split() + 1 :]
    if more:
        asked.error(f"{' '.join(more)}: options of a part stand behind --")
    parts = [BY_NAME[name] for name in given.parts if name != PAGE] if given.parts else [*PARTS]
    if options and len(parts) != 1:
        asked.error("options are those of one part: name it")
    failed = [part.name for part in parts if run(part, options).failed]
    write_page(read_records())
    print(*(f"{name}: has faults" for name in failed), sep="\n")
    sys.exit(bool(failed))


def split() -> int:
    """Where the options of a part begin."""
    return sys.argv.index("--") if "--" in sys.argv else len(sys.argv)


def run(part: Part, options: Sequence[str]) -> Record:
    """Run a part, and add what it counted to the record."""
    print(f"{part.title}: {part.command}", flush=True)
    before = seconds_of_children()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "outcome.json"
        words = [sys.executable, "-m", part.module, *first_case(part), *(options or part.options)]
        done = subprocess.run(
            [*words, "--record", str(told)], cwd=ROOT, env=surroundings(), check=False
        )
        outcome = (
            read_outcome(told)
            if told.exists()
            else Outcome({}, [f"{part.module} ended with {done.returncode}, and told nothing"])
        )
    record = record_of(part.name, outcome, seconds_of_children() - before)
    records = with_one_more(read_records(), record)
    write_records(records)
    write_page(records)
    return record


def first_case(part: Part) -> list[str]:
    """Where a part goes on that was run with this version before."""
    if part.goes_on is None:
        return []
    here = part.name, code_version(), system()
    runs = [one.runs for one in read_records() if (one.part, one.version, one.system) == here]
    option, cases = part.goes_on
    return [option, str(sum(runs) * cases)]


def surroundings() -> dict[str, str]:
    spare = {"TMPDIR": str(IN_MEMORY)} if os.access(IN_MEMORY, os.W_OK) else {}
    return {**os.environ, **spare}


def seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
