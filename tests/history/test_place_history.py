# SPDX-License-Identifier: MIT
"""One place over many days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import overload

from mapper.history.ledger import Ledger
from mapper.history.place_history import PlaceHistory
from mapper.history.timeline import key_days
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Record

START = date(2020, 1, 1)


class Counted(Sequence[Record]):
    """Reports that count how often one of them is looked at."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.looks = 0

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, nth: int) -> Record: ...
    @overload
    def __getitem__(self, nth: slice) -> Sequence[Record]: ...
    def __getitem__(self, nth: int | slice) -> Record | Sequence[Record]:
        found = self.records[nth]
        self.looks += 1 if isinstance(found, Record) else len(found)
        return found


def report(nth: int, source: str, status: str) -> Record:
    day = START + timedelta(nth)
    return Record(
        place="p",
        status=status,
        date=Span(day, day),
        where=Where("t", nth),
        order=nth,
        source=source,
    )


def looks_at_all_days(changes: int) -> int:
    """How often a report is looked at, where two sources contradict each other every day."""
    one = [
        ("p", report(nth, "Gazette", "red" if nth // 9 % 2 else "blue")) for nth in range(changes)
    ]
    other = [("p", report(nth, "Herald", "green")) for nth in range(changes)]
    ledger = Ledger.of([*one, *other])
    records, aside = Counted(ledger.entries["p"]), Counted(ledger.aside["p"])
    place = PlaceHistory.of("p", records, aside)
    held = [place.holding(day) for day in key_days(ledger)]
    assert len([holding for holding in held if holding and holding.contradicted_by]) == changes
    return records.looks + aside.looks


def test_twice_as_many_changes_take_twice_the_looks() -> None:
    assert looks_at_all_days(800) <= 2.1 * looks_at_all_days(400)
