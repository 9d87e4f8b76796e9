"""Cells cut out one by one, beside those of GEOS where these are right."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.geometry.half_planes import cells_by_halves

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
