# SPDX-License-Identifier: MIT
"""A series of days with what each status holds on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from mapper.control.amount import Measures
from mapper.control.over_time import Control
from mapper.control.stats import DayFigures, figures, with_all_statuses
from mapper.history.days import choose_days
from mapper.history.ledger import Ledger
from mapper.history.preference import NEWEST, Preference
from mapper.history.source_counts import Counts, up_to
from mapper.history.timeline import key_days
from mapper.model.measured import Measured
from mapper.model.scheme import Scheme

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.tables.dates import DateOrder


@dataclass(frozen=True, kw_only=True)
class Series:
    """The units of `boundaries` counted by status on each of `days`, ascending.

    Where there are other units on some days than on others each day counts its own, and
    `boundaries` and `measures` are those of the last day.

    - `reported`: whether any row of the ledger bears on a unit; without one all is no data;
    - `measures`: the area of every unit, and the people of those of which a figure is known;
    - `known_on`, `prefer`: as of the ledger;
    - `measured`: whether figures by area may be told, decided by the whole ledger;
    - `counts`: what others counted up to the last day; none of it is in `days`.
    """

    boundaries: BoundarySet
    scheme: Scheme
    measures: Measures
    days: tuple[DayFigures, ...]
    reported: bool
    from_capitals: bool = False
    stale_days: int | None = None
    known_on: date | None = None
    prefer: Preference = NEWEST
    measured: Measured = Measured.AREA
    counts: Counts = ()


def count_days(control: Control, dates: str = "all", *, order: DateOrder | None = None) -> Series:
    """Count the units on the days that `dates` chooses (see `choose_days`).

    The record these come from is that of the units alone, and of their capitals where units
    follow them; where no row bears on a unit, that of all places. Raises UsageError where there
    is no day to choose, and BalanceError where a day's sums are not the whole.
    """
    boundaries, scheme, ledger = control.boundaries, control.scheme, control.ledger
    capitals = control.capitals
    ids = [unit.id for unit in boundaries.units]
    bearing = ledger.about([*ids, *capitals.values()])
    days = choose_days(key_days(bearing if bearing.entries else ledger), dates, order)
    last = boundaries.on(days[-1])
    return Series(
        boundaries=last,
        scheme=scheme,
        measures=Measures.of(last),
        days=_days(boundaries, scheme, bearing, days, capitals, control.stale_days),
        reported=bool(bearing.entries),
        from_capitals=control.from_capitals,
        stale_days=control.stale_days,
        known_on=ledger.known_on,
        prefer=ledger.prefer,
        measured=control.measured,
        counts=up_to(control.counts, days[-1]),
    )


def _days(
    boundaries: BoundarySet,
    scheme: Scheme,
    ledger: Ledger,
    days: Sequence[date],
    capitals: Mapping[str, str],
    stale_days: int | None,
) -> tuple[DayFigures, ...]:
    """The figures of every day, of the units that exist on it."""
    found: list[DayFigures] = []
    alike = groupby(days, key=boundaries.there) if boundaries.lives else [((), days)]
    for _, group in alike:
        own = tuple(group)
        measures = Measures.of(boundaries.on(own[0]))
        found += figures(
            measures.areas_km2,
            ledger,
            own,
            scheme,
            capitals=capitals,
            people=measures.people,
            stale_days=stale_days,
        )
    return with_all_statuses(found, scheme)
