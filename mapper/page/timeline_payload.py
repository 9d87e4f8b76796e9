"""The payload of a timeline: a map whose places have a track instead of one holding.

Keys beside those of a map of one day (see `payload`):

- `start` (ISO): day 0; `stops`: the days that matter, counted from it, ascending; `between`:
  whether the page may show the days between them, which are as the stop before; `opening`: the
  day shown first;
- `statuses`: every status of the scheme that some place has on some stop, and last `""` for no
  data: `id`, `label`, `means`, `role`, `held` and `holder` (how a sentence says it);
- `places`: `track`, the steps of the place (see `packed_step`); for units `km2` (full
  precision is not needed: 0.001), `people` where known, and `capital`, the place whose holding
  the unit takes where it has none; `north`, the latitude that orders the notes of a border;
- `reports`: without a day, so that many places share one; `extras`: what else a step says;
- `labelled`: annotations are the reports with a label; `unitForms`: see `forms`;
- `language`: how numbers and days are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mapper.control.situation import Situation
from mapper.history.timeline import Step
from mapper.model.place import Place
from mapper.model.record import Basis, Kind, Record
from mapper.model.snapshot import Holding, Snapshot
from mapper.page.geometry import label_line
from mapper.page.head import holder
from mapper.page.island import island
from mapper.page.payload import (
    MOST_NOTES,
    Payload,
    Texts,
    by_size,
    ground_part,
    holding_entry,
    page_part,
    place_entry,
    report_entry,
    with_languages,
    without_empty,
)
from mapper.style.words import Words

Tracks = Mapping[str, Sequence[Step]]

# What a step says in numbers, or what the day decides: the page makes these itself.
COMPUTED = {"status", "since", "sinceWords", "stale", "from"}
SPOKEN = ("head", "figures", "diff", "report", "timeline")


def make_timeline_payload(
    here: Situation,
    texts: Texts,
    tracks: Tracks,
    stops: Sequence[date],
    *,
    between: bool,
    opening: date,
) -> Payload:
    """The payload of a timeline over `stops`, opened on the day `opening`.

    `here` holds every place that is ever shown.
    """
    words = texts.words
    shelf = Shelf(here, words, stops[0])
    places = track_entries(here, words, tracks, shelf)
    page = page_part(here, texts)
    return {
        **page,
        "kind": "timeline",
        "words": page["words"] | {part: words.entry(part) for part in SPOKEN},
        "language": language(words),
        "start": stops[0].isoformat(),
        "stops": [(stop - stops[0]).days for stop in stops],
        "between": between,
        "opening": (opening - stops[0]).days,
        "labelled": here.labelled,
        "mostNotes": MOST_NOTES,
        "unitForms": forms(here, words),
        "statuses": status_entries(here, words, tracks),
        **with_languages(places),
        "reports": shelf.reports,
        "extras": shelf.extras,
        **ground_part(here),
    }


def language(words: Words) -> dict[str, Any]:
    """What the scripts need to write numbers and days as the language does."""
    keys = ("months", "numerals", "date", "month", "decimal", "thousands")
    return {key: words.entry(key) for key in keys}


def forms(here: Situation, words: Words) -> dict[str, list[str]]:
    """One and several: of the units, and of the capitals where units follow them."""
    entry = words.entry("head.capital")
    return {
        "units": [here.boundaries.unit_word, here.boundaries.units_word],
        "capitals": [entry["one"], entry["other"]] if here.from_capitals else [],
    }


def status_entries(here: Situation, words: Words, tracks: Tracks) -> list[Payload]:
    """Every status that is ever held, in the order of the scheme, and no data."""
    held = {s.holding.status for steps in tracks.values() for s in steps if s.holding}
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
    means = words.say("figures.no_data_means")
    return [*entries, {"id": "", "label": words.say("legend.no_data"), "means": means}]


def track_entries(here: Situation, words: Words, tracks: Tracks, shelf: Shelf) -> list[Payload]:
    """Every unit, place and border region, units first, the others as on a map of one day."""
    blank = replace(here, snapshot=Snapshot(here.snapshot.day))
    areas = here.areas_km2()
    capitals = here.boundaries.capitals if here.from_capitals else {}
    units = [
        place_entry(blank, words, unit)
        | without_empty(
            {
                "area": f"{words.area(areas[unit.id])} km²",
                "km2": round(areas[unit.id], 3),
                "people": unit.population,
                "capital": capitals.get(unit.id, ""),
            }
        )
        for unit in here.units
    ]
    towns = [place_entry(blank, words, place) for place in sorted(here.places, key=by_size)]
    borders = [
        place_entry(blank, words, band.place)
        | {"line": label_line(band.line), "north": round(float(band.line.centroid.y), 3)}
        for band in here.bands
    ]
    entries = [*units, *towns, *borders]
    return [
        entry
        | without_empty({"track": [shelf.packed_step(s) for s in tracks.get(entry["id"], ())]})
        for entry in entries
    ]


class Shelf:
    """What many steps share, each once: their reports and what else they say."""

    def __init__(self, here: Situation, words: Words, start: date) -> None:
        self.here, self.words, self.start = here, words, start
        self.reports: list[Payload] = []
        self.extras: list[Payload] = []
        self._numbers: dict[str, int] = {}
        self._statuses = [status.id for status in here.scheme.statuses]

    def packed_step(self, step: Step) -> list[Any]:
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
    through: date | None = getattr(record, "through", None)
    return (through - record.day).days if through else 0


def told(here: Situation, words: Words, record: Record) -> Payload:
    """A report as the timeline tells it: without its day, which the step knows."""
    entry = report_entry(here, words, record)
    for computed in ("reported", "age"):
        entry.pop(computed, None)
    if record.date.is_day:
        entry.pop("reportedWords", None)
    claimed = record.basis is Basis.CLAIMED
    return entry | without_empty({"label": record.label, "claimed": claimed})


def shown_places(tracks: Tracks, known: Mapping[str, Place]) -> list[str]:
    """The places that have a holding on some stop, units left out: these are always there."""
    return [
        id_
        for id_, steps in tracks.items()
        if id_ in known
        and known[id_].kind is not Kind.UNIT
        and any(step.holding is not None for step in steps)
    ]
