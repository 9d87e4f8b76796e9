# SPDX-License-Identifier: MIT
"""Holdings that a unit takes from another place, by a declared rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mapper.model.record import Basis
from mapper.model.snapshot import Holding, Snapshot


def units_from_capitals(snapshot: Snapshot, capitals: Mapping[str, str]) -> Snapshot:
    """Give every unit without a record of its own the holding of its capital.

    `capitals` maps a unit's id to the id of its capital. The derived holding has the capital's
    record, as one from which the unit's status is inferred, and says where it was taken from; a
    unit's own record always counts.
    """
    holdings = dict(snapshot.holdings)
    for unit_id, capital_id in sorted(capitals.items()):
        capital = snapshot.holdings.get(capital_id)
        if unit_id not in holdings and capital is not None:
            holdings[unit_id] = _derived(unit_id, capital)
    return Snapshot(snapshot.day, holdings)


def _derived(unit_id: str, capital: Holding) -> Holding:
    inferred = replace(capital.record, basis=Basis.INFERRED)
    return replace(capital, place_id=unit_id, derived_from=capital.place_id, record=inferred)
