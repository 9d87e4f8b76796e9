"""The payload: everything the page's scripts read, as plain values.

This is the one contract with the JavaScript. Texts from tables stand here as they are; they
reach the document by `textContent` alone. Statuses, places and annotations carry words made
for the reader, so that the scripts show and never phrase. What many places share stands once
and is spread out by `payload.mjs`.

Keys of the payload:

- `title`, `day` (ISO), `dayWords`, `lang`, `dir`, `words` (texts of the interface);
- `statuses`: what the legend lists, in order: `id` (`""` for no data), `label`, `means`,
  `figures`, and `count`, `area_km2`, `share` (per cent) of the units;
- `stripes`: the pattern of a status by its id, with the statuses its stripes come from;
- `units`, `context`, `bands`: TopoJSON with packed arcs (see `geometry.packing`) and the
  objects `units`, `countries` (ids are ISO alpha-3 codes) and `bands`;
- `bounds`: west, south, east, north of the units; `frame`: the same of all that is drawn;
- `places`: units, places and border regions alike; `report` is a place in `reports`;
- `kinds`, `days`: words of a kind, and of a day by its ISO form; `languages`: those of the
  `local` names of places, in their order, each with the direction in which it runs;
- `contradicted`, `inferred`: what the legend says of places on which sources disagree, and of
  ground that is inferred, where there is some;
- `measured`: `inferred` where all ground is, `count` where the statements are not about ground
  and no figure by area stands anywhere; else it is not there;
- `nameless`: true where the units have no names, and their number says nothing;
- `counts`: what others counted, see `source_counts`, where there is some;
- `annotations`: `n`, `place`, `title`; their text, date and source are those of the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mapper.control.balance import Tally
from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.geometry.frame import frame_around, position_digits
from mapper.geometry.packing import pack_topology
from mapper.history.disagreement import beside, corrected
from mapper.model.measured import Measured
from mapper.model.place import CELL, Place
from mapper.model.record import Basis, Kind, Record
from mapper.model.snapshot import Holding
from mapper.page.geometry import (
    band_topology,
    context_topology,
    label_line,
    unit_topology,
)
from mapper.page.island import island
from mapper.page.kinds import VERSION
from mapper.page.source_counts import counts_of_day
from mapper.style.words import Words

Payload = dict[str, Any]

# A map with more numbers than this is a list.
MOST_NOTES = 12
RIGHT_TO_LEFT = {"ar", "fa", "ps", "ur", "he", "ckb", "sd", "ug", "dv", "yi"}


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The texts of a page that are made outside of the payload; `tiled`: over a background."""

    title: str
    lead: str
    words: Words
    tiled: bool = False


def make_payload(here: Situation, texts: Texts) -> Payload:
    """The payload of a map of one day."""
    here, words = unrolled(here), texts.words
    return {
        "kind": "map",
        **page_part(here, texts),
        "day": here.snapshot.day.isoformat(),
        "dayWords": words.day(here.snapshot.day),
        **day_part(here, words),
        **counts_of_day(here, words),
        **ground_part(here),
    }


def page_part(here: Situation, texts: Texts) -> Payload:
    """What is the same on every day, shapes apart."""
    words = texts.words
    return {
        "version": VERSION,
        "title": texts.title,
        "lang": words.lang,
        "dir": words.dir,
        "words": interface_words(words),
        **({} if here.measured is Measured.AREA else {"measured": here.measured.value}),
        "total": legend_total(here, words),
        "stripes": stripes(here),
        "marks": mark_kinds(here, words),
        "staleDays": here.stale_days,
        "tiled": texts.tiled,
        "kinds": kind_words(here, words),
        **({} if here.boundaries.named else {"nameless": True}),
    }


def day_part(here: Situation, words: Words) -> Payload:
    """The state on the day: legend, places with their reports, annotations."""
    numbers = annotation_numbers(here)
    places = place_entries(here, words, numbers)
    return {
        "statuses": legend_entries(here, words),
        "reports": add_reports(here, words, places),
        **with_languages(places),
        "days": days_in_words(here, words),
        "annotations": annotation_entries(here, numbers),
        **signs_part(here, places, words),
    }


def signs_part(here: Situation, entries: Iterable[Payload], words: Words) -> Payload:
    """What the legend says of places on which sources disagree, and of ground that is inferred,
    where there is some.
    """
    lighter = "figures.derived" if here.from_capitals else "infer.sign"
    said = {"contradicted": "figures.contradicted", "inferred": lighter}
    shown = list(entries)
    return {
        sign: words.say(text)
        for sign, text in said.items()
        if any(entry.get(sign) for entry in shown)
    }


def ground_part(here: Situation) -> Payload:
    """The shapes of the page, packed, and the boxes around them."""
    bounds = here.boundaries.outline().bounds
    frame = frame_around(bounds)
    context = context_topology(here.boundaries.country, here.surroundings, frame)
    bands = band_topology(here.bands)
    digits = position_digits(bounds)
    return {
        "bounds": rounded(bounds, digits),
        "frame": rounded(frame, digits),
        "units": pack_topology(unit_topology(here.boundaries)),
        "context": pack_topology(context),
        "bands": bands and pack_topology(bands),
    }


def with_languages(places: Sequence[Payload]) -> Payload:
    """`places` with their local names in the order of `languages`, which says how each runs."""
    found = sorted({lang for place in places for lang in place.get("local", ())})
    for place in places:
        if "local" in place:
            place["local"] = [place["local"].get(lang, "") for lang in found]
    directions = ["rtl" if lang in RIGHT_TO_LEFT else "ltr" for lang in found]
    return {"places": places, "languages": list(zip(found, directions, strict=True))}


def rounded(numbers: Sequence[float], digits: int) -> list[float]:
    return [round(value, digits) for value in numbers]


def interface_words(words: Words) -> dict[str, Any]:
    """The texts that the scripts put on the page themselves."""
    parts = ("legend", "annotations", "detail", "table", "map")
    embed = {key: words.say(f"embed.{key}") for key in ("rest", "whole")}
    return {part: words.entry(part) for part in parts} | {"embed": embed}


# --- legend -------------------------------------------------------------------------------


def legend_entries(here: Situation, words: Words) -> list[Payload]:
    """One entry per status on the map, in the order of the scheme, ground without data last.

    Statuses that only places have, and no unit, are listed too, with those places.
    """
    tallies = {tally.status: tally for tally in here.tallies}
    on_places = statuses_of_places(here)
    entries = []
    for status in here.scheme.statuses:
        if status.id in tallies or status.id in on_places:
            entry = {"id": status.id, "label": status.label, "means": status.definition}
            entries.append(
                entry | tally_words(here, words, tallies.get(status.id, no_unit(status.id)))
            )
    if None in tallies:
        entries.append(no_status(here, words) | tally_words(here, words, tallies[None]))
    return entries


def no_status(here: Situation, words: Words) -> Payload:
    """The entry of ground without data, of drawn ground of what was drawn on another day alone."""
    drawn = here.boundaries.drawn
    label = words.say("faces.none" if drawn else "legend.no_data")
    means = words.say("faces.none_means" if drawn else "figures.no_data_means")
    return {"id": "", "label": label, "means": means}


def statuses_of_places(here: Situation) -> set[str]:
    shown = [*here.places, *(band.place for band in here.bands)]
    return {holding.status for place in shown if (holding := here.holding(place.id))}


def no_unit(status_id: str) -> Tally:
    """The tally of a status that only places have."""
    return Tally(status=status_id, count=0, area_km2=0.0, share=0.0)


def tally_words(here: Situation, words: Words, tally: Tally) -> Payload:
    """Count, area and share of a tally, as numbers and in words, and the places beside the units.

    Places are counted where units are, too, and where a status has no unit: three cities that are
    fought over are not "0 provinces".
    """
    units = here.boundaries.unit_word, here.boundaries.units_word
    count = words.count("figures.count", tally.count, unit=units[0], units=units[1])
    share = words.share(tally.share, tally.area_km2)
    figures = words.say(f"figures.share.{here.measured}", count=count, share=share)
    short = words.say(f"figures.short.{here.measured}", count=count, share=share)
    if not here.boundaries.named:
        figures = words.say("faces.figures", area=words.area(tally.area_km2), share=share)
    held = places_with(here, tally.status)
    if here.measured.by_area and tally.count:
        held = Counter()
    places = [words.count(f"figures.places.{kind}", held[kind]) for kind in Kind if held[kind]]
    # What is short does not list kinds of places.
    all_places = [words.count("figures.places.point", held.total())] if len(held) > 1 else places
    entry: Payload = {
        "count": tally.count,
        **({"area_km2": round(tally.area_km2, 1)} if here.measured.by_area else {}),
        **({"share": tally.share} if here.measured.by_area else {}),
        "figures": joined(([figures] if tally.count or not places else []) + places),
        "short": short if tally.count or not places else joined(all_places),
    }
    if tally.stale:
        entry["stale"] = tally.stale
    return entry


def places_with(here: Situation, status: str | None) -> Counter[Kind]:
    """How many places of each kind have a status, border regions among them; units apart."""
    shown = (*here.places, *(band.place for band in here.bands))
    return Counter(
        place.kind
        for place in shown
        if status is not None and here.snapshot.status_of(place.id) == status
    )


def joined(figures: Iterable[str]) -> str:
    return " · ".join(figures)


def legend_total(here: Situation, words: Words) -> str:
    area = words.area(sum(here.boundaries.area_km2))
    if not here.boundaries.named:
        return words.say("faces.total", area=area)
    count = words.integer(len(here.units))
    units = here.boundaries.units_word
    return words.say(f"figures.total.{here.measured}", n=count, units=units, area=area)


def stripes(here: Situation) -> dict[str, list[str]]:
    """The pattern of every status that has one, with the statuses its stripes come from."""
    return {
        status.id: [status.pattern.value, *status.contenders]
        for status in here.scheme.statuses
        if status.pattern.value != "solid"
    }


def mark_kinds(here: Situation, words: Words) -> list[Payload]:
    """The kinds of mark on the map, for the legend."""
    present = {place.kind for place in here.places}
    kinds = [kind for kind in Kind if kind in present and kind is not Kind.UNIT]
    entries = [{"kind": kind.value, "label": capitalised(words, kind)} for kind in kinds]
    if here.bands:
        km = words.decimal(here.border_km)
        entries.append(
            {
                "kind": Kind.BORDER.value,
                "label": words.say("figures.border"),
                "means": words.say("figures.border_means", km=km),
            }
        )
    return entries


def capitalised(words: Words, kind: Kind) -> str:
    label = words.say(f"kind.{kind.value}")
    return label[:1].upper() + label[1:]


# --- places -------------------------------------------------------------------------------


def place_entries(here: Situation, words: Words, numbers: Mapping[str, int]) -> list[Payload]:
    """Every unit, place and border region of the map, units first.

    Places come by size: of two names that do not fit side by side the larger place keeps its own.
    """
    units = [
        place_entry(here, words, unit) | size
        for unit, size in zip(here.units, unit_sizes(here, words), strict=True)
    ]
    towns = [place_entry(here, words, place) for place in sorted(here.places, key=by_size)]
    borders = [
        place_entry(here, words, band.place) | {"line": label_line(band.line)}
        for band in here.bands
    ]
    entries = [*units, *towns, *borders]
    return [entry | numbered(numbers.get(entry["id"])) for entry in entries]


def unit_sizes(here: Situation, words: Words) -> list[Payload]:
    """How large every unit is, in words: nothing beside a status that is not about its ground."""
    if not here.measured.by_area:
        return [{} for _ in here.units]
    ground = zip(here.units, here.boundaries.area_km2, strict=True)
    return [{"area": size_words(here, words, unit, km2)} for unit, km2 in ground]


def size_words(here: Situation, words: Words, unit: Place, km2: float) -> str:
    """How large a unit is; that of a province is known, whatever is inferred of it."""
    computed = unit.id.startswith(CELL) and here.measured is Measured.INFERRED
    kind = Measured.INFERRED if computed else Measured.AREA
    return words.say(f"diff.area.{kind}", area=words.area(km2))


def by_size(place: Place) -> tuple[int, str]:
    """The largest first, those of unknown size last, by id."""
    return -(place.population or 0), place.id


def numbered(number: int | None) -> Payload:
    return {"n": number} if number else {}


def place_entry(here: Situation, words: Words, place: Place) -> Payload:
    """What the page tells of one place. Empty values are left out."""
    holding = here.holding(place.id)
    entry: Payload = {
        "id": place.id,
        "kind": place.kind.value,
        "name": place.shown,
        "local": {lang: name for lang, name in sorted(place.names.items()) if name},
        "within": place.within if place.kind is not Kind.UNIT else "",
        "beyond": country_name(here, place.beyond),
    }
    if place.lon is not None and place.lat is not None:
        entry["at"] = rounded((place.lon, place.lat), here.position_digits)
    if holding is not None:
        entry |= holding_entry(here, words, holding)
    return without_empty(entry)


def without_empty(entry: Payload) -> Payload:
    return {key: value for key, value in entry.items() if value not in ("", None, [], {}, False)}


def country_name(here: Situation, code: str) -> str:
    names = {country.code: country.name for country in here.neighbours}
    return names.get(code, code)


def holding_entry(here: Situation, words: Words, holding: Holding) -> Payload:
    """A holding as the page tells it; `from` is the place it was taken from.

    `others` are further reports of the day; `told` are rows, a term and a text, of corrections
    and of sources that disagree, which is marked by `contradicted`; ground that is `inferred` is
    drawn lighter.
    """
    record = holding.record
    since_record = record.day == holding.since and not record.date.is_day
    return {
        "status": holding.status,
        "since": holding.since.isoformat(),
        "sinceWords": since_words(words, record) if since_record else "",
        "stale": holding.stale,
        "from": holding.derived_from,
        "others": [report_words(here, other) for other in reversed(beside(holding))],
        "told": [*correction_rows(here, words, holding), *dispute_rows(here, words, holding)],
        "contradicted": bool(holding.contradicted_by),
        "inferred": record.basis is Basis.INFERRED and here.is_ground(holding.place_id),
    }


def correction_rows(here: Situation, words: Words, holding: Holding) -> list[list[str]]:
    """What the source said of the day before, newest first, with the day of the correction."""
    term = words.say("report.corrected", day=words.day(holding.record.known))
    return [
        [term, words.say("report.before", report=report_words(here, other))]
        for other in reversed(corrected(holding))
    ]


def dispute_rows(here: Situation, words: Words, holding: Holding) -> list[list[str]]:
    """What other sources say instead, newest first; those of a later day with the day."""
    rows = []
    for other in reversed(holding.contradicted_by):
        said = report_words(here, other)
        if other.day != holding.record.day:
            said = words.say("report.later", day=words.span(other.date), report=said)
        rows.append([words.say("report.contradicted"), said])
    return rows


def since_words(words: Words, record: Record) -> str:
    """`31 August 2021 (reported for August 2021)`, where only the month is known."""
    reported = words.say("report.reported_for", span=words.span(record.date))
    return f"{words.day(record.day)} ({reported})"


def report_entry(here: Situation, words: Words, record: Record) -> Payload:
    """A report as the page tells it, with its age on the day of the map."""
    return without_empty(
        {
            "reported": record.day.isoformat(),
            "reportedWords": reported_words(words, here.snapshot.day, record),
            "age": age_words(words, here.snapshot.day, record),
            "basis": record.basis and words.say(f"basis.{record.basis.value}"),
            "confidence": record.confidence and words.say(f"confidence.{record.confidence.value}"),
            "source": record.source,
            "url": web_address(record.source_url),
            "note": record.note,
        }
    )


def reported_words(words: Words, day: date, record: Record) -> str:
    """When the report was made; of one that was given day after day the first and the last."""
    last = record.last_seen(day)
    if last == record.day:
        return words.span(record.date)
    return words.say("report.repeated", first=words.day(record.day), last=words.day(last))


def report_words(here: Situation, record: Record) -> str:
    """Another report of the day in one line: `Contested (Reuters factbox). Its note.`"""
    label = here.scheme.status(record.status).label
    source = f" ({record.source})" if record.source else ""
    return f"{label}{source}. {record.note}".strip()


def web_address(text: str) -> str:
    """The text if it is an address of the web, or else nothing: it becomes a link."""
    return text if text.lower().startswith(("https://", "http://")) else ""


def age_words(words: Words, day: date, record: Record) -> str:
    age = (day - record.last_seen(day)).days
    return words.count("report.age", age) if age else words.say("report.age_none")


def add_reports(here: Situation, words: Words, entries: Sequence[Payload]) -> list[Payload]:
    """Number the reports behind `entries`, each text once, and return them in that order.

    Many places share one report: units that follow a capital, or a common first day.
    """
    numbers: dict[str, int] = {}
    reports: list[Payload] = []
    for entry in entries:
        holding = here.holding(entry["id"])
        if holding is None:
            continue
        report = report_entry(here, words, holding.record)
        key = island(report)
        if key not in numbers:
            numbers[key] = len(reports)
            reports.append(report)
        entry["report"] = numbers[key]
    return reports


def kind_words(here: Situation, words: Words) -> dict[str, str]:
    """What the kinds of place on the map are called; a unit as its boundary set says."""
    kinds = {place.kind for place in here.places} | {band.place.kind for band in here.bands}
    others = {kind.value: words.say(f"kind.{kind.value}") for kind in Kind if kind in kinds}
    return {Kind.UNIT.value: here.boundaries.unit_word} | others


def days_in_words(here: Situation, words: Words) -> dict[str, str]:
    """Every day since which something holds, ISO to words."""
    days = sorted({holding.since for holding in here.snapshot.holdings.values()})
    return {day.isoformat(): words.day(day) for day in days}


# --- annotations --------------------------------------------------------------------------


def annotated(here: Situation) -> list[Place]:
    """The places with an annotation in reading order: from north to south, so that the numbers
    can be found on the map.

    They are those whose report in force has a `label`. Where no record of the whole table has
    one, they are those with a `note`, the newest `MOST_NOTES` of them. A unit that follows its
    capital leaves the annotation to the capital.
    """
    shown: Iterable[Place] = [*here.units, *here.places, *(band.place for band in here.bands)]
    asking = [place for place in shown if asks_for_annotation(here, here.holding(place.id))]
    if not here.labelled:
        asking = sorted(asking, key=lambda place: report_day(here, place), reverse=True)
        asking = asking[:MOST_NOTES]
    return sorted(asking, key=lambda place: (-annotation_lat(here, place), place.id))


def asks_for_annotation(here: Situation, holding: Holding | None) -> bool:
    if holding is None or holding.derived_from:
        return False
    return bool(holding.record.label if here.labelled else holding.record.note)


def report_day(here: Situation, place: Place) -> date:
    return here.snapshot.holdings[place.id].record.day


def annotation_lat(here: Situation, place: Place) -> float:
    for band in here.bands:
        if band.place.id == place.id:
            return float(band.line.centroid.y)
    return place.lat if place.lat is not None else 0.0


def annotation_numbers(here: Situation) -> dict[str, int]:
    return {place.id: number for number, place in enumerate(annotated(here), start=1)}


def annotation_entries(here: Situation, numbers: Mapping[str, int]) -> list[Payload]:
    """Number, place and title of each; its text, date and source are those of the report."""
    by_id = {place.id: place for place in annotated(here)}
    return [
        {"n": number, "place": id_, "title": annotation_title(here, by_id[id_])}
        for id_, number in numbers.items()
    ]


def annotation_title(here: Situation, place: Place) -> str:
    record = here.snapshot.holdings[place.id].record
    return record.label or f"{place.shown}: {here.scheme.status(record.status).label}"
