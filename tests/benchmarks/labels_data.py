# SPDX-License-Identifier: MIT
"""Tables of thirty countries that nobody held so: a status a unit, five towns, and two notes.

The statuses go through a country in one direction, drawn by dice, so that each holds ground of
its own; the last units have none. Same dice, same tables.
"""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Iterator
from io import StringIO

import numpy as np
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.control.whereabouts import units_around
from mapper.geometry.area import area_km2
from mapper.model.place import Place
from mapper.model.record import Kind

COUNTRIES = (
    "AFG", "AUS", "BRA", "CAN", "CHL", "CHN", "COD", "COL", "EGY", "ETH", "FJI", "FRA", "GRC",
    "IDN", "IND", "JPN", "KHM", "MLI", "MMR", "NOR", "NZL", "PHL", "RUS", "SDN", "SOM", "SYR",
    "TUR", "UKR", "USA", "YEM",
)  # fmt: skip
DAY = "2024-03-01"
# Of the units in their order, how many have one of the statuses; the rest has none.
UP_TO = ((0.45, "government"), (0.56, "contested"), (0.92, "taliban"))
TOWNS, NOTES = 5, 2
HEADINGS = ("place", "status", "date", "source", "note")


class Ground:
    """A country and what is said of it."""

    def __init__(self, country: str) -> None:
        self.country = country
        self.boundaries: BoundarySet = load_boundaries(country)
        self.units = self.boundaries.units
        points = [shapely.point_on_surface(shape) for shape in self.boundaries.shapes]
        self.middles = shapely.get_coordinates(points)

    @property
    def km2(self) -> dict[str, float]:
        """How large each unit is."""
        sizes = area_km2(self.boundaries.shapes).tolist()
        return {unit.id: size for unit, size in zip(self.units, sizes, strict=True)}

    def statuses(self, moved: float = 0.0) -> dict[str, str]:
        """The status of the units that have one, by id; `moved`: the share of them that the second
        side has won since.
        """
        way = random.Random(self.country).uniform(0, 2 * math.pi)
        along = self.middles @ (math.cos(way), math.sin(way))
        order = [self.units[nth].id for nth in np.argsort(along, kind="stable")]
        shares = {id_: (nth + 0.5) / len(order) for nth, id_ in enumerate(order)}
        return {
            id_: next(status for most, status in UP_TO if min(share + moved, UP_TO[-1][0]) <= most)
            for id_, share in shares.items()
            if share <= UP_TO[-1][0]
        }

    def towns(self) -> list[Place]:
        """The largest towns, the capital first."""
        kinds = (Kind.CAPITAL, Kind.TOWN)
        found = [place for place in self.boundaries.places if place.kind in kinds]
        capital = [place for place in found if place.kind == Kind.CAPITAL]
        largest = sorted(found, key=lambda place: (-(place.population or 0), place.id))
        return list({place.id: place for place in (*capital[:1], *largest)}.values())[:TOWNS]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row a unit, then the towns: held as what is around them, the third fought over."""
        statuses = self.statuses()
        for id_, status in statuses.items():
            yield id_, status, DAY, "Invented", ""
        towns = self.towns()
        around = units_around(np.array([(one.lon, one.lat) for one in towns]), self.boundaries)
        for nth, (town, unit) in enumerate(zip(towns, around, strict=True)):
            held = "government" if unit is None else statuses.get(self.units[unit].id)
            status = "contested" if nth == 2 else held or "government"
            note = f"Drawn by dice: {town.name}." if nth < NOTES else ""
            yield town.id, status, DAY, "Invented", note

    def table(self) -> str:
        """The table as CSV."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADINGS)
        writer.writerows(self.rows())
        return text.getvalue()
