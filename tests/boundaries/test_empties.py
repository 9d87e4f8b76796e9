# SPDX-License-Identifier: MIT
"""All toy ground with parts, holes and rings that have no corner: as if these were not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from shapely import Geometry

from mapper.boundaries.load import load_boundaries
from mapper.page.geometry import unit_topology
from mapper.polygons.polygon_file import read_polygons
from mapper.style.scheme_files import load_scheme
from tests import drawn, toy
from tests.boundaries.files import SQUARES, write, write_geojson
from tests.geometry.empties import WAYS

Way = Callable[[Geometry], Geometry]

GROUND: dict[str, list[Geometry]] = {
    "squares": [*SQUARES.values()],
    "toy country": list(toy.boundaries().shapes),
    "ring": [shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2)), shapely.box(1, 1, 2, 2)],
    "islands": [shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])],
    "across 180": [
        shapely.MultiPolygon([shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -179, 1)])
    ],
    "a front": [shape for day in drawn.STORY.values() for shape, _ in day],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("ground", GROUND.values(), ids=GROUND)
def test_boundaries_are_as_without_what_is_empty(
    ground: list[Geometry], way: Way, tmp_path: Path
) -> None:
    rows = [({"name": f"Unit {nth}"}, way(shape)) for nth, shape in enumerate(ground)]
    found = load_boundaries(write_geojson(tmp_path / "a.geojson", rows))
    assert all(new.equals(old) for new, old in zip(found.shapes, ground, strict=True))
    assert len(
        unit_topology(found, found.outline().bounds)["objects"]["units"]["geometries"]
    ) == len(ground)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_so_are_those_that_gdal_reads(way: Way, tmp_path: Path) -> None:
    rows = [({"name": name}, way(shape)) for name, shape in SQUARES.items()]
    found = load_boundaries(write(tmp_path / "a.gpkg", rows))
    assert all(new.equals(old) for new, old in zip(found.shapes, SQUARES.values(), strict=True))


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_so_is_drawn_ground(way: Way, tmp_path: Path) -> None:
    day = drawn.STORY["2021-08-05"]
    rows = [({"status": status}, way(shape)) for shape, status in day]
    path = write_geojson(tmp_path / "front-2021-08-05.geojson", rows)
    found = read_polygons(path, load_scheme("three-way"))
    areas = sorted(map(shapely.area, found.shapes))
    assert areas == pytest.approx(sorted(shape.area for shape, _ in day))
