# SPDX-License-Identifier: MIT
"""Disputed borders: `world/disputed.json`, the lines of Natural Earth and one more.

The layer is that of 2018. What it has of lines that armies held on some day is left out, for who
holds what is for a table to say: `curated/disputed.csv` lists them with reasons. It has none around
Crimea, which Natural Earth draws in Russia: there the border between the units serves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import shapely
from shapely import Geometry

from geodata.build.archive import json_bytes
from geodata.build.natural_earth import Unit
from geodata.build.packages import QGIS, Packages
from geodata.build.tables import read_curated

LAYER = "SELECT name, adm0_a3_l, geom FROM disputed_borders ORDER BY fid"
# A geometry of a GeoPackage begins with a head of eight bytes and the box around it, whose size the
# bits of the fourth byte say.
HEAD, FLAGS = 8, 3
BOX_SIZES = (0, 32, 48, 48, 64)
CRIMEA = ("UKR", "UA-43", "UA-65", "Russian claim")
TOLERANCE_DEG = 0.004
PLACES = 3

Line = tuple[str, str, Geometry]


def disputed_bytes(packages: Packages, units: Mapping[str, Sequence[Unit]]) -> bytes:
    """A list of `{"name", "country", "at"}`: what a line is called, the code of the country on both
    sides of it as Natural Earth draws them, and its positions.
    """
    return json_bytes(
        [
            {"name": name, "country": country, "at": _positions(part)}
            for name, country, line in (*_of_natural_earth(packages), _around_crimea(units))
            for part in shapely.get_parts(shapely.line_merge(line))
        ]
    )


def _of_natural_earth(packages: Packages) -> Iterator[Line]:
    left_out = {(row["name"], row["country"]) for row in read_curated("disputed")}
    with sqlite3.connect(f"file:{packages.path(QGIS, 'world_map.gpkg')}?mode=ro", uri=True) as file:
        for name, country, data in file.execute(LAYER):
            if (name, country) not in left_out:
                box = BOX_SIZES[data[FLAGS] >> 1 & 0b111]
                yield name, country, shapely.from_wkb(data[HEAD + box :])


def _around_crimea(units: Mapping[str, Sequence[Unit]]) -> Line:
    country, one, other, name = CRIMEA
    shapes = {unit.id: unit.shape for unit in units[country]}
    return name, country, shapely.intersection(shapes[one], shapes[other])


def _positions(line: Geometry) -> list[list[float]]:
    simple = shapely.simplify(line, TOLERANCE_DEG)
    return [[round(x, PLACES), round(y, PLACES)] for x, y in shapely.get_coordinates(simple)]
