# SPDX-License-Identifier: MIT
"""Damaged files and cells without an end: `make fuzz MINUTES=10 WORKERS=1`.

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

from tests.trust.outcome import Outcome

GUIDED = importlib.util.find_spec("atheris") is not None
KEPT = Path("build/fuzz")
# A process that does not answer after so many times its share, and so many seconds, hangs where
# Python cannot stop it; on a machine that is busy a share takes long.
TIMES, BEYOND = 50, 60
# What is no longer told apart, of a message: names, numbers, quotations.
VARIES = re.compile(r"'[^']*'|\"[^\"]*\"|\d+|[^\x00-\x7f]+")
FAMILIES = (
    (r".*\.txt$", "single cells"),
    (r".*\.toml$", "settings"),
    (r".*\.html$", "finished pages"),
    ("units|ground|faces", "boundaries, drawn ground"),
)
# A corpus without counts of branches.
MOST_KEPT = 400
# What ends as others did is changed further at times: cells have few ways to end.
LUCK = 0.01
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
    seconds: float = 0

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


def by_outcome(
    name: str,
    number: int,
    most: int,
    kept: Path,
    seconds: float = 1e99,
    last: Path | None = None,
) -> Tally:
    """Cases of a format; those with a new outcome are changed further. In the file `last` is what
    takes the process down.
    """
    from tests.hostile.grammar import changed
    from tests.hostile.memory import most_megabytes
    from tests.hostile.mutations import outcome_of, seeds

    seed, dice, tally = seeds()[name], random.Random(f"{name} {number}"), Tally(name)
    sound = seed.sound
    corpus = [*sound]
    began = time.process_time()
    with tempfile.TemporaryDirectory() as into, noting(last or Path(into) / "last") as noted:
        while tally.cases < most and time.process_time() - began < seconds:
            data = changed(name, dice.choice(dice.choice((sound, corpus))), dice)[:LONGEST]
            noted(data)
            outcome = outcome_of(seed, data, Path(into))
            new = tally.add(*outcome, data, kept)
            if (new or dice.random() < LUCK) and len(corpus) < MOST_KEPT:
                corpus.append(data)
    tally.megabytes, tally.seconds = most_megabytes(), time.process_time() - began
    return tally


@contextlib.contextmanager
def noting(path: Path) -> Iterator[Callable[[bytes], None]]:
    """What writes each case over the one before it."""
    with path.open("wb", buffering=0) as file:

        def noted(data: bytes) -> None:
            file.seek(0)
            file.truncate()
            file.write(data)

        yield noted


def by_branch(asked: Asked, last: Path, done: Callable[[Tally], object]) -> None:
    """The same, with what Atheris counts; `done` is called in time, and never comes back."""
    import atheris

    from tests.hostile.grammar import changed
    from tests.hostile.memory import most_megabytes
    from tests.hostile.mutations import outcome_of, seeds

    name, began = asked.name, time.process_time()
    seed, tally = seeds()[name], Tally(name)
    into = Path(tempfile.mkdtemp(dir=last.parent))
    (into / "sound").mkdir()
    for nth, sound in enumerate(seed.sound):
        (into / "sound" / str(nth)).write_bytes(sound)

    def one(data: bytes) -> None:
        last.write_bytes(data)
        outcome = outcome_of(seed, data, into)
        tally.add(*outcome, data, asked.kept)
        taken = time.process_time() - began
        if taken > asked.seconds or tally.cases >= asked.most:
            tally.megabytes, tally.seconds = most_megabytes(), taken
            done(tally)

    def another(data: bytes, most: int, dice: int) -> bytes:
        return changed(name, data or seed.data, random.Random(dice))[:most]

    told = {"seed": asked.number + 1, "max_len": LONGEST, "timeout": 100_000, "rss_limit_mb": 8000}
    flags = [f"-{key}={value}" for key, value in told.items()]
    atheris.Setup(["fuzz", *flags, str(into / "sound")], one, custom_mutator=another)
    atheris.Fuzz()


# --- a process for each ----------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """What is to be tried of a format: by which dice, for how long, how often at most."""

    name: str
    number: int
    seconds: float
    most: int
    kept: Path
    guided: bool


@dataclass(frozen=True)
class Plan:
    """What is to be tried of all formats: `seconds` of the processor for all of them together."""

    seconds: float
    most: int
    workers: int
    kept: Path
    first: int
    guided: bool


@dataclass
class Running:
    """A process that tries a format."""

    name: str
    process: int
    answer: int
    last: Path
    until: float


def started(asked: Asked, folder: Path) -> Running:
    """A process for a format. It is forked, so that what was prepared is there at once."""
    last = folder / f"last-{asked.name}"
    reads, writes = os.pipe()
    process = os.fork()
    if process:
        os.close(writes)
        until = time.monotonic() + BEYOND + TIMES * asked.seconds
        return Running(asked.name, process, reads, last, until)

    def done(tally: Tally) -> None:
        with os.fdopen(writes, "w") as answer:
            json.dump(tally.as_data(), answer)
        os._exit(0)

    code = 1
    with contextlib.suppress(BaseException):
        silence()
        if asked.guided:
            by_branch(asked, last, done)
        else:
            number, most, seconds = asked.number, asked.most, asked.seconds
            done(by_outcome(asked.name, number, most, asked.kept, seconds, last))
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


def run(names: Sequence[str], plan: Plan) -> Iterator[Tally]:
    """Try every format for a share of the time, several at once."""
    folder = Path(tempfile.mkdtemp(prefix="mapper-fuzz-"))
    waiting, running = [*enumerate(names, plan.first)], list[Running]()
    left = plan.seconds
    try:
        while waiting or running:
            while waiting and len(running) < plan.workers:
                share = left / (len(waiting) + len(running))
                number, name = waiting.pop(0)
                asked = Asked(name, number, share, plan.most, plan.kept, plan.guided)
                running.append(started(asked, folder))
            tally = finished(running.pop(0), plan.kept)
            left = max(left - tally.seconds, 0)
            yield tally
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prepared(*, guided: bool) -> list[str]:
    """The names of all formats, the quickest first, after their files are made; branches of mapper
    are counted from here on.
    """
    if guided:
        import atheris

        silently(atheris.instrument_imports(include=["mapper"]).__enter__)
    from tests.hostile.mutations import outcome_of, seeds

    took = {}
    with tempfile.TemporaryDirectory() as into:
        for name, seed in silently(seeds).items():
            outcome_of(seed, seed.data, Path(into))
            began = time.process_time()
            outcome_of(seed, seed.data, Path(into))
            took[name] = time.process_time() - began
    return sorted(took, key=lambda name: took[name])


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
    asked.add_argument("--minutes", type=float, default=10, help="of the processor, for all")
    asked.add_argument("--most", type=int, default=sys.maxsize, help="cases of a format")
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--plain", action="store_true", help="do not count branches")
    asked.add_argument("--kept", type=Path, default=KEPT, help="where cases that fail are kept")
    asked.add_argument("--record", type=Path, help="a file of JSON for what was counted")
    asked.add_argument("--again", type=Path, help="a file that was kept")
    asked.add_argument("names", nargs="*", help="formats; all without any")
    given = asked.parse_args()
    if given.again:
        print(again(given.again))
        return
    guided = GUIDED and not given.plain
    names = [name for name in prepared(guided=guided) if name in given.names or not given.names]
    plan = Plan(given.minutes * 60, given.most, given.workers, given.kept, given.seed, guided)
    found = []
    for tally in run(names, plan):
        print("\n  ".join([line_of(tally), *tally.faults.values()]), flush=True)
        found.append(tally)
        if given.record:
            record(found, guided).write(given.record)
    print(
        f"{sum(one.cases for one in found):,} cases, guided by "
        f"{'branches' if guided else 'outcomes'}, {sum(len(one.faults) for one in found)} faults"
    )
    sys.exit(any(one.faults for one in found))


def record(found: Sequence[Tally], guided: bool) -> Outcome:
    """What was tried: how many cases of each format."""
    how = ", by branches" if guided else ""
    return Outcome(
        tried={f"{family_of(one.name)}{how}: {one.name}": one.cases for one in found},
        failed=[fault for one in found for fault in one.faults.values()],
        megabytes=max(one.megabytes for one in found),
    )


def family_of(name: str) -> str:
    """What a format is a form of."""
    return next((family for start, family in FAMILIES if re.match(start, name)), "tables, points")


if __name__ == "__main__":
    main()
