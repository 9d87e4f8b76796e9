# SPDX-License-Identifier: MIT
"""How many mutants of the rooms that decide what is so are killed by the tests.

    .venv/bin/python -m tests.mutants [ROOM or FILE ...] [--sample PER_CENT]

Ends with 1 where fewer than 85 of a hundred are killed in a room, of those that are not listed in
`equivalent.toml` as no change at all, or where that list has one that is killed or does not exist.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import SLOW
from tests.mutants.operators import Mutant, mutants
from tests.mutants.package_index import PackageIndex
from tests.mutants.run import KILLED, PACKAGE, ROOT, SURVIVED, Found, Trial, anew, in_place, warm_up

ROOMS = ("history", "places", "control", "comparison")
TESTS = ROOT / "tests"
# Their commands run in other processes, or each of their tests does all that a command does.
NOT_ASKED = {"benchmarks", "browser", "cli", "door", "mutants", "picture", "verbs"}
LEAST = 85.0
EQUIVALENT = Path(__file__).with_name("equivalent.toml")


@dataclass
class Score:
    """What became of the mutants of a room; `equivalent` ones are none of the others."""

    room: str
    killed: list[str] = field(default_factory=list)
    survived: list[str] = field(default_factory=list)
    equivalent: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.killed) + len(self.survived) + len(self.equivalent)

    @property
    def per_cent(self) -> float:
        """Of a hundred that change something, how many are killed."""
        return 100 * len(self.killed) / max(len(self.killed) + len(self.survived), 1)

    def add(self, name: str, outcome: str, equivalent: set[str]) -> None:
        survived = self.equivalent if name in equivalent else self.survived
        (self.killed if outcome == KILLED else survived).append(name)


def main() -> int:
    if os.environ.get("PYTHONHASHSEED") != "0":
        # Sets stand in the same order in every run, so that the figures are the same.
        again = [sys.executable, "-m", "tests.mutants", *sys.argv[1:]]
        os.execve(sys.executable, again, {**os.environ, "PYTHONHASHSEED": "0"})
    options = _options()
    known = set(_equivalent())
    index = PackageIndex.of(PACKAGE.rglob("*.py"))
    warm_up()
    asked = [path for room in ROOMS for path in _modules(room) if _is_asked(path, options.asked)]
    scores = _scored(asked, index, options.sample, options.seed, known)
    for score in scores:
        print(*score.survived, sep="\n")
    _print_table(scores)
    stale = [] if options.asked or options.sample < 100 else _stale(known, scores)
    for name in stale:
        print(f"{EQUIVALENT.name} lists what no mutant that survives is called: {name}")
    return int(bool(stale) or any(score.per_cent < LEAST for score in scores))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("asked", nargs="*", help="rooms, or files such as control/balance.py")
    parser.add_argument("--sample", type=float, default=100.0, help="per cent of the mutants")
    parser.add_argument("--seed", type=int, default=0, help="which of them; the same are the same")
    return parser.parse_args()


def _equivalent() -> dict[str, str]:
    """The mutants that change nothing anyone could notice, by name, each with its reason."""
    listed = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {
        f"{module} {name}": reason
        for module, entries in listed.items()
        for name, reason in entries.items()
    }


def _modules(room: str) -> list[Path]:
    return sorted((PACKAGE / room).glob("*.py"))


def _is_asked(path: Path, asked: Sequence[str]) -> bool:
    named = path.relative_to(PACKAGE).as_posix()
    return not asked or any(one in (named, path.parent.name) for one in asked)


def _scored(
    paths: Sequence[Path], index: PackageIndex, sample: float, seed: int, known: set[str]
) -> list[Score]:
    files = {path.parent: test_files(path.parent.name) for path in paths}

    def chosen() -> Iterator[Trial]:
        for path in paths:
            draw = random.Random(f"{seed} {path.name}")
            for mutant in mutants(path.read_text(encoding="utf-8"), index):
                if draw.random() * 100 < sample:
                    yield path, mutant, files[path.parent]

    found = in_place(files, chosen)
    scores = {room.name: Score(room.name) for room in files}
    for path, mutant, asked in chosen():
        outcome = found.outcomes[path, mutant.name]
        if outcome is None:
            outcome = _tried_anew(path, mutant, _asked_anew(path, asked, found), found)
        room = path.parent.name
        scores[room].add(f"{room}/{path.name} {mutant.name}", outcome, known)
    return list(scores.values())


def test_files(room: str) -> list[Path]:
    """The tests of the rooms, and those beside them that import something of one."""
    others = (
        path
        for path in TESTS.glob("*/test_*.py")
        if path.parent.name not in {*ROOMS, *NOT_ASKED}
        and path not in SLOW
        and _imported(path, f"mapper.{room}")
    )
    return [
        *(path for one in ROOMS for path in sorted((TESTS / one).glob("test_*.py"))),
        *sorted(others),
    ]


def _imported(path: Path, start: str) -> set[str]:
    """The modules of a package that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {name for name in found if name.startswith(start + ".")}


def _asked_anew(path: Path, files: Sequence[Path], found: Found) -> list[Path]:
    """The test files that may notice a change of a module: what runs or imports it or its users."""
    room = path.parent
    name = f"mapper.{room.name}.{path.stem}"
    users = {one for one in room.glob("*.py") if name in _imported(one, f"mapper.{room.name}")}
    users.add(path)
    reaching = [
        file
        for file in files
        if users & found.reached.get(file, set()) or name in _imported(file, "mapper")
    ]
    return sorted(reaching, key=lambda file: found.seconds.get(file, 0.0))


def _tried_anew(path: Path, mutant: Mutant, files: Sequence[Path], found: Found) -> str:
    """What becomes of a mutant before the import: asked are its own tests, then the others."""
    own = [file for file in files if file.stem == f"test_{path.stem}"]
    for asked in (own, [file for file in files if file not in own]):
        limit = 30 + 4 * sum(found.seconds.get(file, 0.0) for file in asked)
        if asked and anew(path, mutant, asked, limit) == KILLED:
            return KILLED
    return SURVIVED


def _print_table(scores: Sequence[Score]) -> None:
    print(f"\n{'room':<12}{'mutants':>9}{'killed':>9}{'survived':>10}{'equivalent':>12}{'%':>8}")
    for one in scores:
        parts = (one.count, len(one.killed), len(one.survived), len(one.equivalent))
        print("{:<12}{:>9}{:>9}{:>10}{:>12}{:>8.1f}".format(one.room, *parts, one.per_cent))


def _stale(known: set[str], scores: Sequence[Score]) -> list[str]:
    return sorted(known - {name for score in scores for name in score.equivalent})


if __name__ == "__main__":
    sys.exit(main())
