# SPDX-License-Identifier: MIT
"""A Dask scheduler and its workers, in processes of their own, on this machine alone."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.hangs import PROCESS

HERE = ("--host", "127.0.0.1")


@contextmanager
def dask_cluster(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of a scheduler with two workers of one thread; all end with the block.

    A folder takes what they write: the scheduler's file, and a folder of each worker.
    """
    file = folder / "scheduler.json"
    quiet = ("--no-dashboard", "--scheduler-file", str(file), *HERE)
    one = ("--no-nanny", "--nthreads", "1", *quiet)
    commands = [
        ("dask_scheduler", "--port", "0", *quiet),
        *(
            ("dask_worker", *one, "--local-directory", str(folder / name), "--name", name)
            for name in ("one", "two")
        ),
    ]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{name}", *options],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name, *options in commands
    ]
    try:
        yield _address_in(file, processes[0])
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait(PROCESS)


def _address_in(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """The address that a scheduler writes once it listens."""
    while True:
        assert scheduler.poll() is None
        try:
            return str(json.loads(file.read_text())["address"])
        except (FileNotFoundError, ValueError):
            time.sleep(0.05)  # there is nothing that could be waited for
