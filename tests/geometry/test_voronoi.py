# SPDX-License-Identifier: MIT
"""Ground divided among points: each has what lies closest to it, and nothing is left over."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from mapper.errors import BoundaryError
from mapper.geometry.area import area_km2
from mapper.geometry.azimuthal_equal_area import FittedPlane
from mapper.geometry.voronoi import nearest_ground

# An L of two degrees with a lake in it.
GROUND = shapely.Polygon(
    [(60, 30), (62, 30), (62, 31), (61, 31), (61, 32), (60, 32)],
    [[(60.2, 30.2), (60.4, 30.2), (60.4, 30.4), (60.2, 30.4)]],
)
PLANE = FittedPlane.around(GROUND.bounds)
SLIP_M = 5.0

# Points on a grid are on lines and circles with each other, which is what Voronoi cells dislike.
ON_GRID = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(
    lambda p: (60 + p[0] / 4, 30 + p[1] / 4)
)
ANYWHERE = st.tuples(st.integers(0, 20_000), st.integers(0, 20_000)).map(
    lambda p: (60 + p[0] / 1e4, 30 + p[1] / 1e4)
)
POINTS = st.lists(ON_GRID | ANYWHERE, min_size=1, max_size=25, unique=True).map(np.array)


def cells(points: NDArray[Any], most_km: float | None = None) -> NDArray[Any]:
    return np.array(nearest_ground(points, GROUND, PLANE, most_km), dtype=object)


@given(POINTS)
def test_cells_tile_the_ground(points: NDArray[Any]) -> None:
    found = cells(points)
    assert shapely.is_valid(found).all()
    assert shapely.coverage_is_valid(found[~shapely.is_empty(found)])
    assert shapely.area(found).sum() == pytest.approx(GROUND.area, rel=1e-9)
    assert shapely.area(shapely.difference(GROUND, shapely.union_all(found))) < 1e-9
    assert area_km2(list(found)).sum() == pytest.approx(area_km2([GROUND])[0], rel=1e-6)


@given(POINTS)
def test_each_cell_holds_its_own_point(points: NDArray[Any]) -> None:
    on_ground = shapely.intersects_xy(GROUND, points[:, 0], points[:, 1])
    dots = shapely.points(points[on_ground])
    assert (shapely.distance(cells(points)[on_ground], dots) < 1e-9).all()


@given(POINTS, st.lists(ANYWHERE, min_size=1, max_size=10).map(np.array))
def test_a_location_lies_in_the_cell_of_the_closest_point(
    points: NDArray[Any], locations: NDArray[Any]
) -> None:
    spots = locations[shapely.intersects_xy(GROUND, locations[:, 0], locations[:, 1])]
    far = np.linalg.norm(PLANE.flatten(spots)[:, None] - PLANE.flatten(points)[None], axis=2)
    for spot, away in zip(spots, far, strict=True):
        inside = shapely.distance(cells(points), shapely.Point(spot)) < 1e-9
        assert (away[inside] <= away.min() + SLIP_M).all()
        assert inside.any()


@given(POINTS, st.randoms(use_true_random=False))
def test_the_order_of_the_points_does_not_matter(points: NDArray[Any], random: Any) -> None:
    order = list(range(len(points)))
    random.shuffle(order)
    turned = cells(points[order])
    for place, cell in zip(order, turned, strict=True):
        assert cell.equals_exact(cells(points)[place], 0)


@given(POINTS, st.floats(1, 300))
@settings(max_examples=50)
def test_no_ground_lies_farther_than_said(points: NDArray[Any], most_km: float) -> None:
    near = cells(points, most_km)
    for point, cell, whole in zip(points, near, cells(points), strict=True):
        corners = shapely.get_coordinates(cell)
        if len(corners):
            away = np.hypot(*(PLANE.flatten(corners) - PLANE.flatten(point[None])).T)
            assert away.max() <= most_km * 1000 + SLIP_M
        assert shapely.area(shapely.difference(cell, whole)) < 1e-9


def test_one_point_has_all_of_the_ground() -> None:
    assert cells(np.array([[60.5, 30.5]]))[0].equals(GROUND)


def test_a_point_outside_has_what_is_closest_to_it() -> None:
    west, east = cells(np.array([[59.0, 31.0], [63.0, 31.0]]))
    assert west.area + east.area == pytest.approx(GROUND.area)
    assert west.bounds[0] == 60
    assert east.bounds[2] == 62


def test_without_points_there_are_no_cells() -> None:
    assert nearest_ground(np.empty((0, 2)), GROUND, PLANE) == []


def test_far_north_distances_are_those_on_the_ground() -> None:
    """At 70° north a degree of longitude is a third of one of latitude: places side by side in
    degrees are closer than they look.
    """
    ground = shapely.box(20, 68, 24, 72)
    points = np.array([[20.5, 70.0], [23.5, 70.0], [22.0, 70.9]])
    found = nearest_ground(points, ground, FittedPlane.around(ground.bounds))
    # 57 km from the first two, and 78 km from the third, which is closer in degrees.
    assert not found[2].intersects(shapely.Point(22, 70.2))


def test_ground_around_half_the_earth_is_refused() -> None:
    with pytest.raises(BoundaryError, match="name boundaries of a part of it"):
        FittedPlane.around((-179, -20, 179, -15))


@pytest.mark.parametrize("count", [3, 6, 28, 54])
def test_points_on_a_circle_meet_in_its_middle(count: int) -> None:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    points = np.round(np.column_stack((61 + 0.5 * np.cos(turn), 31 + 0.5 * np.sin(turn))), 6)
    found = cells(points)
    assert shapely.area(found).sum() == pytest.approx(GROUND.area, abs=1e-7)
    assert shapely.union_all(found).area == pytest.approx(GROUND.area, abs=1e-7)


@given(
    st.lists(
        st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=2, max_size=30, unique=True
    )
)
@settings(max_examples=50)
def test_a_crowd_in_one_street_divides_the_country(steps: list[tuple[int, int]]) -> None:
    points = np.round(np.array([[60.5, 30.7]]) + np.array(steps) * 1e-6, 6)
    found = cells(points)
    assert shapely.area(found).sum() == pytest.approx(GROUND.area, abs=1e-6)
    # Sides bend by metres between their corners, and the points are centimetres apart.
    assert (shapely.distance(found, shapely.points(points)) < 5e-5).all()


@given(POINTS, st.none() | st.floats(1, 300), st.data())
@settings(max_examples=50)
def test_with_reaches_parts_are_the_ground_and_overlap_nowhere(
    points: NDArray[Any], most_km: float | None, data: st.DataObject
) -> None:
    reach = np.array([data.draw(st.sampled_from([0.0, 0.0, 10.0, 80.0])) for _ in points])
    found = np.array(nearest_ground(points, GROUND, PLANE, most_km, reach), dtype=object)
    assert shapely.is_valid(found).all()
    together = shapely.union_all(found).area
    assert shapely.area(found).sum() == pytest.approx(together, abs=1e-8)
    assert most_km is not None or together == pytest.approx(GROUND.area, rel=1e-8)


def test_a_reach_counts_from_where_its_point_is() -> None:
    """Of two places 95 km apart the west reaches 40 km: 40² / (2 · 95) km beyond the middle."""
    points = np.array([[60.5, 30.5], [61.5, 30.5]])
    west, _ = nearest_ground(points, GROUND, PLANE, None, np.array([40.0, 0.0]))
    apart, line = PLANE.flatten(points), shapely.LineString([(60.5, 30.5), (61.5, 30.5)])
    side = PLANE.flatten(np.array([line.intersection(west).coords[-1]]))[0]
    gap = np.linalg.norm(apart[1] - apart[0])
    assert np.linalg.norm(side - apart[0]) == pytest.approx(gap / 2 + 40_000**2 / (2 * gap), abs=9)


def test_a_reach_goes_beyond_the_limit() -> None:
    point = np.array([[60.5, 31.5]])
    (part,) = nearest_ground(point, shapely.box(58, 29, 63, 34), PLANE, 30.0, np.array([40.0]))
    assert area_km2([part])[0] == pytest.approx(np.pi * (30**2 + 40**2), rel=0.005)
