# SPDX-License-Identifier: MIT
"""What a flat map shows of shapes in degrees."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from mapper.geometry.frame import room_around, seen_around
from mapper.geometry.on_plane import seen_on
from mapper.geometry.plane import Azimuthal, EqualEarth, outline_of, projection_for, stepped

NORWAY = (4.1, 57.8, 31.7, 71.4)
RUSSIA = shapely.box(28.0, 42.0, 180.0, 80.0)


def test_a_neighbour_is_cut_where_the_map_ends_and_not_at_a_meridian() -> None:
    norway = projection_for(NORWAY)
    room = room_around(norway, NORWAY)
    cut = norway.metres(shapely.get_coordinates(seen_on(norway, [room], RUSSIA)))
    assert cut[:, 0].max() == pytest.approx(room[2])
    assert cut[:, 1].min() == pytest.approx(room[1])


def test_all_that_a_map_shows_lies_in_the_box_around_it() -> None:
    norway = projection_for(NORWAY)
    west, south, east, north = seen_around(NORWAY)
    lon, lat = norway.degrees(outline_of(room_around(norway, NORWAY))).T
    assert west <= lon.min() < 0
    assert lon.max() <= east
    assert south <= lat.min()
    assert north == pytest.approx(lat.max())


def test_a_map_with_a_pole_on_it_shows_all_longitudes() -> None:
    west, south, east, north = seen_around((-73.1, 59.7, -11.3, 83.7))  # Greenland
    assert (east - west, north) == (360, 90)
    assert 30 < south < 50


def test_ground_around_the_opposite_point_does_not_cover_the_map() -> None:
    centre = Azimuthal(100.0, 60.0)
    opposite = shapely.box(-100.0, -80.0, -60.0, -40.0)
    near = (-1e6, -1e6, 1e6, 1e6)
    assert seen_on(centre, [near], opposite).is_empty


def test_antarctica_does_not_cover_a_map_of_the_arctic() -> None:
    antarctica = shapely.box(-180.0, -90.0, 180.0, -65.0)
    assert seen_on(Azimuthal(0.0, 90.0), [(-8e6, -8e6, 8e6, 8e6)], antarctica).is_empty


def test_a_ring_around_a_pole_is_closed_as_it_stands() -> None:
    """Drawn from point to point, no line goes around the world from 180° west to 180° east."""
    arctic = Azimuthal(0.0, 90.0)
    cap = shapely.box(-180.0, 80.0, 180.0, 90.0)
    shown = seen_on(arctic, [(-5e6, -5e6, 5e6, 5e6)], cap)
    (ring,) = stepped([shapely.get_coordinates(shown)])
    steps = np.diff(arctic.metres(ring), axis=0)
    assert np.hypot(*steps.T).max() < 150_000


def test_a_map_of_the_world_shows_all_of_it() -> None:
    australia = shapely.box(113.0, -39.0, 154.0, -10.0)
    assert seen_on(EqualEarth(-150.0), [], australia).bounds == (-247.0, -39.0, -206.0, -10.0)
