"""The projection of pictures, against a library that is older than all of this."""

from __future__ import annotations

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.picture.conic import Albers, Azimuthal, aspect, fit_to, fitted_projection, lon_range

CORNERS = np.array([(60.5, 29.4), (74.9, 38.5), (66.0, 33.0), (61.0, 37.0)])


def by_pyproj(words: str, degrees: np.ndarray) -> np.ndarray:
    there = pyproj.Transformer.from_crs("EPSG:4326", f"{words} +datum=WGS84", always_xy=True)
    return np.column_stack(there.transform(degrees[:, 0], degrees[:, 1]))


@pytest.mark.parametrize(
    ("lon", "lat", "parallels"),
    [(67.7, 33.95, (31.0, 37.0)), (-98.0, 39.0, (29.5, 45.5)), (134.0, -25.0, (-36.0, -18.0))],
)
def test_albers_is_that_of_proj(lon: float, lat: float, parallels: tuple[float, float]) -> None:
    degrees = np.array([(lon - 8, lat + 3), (lon + 11, lat - 6), (lon, lat), (lon + 1, lat + 9)])
    words = f"+proj=aea +lon_0={lon} +lat_0={lat} +lat_1={parallels[0]} +lat_2={parallels[1]}"
    ours = Albers(lon, lat, parallels).metres(degrees)
    np.testing.assert_allclose(ours, by_pyproj(words, degrees), atol=0.01)


@pytest.mark.parametrize(("lon", "lat"), [(15.0, 78.0), (20.0, 0.0), (-70.0, -85.0), (178.0, 2.0)])
def test_the_azimuthal_one_is_that_of_proj(lon: float, lat: float) -> None:
    degrees = np.array([(lon - 9, lat + 3), (lon + 5, lat - 4), (lon, lat)])
    ours = Azimuthal(lon, lat).metres(degrees)
    theirs = by_pyproj(f"+proj=laea +lon_0={lon} +lat_0={lat}", degrees)
    np.testing.assert_allclose(ours, theirs, atol=0.01)


@pytest.mark.parametrize(
    ("points", "kind"),
    [
        ([(60.5, 29.4), (74.9, 38.5)], Albers),  # Afghanistan
        ([(-75.0, -55.0), (-66.0, -18.0)], Albers),  # Chile
        ([(10.0, -5.0), (30.0, 13.0)], Azimuthal),  # over the equator
        ([(10.0, 76.0), (33.0, 81.0)], Azimuthal),  # Svalbard
        ([(69.1, 34.5), (69.1, 34.5)], Albers),  # one point
    ],
)
def test_the_projection_fits_the_ground(points: list[tuple[float, float]], kind: type) -> None:
    assert isinstance(fitted_projection(np.array(points)), kind)


def test_ground_across_180_degrees_hangs_together() -> None:
    fiji = np.array([(177.0, -19.0), (179.9, -16.0), (-179.8, -17.0), (-178.5, -18.0)])
    assert lon_range(fiji[:, 0]) == pytest.approx((177.0, 181.5))
    assert aspect(fiji) < 3


@given(
    st.tuples(st.floats(-170, 170), st.floats(-70, 70)),
    st.tuples(st.floats(0.01, 20), st.floats(0.01, 15)),
)
def test_all_ground_is_inside_the_box_that_it_is_fitted_to(
    middle: tuple[float, float], reach: tuple[float, float]
) -> None:
    (lon, lat), (wide, high) = middle, reach
    ground = np.array([(lon + a * wide, lat + b * high) for a in (-1, 0, 1) for b in (-1, 0, 1)])
    pixels = fit_to(ground, (10, 20, 410, 320), 14).pixels(ground)
    assert (pixels.min(axis=0) >= (23.99, 33.99)).all()
    assert (pixels.max(axis=0) <= (396.01, 306.01)).all()


def test_north_is_up() -> None:
    fit = fit_to(CORNERS, (0, 0, 400, 300), 10)
    (_, south), (_, north) = fit.pixels(np.array([(67.0, 30.0), (67.0, 36.0)]))
    assert north < south
