# SPDX-License-Identifier: MIT
"""Which days of a history are shown: all that matter, one a month or week, or a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from mapper.errors import UsageError
from mapper.model.dates import Span
from mapper.model.spelling import given
from mapper.tables.dates import DateError, DateOrder, parse_span

ALL, MONTHLY, WEEKLY = "all", "monthly", "weekly"
WEEK = timedelta(days=7)


def choose_days(
    ledger_days: Sequence[date], spec: str, order: DateOrder | None = None
) -> tuple[date, ...]:
    """The days that `spec`, the text of `--dates`, asks for: ascending, none twice.

    `ledger_days` are the days on which a holding changes, in any order; the record goes from
    the first of them to the last, both included.

    - `all`: each of them;
    - `monthly`: the last day of every month within the record, and the record's last day;
    - `weekly`: every seventh day back from the record's last day;
    - days with commas between them, written as in a table (`order` reads 5/11/2021): these,
      within the record or not; of a month its last day.

    Raises UsageError where `spec` is none of these, or where there is no record to choose from.
    """
    word = spec.strip().casefold()
    if word not in (ALL, MONTHLY, WEEKLY):
        return _listed(spec, order)
    if not ledger_days:
        raise UsageError(
            f"{given('dates', word)}: no row of the table gives a day — list days, as in 2021-08-05"
        )
    if word == ALL:
        return tuple(sorted(set(ledger_days)))
    within = _month_ends if word == MONTHLY else _weeks
    first, last = min(ledger_days), max(ledger_days)
    return tuple(sorted({*within(first, last), last}))


def asks_for_all(spec: str) -> bool:
    """Whether all days are asked for on which something changes."""
    return spec.strip().casefold() == ALL


def _month_ends(first: date, last: date) -> Iterator[date]:
    end = Span.of_month(first.year, first.month).last
    while end <= last:
        yield end
        after = end + timedelta(days=1)
        end = Span.of_month(after.year, after.month).last


def _weeks(first: date, last: date) -> Iterator[date]:
    """Backwards, so that the newest day is among them."""
    return (last - WEEK * back for back in range((last - first) // WEEK + 1))


def _listed(spec: str, order: DateOrder | None) -> tuple[date, ...]:
    texts = [text.strip() for text in spec.split(",") if text.strip()]
    if not texts:
        said = given("dates", spec)
        raise UsageError(f"{said}: give {ALL}, {MONTHLY}, {WEEKLY} or days with commas")
    return tuple(sorted({_day(text, order) for text in texts}))


def _day(text: str, order: DateOrder | None) -> date:
    try:
        return parse_span(text, order).last
    except DateError as error:
        raise UsageError(
            f"{given('dates', text)}: {error.what} — give {ALL}, {MONTHLY}, {WEEKLY}, or days with "
            f"commas between them; {error.hint}"
        ) from None
