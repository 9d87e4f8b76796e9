# SPDX-License-Identifier: MIT
"""A time without warnings of libraries, in several threads at once.

`warnings.catch_warnings` puts back what it found: where two threads are in it and the first to come
is the first to go, what the second found, which is silence, stays for the rest of the process.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock

_lock = Lock()
_inside: list[object] = []
_kept = ExitStack()


@contextmanager
def without_warnings() -> Iterator[None]:
    """No warning is shown; what was asked of them before holds again once all threads have left."""
    one = object()
    with _lock:
        if not _inside:
            _kept.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
        _inside.append(one)
    try:
        yield
    finally:
        with _lock:
            _inside.remove(one)
            if not _inside:
                _kept.close()
