# SPDX-License-Identifier: MIT
"""The benchmark of a coast: what it draws."""

from __future__ import annotations

import random
from pathlib import Path

import shapely

from mapper.boundaries.load import load_boundaries
from tests.benchmarks.coast import SQUARES, coast, country


def test_every_halving_doubles_the_steps_of_a_coast() -> None:
    ring = coast((62.0, 24.0), 10.0, 5, random.Random(1))
    assert len(ring) == 4 * 2**5 + 1
    assert ring[0] == ring[-1]


def test_the_same_seed_gives_the_same_country(tmp_path: Path) -> None:
    one, other = tmp_path / "one.geojson", tmp_path / "other.geojson"
    assert country(one, (4, 3)) == country(other, (4, 3)) == 4 * 2**4 + 4 * 2**3 + 2
    assert one.read_bytes() == other.read_bytes()


def test_its_units_lie_in_the_two_squares(tmp_path: Path) -> None:
    country(tmp_path / "coast.geojson", (4, 3))
    shapes = load_boundaries(tmp_path / "coast.geojson").shapes
    corners = [(west, south) for (west, south), _ in SQUARES]
    assert all(
        shape.distance(shapely.Point(corner)) == 0
        for shape, corner in zip(shapes, corners, strict=True)
    )
