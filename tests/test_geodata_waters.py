# SPDX-License-Identifier: MIT
"""The bundled lakes and rivers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.geometry.packing import unpack_numbers

FILE = Path(__file__).parents[1] / "geodata" / "world" / "waters.json"
VICTORIA, ENTEBBE, DEEP = "Lake Victoria", (32.46, 0.06), (33.0, -1.0)


@cache
def waters() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_bytes())
    return found


def line_of(text: str) -> NDArray[np.float64]:
    scale, origin = (np.array(waters()["transform"][key]) for key in ("scale", "translate"))
    steps = np.array(unpack_numbers(text)).reshape(-1, 2)
    return np.cumsum(steps, axis=0) * scale + origin


@cache
def lakes() -> dict[str, shapely.MultiPolygon]:
    return {
        name: shapely.MultiPolygon(
            [(line_of(outer), [*map(line_of, holes)]) for outer, *holes in parts]
        )
        for name, _, parts in waters()["lakes"]
        if name
    }


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 260_000


def test_every_line_lies_in_the_world() -> None:
    rivers = [text for _, _, lines in waters()["rivers"] for text in lines]
    rings = [text for _, _, parts in waters()["lakes"] for rings in parts for text in rings]
    points = np.concatenate([line_of(text) for text in (*rivers, *rings)])
    assert (np.abs(points) <= (180, 90)).all()


def test_lakes_are_sound_shapes() -> None:
    assert len(waters()["lakes"]) > 1_000
    assert all(lake.is_valid and lake.area for lake in lakes().values())


def test_a_lake_has_its_islands_and_ends_at_its_shore() -> None:
    victoria = lakes()[VICTORIA]
    assert victoria.contains(shapely.Point(DEEP))
    assert not victoria.contains(shapely.Point(ENTEBBE))
    assert any(part.interiors for part in victoria.geoms)


def test_what_is_sea_for_countries_is_no_lake() -> None:
    caspian = shapely.Point(50.5, 41.5)
    assert not any(lake.contains(caspian) for lake in lakes().values())


def test_the_first_rivers_are_the_great_ones() -> None:
    ranks: dict[str, int] = {}
    for name, rank, _ in waters()["rivers"]:
        ranks.setdefault(name, rank)
    assert max(ranks[name] for name in ("Nile", "Amazon", "Mississippi")) <= 2
    assert {"Dnipro", "Helmand", "Amu Darya"} < {*ranks}


def test_a_river_runs_where_its_towns_are() -> None:
    (lines,) = [lines for name, _, lines in waters()["rivers"] if name == "Helmand"]
    helmand = shapely.MultiLineString([*map(line_of, lines)])
    lashkar_gah = shapely.Point(64.36, 31.59)
    assert helmand.distance(lashkar_gah) < 0.05


def test_the_dnipro_runs_where_the_kakhovka_reservoir_was() -> None:
    reservoir = shapely.box(33.5, 47.0, 34.9, 47.7)
    lines = [lines for name, _, lines in waters()["rivers"] if name == "Dnipro"]
    dnipro = shapely.MultiLineString([line_of(text) for one in lines for text in one])
    assert dnipro.intersects(reservoir)
    assert not any(lake.intersects(reservoir) for lake in lakes().values())
