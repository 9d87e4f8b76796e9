# SPDX-License-Identifier: MIT
"""Reports for tests of sources and corrections, and all ways to write them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from mapper.history.ledger import Ledger
from mapper.history.preference import NEWEST, Preference, Rule
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Confidence, Record

START = date(2021, 8, 1)


def day(number: int) -> date:
    """A day of August 2021."""
    return START + timedelta(days=number - 1)


def report(
    on: int,
    status: str,
    source: str = "",
    *,
    known: int | None = None,
    sure: Confidence | None = None,
    until: int | None = None,
    order: int = 0,
    place: str = "Farah",
    first: int | None = None,
) -> Record:
    """A report for a day of August, or for some day from `first` to it, made known on another."""
    return Record(
        place=place,
        status=status,
        date=Span(day(first or on), day(on)),
        reported=day(known) if known else None,
        until=day(until) if until else None,
        source=source,
        confidence=sure,
        where=Where("ledger.csv", order + 2),
        order=order,
    )


def ledger_of(*rows: Record, prefer: Preference = NEWEST, known_on: date | None = None) -> Ledger:
    pairs = ((row.place, row) for row in rows)
    return Ledger.of(pairs, prefer=prefer, known_on=known_on)


PREFERENCES = st.sampled_from(
    [NEWEST, Preference(Rule.CONFIDENT), Preference(Rule.SOURCES, ("Gazette", "Herald"))]
)
PLACES = ["Farah", "Ridge"]


@st.composite
def reports(draw: st.DrawFn) -> tuple[Record, ...]:
    """A table: rows of two places, four sources and few days, so that they meet."""
    count = draw(st.integers(1, 12))
    return tuple(_row(draw, order) for order in range(count))


def _row(draw: st.DrawFn, order: int) -> Record:
    on = draw(st.integers(1, 6))
    return report(
        on,
        draw(st.sampled_from(["blue", "contested", "red"])),
        draw(st.sampled_from(["", "Gazette", "Herald", "Mail"])),
        known=draw(st.none() | st.integers(on, 9)),
        sure=draw(st.none() | st.sampled_from(Confidence)),
        until=draw(st.none() | st.integers(on + 1, 9)),
        order=order,
        place=draw(st.sampled_from(PLACES)),
        first=draw(st.none() | st.integers(1, on)),
    )
