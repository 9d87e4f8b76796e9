# SPDX-License-Identifier: MIT
"""The globe as it is seen from far away."""

from __future__ import annotations

from functools import reduce

import numpy as np
import pytest
import shapely
from shapely import Geometry

from mapper.geometry.orthographic import Orthographic

ATLANTIC = Orthographic(0.0, 0.0)


def around(lon: float, lat: float, half: float = 20.0) -> Geometry:
    return shapely.box(lon - half, lat - half, lon + half, lat + half)


def seen(globe: Orthographic, *ground: Geometry) -> Geometry:
    """What lies in an odd number of the rings."""
    rings = [shapely.make_valid(shapely.Polygon(ring)) for ring in globe.rings(ground)]
    return reduce(shapely.symmetric_difference, rings, shapely.Polygon())


def test_the_middle_is_in_the_middle_and_what_lies_90_degrees_from_it_on_the_limb() -> None:
    degrees = np.array([(20.0, 50.0), (110.0, 0.0), (20.0, -40.0)])
    found = Orthographic(20.0, 50.0).positions(degrees)
    assert found == pytest.approx(np.array([(0, 0, 1), (1, 0, 0), (0, -1, 0)]), abs=1e-12)


def test_the_other_side_of_the_world_is_not_seen() -> None:
    assert Orthographic(0.0, 0.0).rings([around(150, 30)]) == []


def test_ground_across_the_horizon_follows_the_limb_without_a_chord() -> None:
    found = seen(ATLANTIC, around(90, 0))
    west, _, east, _ = found.bounds
    assert (west, east) == pytest.approx((np.cos(np.radians(20)) * np.sin(np.radians(70)), 1), 1e-3)
    assert shapely.contains(found, shapely.Point(0.99, 0))


def test_ground_on_both_sides_of_the_line_of_180_degrees_is_one_piece() -> None:
    fiji = Orthographic(179.0, -17.0)
    halves = (shapely.box(177, -19, 180, -16), shapely.box(-180, -19, -178, -16))
    assert shapely.area(seen(fiji, *halves)) == pytest.approx(
        shapely.area(seen(fiji, shapely.box(177, -19, 182, -16)))
    )


def test_ground_around_a_pole_is_a_cap() -> None:
    found = seen(Orthographic(0.0, 90.0), shapely.segmentize(shapely.box(-180, 60, 180, 90), 30.0))
    assert shapely.area(found) == pytest.approx(np.pi * np.cos(np.radians(60)) ** 2, rel=0.01)


def test_all_but_a_hole_around_the_middle_is_seen_as_a_ring() -> None:
    world = shapely.segmentize(shapely.box(-180, -90, 180, 90), 30.0).difference(around(10, 0))
    found = seen(Orthographic(10.0, 0.0), world)
    assert not shapely.contains(found, shapely.Point(0, 0))
    assert shapely.contains(found, shapely.Point(0, 0.8))


def test_ground_that_is_around_the_far_side_does_not_cover_this_one() -> None:
    assert shapely.area(seen(ATLANTIC, around(180, 0, 60.0))) == pytest.approx(0.0, abs=0.01)
