# SPDX-License-Identifier: MIT
"""The holdings on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mapper.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A place has a status since a day, according to a record.

    - `since`: the first day of the unbroken run of this status, inclusive.
    - `record`: the report in force: the latest one up to the day of the snapshot.
    - `stale`: the report is older than the limit.
    - `derived_from`: the id of the place the holding was taken from (a province from its
      capital), or empty where the place has records of its own.
    - `others`: further reports for the same day, which do not count, in the order in which they
      became known.
    - `contradicted_by`: the last reports of other sources, for that day or a later one, that give
      another status.
    """

    place_id: str
    status: str
    since: date
    record: Record
    stale: bool = False
    derived_from: str = ""
    others: tuple[Record, ...] = ()
    contradicted_by: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Holdings by place id as of a day, that day included. No entry means: no data."""

    day: date
    holdings: Mapping[str, Holding] = field(default_factory=dict)

    def status_of(self, place_id: str) -> str | None:
        holding = self.holdings.get(place_id)
        return holding.status if holding else None

    def changed_until(self, later: Snapshot) -> list[str]:
        """The places that have another status, or none, in a later snapshot, by id."""
        held = sorted({*self.holdings, *later.holdings})
        return [id_ for id_ in held if self.status_of(id_) != later.status_of(id_)]
