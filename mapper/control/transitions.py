"""Ground that changed from one status to another: counts and areas that balance."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from mapper.control.balance import RELATIVE_TOLERANCE, BalanceError
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Snapshot

Pair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """The units that had `before` on the first day and `after` on the last; None is no data.

    `units` are ids in their order; `area_km2` their equal-area square kilometres.
    """

    before: str | None
    after: str | None
    units: tuple[str, ...]
    area_km2: float

    @property
    def is_change(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One status on the two days: before + gained − lost = after, in units and in km²."""

    status: str | None
    before: int
    gained: int
    lost: int
    after: int
    before_km2: float
    gained_km2: float
    lost_km2: float
    after_km2: float


def transitions(
    areas_km2: Mapping[str, float], before: Snapshot, after: Snapshot, scheme: Scheme
) -> tuple[Transition, ...]:
    """Every pair of statuses that some unit has on the two days, kept ground included.

    In the order of the scheme, by the first status and then the second, no data last.
    """
    groups: dict[Pair, list[str]] = {}
    for unit in areas_km2:
        groups.setdefault((before.status_of(unit), after.status_of(unit)), []).append(unit)
    order = [*(status.id for status in scheme.statuses), None]
    pairs = sorted(groups, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    return tuple(
        Transition(
            before=pair[0],
            after=pair[1],
            units=tuple(groups[pair]),
            area_km2=math.fsum(areas_km2[unit] for unit in groups[pair]),
        )
        for pair in pairs
    )


def accounts(
    areas_km2: Mapping[str, float],
    before: Snapshot,
    after: Snapshot,
    moves: tuple[Transition, ...],
    scheme: Scheme,
) -> tuple[Account, ...]:
    """The account of every status that some unit has on one of the two days.

    The days are counted from the snapshots and the movements from the transitions, so that the
    balance proves something: raises BalanceError, with the difference, where it does not hold.
    """
    held = {status for move in moves for status in (move.before, move.after)}
    order = [*(status.id for status in scheme.statuses), None]
    made = tuple(
        _account(areas_km2, before, after, moves, status) for status in order if status in held
    )
    for account in made:
        _must_balance(account)
    _must_be_whole(made, areas_km2)
    return made


def _account(
    areas_km2: Mapping[str, float],
    before: Snapshot,
    after: Snapshot,
    moves: tuple[Transition, ...],
    status: str | None,
) -> Account:
    first = [unit for unit in areas_km2 if before.status_of(unit) == status]
    last = [unit for unit in areas_km2 if after.status_of(unit) == status]
    gains = [move for move in moves if move.is_change and move.after == status]
    losses = [move for move in moves if move.is_change and move.before == status]
    return Account(
        status=status,
        before=len(first),
        gained=sum(len(move.units) for move in gains),
        lost=sum(len(move.units) for move in losses),
        after=len(last),
        before_km2=math.fsum(areas_km2[unit] for unit in first),
        gained_km2=math.fsum(move.area_km2 for move in gains),
        lost_km2=math.fsum(move.area_km2 for move in losses),
        after_km2=math.fsum(areas_km2[unit] for unit in last),
    )


def _must_balance(account: Account) -> None:
    units = account.before + account.gained - account.lost - account.after
    km2 = account.before_km2 + account.gained_km2 - account.lost_km2 - account.after_km2
    whole = account.before_km2 + account.gained_km2 + account.after_km2
    if units or abs(km2) > RELATIVE_TOLERANCE * max(whole, 1.0):
        raise BalanceError(
            f"{account.status or 'no data'}: before + gained − lost is not after, "
            f"by {units:+} units and {km2:+} km²"
        )


def _must_be_whole(made: tuple[Account, ...], areas_km2: Mapping[str, float]) -> None:
    whole = math.fsum(areas_km2.values())
    for name, counted, area in (
        ("first", sum(a.before for a in made), math.fsum(a.before_km2 for a in made)),
        ("last", sum(a.after for a in made), math.fsum(a.after_km2 for a in made)),
    ):
        if counted != len(areas_km2) or not math.isclose(
            area, whole, rel_tol=RELATIVE_TOLERANCE, abs_tol=1e-9
        ):
            raise BalanceError(
                f"the statuses of the {name} day sum to {counted} units and {area} km², "
                f"the map has {len(areas_km2)} and {whole} km²"
            )
