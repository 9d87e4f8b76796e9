# SPDX-License-Identifier: MIT
"""The state on a day, from the ledger: carry forward, nothing from the future."""

from __future__ import annotations

from datetime import date

from mapper.history.ledger import Ledger
from mapper.history.place_history import PlaceHistory
from mapper.model.seldom import collected_seldom
from mapper.model.snapshot import Snapshot


@collected_seldom()
def as_of(ledger: Ledger, day: date, stale_days: int | None = None) -> Snapshot:
    """The holdings at the end of `day`, that day included.

    A holding stays until the next record of the place that counts (see `ledger`), or until its
    own `until` (exclusive): from then on there is no data. A holding whose report is last given
    more than `stale_days` days before `day` is marked stale; None: no holding grows stale.
    """
    holdings = {}
    for place_id, records in ledger.entries.items():
        if not records or records[0].day > day:
            continue
        place = PlaceHistory.of(place_id, records, ledger.aside.get(place_id, ()))
        holding = place.holding(day, stale_days)
        if holding is not None:
            holdings[place_id] = holding
    return Snapshot(day, holdings)
