# SPDX-License-Identifier: MIT
"""The workers of a Dask cluster, by the address of its scheduler.

Functions and tasks go there as pickles, and results come back as such: from the scheduler that
the user names, and from nobody else.
"""

from __future__ import annotations

import contextlib
import logging
import math
import pickle
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from typing import Any
from uuid import uuid4

from mapper.errors import UsageError
from mapper.model.spelling import given
from mapper.workers.pool import TRIES, Gone, Lost, Pool

# The version of mapper, that of Python, and the digest of a file, where it is asked.
Seen = Callable[[str], tuple[str, str, str | None]]
# How long a scheduler may take to answer, and to have a worker.
PATIENCE_S = 10
# What sends a task there and back takes some milliseconds: it should last longer by far.
TASK_S = 1.5
# What is larger comes with its task alone: words beside it go through the scheduler, which keeps
# the last thousand.
WORD_BYTES = 50_000


class Cluster(Pool):
    """All workers of a cluster. Those that join later work as well.

    UsageError where the scheduler does not answer, has no workers, or where one of them does not
    see the file `shared` as it is here, or has another version of mapper: `seen` tells both.
    """

    def __init__(self, address: str, shared: str, seen: Seen) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(
                f"{given('scheduler', address)}: Dask is not installed — "
                "pip install 'control-mapper[dask]'"
            ) from None
        self.address = address
        be_quiet()
        try:
            library: Any = distributed  # its types are half there
            self.client = library.Client(address, timeout=PATIENCE_S, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            reason = str(error).partition("\n")[0].rstrip(".") or type(error).__name__
            raise UsageError(
                f"{given('scheduler', address)}: no scheduler answers there "
                f"({reason[:1].lower()}{reason[1:]})"
            ) from None
        try:
            self._must_be_alike(shared, seen)
        except BaseException:
            self.client.close(timeout=PATIENCE_S)
            raise

    def __exit__(self, *raised: object) -> None:
        with contextlib.suppress(Exception):
            self.client.close(timeout=PATIENCE_S)

    def _must_be_alike(self, shared: str, seen: Seen) -> None:
        """UsageError unless every worker would do what is done here, with the same files."""
        where = given("scheduler", self.address)
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError:
            raise UsageError(
                f"{where}: has no workers — start some: dask worker {self.address}"
            ) from None
        own = seen(shared)
        try:
            theirs = self.client.run(seen, shared)
        except ImportError:
            raise UsageError(f"{where}: a worker has no mapper — install it there") from None
        for worker, (version, python, digest) in sorted(theirs.items()):
            if (version, python) != own[:2]:
                raise UsageError(
                    f"{where}: the worker {worker} has mapper {version} and Python {python}, here "
                    f"are {own[0]} and {own[1]} — install the same"
                )
            if digest != own[2]:
                raise UsageError(
                    f"{where}: the worker {worker} does not see {shared} as it is here — "
                    "workers need the same folder at the same place"
                )
        self.size = sum(self.client.nthreads().values())

    def run(
        self, work: Callable[[Any], Any], tasks: Sequence[Any]
    ) -> Iterator[tuple[int, Any | Lost]]:
        import distributed

        library: Any = distributed
        waiting, tries, pace = deque(range(len(tasks))), Counter[int](), Pace(self.size)
        sent: dict[Any, list[int]] = {}
        known: set[int] = set()
        post: SimpleQueue[Any] = SimpleQueue()  # of futures that are done, and words before that
        topic = f"mapper-{uuid4().hex}"

        def send(numbers: list[int]) -> None:
            chunk = [(number, tasks[number]) for number in numbers]
            future = self.client.submit(do_all, work, chunk, topic, pure=False)
            sent[future] = numbers
            future.add_done_callback(post.put)

        def keep_busy() -> None:
            # One more for each than it is at, so that nobody waits for us.
            while waiting and len(sent) < pace.sent_at_once:
                size = pace.chunk(len(waiting))
                send([waiting.popleft() for _ in range(size)])

        def fresh(results: Sequence[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
            for number, result in results:
                if number not in known:
                    known.add(number)
                    yield number, result

        self.client.subscribe_topic(topic, lambda event: post.put(event[1]))
        keep_busy()
        while sent:
            came = post.get()
            if isinstance(came, bytes):
                yield from fresh([pickle.loads(came)])
                continue
            numbers = sent.pop(came)
            if came.status == "finished":
                results, seconds = came.result()
                pace.saw(len(numbers), seconds)
                yield from fresh(results)
            elif self.client.status != "running":
                raise Gone(f"{given('scheduler', self.address)}: has gone")
            else:
                error = came.exception() if came.status == "error" else None
                if error is not None and not isinstance(error, library.KilledWorker):
                    raise error
                # Of several tasks one is to blame: each that is not done is tried by itself.
                left = [number for number in numbers if number not in known]
                tries.update(left)
                for number in left:
                    if tries[number] >= TRIES or (error is not None and len(left) == 1):
                        yield from fresh([(number, Lost("the cluster gave it up"))])
                    else:
                        send([number])
            came.release()
            keep_busy()
        self.client.unsubscribe_topic(topic)


def be_quiet() -> None:
    """Keep Dask from writing to the terminal: a scheduler that has gone is told in a line of ours.

    Its loggers have handlers and levels of their own, which the one above them does not reach.
    """
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class Pace:
    """How many tasks go into one, by the seconds that those before have taken."""

    def __init__(self, size: int) -> None:
        self.size, self.tasks, self.seconds = max(size, 1), 0, 0.0

    @property
    def sent_at_once(self) -> int:
        """One for each thread until it is known how long one takes, then two."""
        return self.size * 2 if self.tasks else self.size

    def saw(self, tasks: int, seconds: float) -> None:
        self.tasks, self.seconds = self.tasks + tasks, self.seconds + seconds

    def chunk(self, left: int) -> int:
        """So many that they last over a second, if there is enough for all."""
        if not self.tasks:
            return 1
        wanted = math.ceil(TASK_S * self.tasks / max(self.seconds, 1e-6))
        return max(1, min(wanted, math.ceil(left / self.size)))


def do_all(
    work: Callable[[Any], Any], tasks: Sequence[tuple[int, Any]], topic: str
) -> tuple[list[tuple[int, Any]], float]:
    """The results of several tasks by their numbers, and the seconds that they took.

    Runs on a worker. Each result but the last is sent ahead as well, as soon as it is there.
    """
    import distributed

    library: Any = distributed
    began, results = time.monotonic(), list[tuple[int, Any]]()
    for number, task in tasks:
        results.append((number, work(task)))
        if len(results) < len(tasks):
            word = pickle.dumps(results[-1])
            if len(word) <= WORD_BYTES:
                library.get_worker().log_event(topic, word)
    return results, time.monotonic() - began
