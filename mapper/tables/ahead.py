# SPDX-License-Identifier: MIT
"""Parts of a large table, the next of which is read while the one before it is worked on.

What reads them leaves the interpreter, so that two processors have work.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")


def ahead(parts: Iterator[T]) -> Iterator[T]:
    """The same parts, none of them None; each is begun when the one before it is handed out.

    What reading a part raises is raised where it is asked for.
    """
    here = copy_context()

    def more() -> T | None:
        return here.run(next, parts, None)

    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(more)
        while (part := coming.result()) is not None:
            coming = beside.submit(more)
            yield part
