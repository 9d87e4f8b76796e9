"""The state on a day, from the ledger: carry forward, nothing from the future."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mapper.history.disagreement import disputing
from mapper.history.ledger import Ledger
from mapper.model.record import Record
from mapper.model.snapshot import Holding, Snapshot


def as_of(ledger: Ledger, day: date, stale_days: int | None = None) -> Snapshot:
    """The holdings at the end of `day`, that day included.

    A holding stays until the next record of the place that counts (see `ledger`), or until its
    own `until` (exclusive): from then on there is no data. A holding whose report is last given
    more than `stale_days` days before `day` is marked stale; None: no holding grows stale.
    """
    holdings = {}
    for place_id, records in ledger.entries.items():
        aside = ledger.aside.get(place_id, ())
        holding = _holding(place_id, records, aside, day, stale_days)
        if holding is not None:
            holdings[place_id] = holding
    return Snapshot(day, holdings)


def _holding(
    place_id: str,
    records: Sequence[Record],
    aside: Sequence[Record],
    day: date,
    stale_days: int | None,
) -> Holding | None:
    known = [record for record in records if record.day <= day]
    if not known or _has_ended(known[-1], day):
        return None
    last = known[-1]
    return Holding(
        place_id=place_id,
        status=last.status,
        since=_run_start(known),
        record=last,
        stale=stale_days is not None and (day - last.last_seen(day)).days > stale_days,
        others=tuple(record for record in aside if record.day == last.day),
        contradicted_by=disputing(last, aside, day),
    )


def _run_start(known: Sequence[Record]) -> date:
    """The day from which on the last status has held without a break."""
    start = known[-1].day
    for later, earlier in zip(known[:0:-1], known[-2::-1], strict=True):
        if earlier.status != later.status or _has_ended(earlier, later.day):
            break
        start = earlier.day
    return start


def _has_ended(record: Record, day: date) -> bool:
    return record.until is not None and record.until <= day
