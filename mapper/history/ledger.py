# SPDX-License-Identifier: MIT
"""The ledger: of every place the reports that count, in order, and those that do not.

A report whose date is a day is for that day. A vague date (a month, a year, any interval) is for
its last day, from which on what it says is sure. Of all reports on one place for one day, one
counts. The first of these lines that tells two reports apart decides:

| | of two reports for one place and one day | counts |
|---|---|---|
| 1 | the interval of one lies within that of the other | the more precise one |
| 2 | of one source, the second made or corrected later (`reported`) | the later one |
| 3 | of one source, known from the same day on | the later row of the table |
| 4 | of two sources, and a preference ranks them (`--prefer`) | the preferred one |
| 5 | of two sources, one made later | the later one |
| 6 | of two sources, known from the same day on | the later row of the table |

Line 1 holds from one day to another, too: a vague report never replaces one that counts and lies
within its interval, whoever made either and whenever. It has no say then on any day: "2021-08"
leaves open what "2021-08-12" knows. A month gives way to its days, and a year to both. Of two
intervals of which neither lies within the other, the one that ends later replaces the other.

A report without `reported` is known from its own day on. From one day to another a later
report replaces an earlier one; where sources are preferred by name, only if it is of the same
source, or of one that is ranked no lower. An old report that was sure is no better than a new
one, so confidence decides within a day alone. Reports that do not count stay in `aside`, beside
the one that does, and what was set aside is not taken up again. A run of days
(`Record.through`) is a report for each of them; it is cut where another report of the place
comes in or goes (see `runs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, takewhile
from operator import attrgetter

from mapper.history.preference import NEWEST, Preference, source_key
from mapper.history.runs import beginnings, cut_runs, known_part
from mapper.model.record import Record

_DAY_OF = attrgetter("date.last")
_FIRST_OF = attrgetter("date.first")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Records by place id, by the rule of this module.

    - `entries`: the reports that count, one for each day with any, by day.
    - `aside`: those that do not, by day and then in the order in which they became known.
    - `prefer`: what decided between sources.
    - `known_on`: the day on which all of this was known; None where nothing was left out.
    """

    entries: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    aside: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    prefer: Preference = NEWEST
    known_on: date | None = None

    @classmethod
    def of(
        cls,
        reports: Iterable[tuple[str, Record]],
        *,
        prefer: Preference = NEWEST,
        known_on: date | None = None,
    ) -> Ledger:
        """A ledger from pairs of place id and record, in any order.

        With `known_on` of those alone that were known at the end of that day.
        """
        by_place: dict[str, list[Record]] = {}
        for place_id, record in reports:
            if known_on is None:
                by_place.setdefault(place_id, []).append(record)
            elif is_known(record, known_on):
                by_place.setdefault(place_id, []).append(known_part(record, known_on))
        chosen = {place_id: _counted(by_place[place_id], prefer) for place_id in sorted(by_place)}
        return cls(
            {place_id: entries for place_id, (entries, _) in chosen.items()},
            {place_id: aside for place_id, (_, aside) in chosen.items() if aside},
            prefer,
            known_on,
        )

    def about(self, place_ids: Iterable[str]) -> Ledger:
        """The ledger of these places alone."""
        wanted = {*place_ids}
        return replace(
            self,
            entries={id_: self.entries[id_] for id_ in sorted(self.entries.keys() & wanted)},
            aside={id_: self.aside[id_] for id_ in sorted(self.aside.keys() & wanted)},
        )

    def days(self) -> tuple[date, ...]:
        """Every day on which a report begins, whether it counts or not, and the last; ascending.

        A vague report that gave way to a more precise one has no day, and neither has a piece of a
        run that goes on with the piece before it (see `runs.beginnings`).
        """
        aside = {
            place_id: [row for row in rows if more_precise(self.entries[place_id], row) is None]
            for place_id, rows in self.aside.items()
        }
        told = [(rows, aside.get(place_id, ())) for place_id, rows in self.entries.items()]
        begun = {record.day for rows, others in told for record in beginnings(rows, others)}
        lasts = (record.through or record.day for pair in told for rows in pair for record in rows)
        last = max(lasts, default=None)
        return tuple(sorted(begun | {last} if last else begun))

    def last_day(self) -> date:
        """The last day that a report is for; ValueError for an empty ledger."""
        return max(self.days())


def is_known(record: Record, day: date | None) -> bool:
    """Whether a report was known at the end of a day; None: of a day after all others."""
    return day is None or record.known <= day


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records by the day they are for, then by when they became known, then by their row."""
    return tuple(sorted(records, key=_turn))


def _turn(record: Record) -> tuple[date, date, int]:
    # By fields: asking very many records for `day` and `known` takes as long as sorting them.
    day = record.date.last
    return day, record.reported or day, record.order


Chosen = tuple[tuple[Record, ...], tuple[Record, ...]]


def _counted(records: Sequence[Record], prefer: Preference) -> Chosen:
    """The reports on one place that count, with runs cut where they must be, and the others."""
    if not prefer.lasts:
        ordered = sorted(records, key=_DAY_OF)
        if in_turn(ordered):
            return tuple(ordered), ()
    return choose(cut_runs(records), prefer)


def in_turn(records: Iterable[Record]) -> bool:
    """Whether each report is of a day, or of a run of days, and over before the next one begins,
    so that all of them count and none is cut.
    """
    over, until = date.min, date.min
    for record in records:
        day, last = record.date.last, record.through or record.date.last
        if day <= over or day < until or record.date.first != day:
            return False
        over, until = last, record.until or date.min
        if record.until is not None and until <= over:
            return False
    return True


def choose(records: Iterable[Record], prefer: Preference = NEWEST) -> Chosen:
    """The reports on one place that count, one a day, and the others; both by day."""
    entries: list[Record] = []
    aside: list[Record] = []
    for day, group in groupby(in_order(records), key=_DAY_OF):
        reports = list(group)
        for alike in _by_precision(reports):
            best = _best(alike, prefer)
            if more_precise(entries, best) is not None:
                continue
            if not entries or _gives_way(entries[-1], alike, best, day, prefer):
                entries.append(best)
                reports = [report for report in reports if report is not best]
        aside += reports
    return tuple(entries), tuple(aside)


def more_precise(entries: Sequence[Record], report: Record) -> Record | None:
    """The last of the reports that count, by day, to which a vague report gives way."""
    if report.date.is_day:
        return None
    within = takewhile(lambda e: (e.through or e.day) >= report.date.first, reversed(entries))
    return next((entry for entry in within if entry.narrows(report)), None)


def _by_precision(reports: list[Record]) -> list[list[Record]]:
    """The reports for one day, those with one interval together, the shortest interval first."""
    first = reports[0].date.first
    if all(report.date.first == first for report in reports):
        return [reports]
    shortest = sorted(reports, key=_FIRST_OF, reverse=True)
    return [list(alike) for _, alike in groupby(shortest, key=_FIRST_OF)]


def _best(reports: list[Record], prefer: Preference) -> Record:
    """Of the reports for one day: the last word of each source, and of these the preferred."""
    if len(reports) == 1:
        return reports[0]
    words = {source_key(report.source): report for report in reports}
    return max(words.values(), key=lambda report: (prefer.rank(report), _turn(report)))


def _gives_way(
    held: Record, reports: list[Record], best: Record, day: date, prefer: Preference
) -> bool:
    """Whether the report in force is replaced on a later day by the best one for that day."""
    if not prefer.lasts or prefer.rank(best) >= prefer.rank(held):
        return True
    if held.until is not None and held.until <= day:
        return True
    return source_key(held.source) in {source_key(report.source) for report in reports}
