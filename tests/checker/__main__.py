"""Hold what mapper prints of invented wars beside what plain loops find: `-m tests.checker 200`.

Prints how many wars and numbers were compared, and each that differs; ends with 1 if one does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.checker.compared import Checked, checked
from tests.checker.wars import invented, write
from tests.cli.warm import Warm


def war_checked(warm: Warm, seed: int, folder: Path) -> list[Checked]:
    """Every output of the war of a seed; RuntimeError where a command refuses it."""
    write(invented(seed), folder)

    def run(*words: str) -> str:
        done = warm.run([*words, "--boundaries", "units.geojson"], folder)
        if done.code:
            raise RuntimeError(f"war {seed}: {' '.join(words)}: {done.err.decode()}")
        return done.out.decode()

    return list(checked(folder, run))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("wars", type=int, nargs="?", default=200)
    asked.add_argument("--first", type=int, default=0, help="the seed of the first")
    options = asked.parse_args()
    warm, compared, differing = Warm(), 0, 0
    for seed in range(options.first, options.first + options.wars):
        with tempfile.TemporaryDirectory() as folder:
            for one in war_checked(warm, seed, Path(folder)):
                compared += 1
                if not one.agrees:
                    differing += 1
                    print(f"war {seed}: {one.what}: said {one.said}, found {one.found}")
    print(f"{options.wars} wars, {compared:,} tables and sentences compared, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
