# SPDX-License-Identifier: MIT
"""Runs of one report over many days, cut where another report of the place comes in or goes.

    1 2 3 4 5 6 7 8 9          1 2 3 4 5 6 7 8 9
    A─────────────────         A───── A───── A──
          B─────          →           B─────

A piece shares all of its days with a piece of another report, or none. So what counts on the
first day of a piece counts on each of its days, and the ledger asks about the first alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Record

_DAY = timedelta(days=1)


def cut_runs(records: Iterable[Record]) -> list[Record]:
    """The reports on one place, each run in as many pieces as it needs; a piece keeps its row."""
    whole = list(records)
    if all(record.through is None for record in whole):
        return whole
    cuts = sorted({day for record in whole for day in _turns(record)})
    return [piece for record in whole for piece in _pieces(record, cuts)]


def beginnings(entries: Sequence[Record], aside: Sequence[Record]) -> Iterator[Record]:
    """The reports on one place that begin, those that count and those that do not, each by day.

    A piece that counts begins, unless it goes on with the one that counted before it; one that does
    not count begins where its run does.
    """
    before: Record | None = None
    for record in entries:
        if before is None or not _goes_on(before, record):
            yield record
        before = record
    over = {(*_row(record), _last(record)) for record in (*entries, *aside)} if aside else set()
    yield from (record for record in aside if (*_row(record), record.day - _DAY) not in over)


def _goes_on(before: Record, record: Record) -> bool:
    return _row(record) == _row(before) and record.day - _DAY == _last(before)


def _row(record: Record) -> tuple[int, Where]:
    """The row of a report: several cells of one line are rows of their own."""
    return record.order, record.where


def _last(record: Record) -> date:
    return record.through or record.day


def known_part(record: Record, day: date | None) -> Record:
    """A report without the days of its run that lie after `day`; None: all of it."""
    if day is None or record.through is None or record.through <= day:
        return record
    return replace(record, through=day if day > record.day else None)


def _turns(record: Record) -> Iterator[date]:
    """The days on which something about a report is otherwise than on the day before."""
    yield record.day
    yield _last(record) + _DAY
    if record.until is not None:
        yield record.until


def _pieces(record: Record, cuts: Sequence[date]) -> Iterator[Record]:
    if record.through is None:
        yield record
        return
    inner = cuts[bisect_right(cuts, record.day) : bisect_left(cuts, record.through + _DAY)]
    if not inner:
        yield record
        return
    ends = [*(day - _DAY for day in inner), record.through]
    for first, last in zip((record.day, *inner), ends, strict=True):
        through = last if last > first else None
        yield replace(record, date=Span.of_day(first), through=through)
