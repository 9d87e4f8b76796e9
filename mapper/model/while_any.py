# SPDX-License-Identifier: MIT
"""What holds for all of the process as long as any of its threads is within.

Where each thread put back what it found, the first to come and the first to go would leave behind
what the second found, for the rest of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock


class WhileAny:
    """Begun by the first that comes, with what ends it put on a stack; ended by the last that goes.

    `held = WhileAny(begin)`, and in every thread `with held(): …`, or `@held()` before a function.
    """

    def __init__(self, begin: Callable[[ExitStack], None]) -> None:
        self._begin = begin
        self._lock = Lock()
        self._within: list[object] = []
        self._kept = ExitStack()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        one = object()
        with self._lock:
            if not self._within:
                self._begin(self._kept)
            self._within.append(one)
        try:
            yield
        finally:
            with self._lock:
                self._within.remove(one)
                if not self._within:
                    self._kept.close()
