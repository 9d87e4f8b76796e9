# SPDX-License-Identifier: MIT
"""What a caller must handle. Knows nothing of the command line.

Problems in the user's data are not exceptions but values: see `mapper.model.problem`.
An error is raised where going on makes no sense, and carries one message for the user:
where, what is wrong, what there is instead, what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mapper.model.grouped import as_lines

if TYPE_CHECKING:
    from mapper.model.problem import Problem


class MapperError(Exception):
    """The parent of all errors that this package raises on purpose.

    `steps`: what to type next, a command and what it does each; what is raised knows none.
    """

    steps: tuple[str, ...] = ()


class MapperWarning(UserWarning):
    """Something in the data that is worth knowing and stops nothing: one for each kind.

    `problems` holds them as values, sorted; the message is the line that the terminal has.
    """

    def __init__(self, problems: Sequence[Problem], message: str) -> None:
        self.problems = tuple(problems)
        super().__init__(message)


class UsageError(MapperError):
    """The call itself is wrong: an option that does not exist, a date that cannot be read."""


class TableError(MapperError):
    """A control table that cannot be read at all: missing, empty, in an unknown encoding."""


class SchemeError(MapperError):
    """A scheme that does not exist, cannot be read, or contradicts itself; one line per fault."""


class StyleError(MapperError):
    """A house style that does not exist or cannot be read; one line per fault."""


class BoundaryError(MapperError):
    """Boundaries that cannot be read, or geometry that cannot be used."""


class NoBoundariesError(BoundaryError):
    """A table for which no boundaries are named, and of which it is not clear where it lies.

    - `candidates`: the codes and names of countries that it may be about, the likeliest first;
    - `problems`: what is wrong with the table besides.
    """

    def __init__(
        self,
        message: str,
        candidates: Sequence[tuple[str, str]] = (),
        problems: Sequence[Problem] = (),
    ) -> None:
        self.candidates, self.problems = tuple(candidates), tuple(problems)
        super().__init__(message)


class NoGroundError(BoundaryError):
    """A file, or a layer of one, that has points or lines alone."""


class CutError(BoundaryError):
    """Lines that cannot be cut without changing the ground; a fault of ours, or damaged lines.

    Worded for the reader by whoever knows the files: `day` and `shape` are numbers in what was
    given, `side` 0 or 1 of two sides, `at` a longitude and latitude close to the fault; `limit`
    the name of one that the lines of all that was given are beyond.
    """

    def __init__(
        self,
        message: str,
        *,
        day: int | None = None,
        shape: int | None = None,
        side: int = 0,
        at: tuple[float, float] | None = None,
        limit: str = "",
    ) -> None:
        self.day, self.shape, self.side, self.at, self.limit = day, shape, side, at, limit
        super().__init__(message)


class NoFieldError(BoundaryError):
    """A file of which no field holds what is asked for, or more than one may."""


class PageError(MapperError):
    """A file that is no finished page of ours, or one that an older version made."""


class OutputError(MapperError):
    """A file that exists already, or a place that cannot be written."""


class DataProblems(MapperError):
    """Problems in the user's data, all of them at once, sorted.

    `problems` holds them as values, `notes` what is worth knowing besides and stops nothing. The
    message has each kind once, what stops first.
    """

    def __init__(self, problems: Sequence[Problem], notes: Sequence[Problem] = ()) -> None:
        self.problems = tuple(sorted(problems))
        self.notes = tuple(sorted(notes))
        super().__init__("\n".join(as_lines([*self.problems, *self.notes])))
