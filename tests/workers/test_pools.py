# SPDX-License-Identifier: MIT
"""Whoever works gives the same results; what is killed costs time only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mapper.workers.here import Here
from mapper.workers.pool import TRIES, Lost, Pool
from mapper.workers.processes import Processes, WorkFailed, how_ended
from tests.hangs import PROCESS
from tests.workers.tasks import doubled, failing, of_any_kind


@pytest.mark.parametrize("pool", [Here(), Processes(2)], ids=["here", "processes"])
def test_every_task_has_its_result_whoever_does_it(pool: Pool) -> None:
    with pool:
        assert dict(pool.run(doubled, [1, 2, 3])) == {0: 2, 1: 4, 2: 6}


def test_a_task_whose_worker_is_killed_is_done_by_another_and_one_that_kills_is_given_up(
    tmp_path: Path,
) -> None:
    tasks = [("say", "a"), ("once", str(tmp_path / "mark")), ("always", ""), ("say", "b")]
    with Processes(1) as pool:
        found = dict(pool.run(of_any_kind, tasks))
    assert found == {0: "A", 1: "done", 2: Lost("its process was ended by SIGKILL"), 3: "B"}
    assert TRIES > 1


def test_what_a_worker_raises_is_raised_with_its_lines() -> None:
    with Processes(1) as pool, pytest.raises(WorkFailed, match="no such number"):
        list(pool.run(failing, [1]))


def test_no_process_is_left_of_work_that_is_left() -> None:
    with Processes(1) as pool:
        next(pool.run(doubled, [1, 2, 3]))
        (worker,) = pool._workers
    assert not worker.process.is_alive()


IN_A_CALLBACK = """
import os, signal, weakref
from mapper.workers import processes
signal.signal(signal.SIGTERM, processes._end)
held = processes.Processes(1)
seen = weakref.ref(held, lambda _: os.kill(os.getpid(), signal.SIGTERM))
del held
print("goes on")
"""


def test_a_worker_that_is_ended_within_a_callback_writes_nothing() -> None:
    """No exception leaves a callback; Python would write that it was ignored."""
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CALLBACK], capture_output=True, text=True, timeout=PROCESS
    )
    assert (done.stdout, done.stderr) == ("goes on\n", "")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (-15, "its process was ended by SIGTERM"),
        (3, "its process ended with code 3"),
        (-99, "its process was ended by signal 99"),
    ],
)
def test_how_a_process_ended_is_said(code: int, said: str) -> None:
    assert how_ended(code) == said
