"""The ledger: records in order, by the place each of them is about.

Reports of one day are ordered as they stand in the table: the later row counts, and the
earlier one stays visible beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mapper.model.record import Record


@dataclass(frozen=True, slots=True)
class Ledger:
    """Records by place id, each list ordered by the day they count from, then by row."""

    entries: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, reports: Iterable[tuple[str, Record]]) -> Ledger:
        """A ledger from pairs of place id and record, in any order."""
        by_place: dict[str, list[Record]] = {}
        for place_id, record in reports:
            by_place.setdefault(place_id, []).append(record)
        return cls({place_id: in_order(by_place[place_id]) for place_id in sorted(by_place)})

    def days(self) -> tuple[date, ...]:
        """Every day on which a holding begins, ascending."""
        return tuple(sorted({record.day for rows in self.entries.values() for record in rows}))

    def last_day(self) -> date:
        """The last day on which a holding begins; ValueError for an empty ledger."""
        return max(self.days())


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records by the day they count from, then by their row in the table."""
    return tuple(sorted(records, key=lambda record: (record.day, record.order)))
