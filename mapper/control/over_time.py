# SPDX-License-Identifier: MIT
"""Who has what over time: the one interface to a table over boundaries and to drawn ground.

Drawn ground is cut into faces, which are units like any other, each of its runs a report. So
there is one way to ask who had a unit on a day, and how much ground that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mapper.control.amount import Measures
from mapper.control.balance import Tally, tally
from mapper.control.derive import units_from_capitals
from mapper.control.followed import with_followed
from mapper.control.measuring import measured_by
from mapper.control.stats import figures
from mapper.history.as_of import as_of
from mapper.history.happenings import NOTHING, Happenings
from mapper.history.ledger import Ledger
from mapper.history.source_counts import Counts
from mapper.history.timeline import ChangePoint, key_days, timeline
from mapper.model.drawings import drawing_on, ended_since
from mapper.model.measured import Measured
from mapper.model.place import Place
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Snapshot

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet

Status = str | None


@dataclass(frozen=True, kw_only=True)
class Control:
    """Units, places and border regions, and what each has on any day.

    - `name`: what the table or the drawing is called.
    - `boundaries`: the units or faces, with their shapes and equal-area km² (EPSG:6933).
    - `ledger`: the reports, by the ids of `places`, which has all that a report is about.
    - `drawn`: of ground that was drawn day by day all its days, ascending; none of a table.
      `ended`: the days on which only a status ends.
    - `counts`: what others counted; beside our own sums, not in them.
    - `happenings`: events, advances and lines, in no figure either.
    - `from_capitals`: whether units without a report follow their capital.
    - `stale_days`: days after which a report counts as old; None: none does.

    Every day is included, and a status of None is ground without data.
    """

    name: str
    boundaries: BoundarySet
    scheme: Scheme
    ledger: Ledger
    places: Mapping[str, Place] = field(default_factory=dict)
    drawn: tuple[date, ...] = ()
    ended: tuple[date, ...] = ()
    counts: Counts = ()
    happenings: Happenings = NOTHING
    from_capitals: bool = False
    stale_days: int | None = None

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day on which a holding begins or runs out, ascending."""
        return key_days(self.ledger)

    @cached_property
    def reported(self) -> tuple[date, ...]:
        """Every day that a report or a drawing is of, ascending."""
        return self.drawn or self.ledger.days()

    @cached_property
    def measures(self) -> Measures:
        """What each unit weighs: km², and people where they are known."""
        return Measures.of(self.boundaries)

    @cached_property
    def measured(self) -> Measured:
        """Whether figures by area may stand, decided by the reports of all days."""
        return measured_by((self.ledger,), self.boundaries, from_capitals=self.from_capitals)

    @property
    def capitals(self) -> Mapping[str, str]:
        """The places that units follow, by the ids of the units; none by default."""
        return self.boundaries.capitals if self.from_capitals else {}

    def snapshot(self, day: date) -> Snapshot:
        """What every place has on a day, units that follow their capital included."""
        found = as_of(self.ledger, day, self.stale_days)
        return units_from_capitals(found, self.capitals) if self.capitals else found

    def tallies(self, day: date) -> tuple[Tally, ...]:
        """Units, km² and shares of every status on a day; see `balance.tally`."""
        return tally(self.measures.areas_km2, self.snapshot(day), self.scheme)

    def areas_of(self, days: Iterable[date]) -> dict[date, dict[Status, float]]:
        """The km² of every status that has ground, of several days, for which the changes of every
        unit are gone through once.
        """
        found = figures(
            self.measures.areas_km2,
            self.ledger,
            sorted({*days}),
            self.scheme,
            capitals=self.capitals,
            stale_days=self.stale_days,
        )
        return {
            one.day: {tally.status: tally.area_km2 for tally in one.tallies if tally.count}
            for one in found
        }

    def change_points(self, stops: Sequence[date]) -> dict[str, tuple[ChangePoint, ...]]:
        """What every place has from which of `stops` (ascending) on, by its own reports alone."""
        return timeline(self.ledger, stops)

    def spells(self, stops: Sequence[date]) -> Mapping[str, Sequence[ChangePoint]]:
        """The same with what units take from the capitals that they follow."""
        return with_followed(self.change_points(stops), self.capitals)

    def drawing_of(self, day: date) -> date | None:
        """The day of the drawing that counts on a day; None of a table, or before the first."""
        return drawing_on(self.drawn, day)

    def ended_by(self, day: date) -> date | None:
        """The last day up to `day` on which a status ended after the drawing that counts."""
        return ended_since(self.drawn, self.ended, day)
