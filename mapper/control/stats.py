# SPDX-License-Identifier: MIT
"""How many units each status holds on each of many days, and how much ground.

The steps of the ledger are walked once: a unit costs its own changes, not the number of days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest
from typing import NamedTuple

from mapper.control.balance import Tally, Whole, check_balance, shares_of_hundred
from mapper.errors import UsageError
from mapper.history.ledger import Ledger
from mapper.history.timeline import ChangePoint, timeline
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Holding

NO_STEPS: tuple[ChangePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The tallies of the units on one day, that day included.

    `tallies` are the same statuses on every day of a series, in the order of the scheme, ground
    without data last; `people` stands beside them: how many live there, None where the
    boundaries do not say.
    """

    day: date
    tallies: tuple[Tally, ...]
    people: tuple[int | None, ...]


class Seen(NamedTuple):
    """What counts of a unit at one moment."""

    status: str | None = None
    stale: bool = False


class CountChange(NamedTuple):
    """A unit is counted otherwise from the day of `stop` on, the index of a day of the series."""

    stop: int
    unit_id: str
    seen: Seen


def figures(
    areas_km2: Mapping[str, float],
    ledger: Ledger,
    days: Sequence[date],
    scheme: Scheme,
    *,
    capitals: Mapping[str, str] | None = None,
    people: Mapping[str, int] | None = None,
    stale_days: int | None = None,
) -> tuple[DayFigures, ...]:
    """The figures of each of `days`, which ascend: those that `tally` gives for `as_of`.

    - `areas_km2` holds every unit's area by id, `people` the population of those units whose
      population is known;
    - `capitals` maps unit ids to the places whose holdings they take where they have none;
    - a report last given more than `stale_days` days before is stale.

    Statuses that hold no unit on any of the days are left out. Raises UsageError where `days` do
    not ascend, and BalanceError where a day's tallies do not add up to the whole.
    """
    if any(one >= other for one, other in pairwise(days)):
        raise UsageError("the days of a series must ascend, each once")
    turns = list(_turns(areas_km2, ledger, days, capitals or {}, stale_days))
    sums = _Sums(areas_km2, people)
    order = _order(scheme, turns, complete=_all_seen_at_first(areas_km2, turns))
    by_stop = defaultdict(list)
    for turn in turns:
        by_stop[turn.stop].append(turn)
    whole = Whole.of(areas_km2)
    made = []
    for stop, day in enumerate(days):
        for turn in by_stop[stop]:
            sums.move(turn.unit_id, turn.seen)
        tallies = sums.tallies(order)
        check_balance(tallies, whole)
        made.append(DayFigures(day, tallies, sums.populations(order)))
    return tuple(made)


def with_all_statuses(days: Sequence[DayFigures], scheme: Scheme) -> tuple[DayFigures, ...]:
    """The figures of days with the same statuses on each, also where they were made apart."""
    held = {tally.status for day in days for tally in day.tallies}
    known: list[str | None] = [status.id for status in scheme.statuses if status.id in held]
    order = [*known, None] if None in held else known
    return tuple(_with_all(day, order) for day in days)


def _with_all(day: DayFigures, order: Sequence[str | None]) -> DayFigures:
    found = {tally.status: nth for nth, tally in enumerate(day.tallies)}
    if len(found) == len(order):
        return day
    known = any(people is not None for people in day.people)
    nothing = [Tally(status=status, count=0, area_km2=0.0, share=0.0) for status in order]
    return DayFigures(
        day.day,
        tuple(day.tallies[found[t.status]] if t.status in found else t for t in nothing),
        tuple(
            day.people[found[t.status]] if t.status in found else (0 if known else None)
            for t in nothing
        ),
    )


def _turns(
    areas_km2: Mapping[str, float],
    ledger: Ledger,
    days: Sequence[date],
    capitals: Mapping[str, str],
    stale_days: int | None,
) -> Iterator[CountChange]:
    entries, aside = ledger.entries, ledger.aside
    # Most units have no more than reports that count: the days and statuses of these are all.
    plain = {
        unit
        for unit in areas_km2
        if stale_days is None and not (unit in capitals or aside.get(unit))
    }
    steps = timeline(ledger.about([*(areas_km2.keys() - plain), *capitals.values()]), days)
    for unit_id in areas_km2:
        if unit_id in plain:
            for stop, status in _statuses(entries.get(unit_id, ()), days):
                yield CountChange(stop, unit_id, Seen(status))
            continue
        own = steps.get(unit_id, NO_STEPS)
        followed = steps.get(capitals.get(unit_id, ""), NO_STEPS)
        for stop, seen in _seen(_first_known(own, followed), days, stale_days):
            yield CountChange(stop, unit_id, seen)


def _statuses(records: Sequence[Record], days: Sequence[date]) -> Iterator[tuple[int, str | None]]:
    """From which stop on reports, one a day, give which status; those that they end between two
    stops are not seen.
    """
    seen: dict[int, str | None] = {}
    for record, after in zip_longest(records, records[1:]):
        stop, until = bisect_left(days, record.day), record.until
        if stop == len(days):
            break
        seen[stop] = record.status
        if until is not None and (after is None or until < after.day):
            seen[max(stop, bisect_left(days, until))] = None
    seen.pop(len(days), None)
    yield from seen.items()


def _first_known(own: Sequence[ChangePoint], followed: Sequence[ChangePoint]) -> list[ChangePoint]:
    """The steps of a unit that takes another place's holding wherever it has none itself."""
    if not followed:
        return list(own)
    first, second = ({step.day: step.holding for step in steps} for steps in (own, followed))
    one: Holding | None = None
    other: Holding | None = None
    made = []
    for day in sorted({*first, *second}):
        one, other = first.get(day, one), second.get(day, other)
        made.append(ChangePoint(day, one or other))
    return made


def _seen(
    steps: Sequence[ChangePoint], days: Sequence[date], stale_days: int | None
) -> Iterator[tuple[int, Seen]]:
    """From which stop on a unit is counted how; a holding that grows old on the way counts anew."""
    ends = [*(bisect_right(days, step.day) - 1 for step in steps), len(days)]
    for step, (stop, end) in zip(steps, pairwise(ends), strict=True):
        if step.holding is None:
            yield stop, Seen()
            continue
        old = end
        if stale_days is not None:
            old = _first_after(
                days, step.holding.record.through or step.holding.record.day, stale_days
            )
        yield stop, Seen(step.holding.status, old <= stop)
        if stop < old < end:
            yield old, Seen(step.holding.status, True)


def _first_after(days: Sequence[date], day: date, stale_days: int) -> int:
    """The first stop that is more than `stale_days` days after `day`."""
    return bisect_right(days, stale_days, key=lambda stop: (stop - day).days)


def _all_seen_at_first(areas_km2: Mapping[str, float], turns: Iterable[CountChange]) -> bool:
    return {turn.unit_id for turn in turns if turn.stop == 0} == areas_km2.keys()


def _order(
    scheme: Scheme, turns: Iterable[CountChange], *, complete: bool
) -> tuple[str | None, ...]:
    """The statuses that hold some unit on some day, ground without data last."""
    held = {turn.seen.status for turn in turns} | (set() if complete else {None})
    known = tuple(status.id for status in scheme.statuses if status.id in held)
    return (*known, None) if None in held else known


class _Sums:
    """Units, ground and people by status, kept up to date change by change.

    Areas are summed as whole numbers of a fraction of a km² so fine that each is exact: after a
    thousand additions and subtractions a sum is still the one that a fresh count gives.
    """

    def __init__(self, areas_km2: Mapping[str, float], people: Mapping[str, int] | None) -> None:
        ratios = {unit: area.as_integer_ratio() for unit, area in areas_km2.items()}
        self.parts = max((below for _, below in ratios.values()), default=1)
        self.grains = {u: above * (self.parts // below) for u, (above, below) in ratios.items()}
        self.people = people or {}
        self.now = dict.fromkeys(areas_km2, Seen())
        self.count: defaultdict[str | None, int] = defaultdict(int, {None: len(areas_km2)})
        self.area: defaultdict[str | None, int] = defaultdict(
            int, {None: sum(self.grains.values())}
        )
        self.stale: defaultdict[str | None, int] = defaultdict(int)
        self.living: defaultdict[str | None, int] = defaultdict(
            int, {None: sum(self.people.get(unit, 0) for unit in areas_km2)}
        )

    def move(self, unit_id: str, seen: Seen) -> None:
        """Count a unit otherwise from now on."""
        old, self.now[unit_id] = self.now[unit_id], seen
        for side, sign in ((old, -1), (seen, 1)):
            self.count[side.status] += sign
            self.area[side.status] += sign * self.grains[unit_id]
            self.stale[side.status] += sign * side.stale
            self.living[side.status] += sign * self.people.get(unit_id, 0)

    def tallies(self, order: Sequence[str | None]) -> tuple[Tally, ...]:
        areas = [self.area[status] / self.parts for status in order]
        return tuple(
            Tally(
                status=status,
                count=self.count[status],
                area_km2=area,
                share=share,
                stale=self.stale[status],
            )
            for status, area, share in zip(order, areas, shares_of_hundred(areas), strict=True)
        )

    def populations(self, order: Sequence[str | None]) -> tuple[int | None, ...]:
        return tuple(self.living[status] if self.people else None for status in order)
