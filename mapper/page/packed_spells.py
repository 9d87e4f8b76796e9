"""What pages of several days tell: steps in time, packed, and what many of them share.

Keys of a payload that this makes:

- `statuses`: every status that is held at some time, and last `""` for no data: `id`, `label`,
  `means`, `role`, `held` and `holder` (how a sentence says it);
- of `places`: for units `km2` and `people` where these are told, `seat`, the place that
  is its capital, and `capital`, the same where the unit takes its holding if it has none; `north`,
  the latitude that orders the notes of a border region;
- `reports`: without a day, so that many places share one; `extras`: what else a step says;
- `within`: see `sides_part`;
- `lent`, where units without a holding take that of their capital: the words for the basis of
  what is so inferred;
- `language`: how numbers and days are written; `unitForms`: see `forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mapper.control.situation import Situation
from mapper.history.timeline import ChangePoint
from mapper.model.became import within_one_side
from mapper.model.measured import Measured
from mapper.model.record import About, Basis, Record
from mapper.model.snapshot import Holding, Snapshot
from mapper.page.geometry import label_line
from mapper.page.head import holder
from mapper.page.island import island
from mapper.page.payload import (
    Payload,
    by_size,
    holding_entry,
    no_status,
    place_entry,
    report_entry,
    unit_sizes,
    without_empty,
)
from mapper.style.words import Words

# What a step says in numbers, or what the day decides: the page makes these itself.
COMPUTED = {"status", "since", "sinceWords", "stale", "from"}


def spoken(words: Words, parts: Iterable[str], measured: Measured) -> dict[str, Any]:
    """The words of these parts; of those that depend on what is measured, the ones that fit."""
    return {part: fitting(words.entry(part), measured) for part in parts}


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


def language(words: Words) -> dict[str, Any]:
    """What the scripts need to write numbers and days as the language does."""
    keys = ("months", "numerals", "date", "month", "decimal", "thousands", "under")
    return {key: words.entry(key) for key in keys}


def forms(here: Situation, words: Words) -> dict[str, list[str]]:
    """One and several: of the units, and of their capitals where these are known."""
    entry = words.entry("head.capital")
    return {
        "units": [here.boundaries.unit_word, here.boundaries.units_word],
        "capitals": [entry["one"], entry["other"]] if here.boundaries.capitals else [],
    }


def lent_part(here: Situation, words: Words) -> Payload:
    """Whether units follow their capitals, and the words for the basis that this has."""
    return {"lent": words.say(f"basis.{Basis.INFERRED}")} if here.from_capitals else {}


def status_entries(here: Situation, words: Words, held: Collection[str]) -> list[Payload]:
    """Every status that is held at some time, in the order of the scheme, and no data."""
    entries = [
        {
            "id": status.id,
            "label": status.label,
            "means": status.definition,
            "role": status.role.value,
            "held": status.held,
            "holder": holder(here, status),
        }
        for status in here.scheme.statuses
        if status.id in held
    ]
    return [*entries, no_status(here, words)]


def sides_part(here: Situation, held: Collection[str]) -> Payload:
    """`within`: which changes between these statuses leave the party the same; nothing if none do.

    By the status before and then after: `side`, or `renamed`.
    """
    within = within_one_side(here.scheme, held)
    return {"within": within} if within else {}


def grains(km2: float) -> float:
    """The size of a unit to a thousandth of a km²; of what is smaller to a thousandth of a m²."""
    return round(km2, 3 if km2 >= 1 else 9)


def timed_entries(
    here: Situation, words: Words, steps_of: Callable[[str], Payload]
) -> list[Payload]:
    """Every unit, place and border region, units first, the others as on a map of one day.

    `steps_of` gives, by the id of a place, what is told of it in time.
    """
    blank = replace(here, snapshot=Snapshot(here.snapshot.day))
    sizes = zip(unit_sizes(here, words), here.boundaries.area_km2, strict=True)
    by_area = here.measured.by_area
    seats = here.boundaries.capitals
    capitals = seats if here.from_capitals else {}
    units = [
        place_entry(blank, words, unit)
        | size
        | without_empty(
            {
                "km2": grains(km2) if by_area else None,
                "people": unit.population if by_area else None,
                "seat": seats.get(unit.id, ""),
                "capital": capitals.get(unit.id, ""),
            }
        )
        for unit, (size, km2) in zip(here.units, sizes, strict=True)
    ]
    towns = [place_entry(blank, words, place) for place in sorted(here.places, key=by_size)]
    borders = [
        place_entry(blank, words, band.place)
        | {"line": label_line(band.line), "north": round(float(band.line.centroid.y), 3)}
        for band in here.bands
    ]
    entries = [*units, *towns, *borders]
    return [entry | without_empty(steps_of(entry["id"])) for entry in entries]


class Shelf:
    """What many steps share, each once: their reports and what else they say."""

    def __init__(self, here: Situation, words: Words, start: date) -> None:
        self.here, self.words, self.start = here, words, start
        self.reports: list[Payload] = []
        self.extras: list[Payload] = []
        self._numbers: dict[str, int] = {}
        self._statuses = [status.id for status in here.scheme.statuses]

    def packed_step(self, step: ChangePoint) -> list[Any]:
        """`[at, status, report, since, reported, seen, extra]`, what is zero at the end left out.

        `at` counts days from the start. `status` is an id, `report` and `extra` are places in
        their lists, `extra` from 1. The others are distances in days: `since` and `reported`
        before `at`, and `seen` from `reported` on, the last day the same report was repeated.
        A step to no data has `at` alone.
        """
        at = (step.day - self.start).days
        if step.holding is None:
            return [at]
        holding = step.holding
        packed = [
            at,
            holding.status,
            self._number(self.reports, told(self.here, self.words, holding.record)),
            (step.day - holding.since).days,
            (step.day - holding.record.day).days,
            repeated_days(holding.record),
            self._extra(holding),
        ]
        while not packed[-1] and len(packed) > 3:
            packed.pop()
        return packed

    def _extra(self, holding: Holding) -> int:
        entry = without_empty(holding_entry(self.here, self.words, holding))
        extra = {key: value for key, value in entry.items() if key not in COMPUTED}
        return 1 + self._number(self.extras, extra) if extra else 0

    def _number(self, shelf: list[Payload], entry: Payload) -> int:
        key = island([shelf is self.reports, entry])
        if key not in self._numbers:
            self._numbers[key] = len(shelf)
            shelf.append(entry)
        return self._numbers[key]


def repeated_days(record: Record) -> int:
    """For how many days after its own the record says that the same report was given again."""
    return (record.through - record.day).days if record.through else 0


def told(here: Situation, words: Words, record: Record) -> Payload:
    """A report as the timeline tells it: without its day, which the step knows."""
    entry = report_entry(here, words, record)
    for computed in ("reported", "age"):
        entry.pop(computed, None)
    if record.date.is_day:
        entry.pop("reportedWords", None)
    claimed, seats = record.basis is Basis.CLAIMED, record.about is About.SEATS
    return entry | without_empty({"label": record.label, "claimed": claimed, "seats": seats})
