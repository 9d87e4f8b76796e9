# SPDX-License-Identifier: MIT
"""Signals that end a process, held back while what may not be left half done is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# Not every system has all of them.
ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def undisturbed() -> Iterator[None]:
    """A time in which no signal ends what is going on; one that came ends it afterwards.

    What is begun here has them held back, too, until it asks for them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
