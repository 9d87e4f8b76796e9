# SPDX-License-Identifier: MIT
"""Comparing two sides over one set of boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mapper.comparison.model import Comparison, EventKind, Scope, Side, StatusEvent
from mapper.control.amount import Measures
from mapper.control.measuring import measured_by
from mapper.control.transitions import accounts, transitions
from mapper.history.changes import changes, returns
from mapper.model.scheme import Role, Scheme
from mapper.model.snapshot import Holding, Snapshot

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet
    from mapper.model.change import Change

ROLE_TURNS = {
    Role.MIXED: EventKind.MIXED,
    Role.CONTESTED: EventKind.CONTESTED,
    Role.UNKNOWN: EventKind.UNKNOWN,
    Role.ENDED: EventKind.ENDED,
}
# What is not told of drawn ground: nobody assesses what is not drawn.
UNDRAWN = frozenset({EventKind.ASSESSED, EventKind.LAPSED})


def compare_sides(before: Side, after: Side) -> Comparison:
    """Compare the state of two ledgers, or of one ledger on two days, over the units of `after`.

    Both have the same units, scheme and rules. Where both sides hold the same ledger, or are
    ground that was drawn, all units are compared; else those that both have records of. Raises
    BalanceError where sums do not balance.
    """
    control = after.control
    boundaries, scheme = control.boundaries, control.scheme
    first, last = (side.control.snapshot(side.day) for side in (before, after))
    scope = scope_of(before, after, boundaries, from_capitals=control.from_capitals)
    measures = control.measures.only(scope.units)
    places = {**before.control.places, **control.places}
    moves = transitions(measures, first, last, scheme)
    outside = _outside(scope)
    found = changes(before.ledger, after.ledger, first, last)
    back = returns(before.ledger, after.ledger, first, last)
    return Comparison(
        before=first,
        after=last,
        sides=(before, after),
        boundaries=boundaries,
        scheme=scheme,
        places={**places, **{unit.id: unit for unit in boundaries.units}},
        transitions=moves,
        accounts=accounts(measures, first, last, moves, scheme),
        changes=_units_first(found, measures, outside),
        returns=_units_first(back, measures, outside),
        turns=turns(first, last, scheme, measures, outside, drawn=boundaries.drawn),
        scope=scope,
        from_capitals=control.from_capitals,
        stale_days=control.stale_days,
        counts=control.counts,
        happenings=control.happenings,
        measured=measured_by(
            (before.ledger, after.ledger), boundaries, from_capitals=control.from_capitals
        ),
    )


def _units_first(
    found: Iterable[Change], measures: Measures, outside: frozenset[str]
) -> tuple[Change, ...]:
    kept = [change for change in found if change.place_id not in outside]
    return tuple(sorted(kept, key=lambda change: change.place_id not in measures.areas_km2))


# --- scope --------------------------------------------------------------------------------


def scope_of(before: Side, after: Side, boundaries: BoundarySet, *, from_capitals: bool) -> Scope:
    """Which units both sides are about; all of them where both are one ledger, or drawn."""
    units = [unit.id for unit in boundaries.units]
    if before.ledger is after.ledger or boundaries.drawn:
        return Scope(units=tuple(units))
    one, other = (_covered(side, boundaries, from_capitals) for side in (before, after))
    return Scope(
        units=tuple(unit for unit in units if unit in one and unit in other),
        only_before=tuple(unit for unit in units if unit in one and unit not in other),
        only_after=tuple(unit for unit in units if unit in other and unit not in one),
        neither=tuple(unit for unit in units if unit not in one and unit not in other),
        places_only_before=tuple(sorted(one - other - {*units})),
        places_only_after=tuple(sorted(other - one - {*units})),
    )


def _covered(side: Side, boundaries: BoundarySet, from_capitals: bool) -> set[str]:
    """The places that a side has records of, of whatever day."""
    own = {place_id for place_id, records in side.ledger.entries.items() if records}
    if not from_capitals:
        return own
    return own | {unit for unit, capital in boundaries.capitals.items() if capital in own}


def _outside(scope: Scope) -> frozenset[str]:
    """All that is told apart and so is no change."""
    return frozenset(
        {
            *scope.only_before,
            *scope.only_after,
            *scope.neither,
            *scope.places_only_before,
            *scope.places_only_after,
        }
    )


# --- what became of places ----------------------------------------------------------------


def turns(
    before: Snapshot,
    after: Snapshot,
    scheme: Scheme,
    measures: Measures,
    outside: frozenset[str],
    *,
    drawn: bool = False,
) -> tuple[StatusEvent, ...]:
    """What became mixed, contested, unknown, stale, newly assessed or lapsed.

    Empty ones are left out. A place can be in several. Capitals that a unit follows are told as
    that unit. That ground was `drawn` anew, or no longer, its transitions say.
    """
    followed = {
        holding.derived_from for day in (before, after) for holding in day.holdings.values()
    }
    ids = sorted({*before.holdings, *after.holdings} - outside - followed)
    groups: dict[EventKind, list[str]] = {kind: [] for kind in EventKind}
    for place_id in ids:
        old, new = before.holdings.get(place_id), after.holdings.get(place_id)
        for kind in _turns_of(old, new, scheme):
            groups[kind].append(place_id)
    if drawn:
        groups = {kind: found for kind, found in groups.items() if kind not in UNDRAWN}
    return tuple(_turn(kind, found, measures) for kind, found in groups.items() if found)


def _turns_of(old: Holding | None, new: Holding | None, scheme: Scheme) -> Sequence[EventKind]:
    """What one place became."""
    if new is None:
        return [EventKind.LAPSED] if old else []
    found = []
    role = scheme.status(new.status).role
    was = scheme.status(old.status).role if old else None
    if role in ROLE_TURNS and role != was:
        found.append(ROLE_TURNS[role])
    if new.stale and not (old and old.stale):
        found.append(EventKind.STALE)
    if old is None:
        found.append(EventKind.ASSESSED)
    return found


def _turn(kind: EventKind, ids: Sequence[str], measures: Measures) -> StatusEvent:
    found = frozenset(ids)
    units = tuple(unit for unit in measures.areas_km2 if unit in found)
    others = tuple(place_id for place_id in ids if place_id not in measures.areas_km2)
    return StatusEvent(kind=kind, units=units, others=others, amount=measures.amount(units))
