# SPDX-License-Identifier: MIT
"""A time in which Python looks for cycles of garbage seldom, in several threads at once.

It looks whenever seven hundred more objects are there, and the more are there already the longer
that takes. Of a long table come a million, and next to none of them is garbage.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock

MANY_OBJECTS = 200_000
SELDOM = (MANY_OBJECTS, 20, 20)

_lock = Lock()
_inside: list[object] = []
_kept = ExitStack()


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Garbage is looked for seldom, until all threads have left; not at all where nobody did."""
    one = object()
    with _lock:
        usual = gc.get_threshold()
        if not _inside and 0 < usual[0] < MANY_OBJECTS:
            _kept.callback(gc.set_threshold, *usual)
            gc.set_threshold(*SELDOM)
        _inside.append(one)
    try:
        yield
    finally:
        with _lock:
            _inside.remove(one)
            if not _inside:
                _kept.close()
