# SPDX-License-Identifier: MIT
"""Events, advances and lines, as pages and pictures show them: beside control, in no figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

import shapely

from mapper.control.situation import Situation
from mapper.geometry.arcs import grid_over
from mapper.geometry.packing import PackedLines, pack_lines
from mapper.geometry.simplify import page_tolerance
from mapper.history.happenings import Happenings, shown_days
from mapper.model.advance import Advance
from mapper.model.event import Event
from mapper.model.happening import Happening, Position
from mapper.model.map_line import MapLine
from mapper.page.entries import rounded, web_address, without_empty
from mapper.page.geometry import QUANTIZATION
from mapper.page.map_model import (
    AdvanceEntry,
    EventEntry,
    EventsPart,
    Happened,
    LineEntry,
    SignEntry,
)
from mapper.style.words import Words, capitalised

# West, south, east and north in degrees; the first and the last day.
Bounds = Sequence[float]
Days = tuple[date, date]


def events_of_day(here: Situation, words: Words, bounds: Bounds) -> EventsPart:
    """Those on the map of the day; nothing where there is none."""
    day = here.snapshot.day
    return part(here, words, here.happenings.between(day, day), bounds)


def events_of_days(here: Situation, words: Words, bounds: Bounds, days: Days) -> EventsPart:
    """Those on the map of some day from the first of `days` to the last, each with its days."""
    return part(here, words, here.happenings.between(*days), bounds, days[0])


def events_of_two(here: Situation, words: Words, bounds: Bounds, days: Days) -> EventsPart:
    """Events from the day after the first of `days` to the last, which stay on the later map;
    advances and lines on the map of each of the days.
    """
    first, last = days
    found = here.happenings
    kept = replace(
        found.between(first, last),
        events=tuple(one for one in found.events if first < one.first <= last),
        window=max((last - first).days, 1),
    )
    told = part(here, words, kept, bounds, first)
    if told:
        window = words.say("happening.between", period=words.period(first, last))
        told["happenedIn"] = said_in(words, kept, window)
    return told


def part(
    here: Situation,
    words: Words,
    found: Happenings,
    bounds: Bounds,
    start: date | None = None,
) -> EventsPart:
    """The entries of a map of `bounds` (degrees); `start`: the day that days are counted from."""
    if not found:
        return {}
    maker = _Maker(here, words, found.window, bounds, start)
    told: EventsPart = {
        "events": [maker.event(one) for one in found.events],
        "advances": [maker.advance(one) for one in found.advances],
        "mapLines": [maker.line(one) for one in found.lines],
        "happenedKey": list(signs(here, words, found)),
    }
    told = cast(EventsPart, {key: value for key, value in told.items() if value})
    return {
        **told,
        "happened": words.entry("happened"),
        "happenedIn": said_in(words, found, words.count("happening.window", found.window)),
    }


def said_in(words: Words, found: Happenings, window: str) -> str:
    """Of which days they are, in words; `window`: those of events."""
    holds = bool(found.lines) or any(one.until for one in found.advances)
    return words.say(f"happening.{'holding' if holds else 'alone'}", window=window)


# --- the key ------------------------------------------------------------------------------


def signs(here: Situation, words: Words, found: Happenings) -> Iterator[SignEntry]:
    """What the key explains: each mark by the words that have it, arrows by their party, lines."""
    for mark, said in by_mark(found.events, words.say("happening.event"), words).items():
        yield {"sort": "event", "mark": mark, "label": said}
    for status in dict.fromkeys(one.status for one in found.advances):
        if not status:
            yield {"sort": "advance", "mark": "", "label": words.say("happening.key_plain")}
            continue
        label = words.say("happening.key_advance", party=party_of(here, status))
        yield {"sort": "advance", "mark": "", "status": status, "label": label}
    for mark, said in by_mark(found.lines, words.say("happening.line"), words).items():
        yield {"sort": "line", "mark": mark, "label": said}


def by_mark(happenings: Iterable[Happening], otherwise: str, words: Words) -> dict[str, str]:
    """The words of each mark: `Air strike, shelling`."""
    said: dict[str, list[str]] = {}
    for one in happenings:
        listed = said.setdefault(one.mark, [])
        if (word := one.word or otherwise) not in listed:
            listed.append(word)
    return {mark: capitalised(words.beside(listed)) for mark, listed in said.items()}


def party_of(here: Situation, status: str) -> str:
    """The party that holds what has a status, by its name, or what the status is called."""
    held = here.scheme.status(status)
    names = {actor.id: actor.label for actor in here.scheme.actors}
    return names.get(held.actor, held.label)


# --- entries ------------------------------------------------------------------------------


class _Maker:
    """Makes the entries of one map."""

    def __init__(
        self, here: Situation, words: Words, window: int, bounds: Bounds, start: date | None
    ) -> None:
        self.here, self.words, self.window = here, words, window
        self.bounds, self.start = bounds, start

    def event(self, one: Event) -> EventEntry:
        told = self.common(one, self.named(one), one.place)
        return {**told, "at": self.at(one.at), "short": self.short(one)}

    def advance(self, one: Advance) -> AdvanceEntry:
        ends = {"place": one.place, "toward": one.toward}
        word = one.word or self.words.say("happening.advance")
        form = "way" if all(ends.values()) else "from" if one.place else "toward"
        title = (
            self.words.say(f"happening.{form}", word=word, **ends) if any(ends.values()) else word
        )
        where = (
            self.words.say("happening.where", **ends) if form == "way" else one.place or one.toward
        )
        told = self.common(one, title, where)
        return {**told, "path": [self.at(position) for position in one.path]}

    def line(self, one: MapLine) -> LineEntry:
        return {**self.common(one, self.named(one), one.place), "lines": self.packed(one.lines)}

    def named(self, one: Event | MapLine) -> str:
        """What an event or a line is called that has no label."""
        word = self.word(one)
        named = self.words.say("happening.title_of", place=one.place, word=word)
        return named if one.place else word

    def word(self, one: Happening) -> str:
        return one.word or self.words.say(f"happening.{one.sort}")

    def common(self, one: Happening, title: str, where: str) -> Happened:
        """What is told of each; `title`: where it has no label, `where`: its place or its way."""
        words = self.words
        told: Happened = {
            "id": one.id,
            "mark": one.mark,
            "word": self.word(one),
            "title": one.label or capitalised(title),
            "when": self.when(one),
            "date": one.first.isoformat(),
            "where": where if one.label else "",
            "status": one.status,
            "party": one.actor or (party_of(self.here, one.status) if one.status else ""),
            "basis": words.say(f"basis.{one.basis.value}") if one.basis else "",
            "confidence": words.say(f"confidence.{one.confidence.value}") if one.confidence else "",
            "source": one.source,
            "url": web_address(one.source_url),
            "note": one.note,
        }
        if self.start is not None:
            first, last = shown_days(one, self.window)
            told["days"] = self.counted(first), None if last is None else self.counted(last)
        return without_empty(told)

    def counted(self, day: date) -> int:
        """A day from the start on."""
        return (day - cast(date, self.start)).days

    def when(self, one: Happening) -> str:
        """Its days in words."""
        if isinstance(one, MapLine) and one.until is None:
            return self.words.say("happening.since", day=self.words.day(one.first))
        if one.until is None:
            return self.words.span(one.date)
        return self.words.period(one.first, one.last)

    def short(self, one: Event) -> str:
        """Its days beside its mark: `26 Aug`, `3–5 Aug`, `30 Jul–2 Aug`, `Aug`."""
        first, last = one.first, one.last
        months = self.words.entry("happening.months")
        if not one.date.is_day and one.until is None:
            year = (first.month, last.month) == (1, 12)
            return str(first.year) if year else str(months[first.month - 1])
        end = self.words.say("happening.day", day=last.day, month=months[last.month - 1])
        if first == last:
            return end
        same = (first.year, first.month) == (last.year, last.month)
        begin = self.words.say("happening.day", day=first.day, month=months[first.month - 1])
        begin = str(first.day) if same else begin
        return self.words.say("happening.days", first=begin, last=end)

    def at(self, position: Position) -> list[float]:
        return rounded(self.beside(position), self.here.position_digits)

    def beside(self, position: Position, of: float | None = None) -> Position:
        """A position on the turn of the earth that the map is on; `of`: a longitude, to go by."""
        middle = (self.bounds[0] + self.bounds[2]) / 2
        lon, lat = position
        by = lon if of is None else of
        turn = min((0, 360, -360), key=lambda turn: abs(by + turn - middle))
        return lon + turn, lat

    def packed(self, lines: tuple[tuple[Position, ...], ...]) -> PackedLines:
        """Lines as they are seen on the page, on a grid of their own."""
        turned = [
            shapely.LineString([self.beside(position, of=part[0][0]) for position in part])
            for part in lines
            if len(part) > 1
        ]
        simple = list(shapely.simplify(turned, page_tolerance(self.bounds)))
        west, south, east, north = shapely.total_bounds(simple).tolist()
        # A line due north has no width that a grid could have steps of.
        box = shapely.box(west, south, max(east, west + 0.01), max(north, south + 0.01))
        return pack_lines(simple, grid_over([box], QUANTIZATION))
