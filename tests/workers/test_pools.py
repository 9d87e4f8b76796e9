"""Whoever works gives the same results; what is killed costs time only."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.workers.here import Here
from mapper.workers.pool import TRIES, Lost, Pool
from mapper.workers.processes import Processes, WorkFailed, how_ended
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
