# SPDX-License-Identifier: MIT
"""Cells cut out one by one, beside those of GEOS where these are right."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.geometry.half_planes import cells_by_halves, closest_by_reach

BOX = (0.0, 0.0, 100_000.0, 80_000.0)
SPOT = st.tuples(st.integers(0, 100_000), st.integers(0, 80_000))


@given(st.lists(SPOT, min_size=2, max_size=80, unique=True))
@settings(max_examples=60)
def test_cells_tile_the_box_and_hold_what_is_closest(spots: list[tuple[int, int]]) -> None:
    flat = np.array(spots, dtype=float)
    cells = cells_by_halves(flat, BOX)
    assert shapely.area(cells).sum() == pytest.approx(8e9, rel=1e-6)
    assert (shapely.distance(cells, shapely.points(flat)) < 0.01).all()
    for cell, point in zip(cells, flat, strict=True):
        corners = shapely.get_coordinates(cell)
        away = np.linalg.norm(corners[:, None] - flat[None], axis=2)
        own = np.linalg.norm(corners - point, axis=1)
        assert (own <= away.min(axis=1) + 0.01).all()


def test_a_thousand_random_points_have_the_cells_of_geos() -> None:
    flat = np.random.default_rng(7).uniform((0, 0), (100_000, 80_000), (1000, 2))
    box = shapely.box(*BOX)
    diagram = shapely.voronoi_polygons(shapely.multipoints(flat), extend_to=box, ordered=True)
    theirs = shapely.intersection(shapely.get_parts(diagram), box)
    apart = shapely.area(shapely.symmetric_difference(cells_by_halves(flat, BOX), theirs))
    assert apart.max() < 10.0  # m², of cells of 8 km²


REACHES = st.sampled_from([0, 0, 5_000, 20_000, 60_000])


@given(st.lists(SPOT, min_size=2, max_size=80, unique=True), st.data())
@settings(max_examples=60)
def test_with_reaches_cells_tile_the_box_and_hold_what_counts_as_closest(
    spots: list[tuple[int, int]], data: st.DataObject
) -> None:
    flat = np.array(spots, dtype=float)
    size = {"min_size": len(spots), "max_size": len(spots)}
    reach = np.array(data.draw(st.lists(REACHES, **size)), dtype=float)
    cells = cells_by_halves(flat, BOX, reach)
    assert shapely.area(cells).sum() == pytest.approx(8e9, rel=1e-6)
    for nth, cell in enumerate(cells):
        corners = shapely.get_coordinates(cell)
        squares = ((corners[:, None] - flat[None]) ** 2).sum(axis=2) - reach**2
        # Squares of metres across 100 km: a tenth of a millimetre more or less is 40 of them.
        assert (squares[:, nth] <= squares.min(axis=1) + 100).all()


def test_two_reaches_that_cross_are_divided_along_the_line_through_their_crossings() -> None:
    """Around (20, 40) with 25 km and (60, 40) with 39 km; they cross at x = 28.8 km."""
    flat = np.array([[20_000.0, 40_000.0], [60_000.0, 40_000.0]])
    west, east = cells_by_halves(flat, BOX, np.array([25_000.0, 39_000.0]))
    assert west.bounds == pytest.approx((0, 0, 28_800, 80_000))
    assert east.bounds == pytest.approx((28_800, 0, 100_000, 80_000))


def test_a_point_deep_in_the_reach_of_another_lies_outside_of_its_own_cell() -> None:
    flat = np.array([[20_000.0, 40_000.0], [30_000.0, 40_000.0]])
    _, east = cells_by_halves(flat, BOX, np.array([20_000.0, 0.0]))
    assert east.bounds[0] == pytest.approx(45_000)
    assert closest_by_reach(flat, flat, np.array([20_000.0, 0.0])) == [0, 0]


def test_a_point_whose_ground_all_is_closer_to_others_has_an_empty_cell() -> None:
    flat = np.array([[20_000.0, 40_000.0], [50_000.0, 40_000.0], [80_000.0, 40_000.0]])
    cells = cells_by_halves(flat, BOX, np.array([40_000.0, 0.0, 40_000.0]))
    assert shapely.is_empty(cells).tolist() == [False, True, False]
    assert shapely.area(cells).sum() == pytest.approx(8e9)
