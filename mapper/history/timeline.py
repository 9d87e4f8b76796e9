# SPDX-License-Identifier: MIT
"""The ledger told as steps: for every place the days on which what is known of it changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from mapper.history.ledger import Ledger
from mapper.history.place_history import PlaceHistory
from mapper.model.record import Record
from mapper.model.snapshot import Holding


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """From `day` on, that day included, a place has `holding`; None: no data.

    It stays until the next step of the place.
    """

    day: date
    holding: Holding | None


def key_days(ledger: Ledger) -> tuple[date, ...]:
    """Every day on which a holding begins or runs out, ascending.

    What another report replaced before its end does not run out on it.
    """
    ends = {end for rows in ledger.entries.values() for end in _ends(rows)}
    aside = {r.until for rows in ledger.aside.values() for r in rows if r.until is not None}
    return tuple(sorted({*ledger.days(), *ends, *aside}))


def _ends(rows: Sequence[Record]) -> Iterator[date]:
    """When the holdings of a place run out, of reports that count, by day."""
    for record, after in zip_longest(rows, rows[1:]):
        if record.until is not None and (after is None or record.until < after.day):
            yield record.until


def timeline(ledger: Ledger, stops: Sequence[date]) -> dict[str, tuple[ChangePoint, ...]]:
    """The steps of every place by id, as seen on `stops` (ascending) alone.

    On each stop the last step up to it is what `as_of` gives; what came and went between two
    stops is not seen. Holdings are not marked stale: that depends on the day that looks back.
    """
    return {
        place_id: _steps(place_id, records, ledger.aside.get(place_id, ()), stops)
        for place_id, records in ledger.entries.items()
    }


def together(
    place_ids: Iterable[str], steps: Mapping[str, Sequence[ChangePoint]]
) -> Iterator[tuple[date, Mapping[str, Holding]]]:
    """What several places have, on each day on which that of one of them changes.

    Places without data on a day are left out; what is given for a day changes afterwards.
    """
    by_day: dict[date, list[tuple[str, Holding | None]]] = {}
    for place_id in place_ids:
        for step in steps.get(place_id, ()):
            by_day.setdefault(step.day, []).append((place_id, step.holding))
    now: dict[str, Holding] = {}
    for day in sorted(by_day):
        for place_id, holding in by_day[day]:
            if holding is None:
                now.pop(place_id, None)
            else:
                now[place_id] = holding
        yield day, now


def _steps(
    place_id: str, records: tuple[Record, ...], aside: tuple[Record, ...], stops: Sequence[date]
) -> tuple[ChangePoint, ...]:
    """What a place has from stop to stop; n changes take n searches."""
    days = _key_days(place_id, records, aside)
    place = PlaceHistory.of(place_id, records, aside)
    steps: list[ChangePoint] = []
    for stop in _seen(days, stops):
        holding = place.holding(stop)
        if holding != (steps[-1].holding if steps else None):
            steps.append(ChangePoint(stop, holding))
    return tuple(steps)


def _key_days(
    place_id: str, records: tuple[Record, ...], aside: tuple[Record, ...]
) -> Iterable[date]:
    """The days on which what a place has may change."""
    if aside:
        return key_days(Ledger({place_id: records}, {place_id: aside}))
    return [*(record.day for record in records), *_ends(records)]


def _seen(days: Iterable[date], stops: Sequence[date]) -> list[date]:
    """The stops on which something of `days` is seen for the first time."""
    places = {bisect_left(stops, day) for day in days}
    return [stops[place] for place in sorted(places) if place < len(stops)]
