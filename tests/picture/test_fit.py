# SPDX-License-Identifier: MIT
"""From degrees to the pixels of a picture."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.page.geometry import plane_of
from mapper.picture.fit import aspect, fit_to
from mapper.picture.panel import scale_bar
from mapper.picture.themes import theme_of
from tests.picture.maps import toy

CORNERS = np.array([(60.5, 29.4), (74.9, 38.5), (66.0, 33.0), (61.0, 37.0)])


@given(
    st.tuples(st.floats(-170, 170), st.floats(-70, 70)),
    st.tuples(st.floats(0.01, 20), st.floats(0.01, 15)),
)
def test_all_ground_is_inside_the_box_that_it_is_fitted_to(
    middle: tuple[float, float], reach: tuple[float, float]
) -> None:
    (lon, lat), (wide, high) = middle, reach
    ground = np.array([(lon + a * wide, lat + b * high) for a in (-1, 0, 1) for b in (-1, 0, 1)])
    points = shapely.multipoints(ground)
    pixels = fit_to(plane_of(points, points.bounds), (10, 20, 410, 320), 14).pixels(ground)
    assert (pixels.min(axis=0) >= (23.9, 33.9)).all()
    assert (pixels.max(axis=0) <= (396.1, 306.1)).all()


def test_north_is_up() -> None:
    points = shapely.multipoints(CORNERS)
    fit = fit_to(plane_of(points, points.bounds), (0, 0, 400, 300), 10)
    (_, south), (_, north) = fit.pixels(np.array([(67.0, 30.0), (67.0, 36.0)]))
    assert north < south


def test_ground_out_of_the_box_of_interest_does_not_count() -> None:
    """Norway without Bouvet Island, which lies 13,000 km to its south."""
    norway = shapely.multipoints([(5.0, 58.0), (31.0, 70.0), (24.0, 71.1), (3.4, -54.4)])
    plane = plane_of(norway, (4.0, 57.0, 32.0, 72.0))
    assert aspect(plane) == pytest.approx(0.85, abs=0.1)
    assert plane["ground"][3] - plane["ground"][1] < 1_600_000


def test_where_no_point_lies_in_the_box_the_box_itself_is_shown() -> None:
    plane = plane_of(shapely.Point(50.0, 50.0), (0.0, -1.0, 4.0, 1.0))
    assert aspect(plane) == pytest.approx(2.0, abs=0.02)


@pytest.mark.parametrize(
    ("bounds", "has_one"), [((60.5, 29.4, 74.9, 38.5), True), ((-180.0, -59.5, 180.0, 83.6), False)]
)
def test_a_map_of_the_world_has_no_scale_bar(bounds: tuple[float, ...], has_one: bool) -> None:
    panel = (0.0, 0.0, 700.0, 400.0)
    fit = fit_to(plane_of(shapely.box(*bounds), bounds), panel, 14)
    items, _ = scale_bar(fit, theme_of(toy(), "light"), panel, np.empty((0, 2)))
    assert bool(items) == has_one
