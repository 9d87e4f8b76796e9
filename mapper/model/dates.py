# SPDX-License-Identifier: MIT
"""Days and partial dates."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# Programs that filter by time leave out a feature whose span has no end: where a format has only
# texts, a span that is open ends on this day.
OPEN_END = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A day, or an interval of days where only a month or year is known; both ends inclusive."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    @classmethod
    def of_day(cls, day: date) -> Span:
        return cls(day, day)

    @classmethod
    def of_month(cls, year: int, month: int) -> Span:
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def of_year(cls, year: int) -> Span:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def iso(self) -> str:
        """`2021-08-05`, `2021-08` or `2021`; any other interval as `first/last`."""
        if self.is_day:
            return self.first.isoformat()
        if self == Span.of_month(self.first.year, self.first.month):
            return f"{self.first:%Y-%m}"
        if self == Span.of_year(self.first.year):
            return f"{self.first:%Y}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"
