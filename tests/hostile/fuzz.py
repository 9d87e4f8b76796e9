# SPDX-License-Identifier: MIT
"""Damaged files without an end: `make fuzz MINUTES=10 WORKERS=1`.

A file of every format that `tests.hostile.mutations` knows is changed, by its grammar or byte by
byte, and read. Atheris counts which branches of mapper a case goes through; what goes through a new
one is changed further. Where Atheris is not installed (`pip install -e '.[trust]'`), what ends in a
new outcome is. Each format has a process and a share of the time of its own.

What raises what is no error of mapper's, what takes more than five seconds of processor time, and
what takes the process down is kept, with the command that reads it again.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import random
import re
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

GUIDED = importlib.util.find_spec("atheris") is not None
KEPT = Path("build/fuzz")
# s: beyond its share of time, a process that does not answer hangs where Python cannot stop it.
BEYOND = 60
# What is no longer told apart, of a message: names, numbers, quotations.
VARIES = re.compile(r"'[^']*'|\"[^\"]*\"|\d+|[^\x00-\x7f]+")
# A corpus without counts of branches.
MOST_KEPT = 400
# Bytes: what grows beyond is cut.
LONGEST = 1_000_000


@dataclass
class Tally:
    """What came of a format."""

    name: str
    cases: int = 0
    outcomes: set[str] = field(default_factory=set)
    faults: dict[str, str] = field(default_factory=dict)
    hangs: int = 0
    ended: int = 0
    megabytes: int = 0

    def add(self, said: str, fault: str, data: bytes, kept: Path) -> bool:
        """Count a case; whether its outcome is a new one."""
        self.cases += 1
        what = kind_of(fault or said)
        if fault and what not in self.faults:
            self.faults[what] = f"{fault}: {command_for(keep(data, self.name, kept))}"
            self.hangs += "takes more" in fault
        new = what not in self.outcomes
        self.outcomes.add(what)
        return new

    def as_data(self) -> dict[str, Any]:
        return asdict(self) | {"outcomes": sorted(self.outcomes)}


def kind_of(said: str) -> str:
    """A message without what differs from case to case."""
    return VARIES.sub("…", said)[:160]


def keep(data: bytes, name: str, kept: Path) -> Path:
    """The file of a case that went wrong, under a name of its own."""
    kept.mkdir(parents=True, exist_ok=True)
    path = kept / f"{hashlib.sha256(data).hexdigest()[:12]}-{name}"
    path.write_bytes(data)
    return path


def command_for(path: Path) -> str:
    return f"python -m tests.hostile.fuzz --again {path}"


def again(path: Path) -> str:
    """What comes of a file that was kept."""
    from tests.hostile.mutations import outcome_of, seeds

    with tempfile.TemporaryDirectory() as into:
        seed = seeds()[path.name.partition("-")[2]]
        outcome = outcome_of(seed, path.read_bytes(), Path(into))
    return outcome.fault or outcome.said or "is read"


# --- one format ------------------------------------------------------------------------------


def by_outcome(name: str, number: int, most: int, kept: Path, until: float = 1e99) -> Tally:
    """Cases of a format; those with a new outcome are changed further."""
    from tests.hostile.grammar import changed
    from tests.hostile.memory import most_megabytes
    from tests.hostile.mutations import outcome_of, quiet, seeds

    seed, dice, tally = seeds()[name], random.Random(f"{name} {number}"), Tally(name)
    corpus = [seed.data]
    with tempfile.TemporaryDirectory() as into:
        while tally.cases < most and time.monotonic() < until:
            with quiet():  # the same name twice in an archive is meant
                data = changed(name, dice.choice((corpus[0], dice.choice(corpus))), dice)[:LONGEST]
            (Path(into) / "last").write_bytes(data)
            outcome = outcome_of(seed, data, Path(into))
            if tally.add(*outcome, data, kept) and len(corpus) < MOST_KEPT:
                corpus.append(data)
    tally.megabytes = most_megabytes()
    return tally


def by_branch(name: str, number: int, kept: Path, until: float, last: Path, done: Any) -> None:
    """The same, with what Atheris counts; `done` is called in time, and never comes back."""
    import atheris

    from tests.hostile.grammar import changed
    from tests.hostile.memory import most_megabytes
    from tests.hostile.mutations import outcome_of, seeds

    seed, tally = seeds()[name], Tally(name)
    into = Path(tempfile.mkdtemp(dir=last.parent))
    (into / "sound").mkdir()
    (into / "sound" / "file").write_bytes(seed.data)

    def one(data: bytes) -> None:
        last.write_bytes(data)
        outcome = outcome_of(seed, data, into)
        tally.add(*outcome, data, kept)
        if time.monotonic() > until:
            tally.megabytes = most_megabytes()
            done(tally)

    def another(data: bytes, most: int, dice: int) -> bytes:
        return changed(name, data or seed.data, random.Random(dice))[:most]

    asked = {"seed": number + 1, "max_len": LONGEST, "timeout": 100_000, "rss_limit_mb": 8000}
    flags = [f"-{key}={value}" for key, value in asked.items()]
    atheris.Setup(["fuzz", *flags, str(into / "sound")], one, custom_mutator=another)
    atheris.Fuzz()


# --- a process for each ----------------------------------------------------------------------


@dataclass
class Running:
    """A process that tries a format."""

    name: str
    process: int
    answer: int
    last: Path
    until: float


def started(name: str, number: int, seconds: float, kept: Path, folder: Path) -> Running:
    """A process for a format. It is forked, so that what was prepared is there at once."""
    last = folder / f"last-{name}"
    until = time.monotonic() + seconds
    reads, writes = os.pipe()
    process = os.fork()
    if process:
        os.close(writes)
        return Running(name, process, reads, last, until + BEYOND)

    def done(tally: Tally) -> None:
        with os.fdopen(writes, "w") as answer:
            json.dump(tally.as_data(), answer)
        os._exit(0)

    code = 1
    with contextlib.suppress(BaseException):
        silence()
        if GUIDED:
            by_branch(name, number, kept, until, last, done)
        else:
            done(by_outcome(name, number, sys.maxsize, kept, until))
    os._exit(code)


def silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def finished(one: Running, kept: Path) -> Tally:
    """What a process tells; one that tells nothing was taken down by the last case."""
    told = b""
    while select.select([one.answer], [], [], max(0, one.until - time.monotonic()))[0]:
        part = os.read(one.answer, 1 << 16)
        told += part
        if not part:
            break
    else:
        os.kill(one.process, signal.SIGKILL)
    os.close(one.answer)
    code = os.waitstatus_to_exitcode(os.waitpid(one.process, 0)[1])
    if code == 0 and told:
        found = json.loads(told)
        return Tally(**(found | {"outcomes": set(found["outcomes"])}))
    tally = Tally(one.name, cases=1, ended=1)
    again = command_for(keep(one.last.read_bytes(), one.name, kept)) if one.last.exists() else "?"
    what = f"the process ended with {code}"
    tally.faults[what] = f"{what}: {again}"
    return tally


def run(
    names: Sequence[str], seconds: float, workers: int, kept: Path, first: int = 0
) -> Iterator[Tally]:
    """Try every format for a share of the time, `workers` at once."""
    folder = Path(tempfile.mkdtemp(prefix="mapper-fuzz-"))
    share = seconds * workers / len(names)
    waiting, running = [*enumerate(names, first)], list[Running]()
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                number, name = waiting.pop(0)
                running.append(started(name, number, share, kept, folder))
            yield finished(running.pop(0), kept)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prepared() -> list[str]:
    """The names of all formats, after their files are made; branches of mapper are counted from
    here on.
    """
    if GUIDED:
        import atheris

        silently(atheris.instrument_imports(include=["mapper"]).__enter__)
    from tests.hostile.mutations import outcome_of, seeds

    with tempfile.TemporaryDirectory() as into:
        for seed in silently(seeds).values():
            outcome_of(seed, seed.data, Path(into))
    return [*seeds()]


def silently(make: Callable[[], Any]) -> Any:
    """What is made, without what is printed meanwhile."""
    kept = os.dup(2)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        return make()
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def line_of(tally: Tally) -> str:
    return (
        f"{tally.name}: {tally.cases:,} cases, {len(tally.outcomes)} outcomes, "
        f"{len(tally.faults)} faults, {tally.hangs} hangs, {tally.megabytes} MB"
    )


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--kept", type=Path, default=KEPT, help="where cases that fail are kept")
    asked.add_argument("--record", type=Path, help="a file of JSON for what was counted")
    asked.add_argument("--again", type=Path, help="a file that was kept")
    asked.add_argument("names", nargs="*", help="formats; all without any")
    given = asked.parse_args()
    if given.again:
        print(again(given.again))
        return
    names = [name for name in prepared() if name in given.names or not given.names]
    found = []
    for tally in run(names, given.minutes * 60, given.workers, given.kept, given.seed):
        print("\n  ".join([line_of(tally), *tally.faults.values()]), flush=True)
        found.append(tally)
    print(
        f"{sum(one.cases for one in found):,} cases, guided by "
        f"{'branches' if GUIDED else 'outcomes'}, {sum(len(one.faults) for one in found)} faults"
    )
    if given.record:
        told = {"guided": GUIDED, "formats": [one.as_data() for one in found]}
        given.record.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    sys.exit(any(one.faults for one in found))


if __name__ == "__main__":
    main()
