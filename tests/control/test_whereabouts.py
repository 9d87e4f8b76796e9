# SPDX-License-Identifier: MIT
"""In which province of the toy country a position lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.control.whereabouts import units_around
from tests.toy import boundaries

NORTHFIELD, EASTVALE, WESTMARCH, SOUTHPORT = range(4)


def around(lon: float, lat: float, ground: BoundarySet | None = None) -> int | None:
    (found,) = units_around(np.array([[lon, lat]]), ground or boundaries())
    return found


@pytest.mark.parametrize(
    ("lon", "lat", "unit"),
    [(0.5, 1.5, NORTHFIELD), (1.5, 1.5, EASTVALE), (0.5, 0.5, WESTMARCH), (1.5, 0.5, SOUTHPORT)],
)
def test_a_position_lies_in_the_unit_around_it(lon: float, lat: float, unit: int) -> None:
    assert around(lon, lat) == unit


def test_where_units_meet_the_first_counts() -> None:
    assert around(1, 1) == NORTHFIELD
    assert around(1, 0.5) == WESTMARCH


def test_of_several_units_the_smallest_counts() -> None:
    """Haven is a city within Southport that stands for itself."""
    city = shapely.box(1.4, 0.4, 1.6, 0.6)
    ground = boundaries()
    whole = replace(
        ground,
        units=(*ground.units, replace(ground.units[0], id="Haven", name="Haven")),
        shapes=(*ground.shapes, city),
        area_km2=(*ground.area_km2, 400.0),
    )
    assert around(1.5, 0.5, whole) == 4


@pytest.mark.parametrize(("km", "unit"), [(9.9, SOUTHPORT), (10.1, None)])
def test_a_post_at_the_edge_belongs_to_the_unit_behind_it(km: float, unit: int | None) -> None:
    """A degree of longitude on the equator, on the sphere of distances, is 111.195 km."""
    assert around(2 + km / 111.195, 0.0) == unit


def test_each_of_several_positions_is_answered_in_its_place() -> None:
    positions = np.array([[9.0, 9.0], [2.01, 1.5], [0.5, 0.5], [-0.01, 1.5]])
    assert units_around(positions, boundaries()) == [None, EASTVALE, WESTMARCH, NORTHFIELD]
