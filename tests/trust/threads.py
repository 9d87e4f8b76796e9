# SPDX-License-Identifier: MIT
"""Many draws at once in one process, as in a web worker: `python -m tests.trust.threads`.

Every thread reads and draws invented wars in turn. Each page is the one that was drawn alone, byte
for byte, and the memory of the process does not grow with their number.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import re
import sys
import tempfile
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import mapper
from tests.checker.wars import invented, write
from tests.hostile.memory import STATUS, most_megabytes
from tests.trust.outcome import Outcome

THREADS, DRAWS = 8, 1000
# Wars of two to four units that lie apart from the coasts of many countries.
WARS = (2, 15, 18, 32, 42, 69)
# In so many rounds; memory is compared from the end of the first on, when all caches are full.
ROUNDS = 10
# MB: what an allocator keeps back differs by so much from round to round.
GROWTH = 30


def fronts(folder: Path) -> list[Path]:
    """A folder for each war, with its table and its units."""
    found = [folder / str(seed) for seed in WARS]
    for seed, one in zip(WARS, found, strict=True):
        one.mkdir()
        write(invented(seed), one)
    return found


def page_of(war: Path) -> str:
    """The digest of the page of a war."""
    page = mapper.draw(war / "control.csv", war / "units.geojson")
    return hashlib.sha256(page.html().encode()).hexdigest()


def drawn(wars: Sequence[Path], alone: Sequence[str], first: int, draws: int) -> list[str]:
    """What goes wrong in a thread that draws the wars in turn."""
    faults = []
    for number in range(first, first + draws):
        nth = number % len(wars)
        try:
            if page_of(wars[nth]) != alone[nth]:
                faults.append(f"war {nth}: the page is another than the one drawn alone")
        except Exception as error:
            faults.append(f"war {nth}: {type(error).__name__}: {error}")
    return faults


def megabytes_now() -> int:
    """What the process holds, after what can be given back was."""
    gc.collect()
    if STATUS.exists() and (found := re.search(r"VmRSS:\s*(\d+) kB", STATUS.read_text())):
        return int(found[1]) // 1024
    return most_megabytes()


def tried(folder: Path, threads: int, draws: int, rounds: int = ROUNDS) -> Outcome:
    """Draw in rounds, and look at the pages and at the memory after each."""
    wars, each = fronts(folder), draws // rounds
    faults, held = list[str](), list[int]()
    with warnings.catch_warnings(), ThreadPoolExecutor(threads) as pool:
        warnings.simplefilter("ignore")
        alone = [page_of(war) for war in wars]
        for turn in range(rounds):
            asked = [
                pool.submit(drawn, wars, alone, thread + turn * each, each)
                for thread in range(threads)
            ]
            faults += [fault for one in asked for fault in one.result()]
            held.append(megabytes_now())
    said = f"The process held, after each tenth of the pages, {', '.join(map(str, held))} MB."
    print(said, flush=True)
    if held[-1] > held[0] + GROWTH:
        faults.append(f"memory grows: {', '.join(map(str, held))} MB")
    pages = {f"pages drawn in {threads} threads": threads * each * rounds}
    return Outcome(pages, faults[:20], said, most_megabytes())


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--threads", type=int, default=THREADS)
    asked.add_argument("--draws", type=int, default=DRAWS, help="of each thread")
    asked.add_argument("--record", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = tried(Path(folder), given.threads, given.draws)
    print(*found.failed or ["no fault"], sep="\n")
    if given.record:
        found.write(given.record)
    sys.exit(bool(found.failed))


if __name__ == "__main__":
    main()
