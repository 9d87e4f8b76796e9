# SPDX-License-Identifier: MIT
"""A status ends with its `ends`: what follows is no data, until another report counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mapper.history.ledger import Ledger
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Record
from mapper.model.scheme import Scheme, Status
from mapper.tables.text import quoted

MOST_NAMED = 5


def ending(record: Record, scheme: Scheme) -> Record:
    """The record with an `until` no later than the day on which its status ends.

    From there on all that reads a ledger knows of the end: states, steps, changes and exports.
    """
    ends = scheme.status(record.status).ends
    if ends is None or (record.until is not None and record.until <= ends):
        return record
    return replace(record, until=ends)


def tell_ends(
    ledger: Ledger, scheme: Scheme, places: Mapping[str, Place], name: str
) -> tuple[Problem, ...]:
    """A note for each status that ended while it was in force, with the places it left.

    `name` is what the table is called.
    """
    return tuple(
        _told(status, found, name)
        for status in scheme.statuses
        if status.ends and (found := sorted(_left(ledger, status, places)))
    )


def _left(ledger: Ledger, status: Status, places: Mapping[str, Place]) -> Iterator[str]:
    """The names of the places that the end of a status leaves without data."""
    for place_id, entries in ledger.entries.items():
        if _leaves_a_gap(entries, status):
            yield places[place_id].name


def _leaves_a_gap(entries: Sequence[Record], status: Status) -> bool:
    following = (*(entry.day for entry in entries[1:]), None)
    return any(
        entry.status == status.id and entry.until == status.ends and day != status.ends
        for entry, day in zip(entries, following, strict=True)
        if day is None or status.ends is None or day >= status.ends
    )


def _told(status: Status, names: Sequence[str], table: str) -> Problem:
    listed = ", ".join(names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    what = (
        f"the status {quoted(status.id)} ends on {status.ends}: "
        f"from then on there is no data of {listed}{more}"
    )
    hint = "where another status goes on, give a row of that day"
    return note(Where(table), what, hint, "status-ended")
