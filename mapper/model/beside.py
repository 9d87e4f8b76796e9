# SPDX-License-Identifier: MIT
"""Work that is done in a thread, so that two processors have work where it leaves the interpreter.

It holds with the limits and the spelling of whoever begins it. Few runs need it: load it where one
does.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

# Seconds after which one thread lets the other go on. Reading a table leaves the interpreter
# thousands of times, for less than the usual five thousandths of a second.
TURN = 0.001


def begun(work: Callable[[], T]) -> Callable[[], T]:
    """Begins `work` in a thread of its own; what is given waits for it, and gives or raises what
    it did.
    """
    here, done = copy_context(), Future[T]()

    def run() -> None:
        try:
            done.set_result(here.run(work))
        except BaseException as error:
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return done.result


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """The same of work that takes turns with what is done meanwhile."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(TURN, usual))
    try:
        yield begun(work)
    finally:
        sys.setswitchinterval(usual)


def ahead(parts: Iterator[T], many: int = 1) -> Generator[T, None, None]:
    """The same parts, none of them None, of which so many are made before they are asked for.

    What making a part raises is raised where it is asked for.
    """
    here = copy_context()

    def more() -> T | None:
        return here.run(next, parts, None)

    with ThreadPoolExecutor(1) as worker:
        coming = deque(worker.submit(more) for _ in range(many))
        try:
            while (part := coming.popleft().result()) is not None:
                coming.append(worker.submit(more))
                yield part
        finally:
            worker.shutdown(cancel_futures=True)
