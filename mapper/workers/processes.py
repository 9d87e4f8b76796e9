# SPDX-License-Identifier: MIT
"""Processes beside this one, each with a pipe. One that is killed costs the task that it did.

The executor of the standard library gives up all that is left once a worker is killed, and does
not say which task that was.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, NoReturn

from mapper.model.signals import ENDING, undisturbed
from mapper.workers.pool import TRIES, Lost, Pool

# What is being written when all are told to end is cleared away within that.
PATIENCE_S = 5.0


class WorkFailed(RuntimeError):
    """What a worker raised, as text."""


@dataclass(slots=True)
class Worker:
    """A process, our end of its pipe, and the number of the task that it is at."""

    process: SpawnProcess
    pipe: Connection
    task: int = -1


class Processes(Pool):
    """As many processes as `size`, each started once there is something for it to do.

    They are started anew, not forked: so they are the same on every system, and share no lock
    with what this process does.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._context: SpawnContext = multiprocessing.get_context("spawn")
        self._workers: list[Worker] = []

    def __exit__(self, *raised: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            # Whoever waits for a task ends by itself; who is at one is told to.
            if worker.task >= 0:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(PATIENCE_S)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []

    def run(
        self, work: Callable[[Any], Any], tasks: Sequence[Any]
    ) -> Iterator[tuple[int, Any | Lost]]:
        waiting, begun = deque(range(len(tasks))), Counter[int]()
        while waiting or self._busy():
            self._set_to_work(work, tasks, waiting)
            for pipe in wait([worker.pipe for worker in self._busy()]):
                worker = next(one for one in self._workers if one.pipe is pipe)
                number, worker.task = worker.task, -1
                begun[number] += 1
                try:
                    result, raised = worker.pipe.recv()
                except (EOFError, OSError):
                    how = self._gone(worker)
                    if begun[number] < TRIES:
                        waiting.appendleft(number)
                    else:
                        yield number, Lost(how)
                    continue
                if raised:
                    raise WorkFailed(raised)
                yield number, result

    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.task >= 0]

    def _set_to_work(
        self, work: Callable[[Any], Any], tasks: Sequence[Any], waiting: deque[int]
    ) -> None:
        """Give everyone who is idle a task, and start who is missing."""
        while waiting:
            worker = next((one for one in self._workers if one.task < 0), None)
            if worker is None and len(self._workers) >= self.size:
                return
            worker = worker or self._started()
            try:
                worker.pipe.send((work, tasks[waiting[0]]))
            except OSError:  # it was killed while it had nothing to do
                self._gone(worker)
                continue
            worker.task = waiting.popleft()

    def _started(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs,), daemon=True)
        with begun_undisturbed():
            process.start()
        theirs.close()
        worker = Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _gone(self, worker: Worker) -> str:
        """How a worker has ended, which is one no longer."""
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)
        return how_ended(worker.process.exitcode or 0)


@contextlib.contextmanager
def begun_undisturbed() -> Iterator[None]:
    """What is begun here is told what to do before a signal ends the one that begins it; who is
    begun has the signals held back until it asks for them.
    """
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()  # lets signals through as it starts: so it starts before
    with undisturbed():
        yield


def how_ended(code: int) -> str:
    """`its process was ended by SIGKILL`, `its process ended with code 3`."""
    if code >= 0:
        return f"its process ended with code {code}"
    with contextlib.suppress(ValueError):
        return f"its process was ended by {signal.Signals(-code).name}"
    return f"its process was ended by signal {-code}"


def serve(pipe: Connection) -> None:
    """Do task after task until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says what ends
    signal.signal(signal.SIGTERM, _end)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    with contextlib.suppress(EOFError, OSError):
        while True:
            work, task = pipe.recv()
            pipe.send(_done(work, task))


def _done(work: Callable[[Any], Any], task: Any) -> tuple[Any, str]:
    """The result, and what was raised in its place."""
    try:
        return work(task), ""
    except Exception:
        return None, traceback.format_exc()


def _end(number: int, _: object) -> NoReturn:
    """What was begun is cleared away as this goes up.

    Within a callback it cannot go up, and Python would write that it was ignored: the parent alone
    says what ends, and ends whoever goes on.
    """
    sys.unraisablehook = lambda _: None
    raise SystemExit(128 + number)
