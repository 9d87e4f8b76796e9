# SPDX-License-Identifier: MIT
"""A small gazetteer to match names against: some of the provinces of a real country.

Only what the rules need: names that are alike, a name that exists twice, aliases of both kinds.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from mapper.model.dates import Span
from mapper.model.place import Place
from mapper.model.problem import Where
from mapper.model.record import Kind, Record
from mapper.places.gazetteer import Alias, Gazetteer
from mapper.places.match import Match, Matching, match_records

UNITS = (
    ("AF-HEL", "Helmand", "هلمند"),
    ("AF-KAB", "Kabul", "کابل"),
    ("AF-BAL", "Balkh", "بلخ"),
    ("AF-PIA", "Paktia", "پکتیا"),
    ("AF-PKA", "Paktika", "پکتیکا"),
    ("AF-TAK", "Takhar", "تخار"),
    ("AF-FYB", "Faryab", "فاریاب"),
    ("AF-KAP", "Kapisa", "کاپیسا"),
    ("AF-SAR", "Sar-e Pol", "سرپل"),
)
PLACES = (
    ("AF-HEL/lashkar-gah", Kind.CAPITAL, "Lashkar Gah", "AF-HEL", 31.593, 64.370),
    ("AF-KAB/kabul", Kind.CAPITAL, "Kabul", "AF-KAB", 34.528, 69.172),
    ("AF-FYB/kohistan", Kind.TOWN, "Kohistan", "AF-FYB", 35.60, 64.90),
    ("AF-KAP/kohistan", Kind.TOWN, "Kohistan", "AF-KAP", 35.02, 69.35),
    ("AF-BAL/hairatan", Kind.CROSSING, "Hairatan", "AF-BAL", 37.22, 67.42),
    ("AF-KAB/bagram", Kind.BASE, "Bagram Airfield", "AF-KAB", 34.946, 69.265),
)
ALIASES = (
    Alias("AF-HEL", "Hilmand"),
    Alias("AF-HEL/lashkar-gah", "Bost", strong=False),
    Alias("border:IRN", "Persia"),
)

GAZETTEER = Gazetteer(
    (
        *(
            Place(id=id_, kind=Kind.UNIT, name=name, names={"fa": fa}, within="AFG", lon=66, lat=34)
            for id_, name, fa in UNITS
        ),
        *(
            Place(id=id_, kind=kind, name=name, within=within, lat=lat, lon=lon)
            for id_, kind, name, within, lat, lon in PLACES
        ),
        Place(id="border:IRN", kind=Kind.BORDER, name="Iran", beyond="IRN"),
        Place(id="border:PAK", kind=Kind.BORDER, name="Pakistan", beyond="PAK"),
    ),
    ALIASES,
    unit_word="province",
    parents={"AFG": ("Afghanistan", "AFG")},
)

DISTRICTS = Gazetteer(
    (
        Place(id="AF1", kind=Kind.UNIT, name="Kohistan", within="AF-FYB"),
        Place(id="AF2", kind=Kind.UNIT, name="Kohistan", within="AF-KAP"),
        Place(id="AF3", kind=Kind.UNIT, name="Qaysar", within="AF-FYB"),
        Place(id="AF4", kind=Kind.CAPITAL, name="Mahmud-i-Raqi", within="AF-KAP"),
        Place(id="AF5", kind=Kind.CAPITAL, name="Qaysar", within="AF-KAP"),
    ),
    unit_word="district",
    parents={
        "AF-FYB": ("Faryab", "AF-FYB", "فاریاب"),
        "AF-KAP": ("Kapisa", "AF-KAP"),
        "AFG": ("Afghanistan", "AFG"),
    },
)


def row(place: str, *, line: int = 2, status: str = "red", day: int = 5, **more: Any) -> Record:
    """A record on one line of a table."""
    on = Span.of_day(date(2021, 8, day))
    where = Where("control.csv", line)
    return Record(place=place, status=status, date=on, where=where, order=line, **more)


def matching(*rows: Record, gazetteer: Gazetteer = GAZETTEER) -> Matching:
    return match_records(rows, gazetteer)


def matched(place: str, gazetteer: Gazetteer = GAZETTEER, **more: Any) -> Match:
    """The match of one row, which must have one; it may be told how the name was read."""
    found = matching(row(place, **more), gazetteer=gazetteer)
    assert not any(problem.stops for problem in found.problems), found.problems
    return found.matches[0]


def refused(place: str, gazetteer: Gazetteer = GAZETTEER, **more: Any) -> str:
    """The line of the problem of one row, which must have one and no match."""
    found = matching(row(place, **more), gazetteer=gazetteer)
    assert not found.matches, found.matches
    assert len(found.problems) == 1
    return str(found.problems[0])
