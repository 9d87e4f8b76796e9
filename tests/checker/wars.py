# SPDX-License-Identifier: MIT
"""Invented wars: a few units of crooked ground, and a control table of their reports."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import shapely

STATUSES = ("government", "mixed", "contested", "taliban", "foreign", "unknown")
HEADINGS = ("place", "date", "until", "status", "source")
FIRST = date(2023, 1, 1)
SYLLABLES = (
    "ba",
    "cor",
    "da",
    "fel",
    "gor",
    "hu",
    "ki",
    "lam",
    "mo",
    "ner",
    "pa",
    "sul",
    "ti",
    "va",
)


@dataclass(frozen=True)
class Report:
    """A row of the table: `until` is the first day on which it no longer holds."""

    place: str
    day: date
    until: date | None
    status: str
    source: str


@dataclass(frozen=True)
class War:
    """Ground in WGS84 degrees by the name of its unit, and reports in the order of the table."""

    ground: dict[str, shapely.Geometry]
    reports: tuple[Report, ...]


def invented(seed: int) -> War:
    """A war: another for each seed, and the same for the same one."""
    chance = Random(seed)
    ground = crooked_units(chance)
    reports = [
        report for name in ground for report in reports_of(name, chance) if chance.random() < 0.97
    ]
    chance.shuffle(reports)
    return War(ground, tuple(reports))


def crooked_units(chance: Random) -> dict[str, shapely.Geometry]:
    """Units of one to three cells each, on a lattice whose points are moved out of their lines."""
    width, height = chance.randint(2, 6), chance.randint(2, 6)
    west, south = chance.uniform(-160, 150), chance.uniform(-62, 55)
    step = chance.choice((0.15, 0.6, 1.4))
    points = {
        (x, y): (
            west + step * (x + chance.uniform(-0.3, 0.3)),
            south + step * (y + chance.uniform(-0.3, 0.3)),
        )
        for x in range(width + 1)
        for y in range(height + 1)
    }
    cells = [(x, y) for x in range(width) for y in range(height)]
    chance.shuffle(cells)
    units: dict[str, shapely.Geometry] = {}
    while cells:
        taken = [cells.pop() for _ in range(min(len(cells), chance.choice((1, 1, 1, 2, 3))))]
        corners = [[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)] for x, y in taken]
        parts = [shapely.Polygon([points[at] for at in ring]) for ring in corners]
        units[name_of(chance, units)] = shapely.union_all(parts)
    return units


def name_of(chance: Random, taken: dict[str, shapely.Geometry]) -> str:
    """A name that no unit has yet."""
    while True:
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        if name not in taken:
            return name


def reports_of(name: str, chance: Random) -> list[Report]:
    """What is reported of a unit in two months: nothing, or one status a day at most."""
    days = sorted(chance.sample(range(60), k=chance.choice((0, 1, 1, 2, 3, 5))))
    return [
        Report(
            place=name,
            day=FIRST + timedelta(day),
            until=FIRST + timedelta(day + chance.randint(1, 40)) if chance.random() < 0.2 else None,
            status=chance.choice(STATUSES),
            source=chance.choice(("Gazette", "Courier", "Radio of the coast")),
        )
        for day in days
    ]


def write(war: War, folder: Path) -> None:
    """The war as a user has it: `units.geojson` and `control.csv`."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": shapely.geometry.mapping(shape),
        }
        for name, shape in war.ground.items()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    (folder / "units.geojson").write_text(json.dumps(collection), encoding="utf-8")
    with (folder / "control.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for report in war.reports:
            until = report.until or ""
            table.writerow((report.place, report.day, until, report.status, report.source))
