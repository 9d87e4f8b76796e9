# SPDX-License-Identifier: MIT
"""Kilometres around a point, against geodesics on the ellipsoid."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Point

from mapper.geometry.azimuthal_equidistant import LocalPlane

GEOD = Geod(ellps="WGS84")
LONS, LATS = st.floats(-180, 180), st.floats(-80, 80)
NEAR = st.floats(-8, 8)


@given(lon=LONS, lat=LATS, dx=NEAR, dy=NEAR)
def test_there_and_back_is_the_same_point(lon: float, lat: float, dx: float, dy: float) -> None:
    plane, point = LocalPlane(lon, lat), Point(lon + dx, lat + dy)
    back = plane.unflatten(plane.flatten(point))
    assert np.allclose(shapely.get_coordinates(back), shapely.get_coordinates(point), atol=1e-9)


@given(lon=LONS, lat=LATS, dx=NEAR, dy=NEAR)
def test_the_distance_from_the_middle_is_right_to_less_than_a_hundredth(
    lon: float, lat: float, dx: float, dy: float
) -> None:
    flat = LocalPlane(lon, lat).flatten(Point(lon + dx, lat + dy))
    true_km = GEOD.inv(lon, lat, lon + dx, lat + dy)[2] / 1000
    assert np.hypot(flat.x, flat.y) == pytest.approx(true_km, rel=0.007, abs=1e-6)


def test_the_point_itself_is_the_origin() -> None:
    assert LocalPlane(66, 34).flatten(Point(66, 34)).equals_exact(Point(0, 0), 1e-9)


def test_north_is_up_and_east_is_right() -> None:
    plane = LocalPlane(66, 34)
    assert plane.flatten(Point(66, 35)).y > 100
    assert plane.flatten(Point(67, 34)).x > 90


def test_a_map_beside_the_date_line_crosses_it() -> None:
    flat = LocalPlane(179.5, 0).flatten(Point(-179.5, 0))
    assert flat.x == pytest.approx(111.2, abs=0.1)
