# SPDX-License-Identifier: MIT
"""Which events, advances and lines stand on the map of a day.

- An event is about its days, and stays in sight for some days more: it stands from its first day
  on while its last one is among the last `window` days, the day of the map included.
- An advance that says until when stands on its days; one that does not, as long as an event.
- A line stands from its day on until its `until`, or until a later one of its word and its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mapper.model.advance import Advance
from mapper.model.event import Event
from mapper.model.happening import Happening
from mapper.model.map_line import MapLine

# Days that an event stays in sight, the day of the map among them.
WINDOW = 14


@dataclass(frozen=True, slots=True)
class Happenings:
    """All that stands beside control on some day, each sort by its first day.

    `window`: the days that an event stays in sight, the day of the map among them.
    """

    events: tuple[Event, ...] = ()
    advances: tuple[Advance, ...] = ()
    lines: tuple[MapLine, ...] = ()
    window: int = WINDOW

    def between(self, first: date, last: date) -> Happenings:
        """Those that are on the map of some day from `first` to `last`, both included."""

        def stands(one: Happening) -> bool:
            return stands_between(one, first, last, self.window)

        return replace(
            self,
            events=tuple(filter(stands, self.events)),
            advances=tuple(filter(stands, self.advances)),
            lines=tuple(filter(stands, self.lines)),
        )

    def __bool__(self) -> bool:
        return bool(self.events or self.advances or self.lines)

    def __iter__(self) -> Iterator[Happening]:
        yield from (*self.events, *self.advances, *self.lines)


NOTHING = Happenings()


def happenings_of(
    found: Iterable[Happening], known_on: date | None = None, window: int | None = None
) -> Happenings:
    """Those that were known at the end of a day (all of them for None), in the order of days;
    lines that are replaced end on the day of what replaces them.
    """
    known = sorted(
        (one for one in found if known_on is None or one.known <= known_on),
        key=lambda one: (one.first, one.order),
    )
    return Happenings(
        events=tuple(one for one in known if isinstance(one, Event)),
        advances=tuple(one for one in known if isinstance(one, Advance)),
        lines=tuple(ended(one for one in known if isinstance(one, MapLine))),
        window=window or WINDOW,
    )


def ended(lines: Iterable[MapLine]) -> list[MapLine]:
    """Lines in the order of their days, each until the next one of its word and name."""
    series: defaultdict[tuple[str, str], list[MapLine]] = defaultdict(list)
    for line in lines:
        series[line.word.casefold(), (line.place or line.label).casefold()].append(line)
    told = [line for name, one in series.items() for line in (_in_turn(one) if name[1] else one)]
    return sorted(told, key=lambda line: (line.first, line.order))


def _in_turn(lines: Sequence[MapLine]) -> Iterator[MapLine]:
    """Lines of one name; those of one day stand together."""
    for line in lines:
        later = next((other.first for other in lines if other.first > line.first), None)
        ends = [day for day in (line.until, later) if day is not None]
        yield replace(line, until=min(ends)) if ends else line


def shown_days(one: Happening, window: int) -> tuple[date, date | None]:
    """The first and the last day, both included, on whose map it stands; None: every later one."""
    if isinstance(one, MapLine) or (isinstance(one, Advance) and one.until is not None):
        stays = isinstance(one, MapLine) and one.until is None
        return one.first, None if stays else max(one.first, _day_before(one))
    return one.first, one.last + timedelta(days=window - 1)


def _day_before(one: Happening) -> date:
    return one.last if one.until is None else one.until - timedelta(days=1)


def stands_between(one: Happening, first: date, last: date, window: int) -> bool:
    """Whether it is on the map of some day from `first` to `last`, both included."""
    begins, ends = shown_days(one, window)
    return begins <= last and (ends is None or ends >= first)
