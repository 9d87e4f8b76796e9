# SPDX-License-Identifier: MIT
"""Ledgers for tests as text, a row a line:
`2021-08-05 Farah red [until DAY] [seats] [claimed | inferred | note]`.
"""

from __future__ import annotations

from datetime import date

from mapper.history.ledger import Ledger
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import About, Basis, Record


def records(text: str) -> list[Record]:
    """The records of a ledger text, in the order of its lines; blank lines do not count."""
    lines = [line.split() for line in text.strip().splitlines() if line.strip()]
    return [_record(words, number) for number, words in enumerate(lines, start=1)]


def ledger(text: str) -> Ledger:
    """The ledger of a text; a place's id is its name."""
    return Ledger.of((record.place, record) for record in records(text))


def _record(words: list[str], number: int) -> Record:
    day, place, status, *rest = words
    return Record(
        place=place,
        status=status,
        date=Span.of_day(date.fromisoformat(day)),
        until=date.fromisoformat(rest[1]) if rest[:1] == ["until"] else None,
        basis=next((Basis(word) for word in rest if word in ("claimed", "inferred")), None),
        about=About.SEATS if "seats" in rest else None,
        note=f"Something happened in {place}." if rest[-1:] == ["note"] else "",
        where=Where("ledger.csv", number),
        order=number,
    )
