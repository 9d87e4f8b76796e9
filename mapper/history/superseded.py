# SPDX-License-Identifier: MIT
"""The reports that do not count, each with the one that does, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from mapper.history.ledger import Ledger, more_precise
from mapper.history.preference import source_key
from mapper.model.grouped import TOLD_APART, places_listed
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Record
from mapper.tables.text import quoted

_DAY_OF = attrgetter("date.last")
_line_of = attrgetter("file", "line")


class Why(StrEnum):
    """What a report that does not count is to the one that does."""

    SAME = "same"  # it says the same
    CORRECTED = "corrected"  # its source said something else of that day later
    REPLACED = "replaced"  # a later row of its source is for the same day
    CONTRADICTED = "contradicted"  # it is another source's, and says something else
    VAGUE = "vague"  # it gives no day, and the other does, within its interval


@dataclass(frozen=True, slots=True)
class Aside:
    """A report that does not count; `counts` is the one in force on its day, or more precise."""

    place_id: str
    record: Record
    counts: Record
    why: Why


def asides(ledger: Ledger) -> tuple[Aside, ...]:
    """Every report of a ledger that does not count, by place, day, and when it became known."""
    return tuple(
        Aside(place_id, record, counts, why)
        for place_id, rows in ledger.aside.items()
        for record, counts, why in _of_place(ledger.entries[place_id], rows)
    )


def _of_place(
    entries: Sequence[Record], aside: Sequence[Record]
) -> Iterator[tuple[Record, Record, Why]]:
    days = [*map(_DAY_OF, entries)]
    for day, group in groupby(aside, key=_DAY_OF):
        counts = entries[bisect_right(days, day) - 1]
        reports = []
        for report in group:
            exact = more_precise(entries, report)
            if exact is None:
                reports.append(report)
            else:
                yield report, exact, Why.SAME if report.status == exact.status else Why.VAGUE
        last = {source_key(report.source): report for report in reports}
        if counts.date.last == day:
            last[source_key(counts.source)] = counts
        for report in reports:
            yield report, counts, _why(report, counts, last[source_key(report.source)])


def _why(report: Record, counts: Record, last: Record) -> Why:
    """`last` is the last word of the report's own source for the day."""
    if report is not last and report.known < last.known and report.status != last.status:
        return Why.CORRECTED
    if report.status == counts.status:
        return Why.SAME
    return Why.CONTRADICTED if report is last else Why.REPLACED


def tell_asides(ledger: Ledger, places: Mapping[str, Place]) -> tuple[Problem, ...]:
    """Notes on reports that do not count, sorted; a lasting disagreement is told once.

    Of more than `TOLD_APART` of a kind the first is told, with how many more there are and where.
    """
    kinds: dict[Why, dict[tuple[object, ...], Aside]] = {}
    for aside in asides(ledger):
        record = aside.record
        # Of a place each report is one value, which need not be compared field by field.
        key = (aside.place_id, id(aside.counts), source_key(record.source), record.status)
        lasting = aside.why is Why.CONTRADICTED
        kinds.setdefault(aside.why, {}).setdefault(key if lasting else (*key, id(record)), aside)
    told: list[Problem] = []
    for alike in kinds.values():
        if len(alike) > TOLD_APART:
            told.append(_told_together([*alike.values()], places))
        else:
            told += [_told(aside, places[aside.place_id].name) for aside in alike.values()]
    return tuple(sorted(told))


def _told_together(alike: Sequence[Aside], places: Mapping[str, Place]) -> Problem:
    """The first of many reports of one kind, and where the others are."""
    first = min(alike, key=lambda aside: (_line_of(_stands_on(aside)), aside.record.order))
    others = sorted([one.record.where for one in alike if one is not first], key=_line_of)
    problem = _told(first, places[first.place_id].name)
    of = len({aside.place_id for aside in alike})
    listed = places_listed([first.record.where, *others])
    more = f"and {len(alike) - 1:,} more, of {of:,} place{'s' * (of > 1)}: {listed}"
    return replace(problem, hint=f"{problem.hint}; {more}")


def _stands_on(aside: Aside) -> Where:
    """Where a problem with it is told."""
    told_of_other = aside.why in (Why.SAME, Why.REPLACED)
    return aside.counts.where if told_of_other else aside.record.where


def _told(aside: Aside, place: str) -> Problem:
    record, counts, day = aside.record, aside.counts, aside.record.date.iso()
    if aside.why is Why.CONTRADICTED:
        what = f"sources disagree on {place}, {day}: {_said(record, named=True)} does not count"
        hint = f"{_line(counts.where, record.where)} does, {_said(counts, named=True)}"
        return note(record.where, what, hint, "sources-disagree")
    if aside.why is Why.VAGUE:
        what = f"{place}: {_said(record)} is dated {day} and does not count"
        exact = f"{_line(counts.where, record.where)} is more precise"
        return note(record.where, what, f"{exact}: {_said(counts)}, {counts.date.iso()}", "vague")
    if aside.why is Why.CORRECTED:
        what = f"{place} on {day}: {_said(record)} was corrected and does not count"
        hint = f"{_line(counts.where, record.where)} does, {_said(counts)}"
        return note(record.where, what, hint, "corrected")
    line = _line(record.where, counts.where)
    if aside.why is Why.SAME:
        what = f"{place} stands twice for {day}"
        return note(counts.where, what, f"{line} says the same", "same-twice", place)
    what = f"two reports for one day, {place} on {day}"
    return note(counts.where, what, f"{line} says {_said(record)}, this row counts", "two-reports")


def _said(record: Record, *, named: bool = False) -> str:
    text = quoted(record.status_text or record.status)
    return f"{text} ({record.source or 'no source'})" if named else text


def _line(other: Where, here: Where) -> str:
    """`line 3`, with the file where it is another one."""
    return f"line {other.line}" if other.file == here.file and other.line else str(other)
