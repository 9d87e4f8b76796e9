# SPDX-License-Identifier: MIT
"""What threads may take of the machine, kept as it was.

SVT-AV1, run as root on Linux (as in most containers), gives itself and the thread that called it
real-time priority (SCHED_FIFO, 99), and neither gives it back: every other program of the machine
would wait for this one and for the processes that it starts later.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

# Of a thread: its policy and its priority within it.
Priority: TypeAlias = tuple[int, int]


@contextmanager
def priority_kept() -> Iterator[None]:
    """On leaving, every thread of the process has the priority that it came with; those begun
    meanwhile have that of the caller. Does nothing but on Linux, where there is something to mend.
    """
    if sys.platform != "linux":
        yield
        return
    usual, before = priority_of(0), priorities()
    try:
        yield
    finally:
        for thread, is_now in priorities().items():
            if is_now != (was := before.get(thread, usual)):
                give(thread, was)


def priorities() -> dict[int, Priority]:
    """Of every thread of this process, by its id."""
    found = {}
    for entry in Path("/proc/self/task").iterdir():
        with suppress(ProcessLookupError):  # It has ended meanwhile.
            found[int(entry.name)] = priority_of(int(entry.name))
    return found


def priority_of(thread: int) -> Priority:
    """Of a thread by its id; 0 is the one that asks."""
    return os.sched_getscheduler(thread), os.sched_getparam(thread).sched_priority


def give(thread: int, priority: Priority) -> None:
    policy, level = priority
    with suppress(ProcessLookupError):
        os.sched_setscheduler(thread, policy, os.sched_param(level))
