# SPDX-License-Identifier: MIT
"""The plain loop: one task after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mapper.workers.pool import Lost, Pool


class Here(Pool):
    """This process alone."""

    size = 1

    def __exit__(self, *raised: object) -> None:
        return None

    def run(
        self, work: Callable[[Any], Any], tasks: Sequence[Any]
    ) -> Iterator[tuple[int, Any | Lost]]:
        for number, task in enumerate(tasks):
            yield number, work(task)
