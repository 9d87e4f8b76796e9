# SPDX-License-Identifier: MIT
"""A plane fitted to an extent, against areas and distances on the ellipsoid."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from mapper.geometry.azimuthal_equal_area import FittedPlane

GEOD = Geod(ellps="WGS84")
LONS, LATS = st.floats(-170, 170), st.floats(-75, 75)
NEAR = st.floats(-8, 8)


@given(lon=LONS, lat=LATS, dx=NEAR, dy=NEAR)
def test_there_and_back_is_the_same_point(lon: float, lat: float, dx: float, dy: float) -> None:
    plane, point = FittedPlane(lon, lat), np.array([[lon + dx, lat + dy]])
    assert np.allclose(plane.unflatten(plane.flatten(point)), point, atol=1e-8)


@given(lon=LONS, lat=LATS, dx=NEAR, dy=NEAR)
def test_distances_near_the_middle_are_right_to_half_a_hundredth(
    lon: float, lat: float, dx: float, dy: float
) -> None:
    flat = FittedPlane(lon, lat).flatten(np.array([[lon + dx, lat + dy]]))
    true_m = GEOD.inv(lon, lat, lon + dx, lat + dy)[2]
    assert np.hypot(*flat[0]) == pytest.approx(true_m, rel=0.005, abs=1e-3)


def test_areas_are_those_of_the_ellipsoid() -> None:
    square = shapely.segmentize(shapely.box(60, 50, 61, 51), 0.01)
    flat = shapely.transform(square, FittedPlane.around((50, 30, 70, 60)).flatten)
    true_m2 = abs(GEOD.geometry_area_perimeter(square)[0])
    assert flat.area == pytest.approx(true_m2, rel=1e-6)


def test_the_middle_is_rounded_and_so_steady() -> None:
    assert FittedPlane.around((60.51, 29.41, 74.89, 38.45)) == FittedPlane(67.7, 33.9)
