# SPDX-License-Identifier: MIT
"""Whole processes, measured one after the other in turns."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str]


@dataclass(frozen=True)
class Run:
    """One process from its start to its end, with the most memory it held, and the seconds for
    which processors worked for it: these are alike whatever else the machine does.
    """

    seconds: float
    peak_mb: float
    processor_seconds: float = 0.0


@dataclass(frozen=True)
class Runs:
    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        return statistics.median(run.seconds for run in self.runs)

    @property
    def processor_seconds(self) -> float:
        return statistics.median(run.processor_seconds for run in self.runs)

    @property
    def peak_mb(self) -> float:
        return statistics.median(run.peak_mb for run in self.runs)


LAUNCHED = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launched.py")))


def measure(command: Command, folder: Path) -> Run:
    """Run a command with the modules of this repository; raises RuntimeError with its complaint if
    it fails.
    """
    complaint, report = folder / "complaint.txt", folder / "taken.json"
    with complaint.open("wb") as errors:
        done = subprocess.run(
            [*LAUNCHED, str(report), *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{complaint.read_text(encoding='utf-8')}")
    return Run(**json.loads(report.read_text(encoding="utf-8")))


def in_turns(commands: Mapping[str, Command], rounds: int, folder: Path) -> dict[str, Runs]:
    """Measure all commands `rounds` times, a round after the other, after one that is not counted.

    Taking turns spreads what else the machine does over all of them.
    """
    for command in commands.values():
        measure(command, folder)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(measure(command, folder))
    return {name: Runs(tuple(entries)) for name, entries in runs.items()}
