# SPDX-License-Identifier: MIT
"""Whether what a ledger says of units can be measured in km², decided once for all of its days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mapper.history.ledger import Ledger
from mapper.model.measured import Measured
from mapper.model.record import About, Basis

if TYPE_CHECKING:
    from mapper.boundaries.boundary_set import BoundarySet


def measured_by(
    ledgers: Iterable[Ledger], boundaries: BoundarySet, *, from_capitals: bool = False
) -> Measured:
    """What the units of `boundaries` can be measured in, by all that `ledgers` say of them.

    They are counted alone where some record of some unit is about seats, or where with
    `from_capitals` some unit follows its capital on some day: figures of one day are compared
    with those of another, so the measure is the same on all of them. Ground is inferred where
    every record of every unit is.
    """
    sides = tuple(ledgers)
    ids = [unit.id for unit in boundaries.units]
    if any(_speaks_of_seats(ledger, ids) for ledger in sides):
        return Measured.COUNT
    if from_capitals and any(_follows(ledger, boundaries) for ledger in sides):
        return Measured.COUNT
    bases = (r.basis for ledger in sides for id_ in ids for r in ledger.entries.get(id_, ()))
    first = next(bases, None)
    inferred = first is Basis.INFERRED and all(basis is Basis.INFERRED for basis in bases)
    return Measured.INFERRED if inferred else Measured.AREA


def _speaks_of_seats(ledger: Ledger, units: Iterable[str]) -> bool:
    return any(
        record.about is About.SEATS for unit in units for record in ledger.entries.get(unit, ())
    )


def _follows(ledger: Ledger, boundaries: BoundarySet) -> bool:
    """Whether some unit takes its capital's holding: it has none of its own on some day."""
    for unit, capital in boundaries.capitals.items():
        own, lent = (ledger.entries.get(place, ()) for place in (unit, capital))
        if lent and not (own and own[0].day <= lent[0].day and all(r.until is None for r in own)):
            return True
    return False
