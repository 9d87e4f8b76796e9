# SPDX-License-Identifier: MIT
"""A comparison, as plain values: what a page, a table or a sentence is made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from mapper.control.amount import Amount, Measures
from mapper.control.over_time import Control
from mapper.control.transitions import Account, Transition
from mapper.history.happenings import NOTHING, Happenings
from mapper.history.ledger import Ledger
from mapper.history.source_counts import Counts
from mapper.model.change import Change
from mapper.model.measured import Measured
from mapper.model.place import Place
from mapper.model.problem import Problem
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Snapshot

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet


@dataclass(frozen=True, kw_only=True)
class Side:
    """What one side of a comparison knows: control over time, as of the end of a day."""

    control: Control
    day: date

    @property
    def name(self) -> str:
        """What the table or drawing is called."""
        return self.control.name

    @property
    def ledger(self) -> Ledger:
        return self.control.ledger

    @property
    def drawn(self) -> tuple[date, ...]:
        """The days that were drawn, of ground that was."""
        return self.control.drawn

    @property
    def ended_by(self) -> date | None:
        """The last day on which a status ended after the drawing that counts."""
        return self.control.ended_by(self.day)

    @property
    def drawing(self) -> date | None:
        """The day of the drawing that counts on `day`; None of a table, or before the first."""
        return self.control.drawing_of(self.day)


class EventKind(StrEnum):
    """What became of a place, apart from who holds it."""

    MIXED = "mixed"  # several actors hold parts of it, and did not before
    CONTESTED = "contested"  # several actors fight over it, and did not before
    UNKNOWN = "unknown"  # assessed, and no longer determinable
    ENDED = "ended"  # no longer assessed
    STALE = "stale"  # the last report has grown older than the limit
    ASSESSED = "assessed"  # no data before: newly assessed
    LAPSED = "lapsed"  # data before, none after


@dataclass(frozen=True, kw_only=True)
class StatusEvent:
    """The places that became one thing: `units` with their `amount`, and `others`; all are ids."""

    kind: EventKind
    units: tuple[str, ...]
    others: tuple[str, ...]
    amount: Amount


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which ground is compared, and which is told apart; all are ids.

    - `units`: the units that both sides are about. They alone are in transitions and accounts.
    - `only_before`, `only_after`: the units that one side alone has records of, of whatever day:
      they are outside the area of the other side, neither won nor lost.
    - `neither`: the units without a record on either side, where two tables are compared.
    - `places_only_before`, `places_only_after`: the same for places that are no units.

    Between two days of one table every unit is compared, those without data too; and between two
    drawings all ground, for what is not drawn in one of them is nobody's there.
    """

    units: tuple[str, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()
    places_only_before: tuple[str, ...] = ()
    places_only_after: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether one side covers what the other does not."""
        return bool(
            self.only_before or self.only_after or self.places_only_before or self.places_only_after
        )


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed from `before` to `after`, the days of both included.

    - `before`, `after`: the holdings on the two days, units that follow capitals included.
    - `sides`: the name, ledger and day of both; the ledgers are one and the same where two days
      of one table are compared.
    - `places`: units and all other places that some record is about, by id.
    - `transitions`: every pair of statuses of the compared units, kept ground included;
      `accounts`: each status with what it gained and lost. Both balance.
    - `changes`: one for each compared unit and each other place whose status differs, units
      first; `returns`: the same for places whose status is as before and was another meanwhile.
    - `turns`: what became mixed, contested, unknown, stale, newly assessed or lapsed.
    - `scope`: which units are compared.
    - `counts`: what others counted, of any day; none of it is in the accounts.
    - `happenings`: events, advances and lines, of any day; nor is any of these.
    - `measured`: whether figures by area may be told, decided by both ledgers on all days.
    - `problems`: what the tables or drawings, and the days, were told with.
    """

    before: Snapshot
    after: Snapshot
    sides: tuple[Side, Side]
    boundaries: BoundarySet
    scheme: Scheme
    places: Mapping[str, Place]
    transitions: tuple[Transition, ...]
    accounts: tuple[Account, ...]
    changes: tuple[Change, ...]
    returns: tuple[Change, ...]
    turns: tuple[StatusEvent, ...]
    scope: Scope
    from_capitals: bool = False
    stale_days: int | None = None
    counts: Counts = ()
    happenings: Happenings = NOTHING
    measured: Measured = Measured.AREA
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def is_known(self, place_id: str) -> bool:
        """Whether a place has a status on one of the days."""
        return place_id in self.before.holdings or place_id in self.after.holdings

    @property
    def start(self) -> date:
        return self.before.day

    @property
    def end(self) -> date:
        return self.after.day

    @property
    def ledgers(self) -> tuple[Ledger, Ledger]:
        return self.sides[0].ledger, self.sides[1].ledger

    @property
    def of_one_table(self) -> bool:
        """Whether two days of one table are compared, not two tables."""
        return self.sides[0].ledger is self.sides[1].ledger

    @property
    def named_by_days(self) -> bool:
        """Whether days alone tell the two sides apart: those of one table, or two drawings of one
        series, whose names differ in numbers alone, as `front-2021-08-05` and `front-2021-08-15`.
        """
        if self.of_one_table:
            return True
        one, other = (re.sub(r"\d+", "", side.name) for side in self.sides)
        return self.drawn and self.start != self.end and one == other

    @property
    def drawn(self) -> bool:
        """Whether both sides are ground that was drawn, so that all of it is compared."""
        return self.boundaries.drawn

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell but that all is as it was."""
        return bool(self.changes or self.returns or self.turns or self.scope.differs)

    @cached_property
    def measures(self) -> Measures:
        """Area and people of every unit of the boundaries, compared or not."""
        return Measures.of(self.boundaries)

    @cached_property
    def units(self) -> frozenset[str]:
        """The ids of all units of the boundaries."""
        return frozenset(unit.id for unit in self.boundaries.units)
