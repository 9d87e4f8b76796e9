# SPDX-License-Identifier: MIT
"""Whole processes, measured one after the other in turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
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


def measure(command: Command, folder: Path) -> Run:
    """Run a command; raises RuntimeError with its complaint if it fails."""
    complaint = folder / "complaint.txt"
    with complaint.open("wb") as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{complaint.read_text(encoding='utf-8')}")
    per_mb = 2**20 if sys.platform == "darwin" else 2**10
    return Run(seconds, usage.ru_maxrss / per_mb, usage.ru_utime + usage.ru_stime)


def spent_by(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Processor time of a whole process in seconds, and the most memory that it held, in MB."""
    told = folder / "told.txt"
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with told.open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, env=paths, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(told.read_text(encoding="utf-8"))
    per_mb = 2**20 if sys.platform == "darwin" else 2**10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mb


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
