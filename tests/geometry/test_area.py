# SPDX-License-Identifier: MIT
"""Areas, against the geodesic area of the same edges."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Geometry, LineString, Polygon

from mapper.boundaries.load import load_boundaries
from mapper.geometry.area import area_km2

GEOD = Geod(ellps="WGS84")


def geodesic_km2(shape: Geometry) -> float:
    """The area on the ellipsoid. Short edges make geodesics and straight lines one."""
    dense = shapely.segmentize(shape, 0.01)
    return float(abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(dense))[0])) / 1e6


@given(
    lon=st.floats(-170, 160), lat=st.floats(-80, 70), wide=st.floats(0.1, 9), high=st.floats(0.1, 9)
)
def test_a_box_anywhere_is_right_to_a_thousandth(
    lon: float, lat: float, wide: float, high: float
) -> None:
    box = shapely.box(lon, lat, lon + wide, lat + high)
    assert area_km2([box])[0] == pytest.approx(geodesic_km2(box), rel=1e-3)


@pytest.mark.parametrize("lat", [0, 33, 60, 75])
def test_a_long_slanting_edge_is_right_to_a_thousandth(lat: int) -> None:
    triangle = Polygon([(60, lat), (75, lat), (75, lat + 9)])
    assert area_km2([triangle])[0] == pytest.approx(geodesic_km2(triangle), rel=1e-3)


def test_every_embedded_province_is_right_to_a_thousandth() -> None:
    ground = load_boundaries("AFG/ADM1")
    areas = dict(zip((unit.id for unit in ground.units), ground.area_km2, strict=True))
    true = {u.id: geodesic_km2(s) for u, s in zip(ground.units, ground.shapes, strict=True)}
    assert len(areas) == 34
    assert areas == pytest.approx(true, rel=1e-3)


def test_a_hole_is_taken_off() -> None:
    whole, hole = shapely.box(0, 0, 3, 3), shapely.box(1, 1, 2, 2)
    areas = area_km2([whole, hole, whole.difference(hole)])
    assert areas[2] == pytest.approx(areas[0] - areas[1])


def test_two_halves_make_the_whole() -> None:
    west, east, both = area_km2(
        [shapely.box(0, 40, 1, 42), shapely.box(1, 40, 2, 42), shapely.box(0, 40, 2, 42)]
    )
    assert west + east == pytest.approx(both)


def test_heights_do_not_count() -> None:
    flat, high = [(0, 0), (1, 0), (1, 1)], [(0, 0, 9e3), (1, 0, 9e3), (1, 1, 9e3)]
    areas = area_km2([Polygon(flat), Polygon(high)])
    assert areas[0] == areas[1]


def test_lines_and_empty_shapes_have_none() -> None:
    assert list(area_km2([LineString([(0, 0), (1, 1)]), Polygon()])) == [0, 0]


def test_no_shapes_give_no_areas() -> None:
    assert len(area_km2([])) == 0
