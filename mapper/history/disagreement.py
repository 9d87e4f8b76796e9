# SPDX-License-Identifier: MIT
"""What else was said of a place: by other sources, and before a correction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mapper.history.preference import source_key
from mapper.model.record import Record
from mapper.model.snapshot import Holding


def disputing(held: Record, aside: Sequence[Record], day: date) -> tuple[Record, ...]:
    """The reports of other sources against the one in force, as of `day`, that day included.

    Another source disagrees where its last report for the day of `held` or a later one gives
    another status, and has not run out. What a source said before that day was replaced, which
    is no disagreement, nor is a vague date that leaves room for what `held` says. By day and age;
    `aside` comes in that order.
    """
    last: dict[str, Record] = {}
    for report in aside:
        if held.day <= report.day <= day and not held.narrows(report):
            key = source_key(report.source)
            last.pop(key, None)
            last[key] = report
    last.pop(source_key(held.source), None)
    return tuple(
        report
        for report in last.values()
        if report.status != held.status and (report.until is None or report.until > day)
    )


def corrected(holding: Holding) -> tuple[Record, ...]:
    """What the source of the report in force said of the same day before it corrected it."""
    held = holding.record
    return tuple(
        other
        for other in holding.others
        if source_key(other.source) == source_key(held.source)
        and other.known < held.known
        and not held.narrows(other)
    )


def beside(holding: Holding) -> tuple[Record, ...]:
    """Further reports of the same day that are neither corrected nor at odds with this one."""
    told = {id(record) for record in (*corrected(holding), *holding.contradicted_by)}
    return tuple(other for other in holding.others if id(other) not in told)


def contradicted(holdings: Iterable[Holding]) -> list[Holding]:
    """The holdings that a source disputes, each once: none for a unit that follows its capital."""
    return [h for h in holdings if h.contradicted_by and not h.derived_from]
