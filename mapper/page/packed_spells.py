# SPDX-License-Identifier: MIT
"""What pages of several days tell: steps in time, packed, and what many of them share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from mapper.control.situation import Situation
from mapper.history.timeline import ChangePoint
from mapper.model.became import within_one_side
from mapper.model.measured import Measured
from mapper.model.record import About, Basis, Record
from mapper.model.snapshot import Holding, Snapshot
from mapper.page.entries import without_empty
from mapper.page.head import place_forms
from mapper.page.island import island
from mapper.page.map_model import (
    DayWords,
    Extra,
    HoldingEntry,
    Language,
    LentPart,
    PackedStep,
    PlaceEntry,
    Report,
    SeatForms,
    Step,
    TimedStatus,
    Told,
    WithinPart,
    packed,
)
from mapper.page.payload import (
    border_entries,
    holding_entry,
    interface_words,
    languages_of,
    no_status,
    report_entry,
    status_words,
    town_entries,
    unit_entries,
)
from mapper.style.words import Words

# What a step says beside its numbers.
EXTRA = Extra.__optional_keys__

Shelved = TypeVar("Shelved", Report, Extra)
Spoken = TypeVar("Spoken", bound=DayWords)


def spoken(kind: type[Spoken], words: Words, measured: Measured, title: str) -> Spoken:
    """The texts of the sections of `kind` for the page of a title; of those that depend on what is
    measured the ones that fit.
    """
    own = {part: words.entry(part) for part in kind.__annotations__}
    fit = {part: fitting(texts, measured) for part, texts in own.items()}
    return cast(Spoken, {**fit, **interface_words(words, title)})


def fitting(entry: Mapping[str, Any], measured: Measured) -> dict[str, Any]:
    """The texts of a part: of each that has forms by what is measured the one that fits, if any."""
    found = {}
    for key, text in entry.items():
        if Measured.INFERRED.value not in forms_of(text):
            found[key] = text
        elif measured.value in text:
            found[key] = text[measured.value]
    return found


def forms_of(text: Any) -> Collection[str]:
    return text.keys() if isinstance(text, Mapping) else ()


def language(words: Words) -> Language:
    """What the scripts need to write numbers and days as the language does."""
    return cast(Language, {key: words.entry(key) for key in Language.__annotations__})


def forms(here: Situation, words: Words) -> SeatForms:
    """What the units are called, their capitals where these are known, and places."""
    capitals = words.capitals(here.boundaries.unit_word) if here.boundaries.capitals else {}
    return {
        "units": {**words.unit_forms(here.boundaries)},
        "capitals": {**capitals},
        "places": {**place_forms(words)},
    }


def lent_part(here: Situation, words: Words) -> LentPart:
    """Whether units follow their capitals, and the words for the basis that this has."""
    return {"lent": words.say(f"basis.{Basis.INFERRED}")} if here.from_capitals else {}


def status_entries(here: Situation, words: Words, held: Collection[str]) -> list[TimedStatus]:
    """Every status that is held at some time, in the order of the scheme, and no data."""
    entries: list[TimedStatus] = [
        {
            **status_words(status),
            "role": status.role.value,
            "held": status.state,
            "holder": here.scheme.holder(status) if status.has_holder else "",
        }
        for status in here.scheme.statuses
        if status.id in held
    ]
    none = no_status(here, words)
    return [*entries, {"id": none["id"], "label": none["label"], "means": none["means"]}]


def sides_part(here: Situation, held: Collection[str]) -> WithinPart:
    """`within`: which changes between these statuses leave the party the same; nothing if none do.

    By the status before and then after: `side`, or `renamed`. And that there are no parties at all.
    """
    if not here.scheme.has_parties:
        return {"nobodys": True}
    within = within_one_side(here.scheme, held)
    return {"within": within} if within else {}


def grains(km2: float) -> float:
    """The size of a unit to a thousandth of a km²; of what is smaller to a thousandth of a m²."""
    return round(km2, 3 if km2 >= 1 else 9)


def timed_entries(
    here: Situation, words: Words, told_of: Callable[[str], Told]
) -> list[PlaceEntry]:
    """Every unit, place and border region, units first, the others as on a map of one day.

    `told_of` gives, by the id of a place, what is told of it in time.
    """
    blank = replace(here, snapshot=Snapshot(here.snapshot.day))
    languages = languages_of(here)
    borders: list[PlaceEntry] = [
        {**entry, "north": round(float(band.line.centroid.y), 3)}
        for entry, band in zip(border_entries(blank, words, languages), here.bands, strict=True)
    ]
    entries = [
        *sized_units(here, unit_entries(blank, words, languages)),
        *town_entries(blank, words, languages),
        *borders,
    ]
    return [{**entry, **without_empty(told_of(entry["id"]))} for entry in entries]


def sized_units(here: Situation, entries: Iterable[PlaceEntry]) -> Iterator[PlaceEntry]:
    """The entries of units with their size in numbers, and with their capitals."""
    by_area, seats = here.measured.by_area, here.boundaries.capitals
    for entry, unit, km2 in zip(entries, here.units, here.boundaries.area_km2, strict=True):
        if by_area and (size := grains(km2)):
            entry["km2"] = size
        if by_area and unit.population is not None:
            entry["people"] = unit.population
        if seat := seats.get(unit.id):
            entry["seat"] = seat
            if here.from_capitals:
                entry["capital"] = seat
        yield entry


class Shelf:
    """What many steps share, each once: their reports and what else they say."""

    def __init__(self, here: Situation, words: Words, start: date) -> None:
        self.here, self.words, self.start = here, words, start
        self.reports: list[Report] = []
        self.extras: list[Extra] = []
        self._numbers: dict[str, int] = {}

    def packed_step(self, step: ChangePoint) -> PackedStep:
        """The step as the page has it; what it shares is put on the shelf."""
        at = (step.day - self.start).days
        if step.holding is None:
            return [at]
        holding = step.holding
        return packed(
            Step(
                at=at,
                status=holding.status,
                report=self._number(self.reports, told(self.here, self.words, holding.record)),
                since=(step.day - holding.since).days,
                reported=(step.day - holding.record.day).days,
                seen=repeated_days(holding.record),
                extra=self._extra(holding),
            )
        )

    def bare_step(self, step: ChangePoint) -> PackedStep:
        """The step with no more than what a chart of shares is made of: its status, how old its
        report is, and whether it is inferred.
        """
        at = (step.day - self.start).days
        if step.holding is None:
            return [at]
        record = step.holding.record
        inferred: Extra = {"inferred": True}
        is_inferred = bool(self._entry(step.holding).get("inferred"))
        return packed(
            Step(
                at=at,
                status=step.holding.status,
                reported=(step.day - record.day).days,
                seen=repeated_days(record),
                extra=1 + self._number(self.extras, inferred) if is_inferred else 0,
            )
        )

    def _entry(self, holding: Holding) -> HoldingEntry:
        return without_empty(holding_entry(self.here, self.words, holding))

    def _extra(self, holding: Holding) -> int:
        entry = self._entry(holding)
        extra = cast(Extra, {key: value for key, value in entry.items() if key in EXTRA})
        return 1 + self._number(self.extras, extra) if extra else 0

    def _number(self, shelf: list[Shelved], entry: Shelved) -> int:
        key = island([shelf is self.reports, entry])
        if key not in self._numbers:
            self._numbers[key] = len(shelf)
            shelf.append(entry)
        return self._numbers[key]


def repeated_days(record: Record) -> int:
    """For how many days after its own the record says that the same report was given again."""
    return (record.through - record.day).days if record.through else 0


def told(here: Situation, words: Words, record: Record) -> Report:
    """A report as the timeline tells it: without its day, which the step knows."""
    entry = report_entry(here, words, record)
    entry.pop("reported", None)
    entry.pop("age", None)
    if record.date.is_day:
        entry.pop("reportedWords", None)
    claimed, seats = record.basis is Basis.CLAIMED, record.about is About.SEATS
    entry |= {"label": record.label, "claimed": claimed, "seats": seats}
    return without_empty(entry)
