# SPDX-License-Identifier: MIT
"""The days on which a unit exists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Life:
    """From `begins` on, that day included, up to `ends`, that day not included; None is open."""

    begins: date | None = None
    ends: date | None = None

    def has(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and (
            self.ends is None or day < self.ends
        )

    def meets(self, other: Life) -> bool:
        """Whether both exist on some day."""
        begin = max(self.begins or date.min, other.begins or date.min)
        return self.has(begin) and other.has(begin)


def turning_days(lives: Sequence[Life]) -> tuple[date, ...]:
    """Every day on which a unit is new or gone, ascending."""
    ends = {day for life in lives for day in (life.begins, life.ends) if day is not None}
    return tuple(sorted(ends))
