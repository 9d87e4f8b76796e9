# SPDX-License-Identifier: MIT
"""Boundaries that are loaded while a large table is read, so that two processors have work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

T = TypeVar("T")

# Seconds after which one thread lets the other go on. Reading a table leaves the interpreter
# thousands of times, for less than the usual five thousandths of a second.
TURN = 0.001


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begins `work` in a thread of its own; what is given waits for it, and gives or raises what
    it did. It holds with the limits and the spelling of whoever begins it.
    """
    here, done = copy_context(), Future[T]()

    def run() -> None:
        try:
            done.set_result(here.run(work))
        except BaseException as error:
            done.set_exception(error)

    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(TURN, usual))
    try:
        Thread(target=run, daemon=True).start()
        yield done.result
    finally:
        sys.setswitchinterval(usual)
