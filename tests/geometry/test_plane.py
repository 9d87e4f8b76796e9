# SPDX-License-Identifier: MIT
"""Flat maps of equal areas: held against PROJ, and there and back."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.plane import (
    RADIUS_M,
    Azimuthal,
    EqualEarth,
    Projection,
    authalic,
    projection_for,
    projection_named,
    stepped,
)

CENTRES = [(67.7, 33.9), (105.0, 61.5), (20.0, 0.0), (-70.0, -40.0), (178.0, 2.0), (0.0, 90.0)]
WORLD = st.tuples(st.floats(-179.9, 179.9), st.floats(-89.0, 89.0))


def by_proj(words: str, degrees: np.ndarray) -> np.ndarray:
    there = pyproj.Proj(words)
    return np.column_stack(there(degrees[:, 0], degrees[:, 1]))


@pytest.mark.parametrize(("lon", "lat"), CENTRES)
def test_the_azimuthal_one_is_that_of_proj_on_the_authalic_sphere(lon: float, lat: float) -> None:
    degrees = np.array([(lon - 9, lat - 3), (lon + 50, lat - 40), (lon, lat), (lon + 80, 10)])
    degrees[:, 1] = np.clip(degrees[:, 1], -90, 90)
    on_sphere = np.column_stack((degrees[:, 0], np.degrees(authalic(degrees[:, 1]))))
    middle = np.degrees(authalic(np.array(lat)))
    theirs = by_proj(f"+proj=laea +lon_0={lon} +lat_0={middle} +R={RADIUS_M}", on_sphere)
    np.testing.assert_allclose(Azimuthal(lon, lat).metres(degrees), theirs, atol=1)


def test_equal_earth_is_that_of_proj() -> None:
    degrees = np.array([(-180, -80), (-60, -10), (0, 0), (33, 61), (179, 89)], dtype=float)
    theirs = by_proj("+proj=eqearth +ellps=WGS84", degrees)
    np.testing.assert_allclose(EqualEarth(0.0).metres(degrees), theirs, atol=1)


@given(st.sampled_from(CENTRES), WORLD)
def test_there_and_back_is_where_one_was(
    centre: tuple[float, float], point: tuple[float, float]
) -> None:
    degrees = np.array([point])
    for projection in (Azimuthal(*centre), EqualEarth(0.0)):
        metres = projection.metres(degrees)
        again = projection.metres(projection.degrees(metres))
        np.testing.assert_allclose(again, metres, atol=20)


@given(st.sampled_from(CENTRES), st.tuples(st.floats(-170, 170), st.floats(-85, 85)))
def test_areas_are_those_of_the_ellipsoid(
    centre: tuple[float, float], point: tuple[float, float]
) -> None:
    """A small square of degrees is as large on the map as on the earth (Tissot)."""
    lon, lat = point
    square = np.array([(lon, lat), (lon + 0.1, lat), (lon + 0.1, lat + 0.1), (lon, lat + 0.1)])
    steps = np.linspace(0, 1, 20, endpoint=False)[:, None]
    edge = np.vstack(
        [a + (b - a) * steps for a, b in zip(square, np.roll(square, -1, 0), strict=True)]
    )
    true, _ = pyproj.Geod(ellps="WGS84").polygon_area_perimeter(*edge.T)
    for projection in (Azimuthal(*centre), EqualEarth(0.0)):
        x, y = projection.metres(edge).T
        if np.hypot(x, y).max() < 1.9 * RADIUS_M:
            drawn = np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2
            assert drawn == pytest.approx(true, rel=2e-4)


@pytest.mark.parametrize(
    ("bounds", "projection"),
    [
        pytest.param((60.5, 29.4, 74.9, 38.5), Azimuthal(67.7, 34.0), id="Afghanistan"),
        pytest.param((4.1, 57.8, 31.7, 71.4), Azimuthal(17.9, 64.6), id="Norway"),
        pytest.param((-76.0, -56.0, -66.0, -17.5), Azimuthal(-71.0, -36.8), id="Chile"),
        pytest.param((-141.0, 41.6, -52.6, 83.2), Azimuthal(-96.8, 62.4), id="Canada"),
        pytest.param((19.6, 41.2, 190.4, 81.9), Azimuthal(105.0, 61.6), id="Russia"),
        pytest.param((-125.0, 24.4, -66.9, 49.4), Azimuthal(-96.0, 36.9), id="48 states"),
        pytest.param((172.4, 51.0, 230.1, 71.4), Azimuthal(201.2, 61.2), id="Alaska"),
        pytest.param((-73.1, 59.7, -11.3, 83.7), Azimuthal(-42.2, 71.7), id="Greenland"),
        pytest.param((177.0, -19.2, 181.6, -12.4), Azimuthal(179.3, -15.8), id="Fiji"),
        pytest.param((95.0, -11.0, 141.0, 6.2), Azimuthal(118.0, -2.4), id="Indonesia"),
        pytest.param((-25.0, 34.0, 45.0, 72.0), Azimuthal(10.0, 53.0), id="Europe"),
        pytest.param((-18.0, -35.0, 52.0, 38.0), Azimuthal(17.0, 1.5), id="Africa"),
        pytest.param((-180.0, 60.0, 180.0, 90.0), Azimuthal(0.0, 90.0), id="Arctic"),
        pytest.param((-180.0, 18.9, 180.0, 83.6), Azimuthal(0.0, 90.0), id="Arctic states"),
        pytest.param((-180.0, -90.0, 180.0, -60.0), Azimuthal(0.0, -90.0), id="Antarctica"),
        pytest.param((-180.0, -56.0, 180.0, 83.7), EqualEarth(0.0), id="the world"),
        pytest.param((-82.0, -56.0, 180.0, 72.0), EqualEarth(49.0), id="both hemispheres"),
    ],
)
def test_each_frame_gets_the_projection_that_fits_it(
    bounds: tuple[float, ...], projection: Projection
) -> None:
    assert projection_for(bounds) == projection
    assert projection_named(projection.name, projection.centre) == projection


def test_a_long_straight_border_is_drawn_along_its_parallel() -> None:
    (parallel,) = stepped([np.array([(-123.0, 49.0), (-95.2, 49.0)])])
    assert np.diff(parallel[:, 0]).max() <= 1
    assert set(parallel[:, 1]) == {49.0}
    assert parallel[[0, -1]].tolist() == [[-123.0, 49.0], [-95.2, 49.0]]


def test_a_line_of_short_steps_stays_as_it_is() -> None:
    short = np.array([(10.0, 50.0), (10.4, 50.2), (10.4, 51.2)])
    assert stepped([short])[0] is short
    assert len(stepped([np.empty((0, 2))])[0]) == 0
