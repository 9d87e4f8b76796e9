# SPDX-License-Identifier: MIT
"""A place whose status differs between two days, with the reports behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mapper.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one place.

    - `before`, `after`: statuses on the first and on the last day; None is no data.
    - `seen_before`: the day of the last report of the status that was replaced, and
      `seen_after` that of the first report of the one that stands: it happened between them,
      `seen_before` exclusive, `seen_after` inclusive. None where there is no such report. Only
      two tables that contradict each other give a `seen_before` that is not before `seen_after`.
    - `flips`: how often the status changed on the way, within one side too.
    - `path`: the statuses one after the other, from the first day's on; of a place that changed
      once the two themselves. No data is not among them.
    - `record_before`, `record_after`: the reports in force on the two days.
    - `derived_from`: the place whose reports these are, for a unit that follows its capital.
    """

    place_id: str
    before: str | None
    after: str | None
    seen_before: date | None
    seen_after: date | None
    flips: int
    record_before: Record | None
    record_after: Record | None
    derived_from: str = ""
    path: tuple[str, ...] = ()

    @property
    def contradicts(self) -> bool:
        """Whether two tables say different things of the same time."""
        return (
            self.seen_before is not None
            and self.seen_after is not None
            and self.seen_before >= self.seen_after
        )
