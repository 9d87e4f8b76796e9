# SPDX-License-Identifier: MIT
"""Every number that is printed of invented wars, beside plain loops: `-m tests.trust.numbers`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.checker.war_checked import war_checked
from tests.cli.warm import Warm
from tests.trust.outcome import Outcome

WARS = 200


def checked_wars(seeds: range) -> Iterator[Outcome]:
    """What was found so far, after each war."""
    compared, faults, warm = 0, list[str](), Warm()
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            try:
                checked = war_checked(warm, seed, Path(folder))
            except RuntimeError as error:
                faults.append(str(error))
                checked = []
        compared += len(checked)
        wrong = [one for one in checked if not one.agrees]
        faults += [f"war {seed}: {one.what}: {one.said}, not {one.found}" for one in wrong]
        print(f"war {seed}: {len(checked)} compared, {len(wrong)} wrong", flush=True)
        said = f"In the last run {compared:,} outputs, of a day each, were compared."
        yield Outcome({"invented wars": seed + 1 - seeds.start}, [*faults], said)
    warm.close()


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--wars", type=int, default=WARS)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--record", type=Path)
    given = asked.parse_args()
    found = Outcome({})
    for found in checked_wars(range(given.first, given.first + given.wars)):
        if given.record:
            found.write(given.record)
    print(found.tried, *found.failed, sep="\n  ")
    sys.exit(bool(found.failed))


if __name__ == "__main__":
    main()
