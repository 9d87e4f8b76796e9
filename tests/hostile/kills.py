# SPDX-License-Identifier: MIT
"""Commands that are ended at random: `make kill N=200`.

A command writes over files that were there before. It is ended by a signal at one of the moments
at which it opens, makes, renames or removes a file, or at any time; or it finds a full disk, a
folder that may not be written, or nobody who reads what it prints. Afterwards each file is whole:
the one that stood there, or the one that the command writes when nothing ends it. Nothing is left
beside it, but by SIGKILL, which no program hears of.

A case is a command and a number: `python -m tests.hostile.kills --again draw 17`.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.checker.wars import invented, write
from tests.cli.warm import import_everything, run_and_leave
from tests.hangs import PROCESS
from tests.reproduced import write_front
from tests.trust.outcome import Outcome

BEFORE = b"what stood here before"
WAR = ("control.csv", "--boundaries", "units.geojson", "--force", "-o")
JOBS = """[defaults]
boundaries = "units.geojson"
table = "control.csv"
[[jobs]]
run = "draw"
output = "one.html"
[[jobs]]
run = "export"
output = "two.svg"
[[jobs]]
run = "stats"
output = "three.csv"
"""


# What is typed.
COMMANDS = {
    "draw": ("draw", *WAR, "day.html"),
    "export": ("export", *WAR, "day.geojson"),
    "embed": ("embed", "made.html", "--url", "https://example.org/", "--force", "-o", "put"),
    "faces": ("faces", "front", "--force", "-o", "front.gpkg"),
    "batch": ("batch", "jobs.toml", "--force", "--workers", "1"),
}
# What a batch keeps on purpose: what it has done already, so that it need not be done again.
JOURNAL = "jobs.journal.jsonl"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
# What Python says of each as it does it.
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "tempfile.mkstemp"}


@dataclass
class Found:
    """What came of a command that was ended."""

    faults: list[str]
    code: int = 0
    # Whether each output is the one before, or the one after.
    changed: bool = False


@dataclass
class Tally:
    """What came of many."""

    name: str
    cases: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    faults: list[str] = field(default_factory=list)


# --- the ground ------------------------------------------------------------------------------


class Ground:
    """A folder with everything that the commands read, and what each writes undisturbed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.spare = folder / "work", folder / "spare"
        self.folder.mkdir(parents=True)
        self.spare.mkdir()
        write(invented(3), self.folder)
        write_front(self.folder)
        (self.folder / "jobs.toml").write_text(JOBS, encoding="utf-8")
        self.run(("draw", *WAR, "made.html"))
        self.kept = {*self.folder.rglob("*")}
        self.outputs: dict[str, list[Path]] = {}
        self.after: dict[str, dict[Path, bytes]] = {}
        self.events: dict[str, int] = {}
        self.seconds: dict[str, float] = {}

    def learn(self, name: str) -> None:
        """What a command writes, in how many steps and seconds, when nothing ends it."""
        if name in self.after:
            return
        command = COMMANDS[name]
        self.run(command)
        new = {*self.folder.rglob("*")} - self.kept
        self.outputs[name] = sorted(path for path in new if path.is_file() and path.name != JOURNAL)
        self.put(name)
        counted = self.folder.parent / "counted"
        began = time.monotonic()
        code, said = self.run(command, lambda: count_into(counted))
        assert code == 0, said
        self.seconds[name] = time.monotonic() - began
        self.events[name] = counted.stat().st_size
        self.after[name] = {path: path.read_bytes() for path in self.outputs[name]}
        self.clear()

    def put(self, name: str) -> None:
        """What is there before a command writes over it."""
        for path in self.outputs[name]:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(BEFORE)

    def clear(self) -> None:
        """Take away what a command left."""
        for path in sorted({*self.folder.rglob("*")} - self.kept, reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for path in self.spare.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def run(
        self,
        words: tuple[str, ...],
        first: Callable[[], object] = lambda: None,
        meanwhile: Callable[[int], object] = lambda process: None,
    ) -> tuple[int, str]:
        """Run a command in a process; its code, as a shell has it, and what it complained of."""
        process, said = self.begin(words, first)
        meanwhile(process)
        return self.end(process, said)

    def begin(self, words: tuple[str, ...], first: Callable[[], object]) -> tuple[int, Path]:
        """Start a command. A signal that comes before it is the command waits until it is."""
        handle, name = tempfile.mkstemp(dir=self.folder.parent)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS[1:])
        process = os.fork()
        if not process:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDWR), 0)
            os.dup2(0, 1)
            os.dup2(handle, 2)
            os.chdir(self.folder)
            tempfile.tempdir, os.environ["TMPDIR"] = str(self.spare), str(self.spare)
            os.environ["MAPPER_DATA"] = str(self.spare / "data")
            sys.argv = ["mapper", *words]
            first()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            run_and_leave()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(handle)
        return process, Path(name)

    def end(self, process: int, said: Path) -> tuple[int, str]:
        until = time.monotonic() + PROCESS
        while not (ended := os.waitpid(process, os.WNOHANG))[0] and time.monotonic() < until:
            time.sleep(0.002)
        if not ended[0]:
            os.killpg(process, signal.SIGKILL)
            ended = os.waitpid(process, 0)
        wait_for_session(process)
        text = said.read_text(encoding="utf-8", errors="replace")
        said.unlink()
        code = os.waitstatus_to_exitcode(ended[1])
        return (128 - code if code < 0 else code), text


def wait_for_session(session: int) -> None:
    """Until what a command started is gone, too."""
    until = time.monotonic() + PROCESS
    while time.monotonic() < until:
        try:
            os.killpg(session, 0)
        except (ProcessLookupError, PermissionError):
            return
        time.sleep(0.002)


def count_into(path: Path) -> None:
    """A byte in a file for each step that a signal could come at."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    own = os.getpid()

    def note(event: str, _: object) -> None:
        if event in EVENTS and os.getpid() == own:
            os.write(handle, b".")

    sys.addaudithook(note)


def ended_at(step: int, number: signal.Signals) -> None:
    """Let the process end itself at one of its steps."""
    left, own = [step], os.getpid()

    def note(event: str, _: object) -> None:
        if event in EVENTS and os.getpid() == own:
            left[0] -= 1
            if left[0] == 0:
                os.kill(own, number)

    sys.addaudithook(note)


# --- what is tried ---------------------------------------------------------------------------


def ended(ground: Ground, name: str, number: int) -> Found:
    """A command that a signal ends: at a step of it, or, every third time, at some time."""
    ground.learn(name)
    dice, command = random.Random(f"{name} {number}"), COMMANDS[name]
    how = SIGNALS[number % 3]
    ground.put(name)
    if number % 9 < 6:
        step = dice.randint(1, ground.events[name])
        code, said = ground.run(command, lambda: ended_at(step, how))
    else:
        wait = dice.uniform(0, ground.seconds[name])

        def later(process: int) -> None:
            time.sleep(wait)
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, how)

        code, said = ground.run(command, meanwhile=later)
    found = Found([*torn(ground, name)], code, changed=changed(ground, name))
    if how is not signal.SIGKILL:
        found.faults += [*debris(ground, name), *mixed(ground, name)]
    if code not in (0, 128 + how):
        found.faults.append(f"ended with {code}: {said[-300:]!r}")
    # Before mapper listens to signals they end it without a word.
    if (
        code in (130, 143)
        and said
        and said.count("\nended by ") + said.startswith("ended by ") != 1
    ):
        found.faults.append(f"does not say once that it ends: {said[-300:]!r}")
    # A worker that was being started cannot know that the one that starts it was killed.
    if "Traceback" in said and how is not signal.SIGKILL:
        found.faults.append(f"shows its insides: {said[-300:]!r}")
    ground.clear()
    return found


def torn(ground: Ground, name: str) -> list[str]:
    """The outputs that are neither what was there, nor what is written undisturbed."""
    return [
        f"{path.name}: torn"
        for path, whole in ground.after[name].items()
        if read(path) not in (BEFORE, whole)
    ]


def mixed(ground: Ground, name: str) -> list[str]:
    """Files of one folder of which some are as before, and some are not."""
    states = {read(path) == BEFORE for path in ground.after[name]}
    return ["a part of the files is written"] if name == "embed" and len(states) > 1 else []


def read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def changed(ground: Ground, name: str) -> bool:
    return any(read(path) != BEFORE for path in ground.after[name])


def debris(ground: Ground, name: str) -> list[str]:
    """What lies in the folder, or where what is put aside lies, and should not."""
    own = {*ground.outputs[name]}
    here = {path for path in {*ground.folder.rglob("*")} - ground.kept - own if path.is_file()}
    aside = {path for path in ground.spare.rglob("*") if path.is_file()}
    left = sorted(path.name for path in here | aside if path.name != JOURNAL)
    return [f"left behind: {', '.join(left)}"] if left else []


# --- other ends ------------------------------------------------------------------------------


def no_room(most: int) -> None:
    """Files may have so many bytes, and no more: as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def as_anyone() -> None:
    """Whoever may write everything may write in a folder that is not to be written in, too."""
    if os.getuid() == 0:
        header = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
        held = (ctypes.c_uint32 * 6)()
        libc = ctypes.CDLL(None, use_errno=True)
        assert libc.capget(header, held) == 0
        held[0] &= ~(1 << OVERRIDE)
        assert libc.capset(header, held) == 0


# Of Linux: the version of the header, and the right to write where the mode of a file forbids it.
CAPABILITIES, OVERRIDE = 0x20080522, 1


def refused(
    ground: Ground,
    name: str,
    first: Callable[[], object],
    after: Callable[[], object] = lambda: None,
) -> list[str]:
    """A command that cannot write says so in a line, with code 5, and leaves all as it was."""
    ground.learn(name)
    ground.put(name)
    code, said = ground.run(COMMANDS[name], first)
    after()
    faults = [*torn(ground, name), *debris(ground, name)]
    if code not in (0, 1, 5) or (code == 5 and len(said.splitlines()) > 2 and name != "batch"):
        faults.append(f"ended with {code}: {said[-300:]!r}")
    if "Traceback" in said:
        faults.append(f"shows its insides: {said[-300:]!r}")
    ground.clear()
    return faults


def full(ground: Ground, name: str, number: int) -> list[str]:
    """The file does not fit: it may have a part of its bytes."""
    ground.learn(name)
    size = max(map(len, ground.after[name].values()))
    most = random.Random(f"full {name} {number}").randrange(size)
    return refused(ground, name, lambda: no_room(most))


def read_only(ground: Ground, name: str, number: int) -> list[str]:
    """The folder may not be written in."""
    ground.learn(name)
    mode = ground.folder.stat().st_mode
    ground.put(name)
    folders = {path.parent for path in ground.outputs[name]}

    def first() -> None:
        for folder in folders:
            folder.chmod(0o555)
        as_anyone()

    try:
        return refused(ground, name, first, after=lambda: [one.chmod(mode) for one in folders])
    finally:
        ground.clear()


def closed(ground: Ground, name: str, number: int) -> list[str]:
    """Nobody reads what it prints."""

    def first() -> None:
        reads, writes = os.pipe()
        os.close(reads)
        os.dup2(writes, 1)

    return refused(ground, name, first)


def two_writers(ground: Ground, name: str, number: int) -> list[str]:
    """Two at once write the same files."""
    ground.learn(name)
    ground.put(name)
    both = [ground.begin(COMMANDS[name], lambda: None) for _ in range(2)]
    codes = [ground.end(*one) for one in both]
    faults = [*torn(ground, name), *debris(ground, name)]
    faults += [f"ended with {code}: {said[-300:]!r}" for code, said in codes if code]
    ground.clear()
    return faults


OTHER: Mapping[str, Callable[[Ground, str, int], list[str]]] = {
    "a full disk": full,
    "a folder that is read-only": read_only,
    "a closed pipe": closed,
    "two writers": two_writers,
}


def warm() -> None:
    """Load what commands use, so that a fork of this process begins to work at once."""
    import_everything()
    gc.collect()
    gc.freeze()


def tried(ground: Ground, name: str, cases: range) -> Tally:
    """All ends of a command by signals."""
    tally = Tally(name)
    for number in cases:
        found = ended(ground, name, number)
        tally.cases += 1
        tally.codes[str(found.code)] += 1
        tally.changed += found.changed
        tally.faults += [f"{name} {number}: {fault}" for fault in found.faults]
    return tally


def tried_otherwise(ground: Ground, what: str, cases: int, names: Sequence[str]) -> Tally:
    tally = Tally(what)
    for name in names:
        for number in range(cases):
            tally.cases += 1
            tally.faults += [f"{name}: {fault}" for fault in OTHER[what](ground, name, number)]
    return tally


def all_ends(ground: Ground, names: Sequence[str], numbers: range, others: int) -> Iterator[Tally]:
    """Every command ended by signals, then every other end, `others` times for each command."""
    yield from (tried(ground, name, numbers) for name in names)
    yield from (tried_otherwise(ground, what, others, names) for what in OTHER)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=200, help="by signals, for each command")
    asked.add_argument("--first", type=int, default=0, help="the number of the first case")
    asked.add_argument("--others", type=int, default=10, help="of every other kind, for each")
    asked.add_argument("--record", type=Path, help="a file of JSON for what was counted")
    asked.add_argument("--again", nargs=2, metavar=("COMMAND", "NUMBER"))
    asked.add_argument("names", nargs="*", help="commands; all without any")
    given = asked.parse_args()
    names = given.names or [*COMMANDS]
    warm()
    with tempfile.TemporaryDirectory(prefix="mapper-kills-") as folder:
        ground = Ground(Path(folder))
        if given.again:
            print(ended(ground, given.again[0], int(given.again[1])))
            return
        found = list[Tally]()
        numbers = range(given.first, given.first + given.cases)
        for tally in all_ends(ground, names, numbers, given.others):
            found.append(tally)
            show(tally)
            if given.record:
                record(found).write(given.record)
    sys.exit(any(one.faults for one in found))


def record(found: Sequence[Tally]) -> Outcome:
    return Outcome(
        tried={one.name: one.cases for one in found},
        failed=[fault for one in found for fault in one.faults],
    )


def show(tally: Tally) -> None:
    codes = ", ".join(f"{code}: {count}" for code, count in sorted(tally.codes.items()))
    print(f"{tally.name}: {tally.cases} ends, {len(tally.faults)} faults ({codes})", flush=True)
    for fault in tally.faults[:10]:
        print(f"  {fault}", flush=True)


if __name__ == "__main__":
    main()
