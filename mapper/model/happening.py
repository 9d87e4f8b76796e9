# SPDX-License-Identifier: MIT
"""What stands on a map beside control: events, advances and lines. None of it counts anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Basis, Confidence

# The field `date` of a happening hides the type of that name inside the class.
Day = date
# Longitude and latitude, WGS84 degrees.
Position = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What an event, an advance and a line have in common. Immutable; it knows its file and line.

    - `id`: unique on a map: `event:3`, `advance:1`, `line:2`.
    - `word`: the sort of thing as the table says it, in small letters: `air strike`, `front`.
    - `mark`: the name of the mark or style that it is drawn with; that of no known word is
      `other`.
    - `place`: where, as the table names it, or as the place is called that it was found as.
    - `label`: what it is called beside the map; may be empty.
    - `date`: the day, or the days of which it was one; `until`: the first day on which it was
      over, None where the table does not say.
    - `status`: the id of the status in whose colour it is drawn, that of its `actor`; or empty.
    """

    id: str
    word: str
    mark: str
    date: Span
    where: Where
    order: int
    place: str = ""
    label: str = ""
    actor: str = ""
    status: str = ""
    until: Day | None = None
    reported: Day | None = None
    basis: Basis | None = None
    confidence: Confidence | None = None
    source: str = ""
    source_url: str = ""
    note: str = ""

    @property
    def sort(self) -> str:
        """`event`, `advance` or `line`."""
        return self.id.partition(":")[0]

    @property
    def positions(self) -> Iterable[Position]:
        """Every position of it."""
        return ()

    @property
    def first(self) -> Day:
        """The first day that it may be about."""
        return self.date.first

    @property
    def last(self) -> Day:
        """The last day of it that the table tells, that day included."""
        over = self.date.last if self.until is None else self.until - timedelta(days=1)
        return max(self.date.last, over)

    @property
    def known(self) -> Day:
        """The day from which on it was known."""
        return self.reported or self.date.last
