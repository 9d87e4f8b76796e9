# SPDX-License-Identifier: MIT
"""One interface for whoever works: tasks in, results out, each as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from mapper.errors import UsageError

# How often a task is begun whose worker ends while it does it.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a result: the worker ended each time that it did this task, and how."""

    how: str


class Gone(UsageError):
    """Who gives out the work ended before it was done."""


class Pool(AbstractContextManager["Pool"], Protocol):
    """Workers that do the same function for many tasks; they end with the context.

    What raises in a worker raises here.
    """

    size: int

    def run(
        self, work: Callable[[Any], Any], tasks: Sequence[Any]
    ) -> Iterator[tuple[int, Any | Lost]]:
        """The number of each task with its result, in the order in which they are done.

        `work` is a function of a module, tasks and results are values that can be pickled.
        """
        ...
