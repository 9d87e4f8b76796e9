# SPDX-License-Identifier: MIT
"""The payload of a map of one day, and what pages of all kinds have in common.

What it is made of stands in `map_model`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import cast

from mapper.boundaries.nearness import Focus
from mapper.boundaries.orientation import Town, towns_around
from mapper.control.balance import Tally
from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.geometry.coasts import coast_last
from mapper.geometry.frame import ALL_GROUND, Framing
from mapper.geometry.packing import pack_topology
from mapper.history.disagreement import beside, corrected
from mapper.model.desk import NO_DESK, Desk
from mapper.model.measured import Measured
from mapper.model.place import CELL, Place, told_apart
from mapper.model.record import Basis, Kind, Record
from mapper.model.scheme import Status
from mapper.model.snapshot import Holding
from mapper.model.voice import Voice
from mapper.page.entries import rounded, web_address, without_empty
from mapper.page.focus import focus_of
from mapper.page.framing import boxes_part, grounds_of
from mapper.page.geometry import (
    band_topology,
    context_topology,
    disputed_lines,
    label_line,
    plane_of,
    unit_topology,
)
from mapper.page.happened import events_of_day
from mapper.page.island import island
from mapper.page.kinds import VERSION
from mapper.page.locator import locator_part
from mapper.page.map_model import (
    Annotation,
    AroundPart,
    BoxesPart,
    Extra,
    FiguredStatus,
    HoldingEntry,
    Line,
    ListedPart,
    MapPayload,
    MapWords,
    MarkKind,
    PagePart,
    PlaceEntry,
    Report,
    SignsPart,
    StatusWords,
    TownEntry,
    UnitsPart,
    WaterPart,
)
from mapper.page.source_counts import counts_of_day
from mapper.page.waters import waters_on
from mapper.style.house import NO_STYLE, HouseStyle
from mapper.style.words import Words, capitalised

Languages = Sequence[tuple[str, str]]

# A map with more numbers than this is a list.
MOST_NOTES = 12
RIGHT_TO_LEFT = {"ar", "fa", "ps", "ur", "he", "ckb", "sd", "ug", "dv", "yi"}


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The texts of a page that are made outside of the payload.

    `tiled`: over a background; `towns`: with towns for orientation, `water`: with lakes and
    rivers, which a background has itself;
    `framing`: what the map is framed by; `desk`: what the desk says in its own words;
    `longest`: the longest of the sentences that come to stand there, whose room is kept;
    `undrawn`: what of the lead a deck does not replace: that a day is not drawn itself;
    `style`: that of the house.
    """

    title: str
    lead: str
    words: Words
    desk: Desk = NO_DESK
    longest: str = ""
    undrawn: str = ""
    style: HouseStyle = NO_STYLE
    tiled: bool = False
    towns: bool = True
    water: bool = True
    framing: Framing = ALL_GROUND


def make_payload(here: Situation, texts: Texts) -> MapPayload:
    """The payload of a map of one day."""
    here, words = unrolled(here), texts.words
    listed = listed_part(here, texts)
    around = around_part(here, texts, listed["places"])
    return {
        "kind": "map",
        **page_part(here, texts, legend_total(here, words)),
        "day": here.snapshot.day.isoformat(),
        "dayWords": words.day(here.snapshot.day),
        **listed,
        "languages": languages_of(here),
        "days": days_in_words(here, words),
        "annotations": annotation_entries(here, words),
        **signs_part(here, listed["places"], words),
        **counts_of_day(here, words),
        **events_of_day(here, words, around["bounds"]),
        **around,
        **units_part(here, around["bounds"]),
    }


def page_part(here: Situation, texts: Texts, total: str) -> PagePart:
    """What is the same on every day, shapes apart; `total`: the whole in words."""
    words = texts.words
    page: PagePart = {
        "version": VERSION,
        "title": texts.title,
        "lang": words.lang,
        "dir": words.dir,
        "total": total,
        "stripes": stripes(here),
        "marks": mark_kinds(here, words),
        "staleDays": here.stale_days,
        "tiled": texts.tiled,
        "kinds": kind_words(here, words),
    }
    if here.measured is not Measured.AREA:
        page["measured"] = here.measured.value
    if not here.boundaries.named:
        page["nameless"] = True
    return page


def listed_part(here: Situation, texts: Texts) -> ListedPart:
    """The state on the day: legend, and places with their reports."""
    words = texts.words
    places = place_entries(here, words, annotation_numbers(here))
    return {
        "words": interface_words(words, texts.title),
        "statuses": legend_entries(here, words),
        "reports": add_reports(here, words, places),
        "places": places,
        "kinds": kind_words(here, words),
    }


def signs_part(here: Situation, shown: Iterable[Extra], words: Words) -> SignsPart:
    """What the legend says of places on which sources disagree, and of ground that is inferred."""
    every, signs = list(shown), SignsPart()
    if any(entry.get("contradicted") for entry in every):
        signs["contradicted"] = words.say("figures.contradicted")
    if any(entry.get("inferred") for entry in every):
        signs["inferred"] = words.say("figures.derived" if here.from_capitals else "infer.sign")
    return signs


def around_part(
    here: Situation,
    texts: Texts,
    places: Sequence[PlaceEntry] = (),
    focus: Focus | None = None,
) -> AroundPart:
    """What is drawn around the ground and beside what is said of it, and the boxes around both.

    `places`: the units of the map and what has them; without any all ground counts. `focus`: what
    the map is about; by itself what its places have to report.
    """
    boxes = boxes_part(here, texts.words, places, texts.framing)
    bounds, digits = boxes["bounds"], here.position_digits
    countries = context_topology(here, grounds_of(boxes))
    plane = plane_of(here.boundaries.outline(), bounds, asked="whole" in boxes)
    locator = locator_part(here.boundaries.outline(), boxes, texts.framing.locator)
    part = cast(AroundPart, {**boxes, "plane": plane, "context": countries, **locator})
    if not texts.tiled and (disputed := disputed_lines(bounds)):
        part["disputed"] = disputed
    if texts.water and not texts.tiled:
        part = {**part, **water_part(here, boxes, texts.words)}
    if texts.towns and not texts.tiled:
        codes = [country.code for country in here.surroundings]
        land = [country.shape for country in here.surroundings]
        about = focus or focus_of(here, places)
        towns = towns_around(here.boundaries, codes, here.places, bounds, about, land)
        if towns:
            listed = {place["id"] for place in places}
            every = [*here.places, *(town.place for town in towns)]
            shown = told_apart(every, here.units)[len(here.places) :]
            part["towns"] = [
                town_entry(replace(town, place=place), digits, listed)
                for town, place in zip(towns, shown, strict=True)
            ]
    return part


def water_part(here: Situation, boxes: BoxesPart, words: Words) -> WaterPart:
    """The lakes and rivers; a river with the name of a place says that it is one."""
    taken = {place.name for place in every_place(here)}

    def river_name(name: str) -> str:
        return words.say("frame.river", name=name) if name in taken else name

    found = waters_on(here.boundaries.outline(), boxes["bounds"], grounds_of(boxes), river_name)
    return {"water": found} if found else {}


def town_entry(town: Town, digits: int, listed: Container[str]) -> TownEntry:
    """A town for orientation; `digits`: the decimals of its position; `listed`: the ids of what
    the map has, such as the unit of a town.
    """
    place = town.place
    entry: TownEntry = {
        "name": place.shown,
        "at": rounded((place.lon or 0.0, place.lat or 0.0), digits),
        "within": place.within if place.within in listed else "",
        "namesake": town.namesake,
    }
    return without_empty(entry)


def units_part(here: Situation, bounds: Sequence[float]) -> UnitsPart:
    """The shapes of units and border regions, packed, as fine as a map of `bounds` shows them."""
    units, coast = unit_topology(here.boundaries, bounds), None
    if here.shores:
        units, coast = coast_last(units, "units", here.shores.land)
    part: UnitsPart = {"units": pack_topology(units), "bands": band_topology(here.bands)}
    if coast is not None:
        part["coast"] = coast
    if here.boundaries.drawn:
        part["pieces"] = True
    if parents := parents_of(here.units):
        part["parents"] = parents
    return part


def parents_of(units: Sequence[Place]) -> list[int]:
    """Of each unit the number of what it lies in; none where all lie in one, or each in its own."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(unit.within, len(numbers)) for unit in units]
    return found if 1 < len(numbers) < len(units) else []


def languages_of(here: Situation) -> list[tuple[str, str]]:
    """The languages of local names, in the order in which places have these, and how each runs."""
    shown = every_place(here)
    found = sorted({lang for place in shown for lang, name in place.names.items() if name})
    return [(lang, "rtl" if lang in RIGHT_TO_LEFT else "ltr") for lang in found]


def every_place(here: Situation) -> list[Place]:
    """Every unit, place and border region of the map, units first."""
    return [*here.units, *here.places, *(band.place for band in here.bands)]


def local_names(place: Place, languages: Languages) -> list[str]:
    """The names of a place in these languages; nothing where it has none of them."""
    names = [place.names.get(lang, "") for lang, _ in languages]
    return names if any(names) else []


def interface_words(words: Words, title: str) -> MapWords:
    """The texts that the scripts put on the page of this title themselves."""
    return {
        "legend": words.entry("legend"),
        "annotations": words.entry("annotations"),
        "detail": words.entry("detail"),
        "table": words.entry("table"),
        "map": words.entry("map"),
        "embed": {key: words.say(f"embed.{key}") for key in ("rest", "whole")},
        "find": words.entry("find"),
        "share": {**words.entry("share"), "frame": frame_code(title, words)},
    }


def frame_code(title: str, words: Words) -> str:
    """The code for an article, but for the address, which `{link}` stands for."""
    return str(words.entry("share.frame")).replace("{title}", escape(title))


# --- legend -------------------------------------------------------------------------------


def legend_entries(here: Situation, words: Words) -> list[FiguredStatus]:
    """One entry per status on the map, in the order of the scheme, ground without data last.

    Statuses that only places have, and no unit, are listed too, with those places.
    """
    tallies = {tally.status: tally for tally in here.tallies}
    on_places = statuses_of_places(here)
    entries = [
        figured(here, words, status_words(status), tallies.get(status.id, no_unit(status.id)))
        for status in here.scheme.statuses
        if status.id in tallies or status.id in on_places
    ]
    if None in tallies:
        entries.append(figured(here, words, no_status(here, words), tallies[None]))
    return entries


def status_words(status: Status) -> StatusWords:
    return {"id": status.id, "label": status.label, "means": status.definition}


def no_status(here: Situation, words: Words) -> StatusWords:
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


def figured(here: Situation, words: Words, status: StatusWords, tally: Tally) -> FiguredStatus:
    """A status with count, area and share, as numbers and in words, and the places beside the
    units.

    Places are counted where units are, too, and where a status has no unit: three cities that are
    fought over are not "0 provinces". What nobody has on the day has no figures.
    """
    count = words.counted(words.unit_forms(here.boundaries), tally.count)
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
    entry: FiguredStatus = {
        "id": status["id"],
        "label": status["label"],
        "means": status["means"],
        "count": tally.count,
        "figures": joined([figures] * bool(tally.count) + places),
        "short": short if tally.count else joined(all_places),
    }
    if here.measured.by_area:
        entry["area_km2"] = round(tally.area_km2, 1)
        entry["share"] = tally.share
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
    count = words.integer(len(here.units))
    units = words.units(here.boundaries, len(here.units))
    return words.say(f"figures.total.{here.measured}", n=count, units=units, area=area)


def stripes(here: Situation) -> dict[str, list[str]]:
    """The pattern of every status that has one, with the statuses its stripes come from."""
    return {
        status.id: [status.pattern.value, *status.contenders]
        for status in here.scheme.statuses
        if status.pattern.value != "solid"
    }


def mark_kinds(here: Situation, words: Words) -> list[MarkKind]:
    """The kinds of mark on the map, for the legend."""
    present = {place.kind for place in here.places}
    kinds = [kind for kind in Kind if kind in present and kind is not Kind.UNIT]
    entries: list[MarkKind] = [
        {"kind": kind.value, "label": capitalised(words.say(f"kind.{kind.value}"))}
        for kind in kinds
    ]
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


# --- places -------------------------------------------------------------------------------


def place_entries(here: Situation, words: Words, numbers: Mapping[str, int]) -> list[PlaceEntry]:
    """Every unit, place and border region of the map, units first.

    Places come by size: of two names that do not fit side by side the larger place keeps its own.
    """
    languages = languages_of(here)
    entries = [
        *unit_entries(here, words, languages),
        *town_entries(here, words, languages),
        *border_entries(here, words, languages),
    ]
    for entry in entries:
        if number := numbers.get(entry["id"]):
            entry["n"] = number
    return entries


def unit_entries(here: Situation, words: Words, languages: Languages) -> list[PlaceEntry]:
    """The units with their size in words: nothing beside a status that is not about its ground."""
    entries = [place_entry(here, words, unit, languages) for unit in here.units]
    if here.measured.by_area:
        ground = zip(entries, here.units, here.boundaries.area_km2, strict=True)
        for entry, unit, km2 in ground:
            entry["area"] = size_words(here, words, unit, km2)
    return entries


def town_entries(here: Situation, words: Words, languages: Languages) -> list[PlaceEntry]:
    """The places by size, the largest first."""
    places = sorted(here.places, key=by_size)
    return [place_entry(here, words, place, languages) for place in places]


def border_entries(here: Situation, words: Words, languages: Languages) -> list[PlaceEntry]:
    """The border regions with the lines along which they are named."""
    return [
        {**place_entry(here, words, band.place, languages), "line": label_line(band.line)}
        for band in here.bands
    ]


def size_words(here: Situation, words: Words, unit: Place, km2: float) -> str:
    """How large a unit is; that of a province is known, whatever is inferred of it."""
    computed = unit.id.startswith(CELL) and here.measured is Measured.INFERRED
    kind = Measured.INFERRED if computed else Measured.AREA
    return words.say(f"diff.area.{kind}", area=words.area(km2))


def by_size(place: Place) -> tuple[int, str]:
    """The largest first, those of unknown size last, by id."""
    return -(place.population or 0), place.id


def place_entry(here: Situation, words: Words, place: Place, languages: Languages) -> PlaceEntry:
    """What the page tells of one place. Empty values are left out."""
    holding = here.holding(place.id)
    entry: PlaceEntry = {
        "id": place.id,
        "kind": place.kind.value,
        "name": place.shown,
        "brief": here.brief_names.get(place.id, ""),
        "full": full_name(here, words, place),
        "local": local_names(place, languages),
        "within": place.within if place.kind is not Kind.UNIT else "",
        "beyond": country_name(here, place.beyond),
    }
    if place.lon is not None and place.lat is not None:
        entry["at"] = rounded((place.lon, place.lat), here.position_digits)
    if holding is not None:
        entry = {**entry, **holding_entry(here, words, holding)}
    return without_empty(entry)


def full_name(here: Situation, words: Words, place: Place) -> str:
    """`Kandahar province`, where a place in a unit has its name."""
    word = here.level_words.get(place.id)
    return words.say("kind.called", name=place.shown, unit=word) if word else ""


def country_name(here: Situation, code: str) -> str:
    names = {country.code: country.name for country in here.neighbours}
    return names.get(code, code)


def holding_entry(here: Situation, words: Words, holding: Holding) -> HoldingEntry:
    """A holding as the page tells it; `from` is the place it was taken from.

    `others` are further reports of the day; `told` are rows, a term and a text, of corrections
    and of sources that disagree, which is marked by `contradicted`; ground that is `inferred` is
    drawn fainter.
    """
    record = holding.record
    since_record = record.day == holding.since and not record.date.is_day
    return {
        "status": holding.status,
        "since": holding.since.isoformat(),
        "sinceWords": since_words(words, record) if since_record else "",
        "stale": holding.stale,
        "from": holding.derived_from,
        "others": [report_words(here, words, other) for other in reversed(beside(holding))],
        "told": [*correction_rows(here, words, holding), *dispute_rows(here, words, holding)],
        "contradicted": bool(holding.contradicted_by),
        "inferred": record.basis is Basis.INFERRED and here.is_ground(holding.place_id),
    }


def correction_rows(here: Situation, words: Words, holding: Holding) -> list[Line]:
    """What the source said of the day before, newest first, with the day of the correction."""
    term = words.say("report.corrected", day=words.day(holding.record.known))
    return [
        [term, words.say("report.before", report=report_words(here, words, other))]
        for other in reversed(corrected(holding))
    ]


def dispute_rows(here: Situation, words: Words, holding: Holding) -> list[Line]:
    """What other sources say instead, newest first; those of a later day with the day."""
    rows = []
    for other in reversed(holding.contradicted_by):
        said = report_words(here, words, other)
        if other.day != holding.record.day:
            said = words.say("report.later", day=words.span(other.date), report=said)
        rows.append([words.say("report.contradicted"), said])
    return rows


def since_words(words: Words, record: Record) -> str:
    """`31 August 2021 (reported for August 2021)`, where only the month is known."""
    reported = words.say("report.reported_for", span=words.span(record.date))
    return words.aside(words.day(record.day), reported)


def report_entry(here: Situation, words: Words, record: Record) -> Report:
    """A report as the page tells it, with its age on the day of the map."""
    report: Report = {
        "reported": record.day.isoformat(),
        "reportedWords": reported_words(words, here.snapshot.day, record),
        "age": age_words(words, here.snapshot.day, record),
        **standing_part(record, words),
    }
    return without_empty(report)


def standing_part(record: Record | Voice, words: Words) -> Report:
    """What a report rests on, and what it says."""
    basis, confidence = record.basis, record.confidence
    return {
        "basis": words.say(f"basis.{basis.value}") if basis else "",
        "confidence": words.say(f"confidence.{confidence.value}") if confidence else "",
        "source": record.source,
        "url": web_address(record.source_url),
        "note": record.note,
    }


def reported_words(words: Words, day: date, record: Record) -> str:
    """When the report was made; of one that was given day after day the first and the last."""
    last = record.last_seen(day)
    if last == record.day:
        return words.span(record.date)
    return words.say("report.repeated", first=words.day(record.day), last=words.day(last))


def report_words(here: Situation, words: Words, record: Record) -> str:
    """Another report of the day in one line: `Contested (Reuters factbox). Its note.`"""
    label = here.scheme.status(record.status).label
    report = words.aside(label, record.source) if record.source else label
    if record.note:
        return words.say("report.noted", report=report, note=record.note)
    return words.say("sentence", clause=report)


def age_words(words: Words, day: date, record: Record) -> str:
    age = (day - record.last_seen(day)).days
    return words.count("report.age", age) if age else words.say("report.age_none")


def add_reports(here: Situation, words: Words, entries: Sequence[PlaceEntry]) -> list[Report]:
    """Number the reports behind `entries`, each text once, and return them in that order.

    Many places share one report: units that follow a capital, or a common first day.
    """
    numbers: dict[str, int] = {}
    reports: list[Report] = []
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
    return {Kind.UNIT.value: words.unit(here.boundaries)} | others


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
    shown = every_place(here)
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


def annotation_entries(here: Situation, words: Words) -> list[Annotation]:
    """Number, place and title of each; its text, date and source are those of the report."""
    return [
        {"n": number, "place": place.id, "title": annotation_title(here, words, place)}
        for number, place in enumerate(annotated(here), start=1)
    ]


def annotation_title(here: Situation, words: Words, place: Place) -> str:
    record = here.snapshot.holdings[place.id].record
    status = here.scheme.status(record.status).label
    return record.label or words.say("annotations.title_of", place=place.shown, status=status)
