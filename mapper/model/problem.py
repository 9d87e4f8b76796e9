# SPDX-License-Identifier: MIT
"""A problem in the user's data, as a value that travels beside the data.

All problems are collected, sorted, and printed once a kind (see `mapper.model.grouped`):

    control.csv:14: no province named 'Westmach' — closest: 'Westmarch' — write that, or its code
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A file, and the line in it (1 is the first line; 0 means the file as a whole)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Weight(StrEnum):
    """How much a problem weighs: a `PROBLEM` stops the run, a `NOTE` is only told."""

    PROBLEM = "problem"
    NOTE = "note"


# What is given to an option, and what that makes of a value.
Meaning = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong, or worth telling, in the user's data.

    - `where`: the file and line it stands on.
    - `what`: what is wrong, without a capital or full stop.
    - `hint`: what there is instead and what to do; may be empty.
    - `code`: a stable word for programs, such as `unknown-place`, one for each kind of problem.
    - `value`: what the data say there, cleaned for showing. Problems of one code that have it are
      told together, with all their values.
    - `instead`: what differs from value to value and helps to mend it, as in `closest: 'Herat'`.
    - `meanings`: where the value can mean several things, each as it is given to an option, and
      in words: `DMY` and `5 March 2024`.
    """

    where: Where
    what: str
    hint: str = ""
    code: str = field(default="", compare=False)
    weight: Weight = field(default=Weight.PROBLEM, compare=False)
    value: str = field(default="", compare=False)
    instead: str = field(default="", compare=False)
    meanings: tuple[Meaning, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}"
        return f"{line} — {self.hint}" if self.hint else line

    @property
    def without_hint(self) -> str:
        """The problem for readers of a map. How to mend it is for whoever makes the map, and says
        arguments in the spelling of their call; `what` and `instead` never do.
        """
        beside = f" ({self.instead})" if self.instead else ""
        return f"{self.where}: {self.what}{beside}"

    @property
    def stops(self) -> bool:
        """Whether this problem must be mended before anything is drawn."""
        return self.weight is Weight.PROBLEM


def note(
    where: Where, what: str, hint: str = "", code: str = "", value: str = "", instead: str = ""
) -> Problem:
    """A problem that is told but stops nothing."""
    return Problem(where, what, hint, code, Weight.NOTE, value, instead)
