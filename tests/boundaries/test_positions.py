# SPDX-License-Identifier: MIT
"""In which units positions lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from mapper.boundaries.load import load_boundaries
from mapper.boundaries.positions import Positions
from mapper.control.whereabouts import units_around
from tests.boundaries.files import write_geojson
from tests.toy import boundaries


@pytest.mark.parametrize(
    ("position", "unit"),
    [
        ((0.5, 0.5), "Westmarch"),
        ((1.5, 1.5), "Eastvale"),
        ((5.0, 5.0), ""),
        ((1.0, 1.0), "Northfield"),
    ],
)
def test_the_unit_at_a_position(position: tuple[float, float], unit: str) -> None:
    assert Positions(boundaries()).unit_at(position) == unit


def test_how_far_a_position_lies_outside() -> None:
    ground = Positions(boundaries())
    assert ground.km_outside("Westmarch", (0.5, 0.5)) == 0
    assert ground.km_outside("Westmarch", (2.0, 0.5)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize("first", ["City", "Province"])
def test_of_two_units_around_a_position_it_is_the_smaller(first: str, tmp_path: Path) -> None:
    shapes = {"City": shapely.box(0, 0, 1, 1), "Province": shapely.box(0, 0, 2, 2)}
    rows = sorted(shapes.items(), key=lambda row: row[0] != first)
    path = write_geojson(tmp_path / "a.geojson", [({"name": name}, box) for name, box in rows])
    found = load_boundaries(path)
    assert Positions(found).unit_at((0.5, 0.5)) == "city"
    numbers = units_around(np.array([[0.5, 0.5], [1.5, 1.5]]), found)
    assert [found.units[number or 0].name for number in numbers] == ["City", "Province"]
