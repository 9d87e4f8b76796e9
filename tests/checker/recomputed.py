# SPDX-License-Identifier: MIT
"""Every number once more, by plain loops over the two files that a user gives.

Nothing of `mapper` is imported here: rules are those of the manual, areas those of pyproj.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer

NO_DATA = ""
# The columns that a row is made of, in its order.
HEADINGS = ("place", "date", "until", "status", "source")
# As the method of areas is documented: edges are straight in degrees, and cut before projection.
STEP_DEG = 0.1


@dataclass(frozen=True)
class Row:
    """A report, in the order of the file."""

    place: str
    day: str
    until: str
    status: str
    source: str = ""


@dataclass(frozen=True)
class Inputs:
    """Areas in km² by name, and rows by name in the order of their days."""

    areas: dict[str, float]
    rows: dict[str, list[Row]]

    @property
    def days(self) -> list[str]:
        """The days of reports that go on with no run, the last day, and those on which a holding
        runs out that nothing had replaced.
        """
        told = {
            row.day
            for rows in self.rows.values()
            for before, row in zip([None, *rows], rows, strict=False)
            if before is None or not repeats(row, before)
        }
        told.add(max(row.day for rows in self.rows.values() for row in rows))
        over = {
            row.until
            for rows in self.rows.values()
            for row in rows
            if row.until and not any(row.day < other.day <= row.until for other in rows)
        }
        return sorted(told | over)

    def status(self, name: str, day: str) -> str:
        """Who holds a unit on a day: the last report up to it, if its holding is not over."""
        last = None
        for row in self.rows.get(name, []):
            if row.day <= day:
                last = row
        if last is None or (last.until and last.until <= day):
            return NO_DATA
        return last.status

    def since(self, name: str, day: str) -> str:
        """The first day of the unbroken run of reports that say what holds on `day`."""
        begun = ""
        for row in self.rows.get(name, []):
            if row.day > day:
                break
            goes_on = begun and self.status(name, eve_of(row.day)) == row.status
            begun = begun if goes_on else row.day
        return begun if self.status(name, day) else ""


def repeats(row: Row, before: Row) -> bool:
    """Whether a report says on the next day all that the one before it said: a run of days."""
    return before.day == eve_of(row.day) and replace(before, day=row.day) == row


def eve_of(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()


def read(folder: Path) -> Inputs:
    features = json.loads((folder / "units.geojson").read_text("utf-8"))["features"]
    areas = {one["properties"]["name"]: km2(one["geometry"]) for one in features}
    rows: dict[str, list[Row]] = defaultdict(list)
    with (folder / "control.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["place"]].append(Row(*(row[heading] for heading in HEADINGS)))
    for reports in rows.values():
        reports.sort(key=lambda row: row.day)
    return Inputs(areas, dict(rows))


@cache
def to_equal_area() -> Transformer:
    return Transformer.from_crs("EPSG:4326", "EPSG:6933", always_xy=True)


def km2(geometry: dict[str, Any]) -> float:
    """The area of a GeoJSON geometry: its rings by the surveyor's formula, holes taken off."""
    polygons = [geometry["coordinates"]]
    if geometry["type"] == "MultiPolygon":
        polygons = geometry["coordinates"]
    return sum(ring_km2(rings[0]) - sum(map(ring_km2, rings[1:])) for rings in polygons)


def ring_km2(ring: list[list[float]]) -> float:
    fine = shapely.segmentize(shapely.LineString(ring), STEP_DEG)
    flat = [to_equal_area().transform(x, y) for x, y in fine.coords]
    twice = 0.0
    for (x, y), (next_x, next_y) in pairwise(flat):
        twice += x * next_y - next_x * y
    return abs(twice) / 2e6


# --- figures -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figures:
    """What a status has: units, km², and tenths of a per cent of all ground."""

    count: int
    area: float
    tenths: int


def figures(inputs: Inputs, day: str) -> dict[str, Figures]:
    """By status, those that hold nothing left out; shares add up to 100."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in inputs.areas:
        names[inputs.status(name, day)].append(name)
    areas = {status: sum(inputs.areas[name] for name in held) for status, held in names.items()}
    tenths = tenths_of(areas)
    return {s: Figures(len(names[s]), areas[s], tenths[s]) for s in names}


def tenths_of(areas: dict[str, float]) -> dict[str, int]:
    """Tenths of a per cent that add up to 1,000: what is left goes to the largest remainders."""
    whole = sum(areas.values())
    exact = {status: 1000 * area / whole for status, area in areas.items()}
    floors = {status: int(share) for status, share in exact.items()}
    left = 1000 - sum(floors.values())
    by_remainder = sorted(exact, key=lambda status: floors[status] - exact[status])
    return {s: floors[s] + (s in by_remainder[:left]) for s in exact}


@dataclass(frozen=True)
class Move:
    """The units that went from one status to another, and their km²."""

    units: frozenset[str]
    area: float


def moves(inputs: Inputs, before: str, after: str) -> dict[tuple[str, str], Move]:
    """By status before and after; units that stayed are left out."""
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in inputs.areas:
        pair = inputs.status(name, before), inputs.status(name, after)
        if pair[0] != pair[1]:
            units[pair].add(name)
    return {
        pair: Move(frozenset(names), sum(inputs.areas[name] for name in names))
        for pair, names in units.items()
    }


def three_digits(area: float) -> str:
    """An area as texts have it: three significant digits, commas between thousands."""
    return f"{float(f'{area:.3g}'):,.10g}"
