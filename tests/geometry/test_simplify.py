# SPDX-License-Identifier: MIT
"""Shapes with fewer points, of which borders and small islands keep their form."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.simplify import page_tolerance, simplify_for_page, simplify_shared
from tests.geometry.test_topology import BENDS, SQUARES, wavy


@given(bends=BENDS, tolerance=st.floats(0.01, 1))
def test_simplified_units_still_share_their_borders(bends: list[float], tolerance: float) -> None:
    assert shapely.coverage_is_valid(simplify_shared(wavy(bends), tolerance))


def test_fewer_points_are_left() -> None:
    shapes = wavy([0.01, -0.01] * 20)
    assert sum(map(shapely.get_num_coordinates, simplify_shared(shapes, 0.2))) < 30


def test_a_unit_smaller_than_the_tolerance_stays() -> None:
    tiny = shapely.box(5, 5, 5.001, 5.001)
    assert not simplify_shared([*SQUARES, tiny], 1.0)[-1].is_empty


@given(bends=BENDS, tolerance=st.floats(0.01, 1))
def test_a_fault_far_away_changes_no_border(bends: list[float], tolerance: float) -> None:
    """An island with a town drawn on it, which the island's shape does not leave out."""
    island = [shapely.box(9, 0, 10, 1), shapely.box(9.4, 0.4, 9.6, 0.6)]
    alone = simplify_shared(wavy(bends), tolerance)
    beside = simplify_shared([*wavy(bends), *island], tolerance)
    assert [shape.wkt for shape in beside[:2]] == [shape.wkt for shape in alone]


def test_units_that_lie_on_each_other_keep_their_size() -> None:
    country = shapely.box(0, 0, 2, 2)
    areas = [shape.area for shape in simplify_shared([country, *SQUARES], 0.01)]
    assert areas == pytest.approx([4, 1, 1, 1, 1])


def test_no_shapes_stay_none() -> None:
    assert simplify_shared([], 0.1) == []


def test_the_tolerance_follows_the_longer_side() -> None:
    assert page_tolerance((0, 0, 16, 8)) == page_tolerance((0, 0, 8, 16)) == 0.01


def coast(points: int) -> shapely.Polygon:
    """An island whose coast goes in and out by a thousandth, at so many points."""
    angles = np.linspace(0, 2 * np.pi, points, endpoint=False)
    away = 1 + 0.001 * (np.arange(points) % 2)
    return shapely.Polygon(np.column_stack((away * np.cos(angles), away * np.sin(angles))))


def test_a_small_island_is_no_triangle_and_keeps_its_ground() -> None:
    """A round island, as wide as two pixels."""
    round_island = shapely.Point(50, 50).buffer(0.2)
    land = shapely.box(0, 0, 40, 40)
    _, simple = simplify_shared([land, round_island], 0.2)
    assert simple.area == pytest.approx(round_island.area, rel=0.1)
    assert 8 <= shapely.get_num_coordinates(simple) < shapely.get_num_coordinates(round_island)


def test_where_lines_would_cross_they_alone_are_kept_finer() -> None:
    """A tongue of land that reaches into a bay: without the bay's corners it would lie on land."""
    bay = shapely.Polygon([(0, 0), (9, 0), (9, 4), (5, 4), (4.9, 1.2), (4.8, 4), (0, 4)])
    tongue = shapely.Polygon([(4.85, 6), (4.95, 6), (4.9, 1.8)])
    far = shapely.transform(coast(40), lambda points: points + 20)
    simple = simplify_shared([bay, tongue, far], 1.0)
    assert shapely.coverage_is_valid(simple)
    assert simple[0].equals(bay)
    assert simple[2].equals(simplify_shared([far], 1.0)[0])


def test_a_page_has_the_points_that_it_can_carry_and_zoom_can_show() -> None:
    island = coast(8000)
    (fine,) = simplify_for_page([island], island.bounds)
    (coarse,) = simplify_for_page([island], island.bounds, most_points=50)
    (seen,) = simplify_shared([island], page_tolerance(island.bounds))
    assert shapely.get_num_coordinates(fine) > 4 * shapely.get_num_coordinates(coarse)
    assert coarse.equals(seen)


def test_a_line_is_thinned_once_for_both_its_sides() -> None:
    border = np.column_stack((np.linspace(0, 1, 50), 0.01 * (-1.0) ** np.arange(50)))
    above = shapely.Polygon([*border, (1, 1), (0, 1)])
    below = shapely.Polygon([*border[::-1], (0, -1), (1, -1)])
    one, other = simplify_shared([above, below], 0.05)
    assert shapely.intersection(one, other).area == 0
    assert shapely.union(one, other).area == pytest.approx(2.0)


def test_ground_that_is_empty_stays_empty() -> None:
    assert [shape.area for shape in simplify_shared([shapely.Polygon(), *SQUARES[:1]], 0.1)] == [
        0,
        1,
    ]
