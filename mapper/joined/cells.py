# SPDX-License-Identifier: MIT
"""What the columns are, and the cells of one place, one holding and one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mapper.control.amount import rounded
from mapper.control.situation import Situation
from mapper.joined.joined_table import Column, Holds, Value
from mapper.model.measured import Measured
from mapper.model.place import Place
from mapper.model.record import About, Record
from mapper.model.scheme import Scheme
from mapper.model.snapshot import Holding
from mapper.style.words import Words

Cells = dict[str, Value]

CLAIM = (
    "status", "status_label", "actor", "since", "date", "date_last", "date_span", "until",
    "reported", "basis", "about", "confidence", "source", "source_url", "note", "label",
)  # fmt: skip
ORIGIN = ("file", "line")
CONTRADICTION = ("sources_disagree", "contradicted_by", "derived_from")
MEASURES = ("area_km2", "population", "lon", "lat")
PLACING = ("kind", "within", "within_name", "beyond")
DAYS = ("as_of", "since", "date", "date_last", "until", "reported", "stale_from")
HOLDS = {
    **dict.fromkeys(DAYS, Holds.DAY),
    **dict.fromkeys(("valid_from", "valid_to"), Holds.MIDNIGHT),
    **dict.fromkeys(("area_km2", "lon", "lat"), Holds.NUMBER),
    **dict.fromkeys(("population", "line"), Holds.WHOLE),
    **dict.fromkeys(("stale", "sources_disagree"), Holds.FLAG),
}


# --- columns ------------------------------------------------------------------------------


def columns_of(
    languages: Iterable[str],
    words: Words,
    *,
    when: Iterable[str],
    age: str,
    measured: Measured = Measured.AREA,
) -> tuple[Column, ...]:
    """The columns in their order; `when` are those of the day, `age` that of old reports.

    None of areas where the statements are not about ground, and where ground is inferred its
    column says so.
    """
    local = [Column(f"name_{lang}", Holds.TEXT, name_in(lang, words)) for lang in languages]
    rest = (*PLACING, *when, *CLAIM, age, *CONTRADICTION, *MEASURES, *ORIGIN)
    told = [name for name in rest if name != "area_km2" or measured.by_area]
    made = [column(name, words, measured) for name in ("id", "name", *told)]
    return (*made[:2], *local, *made[2:])


def column(name: str, words: Words, measured: Measured) -> Column:
    key = f"{name}.{measured}" if name == "area_km2" else name
    return Column(name, HOLDS.get(name, Holds.TEXT), words.say(f"export.means.{key}"))


def name_in(lang: str, words: Words) -> str:
    language = words.entry("languages").get(lang, lang)
    return words.say("export.means.name_in", language=language)


# --- places -------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlaceCells:
    """What the rows of places need of a map.

    `languages` are those in which some place has a name; `names` those of units and of what they
    lie in, by id; `areas_km2` those of units by id, and `people` who live there, both empty where
    the statements are not about ground.
    """

    languages: tuple[str, ...]
    names: Mapping[str, str]
    areas_km2: Mapping[str, float]
    people: Mapping[str, int]

    @classmethod
    def of(cls, here: Situation) -> PlaceCells:
        shown = [*here.units, *here.places, *(band.place for band in here.bands)]
        parents = {id_: names[0] for id_, names in here.boundaries.parents.items() if names}
        return cls(
            languages=tuple(
                sorted({lang for p in shown for lang, name in p.names.items() if name})
            ),
            names=parents | {unit.id: unit.name for unit in here.units},
            areas_km2=here.areas_km2() if here.measured.by_area else {},
            people={
                place.id: place.population
                for place in (shown if here.measured.by_area else here.places)
                if place.population is not None
            },
        )

    def cells(self, place: Place) -> Cells:
        """What a place is, where and how large, whoever holds it."""
        return {
            "id": place.id,
            "name": place.name,
            **{f"name_{lang}": place.names.get(lang) or None for lang in self.languages},
            "kind": place.kind.value,
            "within": place.within or None,
            "within_name": self.names.get(place.within),
            "beyond": place.beyond or None,
            "area_km2": rounded(self.areas_km2.get(place.id)),
            "population": self.people.get(place.id),
            "lon": rounded(place.lon),
            "lat": rounded(place.lat),
        }


# --- holdings -----------------------------------------------------------------------------


def holding_cells(scheme: Scheme, holding: Holding | None, day: date | None = None) -> Cells:
    """What is held, since when and according to whom; all None without a holding.

    `day` is the day that looks back on the report, None the end of the record.
    """
    if holding is None:
        return dict.fromkeys((*CLAIM, *CONTRADICTION, *ORIGIN))
    status, record = scheme.status(holding.status), holding.record
    return {
        "status": status.id,
        "status_label": status.label,
        "actor": record.actor or status.actor or None,
        "since": holding.since,
        **record_cells(record, day or date.max),
        # Who holds the capital of a unit is said of a seat in it.
        **({"about": About.SEATS.value} if holding.derived_from else {}),
        "sources_disagree": bool(holding.contradicted_by),
        "contradicted_by": "; ".join(voice(scheme, other) for other in holding.contradicted_by)
        or None,
        "derived_from": holding.derived_from or None,
    }


def record_cells(record: Record, day: date) -> Cells:
    """The report behind a holding, as it stands on `day`."""
    return {
        "date": record.day,
        "date_last": record.last_seen(day),
        "date_span": record.date.iso(),
        "until": record.until,
        "reported": record.reported,
        "basis": record.basis.value if record.basis else None,
        "about": record.about.value if record.about else None,
        "confidence": record.confidence.value if record.confidence else None,
        "source": record.source or None,
        "source_url": record.source_url or None,
        "note": record.note or None,
        "label": record.label or None,
        "file": record.where.file,
        "line": record.where.line or None,
    }


def voice(scheme: Scheme, record: Record) -> str:
    """`Contested, 2021-08-10 (Gazette)`"""
    source = f" ({record.source})" if record.source else ""
    return f"{scheme.status(record.status).label}, {record.date.iso()}{source}"


def grown_old(record: Record, stale_days: int | None) -> date | None:
    """The first day on which a report is older than the limit; None where there is no limit."""
    if stale_days is None:
        return None
    return (record.through or record.day) + timedelta(days=stale_days + 1)
