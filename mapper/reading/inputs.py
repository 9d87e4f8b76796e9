# SPDX-License-Identifier: MIT
"""What a command works on: records matched with places over boundaries, and a scheme.

The values alone: a control table becomes such in `table_inputs`, drawn ground in `front_lines`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapper.boundaries.boundary_set import BoundarySet
from mapper.errors import DataProblems
from mapper.history.ends import ending
from mapper.history.happenings import NOTHING, Happenings
from mapper.history.ledger import Ledger
from mapper.history.preference import NEWEST, Preference
from mapper.history.source_counts import Counts
from mapper.model.place import Place, told_apart
from mapper.model.problem import Problem
from mapper.model.record import Kind
from mapper.model.scheme import Scheme
from mapper.places.matching import Match, Matching
from mapper.tables.frames import Frame
from mapper.tables.parsed import ParsedTable
from mapper.tables.raw import RawTable

if TYPE_CHECKING:
    from mapper.boundaries.world import Country
    from mapper.control.over_time import Control

# What may stand for a table, and for boundaries.
Table = str | Path | Frame | RawTable
Boundaries = str | Path | BoundarySet | Frame

BUNDLED = "AFG/ADM1"
BUNDLED_DAY = date(2021, 8, 5)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything read and matched, before a day is chosen.

    - `problems` holds what stops a run and what is only told, sorted.
    - `known_on`: the day on which all of `table` was known, None where nothing was left out;
      `later`: how many records were left out for that.
    - `prefer`: what decides between sources that disagree.
    - `happenings`: events, advances and lines, as far as they were known; in no figure.
    - `day`: the day that the table is of as a whole, where it says so; else None.
    - `named`: the units that rows name where they count for others, by a crosswalk; else None.
    - `drawn`: of ground that was drawn day by day all its days, ascending; else none. `ended`: the
      days on which only a status ends.
    - `counts`: what others counted, as far as it was known; beside our own sums, not in them.
    """

    boundaries: BoundarySet
    scheme: Scheme
    table: ParsedTable
    matching: Matching
    surroundings: tuple[Country, ...]
    neighbours: tuple[Country, ...]
    problems: tuple[Problem, ...]
    known_on: date | None = None
    later: int = 0
    prefer: Preference = NEWEST
    drawn: tuple[date, ...] = ()
    ended: tuple[date, ...] = ()
    counts: Counts = ()
    happenings: Happenings = NOTHING
    day: date | None = None
    named: tuple[Match, ...] | None = None

    @property
    def row_matches(self) -> tuple[Match, ...]:
        """What every row names, of whichever boundaries that is a unit."""
        return self.matching.matches if self.named is None else self.named

    @property
    def stopping(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.stops)

    @property
    def notes(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.stops)

    @cached_property
    def ledger(self) -> Ledger:
        """The matched records, by place, with the choices between them made.

        What a record says ends with its status.
        """
        ends = {status.id for status in self.scheme.statuses if status.ends}
        pairs = (
            (match.place.id, ending(record, self.scheme) if record.status in ends else record)
            for match in self.matching.matches
            for record in (match.record,)
        )
        return Ledger.of(pairs, prefer=self.prefer, known_on=self.known_on)

    @cached_property
    def known_places(self) -> dict[str, Place]:
        """The places that some record is about, by id, those of one name told apart."""
        places = {match.place.id: match.place for match in self.matching.matches}
        return {place.id: place for place in told_apart(places.values(), self.boundaries.units)}

    def but(self, **others: Any) -> Inputs:
        """The inputs with other values of what bears on no record and no unit; what these come to
        is not worked out again.
        """
        made = replace(self, **others)
        made.__dict__.update(ledger=self.ledger, known_places=self.known_places)
        return made

    def control(self, *, from_capitals: bool = False, stale_days: int | None = None) -> Control:
        """Who has what over time, by all of this.

        `from_capitals`: units without a report follow their capital. `stale_days`: days after
        which a report counts as old; None: as the scheme says.
        """
        # A report on a table does without.
        from mapper.control.over_time import Control

        return Control(
            name=self.table.name,
            boundaries=self.boundaries,
            scheme=self.scheme,
            ledger=self.ledger,
            places=self.known_places,
            drawn=self.drawn,
            ended=self.ended,
            counts=self.counts,
            happenings=self.happenings,
            from_capitals=from_capitals,
            stale_days=self.scheme.stale_days if stale_days is None else stale_days,
        )

    def on(self, day: date) -> Inputs:
        """The inputs of one day, with the units that exist on it and what is said of them.

        Raises BoundaryError where there are none.
        """
        if not self.boundaries.lives:
            return self
        ground = self.boundaries.on(day)
        gone = {unit.id for unit in self.boundaries.units} - {unit.id for unit in ground.units}
        kept = tuple(match for match in self.matching.matches if match.place.id not in gone)
        return replace(self, boundaries=ground, matching=replace(self.matching, matches=kept))

    def over(self, first: date, last: date) -> Inputs:
        """The inputs of the days from `first` to `last`, both included, over one set of units.

        Where others exist on some of these days than on others it is that of the areas that they
        share. Raises BoundaryError where there are no units on a day.
        """
        if not self.boundaries.turning_days(first, last):
            return self.on(first)
        # Most boundaries are the same on all days.
        from mapper.polygons.over_days import over_days
        from mapper.style.words import load_words

        ground, matches = over_days(
            self.boundaries, self.matching.matches, first, last, load_words()
        )
        return replace(self, boundaries=ground, matching=replace(self.matching, matches=matches))

    def must_be_sound(self) -> None:
        """Raise DataProblems if anything stops the run."""
        if self.stopping:
            raise DataProblems(self.stopping, self.notes)


def day_opened(table: object, day: date | None, known_on: date | None) -> date | None:
    """The day asked for; of the embedded ledger, where all of it is known, a day of its own."""
    return day or (BUNDLED_DAY if table is None and known_on is None else None)


def places_without_a_row(inputs: Inputs) -> tuple[Place, ...]:
    """The units of the boundaries that no record is about, in their order."""
    seen = {match.place.id for match in inputs.matching.matches if match.place.kind is Kind.UNIT}
    return tuple(unit for unit in inputs.boundaries.units if unit.id not in seen)
