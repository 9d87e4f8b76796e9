# SPDX-License-Identifier: MIT
"""Strips along a border. Toyland (T) and Farland (F), with a gap of a few hundred metres:

lat 2  +-------+ +-------+
       |       | |       |
       |   T   | |   F   |
       |       | |       |
lat 0  +-------+ +-------+
    lon 0      2         4
"""

from __future__ import annotations

import pytest
import shapely
from pyproj import Geod
from shapely import Geometry, LineString, MultiPolygon

from mapper.geometry.borders import border_strip
from mapper.geometry.strips import middle_line

GEOD = Geod(ellps="WGS84")
TOYLAND = shapely.box(0, 0, 2, 2)
FARLAND = shapely.box(2.003, 0, 4, 2)
KM_PER_DEG = 111.3


def km_wide(strip: Geometry, lat: float = 1.0) -> float:
    """How wide a strip is from west to east at a latitude."""
    west, _, east, _ = strip.intersection(LineString([(-9, lat), (9, lat)])).bounds
    return float(GEOD.inv(west, lat, east, lat)[2]) / 1000


@pytest.mark.parametrize("km", [10, 30, 100])
def test_the_strip_reaches_as_far_from_the_neighbour_as_asked(km: float) -> None:
    gap_km = 0.003 * KM_PER_DEG
    assert km_wide(border_strip(TOYLAND, FARLAND, km)) == pytest.approx(km - gap_km, rel=0.01)


@pytest.mark.parametrize("lat", [0, 30, 60, -45])
def test_the_strip_is_as_wide_at_any_latitude(lat: float) -> None:
    near, far = shapely.box(0, lat, 2, lat + 2), shapely.box(2, lat, 4, lat + 2)
    assert km_wide(border_strip(near, far, 30), lat + 1) == pytest.approx(30, rel=0.01)


def test_the_strip_lies_in_the_country() -> None:
    assert TOYLAND.buffer(1e-9).covers(border_strip(TOYLAND, FARLAND, 30))


def test_the_strip_is_valid_ground() -> None:
    strip = border_strip(TOYLAND, FARLAND, 30)
    assert (strip.geom_type, strip.is_valid) == ("Polygon", True)


def test_a_neighbour_beyond_the_width_gives_an_empty_strip() -> None:
    assert border_strip(TOYLAND, shapely.box(5, 0, 6, 2), 30).is_empty


def test_a_country_on_two_sides_gives_a_strip_of_two_parts() -> None:
    around = MultiPolygon([shapely.box(-2, 0, 0, 2), shapely.box(2, 0, 4, 2)])
    assert len(border_strip(TOYLAND, around, 30).geoms) == 2


def test_a_border_across_the_date_line_end_is_found() -> None:
    east, west = shapely.box(178, 0, 180, 2), shapely.box(176, 0, 178, 2)
    assert border_strip(east, west, 30).area == pytest.approx(2 * 30 / KM_PER_DEG, rel=0.02)


def test_a_wide_strip_takes_the_whole_country() -> None:
    assert border_strip(TOYLAND, FARLAND, 500).area == pytest.approx(TOYLAND.area, rel=1e-3)


def test_the_middle_line_runs_halfway_into_the_strip() -> None:
    line = middle_line(TOYLAND, FARLAND, 60)
    assert line.centroid.x == pytest.approx(2.003 - 30 / KM_PER_DEG, abs=0.01)


def test_without_a_border_the_middle_line_is_empty() -> None:
    assert middle_line(TOYLAND, shapely.box(5, 0, 6, 2), 30).is_empty
