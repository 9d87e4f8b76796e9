# SPDX-License-Identifier: MIT
"""Which parts of an outline are coast, and which run along a border."""

from __future__ import annotations

import pytest
import shapely
from shapely import Geometry, MultiLineString
from shapely.affinity import rotate, translate

from mapper.geometry.coasts import bare_ground, borders_and_coasts, coast_last, near_to
from mapper.geometry.packing import pack_topology
from mapper.geometry.topology import Topology, arc_positions, decode, encode

# Two countries side by side, each a square of one degree, as one source draws them.
WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
BORDER = shapely.LineString([(1, 0), (1, 1)])
NO_BORDER = MultiLineString()
# The units of the western one, which another source draws a little off.
SOUTH, NORTH = shapely.box(0, 0, 1.01, 0.5), shapely.box(0, 0.5, 1.01, 1)


def topology(*units: Geometry) -> Topology:
    return encode(units, [f"u{nth}" for nth in range(len(units))], "units", 10_000)


def test_the_border_of_a_country_is_the_line_that_it_shares_with_another() -> None:
    borders, has_coast = borders_and_coasts([WEST], [EAST])
    assert shapely.equals(borders, BORDER)
    assert has_coast


def test_a_country_inside_another_has_no_coast() -> None:
    around = shapely.difference(shapely.box(-1, -1, 3, 3), WEST)
    assert not borders_and_coasts([WEST], [around])[1]


def test_a_strait_is_no_border() -> None:
    borders, _ = borders_and_coasts([WEST], [shapely.box(1.001, 0, 2, 1)])
    assert shapely.is_empty(borders)


@pytest.mark.parametrize("turned", [0, 360])
def test_the_last_arcs_are_the_coast_cut_from_the_border(turned: int) -> None:
    """Also where longitudes run on beyond 180."""
    units = [translate(unit, turned) for unit in (SOUTH, NORTH)]
    found, first = coast_last(topology(*units), "units", [MultiLineString([BORDER])])
    lengths = [round(shapely.LineString(arc).length, 2) for arc in arc_positions(found)]
    # The line between the two units, 1.01 long, and the border of either, half a degree.
    assert sorted(lengths[:first]) == [0.5, 0.5, 1.01]
    assert sum(lengths[first:]) == pytest.approx(3.02)


def test_units_have_the_same_ground_when_their_coast_is_the_last() -> None:
    before = topology(SOUTH, NORTH, shapely.box(4, 4, 5, 5))
    after, _ = coast_last(before, "units", [MultiLineString([BORDER])])
    for (id_, _, one), (same, _, other) in zip(
        decode(before, "units"), decode(after, "units"), strict=True
    ):
        assert id_ == same
        assert shapely.equals(one, other)
    assert pack_topology(after)["arcs"]


def test_ground_without_units_is_bare_and_a_strip_between_two_sources_is_not() -> None:
    assert shapely.is_empty(bare_ground(WEST, shapely.box(0.01, 0.01, 0.99, 0.99), NO_BORDER))
    bare = bare_ground(WEST, shapely.box(0.01, 0, 1, 0.5), NO_BORDER)
    assert shapely.area(bare) == pytest.approx(0.5, abs=0.03)


def test_a_gap_between_units_far_from_the_coast_is_bare_however_narrow() -> None:
    gap = shapely.Polygon([(0.3, 0.5), (0.7, 0.48), (0.7, 0.52)])
    bare = bare_ground(WEST, shapely.difference(WEST, gap), NO_BORDER)
    assert shapely.covers(bare, gap)


def test_a_gap_along_a_border_is_no_coast() -> None:
    bare = bare_ground(WEST, shapely.box(0, 0, 0.98, 1), BORDER)
    assert shapely.covers(bare, shapely.Point(0.99, 0.5))


@pytest.mark.parametrize("degrees", [0, 77, 181])
def test_a_ring_around_what_of_a_coast_is_near_some_ground_is_that_around_all_there(
    degrees: int,
) -> None:
    """At 0 degrees the coast begins and ends."""
    island = shapely.buffer(shapely.Point(0, 0), 5, quad_segs=250)
    coast, reach = shapely.boundary(island), 0.05
    on_the_coast = shapely.box(4.8, -0.2, 5.2, 0.2)
    ground = rotate(on_the_coast, degrees, origin=(0, 0))
    near = near_to(ground, coast, reach)
    assert 0 < near.length < coast.length / 4
    left, whole = (
        shapely.difference(ground, shapely.buffer(lines, reach, quad_segs=1))
        for lines in (near, coast)
    )
    assert shapely.area(shapely.symmetric_difference(left, whole)) < 1e-9


def test_of_a_coast_far_from_all_ground_nothing_is_near() -> None:
    island = shapely.boundary(shapely.buffer(shapely.Point(0, 0), 5))
    assert shapely.is_empty(near_to(shapely.box(0, 0, 1, 1), island, 0.05))
    assert shapely.is_empty(near_to(shapely.Polygon(), island, 0.05))
