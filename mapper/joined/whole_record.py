# SPDX-License-Identifier: MIT
"""The whole record as a table: one row for every place and stretch of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from mapper.boundaries.lives import Life
from mapper.control.followed import Tracks
from mapper.control.situation import Situation
from mapper.history.timeline import ChangePoint
from mapper.joined.cells import PlaceCells, columns_of, grown_old, holding_cells
from mapper.joined.joined_table import UNITS, Joined, Row
from mapper.joined.one_day import drawn_places, layer
from mapper.model.place import Place
from mapper.model.snapshot import Holding
from mapper.style.words import Words

# First day, day after the last (None: the end of the record) and holding.
Stretch = tuple[date, date | None, Holding | None]


def history_table(
    here: Situation, spells: Tracks, stops: Sequence[date], words: Words, about: Mapping[str, Any]
) -> Joined:
    """The joined data of the whole record, as seen on `stops` (ascending).

    A row is a place and the days from `valid_from` up to `valid_to`, that day not included,
    with the report that counted. Units have rows without a status too, from the first stop on,
    and none for days on which they do not exist.
    `here` is the situation of the last stop with every place that has a report on some day,
    `spells` what each place has from which stop on, by id.
    """
    ground = PlaceCells.of(here)
    lives = dict(zip((unit.id for unit in here.units), here.boundaries.lives, strict=False))

    def rows(name: str, place: Place) -> Iterator[Row]:
        whole = [ChangePoint(stops[0], None), *spells.get(place.id, ())]
        for first, last, holding in lived(stretches(whole), lives.get(place.id, Life())):
            if holding is not None or name == UNITS:
                cells = ground.cells(place) | holding_cells(here.scheme, holding)
                yield cells | {
                    "valid_from": first,
                    "valid_to": last,
                    "stale_from": old_from(holding, last, here.stale_days),
                }

    return Joined(
        columns=columns_of(
            ground.languages,
            words,
            when=["valid_from", "valid_to"],
            age="stale_from",
            measured=here.measured,
        ),
        layers=tuple(
            layer(
                name, words, [(row, shape) for place, shape in drawn for row in rows(name, place)]
            )
            for name, drawn in drawn_places(here).items()
        ),
        scheme=here.scheme,
        about=about,
        history=True,
        happenings=tuple(here.happenings.between(stops[0], stops[-1])),
    )


def stretches(steps: Sequence[ChangePoint]) -> Iterator[Stretch]:
    """The stretch of days of each step."""
    for step, after in pairwise([*steps, None]):
        if step is not None and (after is None or after.day > step.day):
            yield step.day, after.day if after else None, step.holding


def lived(found: Iterable[Stretch], life: Life) -> Iterator[Stretch]:
    """Stretches cut to the days on which a unit exists."""
    for first, last, holding in found:
        begin = max(first, life.begins or first)
        ends = [day for day in (last, life.ends) if day is not None]
        end = min(ends, default=None)
        if end is None or begin < end:
            yield begin, end, holding


def old_from(holding: Holding | None, last: date | None, stale_days: int | None) -> date | None:
    """The day from which on a report is old, where that comes while it counts."""
    if holding is None:
        return None
    day = grown_old(holding.record, stale_days)
    return day if day is not None and (last is None or day < last) else None
