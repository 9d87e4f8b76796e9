# SPDX-License-Identifier: MIT
"""Ground that changed from one status to another: counts, areas and people that balance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mapper.control.amount import Amount, Measures, total
from mapper.control.balance import RELATIVE_TOLERANCE, BalanceError
from mapper.model.became import WITHIN, became
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Snapshot

Pair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """The units that had `before` on the first day and `after` on the last; None is no data.

    `units` are ids in their order.
    """

    before: str | None
    after: str | None
    units: tuple[str, ...]
    amount: Amount

    @property
    def is_change(self) -> bool:
        return self.before != self.after

    @property
    def area_km2(self) -> float:
        return self.amount.area_km2


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One status on the two days, in units, km² and people.

    before + gained + from_own_side − lost − to_own_side = after. `from_own_side` came from
    another status of the same party, `to_own_side` went to one: neither gained nor lost.
    """

    status: str | None
    before: Amount
    gained: Amount
    lost: Amount
    after: Amount
    from_own_side: Amount
    to_own_side: Amount


def transitions(
    measures: Measures, before: Snapshot, after: Snapshot, scheme: Scheme
) -> tuple[Transition, ...]:
    """Every pair of statuses that some unit has on the two days, kept ground included.

    In the order of the scheme, by the first status and then the second, no data last.
    """
    groups: dict[Pair, list[str]] = {}
    for unit in measures.areas_km2:
        groups.setdefault((before.status_of(unit), after.status_of(unit)), []).append(unit)
    order = in_order(scheme)
    pairs = sorted(groups, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))
    return tuple(
        Transition(
            before=pair[0],
            after=pair[1],
            units=tuple(groups[pair]),
            amount=measures.amount(groups[pair]),
        )
        for pair in pairs
    )


def in_order(scheme: Scheme) -> list[str | None]:
    """The ids of the statuses in the order of the legend, no data last."""
    return [*(status.id for status in scheme.statuses), None]


def accounts(
    measures: Measures,
    before: Snapshot,
    after: Snapshot,
    moves: Sequence[Transition],
    scheme: Scheme,
) -> tuple[Account, ...]:
    """The account of every status that some unit has on one of the two days.

    The days are counted from the snapshots and the movements from the transitions, so that the
    balance proves something: raises BalanceError, with the difference, where it does not hold,
    where a row or column of the transitions is not what the snapshot of that day says, or
    where the statuses do not sum to the whole.
    """
    held = {status for move in moves for status in (move.before, move.after)}
    made = tuple(
        _account(measures, before, after, moves, status, scheme)
        for status in in_order(scheme)
        if status in held
    )
    for account in made:
        _must_balance(account)
        _must_be_row_and_column(account, moves)
    _must_be_whole(made, measures)
    return made


def _account(
    measures: Measures,
    before: Snapshot,
    after: Snapshot,
    moves: Sequence[Transition],
    status: str | None,
    scheme: Scheme,
) -> Account:
    units = measures.areas_km2
    changed = [move for move in moves if move.is_change]
    within = [move for move in changed if became(scheme, move.before, move.after) in WITHIN]
    across = [move for move in changed if move not in within]

    def moved(of: Sequence[Transition], side: str) -> Amount:
        return measures.amount(
            u for move in of if getattr(move, side) == status for u in move.units
        )

    return Account(
        status=status,
        before=measures.amount(unit for unit in units if before.status_of(unit) == status),
        gained=moved(across, "after"),
        lost=moved(across, "before"),
        after=measures.amount(unit for unit in units if after.status_of(unit) == status),
        from_own_side=moved(within, "after"),
        to_own_side=moved(within, "before"),
    )


def _must_balance(account: Account) -> None:
    expected = total((account.before, account.gained, account.from_own_side))
    reached = total((account.lost, account.to_own_side, account.after))
    _must_equal(expected, reached, f"{_named(account.status)}: before + gained − lost is not after")


def _must_be_row_and_column(account: Account, moves: Sequence[Transition]) -> None:
    """The sum of a row of the matrix is the first day's, that of a column the last day's."""
    row = total(move.amount for move in moves if move.before == account.status)
    column = total(move.amount for move in moves if move.after == account.status)
    named = _named(account.status)
    _must_equal(row, account.before, f"{named}: its row of transitions is not the first day")
    _must_equal(column, account.after, f"{named}: its column of transitions is not the last day")


def _must_be_whole(made: Sequence[Account], measures: Measures) -> None:
    whole = measures.amount(measures.areas_km2)
    for name, day in (
        ("first", total(account.before for account in made)),
        ("last", total(account.after for account in made)),
    ):
        _must_equal(day, whole, f"the statuses of the {name} day do not sum to the whole")


def _must_equal(one: Amount, other: Amount, what: str) -> None:
    count = one.count - other.count
    km2 = one.area_km2 - other.area_km2
    people = (one.population or 0) - (other.population or 0)
    limit = RELATIVE_TOLERANCE * max(one.area_km2, other.area_km2, 1.0)
    if count or people or abs(km2) > limit or not math.isfinite(km2):
        raise BalanceError(f"{what}, by {count:+} units, {km2:+} km² and {people:+} people")


def _named(status: str | None) -> str:
    return status or "no data"
