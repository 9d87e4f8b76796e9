# SPDX-License-Identifier: MIT
"""What a source counted: a statement about numbers, not about places.

A `Tally` is our own sum over the units of a map. A `SourceCount` is somebody else's, of units that
our map may not have; it stands beside our sums and is never added to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mapper.model.dates import Span
from mapper.model.problem import Where

# The field `date` of a count hides the type of that name inside the class.
Day = date


class Part(NamedTuple):
    """How many of what was counted have a status, by the id of the status."""

    status: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """One count by one source, as of one day. Immutable; it knows its file and line.

    - `counted_by`: who counted; `what`: what was counted, in the plural ("districts").
    - `parts`: what was stated, in the order of the table's columns; a status that is not among
      them was not stated, which is not the same as none.
    - `asked`: the statuses that the table has a column for, in their order.
    - `of`: of how many in all; None where that was not stated.
    - `complete`: the parts are all there is: every status that the table has a column for is
      stated, and more than one side is among them.
    - `reported`: the day on which the count was published; None where the table does not say,
      and then it counts as known from `day` on.
    """

    date: Span
    counted_by: str
    what: str
    parts: tuple[Part, ...]
    where: Where
    order: int = 0
    asked: tuple[str, ...] = ()
    of: int | None = None
    complete: bool = False
    reported: Day | None = None
    source: str = ""
    source_url: str = ""
    note: str = ""

    @property
    def day(self) -> Day:
        """The day from which on the count is sure."""
        return self.date.last

    @property
    def known(self) -> Day:
        """The day from which on the count was known."""
        return self.reported or self.day

    @property
    def stated(self) -> int:
        """All stated parts together."""
        return sum(part.number for part in self.parts)

    @property
    def whole(self) -> int | None:
        """What a share can be taken of: all there is, else all that was counted; None if neither
        is stated, so that no part is a share of anything.
        """
        if self.of is not None:
            return self.of
        return self.stated if self.complete else None

    @property
    def rest(self) -> int:
        """How many of the whole are in no stated part; 0 where no whole is stated."""
        return 0 if self.whole is None else self.whole - self.stated

    @property
    def series(self) -> tuple[str, str]:
        """Counts of one series follow each other: one counter, one thing that is counted."""
        return self.counted_by.casefold(), self.what.casefold()
