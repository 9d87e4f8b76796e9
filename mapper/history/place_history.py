# SPDX-License-Identifier: MIT
"""What the reports on one place say of any day, each day in the time of a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mapper.history.disagreement import disputing
from mapper.model.record import Record
from mapper.model.snapshot import Holding


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    """The reports on a place that count, one a day, and the others; both by day.

    - `days`: those of the reports that count; `starts`: from which day on the status of each has
      held without a break; `aside_days`: the days of the others.
    """

    place_id: str
    records: Sequence[Record]
    aside: Sequence[Record]
    days: Sequence[date]
    starts: Sequence[date]
    aside_days: Sequence[date]

    @classmethod
    def of(cls, place_id: str, records: Sequence[Record], aside: Sequence[Record]) -> PlaceHistory:
        """The reports of a ledger on one place; see `Ledger`."""
        return cls(
            place_id,
            records,
            aside,
            [record.day for record in records],
            _run_starts(records),
            [record.day for record in aside],
        )

    def holding(self, day: date, stale_days: int | None = None) -> Holding | None:
        """What the place has at the end of `day`, that day included; see `as_of`."""
        nth = bisect_right(self.days, day) - 1
        if nth < 0 or _has_ended(self.records[nth], day):
            return None
        last = self.records[nth]
        own, later = (
            bisect_left(self.aside_days, last.day),
            bisect_right(self.aside_days, day),
        )
        since = self.aside[own:later]
        others = tuple(record for record in since if record.day == last.day) if since else ()
        return Holding(
            place_id=self.place_id,
            status=last.status,
            since=self.starts[nth],
            record=last,
            stale=stale_days is not None and (day - last.last_seen(day)).days > stale_days,
            others=others,
            contradicted_by=disputing(last, since, day) if since else (),
        )


def _run_starts(records: Sequence[Record]) -> list[date]:
    """For each report the day from which on its status has held without a break."""
    starts = [record.day for record in records[:1]]
    for earlier, later in pairwise(records):
        broken = earlier.status != later.status or _has_ended(earlier, later.day)
        starts.append(later.day if broken else starts[-1])
    return starts


def _has_ended(record: Record, day: date) -> bool:
    return record.until is not None and record.until <= day
