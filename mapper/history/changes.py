# SPDX-License-Identifier: MIT
"""The changes between two days, each with the dates between which it happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from mapper.history.diff import diff
from mapper.history.ledger import Ledger
from mapper.model.change import Change
from mapper.model.record import Record
from mapper.model.snapshot import Snapshot


def changes(first: Ledger, last: Ledger, before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What differs between two snapshots, by place id.

    `first` is the ledger that `before` was taken from and `last` that of `after`; both are the
    same where two days of one table are compared.
    """
    return tuple(
        _change(first, last, place_id, before, after) for place_id in diff(before, after).steps
    )


def returns(first: Ledger, last: Ledger, before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """The places whose status is the same on both days and was another meanwhile, by id."""
    same = sorted(
        place_id
        for place_id in {*before.holdings} & {*after.holdings}
        if before.status_of(place_id) == after.status_of(place_id)
    )
    found = (_change(first, last, place_id, before, after) for place_id in same)
    return tuple(change for change in found if change.flips > 1)


def _change(
    first: Ledger, last: Ledger, place_id: str, before: Snapshot, after: Snapshot
) -> Change:
    old, new = before.holdings.get(place_id), after.holdings.get(place_id)
    now = new or old
    derived_from = now.derived_from if now else ""
    reports = last.entries.get(derived_from or place_id, ())
    start = old.record.last_seen(before.day) if old else before.day
    run = statuses_between(reports, start, after.day)
    seen_before, seen_after = last_turn(reports, after.day)
    if old and new and first is not last:
        run = [old.status, *run]
    if old and new and old.status != new.status:
        seen_before = _latest(seen_before, start)
    path = tuple(status for status, _ in groupby(run))
    return Change(
        place_id=place_id,
        before=old.status if old else None,
        after=new.status if new else None,
        seen_before=seen_before,
        seen_after=seen_after,
        flips=max(1, len(path) - 1),
        record_before=old.record if old else None,
        record_after=new.record if new else None,
        derived_from=derived_from or (old.derived_from if old else ""),
        path=path,
    )


def _latest(one: date | None, other: date) -> date:
    return other if one is None else max(one, other)


def statuses_between(reports: Sequence[Record], start: date, end: date) -> list[str]:
    """The statuses at the end of each day with a report, from `start` to `end`, both included.

    `reports` are one a day, by day, as a ledger has those that count.
    """
    by_day = {
        max(report.day, start): report.status
        for report in reports
        if report.day <= end and start <= (report.through or report.day)
    }
    return list(by_day.values())


def last_turn(reports: Sequence[Record], end: date) -> tuple[date | None, date | None]:
    """The days of the last report before, and of the first report after, the last change.

    Of reports up to `end`, that day included; a holding that ran out by its own `until` turns
    to no data on that day.
    """
    known = [report for report in reports if report.day <= end]
    if not known:
        return None, None
    if known[-1].until is not None and known[-1].until <= end:
        return known[-1].last_seen(end), known[-1].until
    first = known[-1]
    for report in reversed(known):
        if report.status != first.status:
            return report.last_seen(end), first.day
        first = report
    return None, first.day
