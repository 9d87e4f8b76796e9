# SPDX-License-Identifier: MIT
"""Ground across the line of 180 degrees. Drawn, two degrees wide and one high:

179   180=-180  -179
 +-------+-------+
 |       |       |
 +-------+-------+
"""

from __future__ import annotations

import pytest
import shapely
from shapely import Polygon, box

from mapper.geometry.antimeridian import crosses, cut_at_antimeridian, stay_on_one_side
from mapper.geometry.area import area_km2

PIECES = shapely.multipolygons([box(179, 0, 180, 1), box(-180, 0, -179, 1)])
STEPPING = Polygon([(179, 0), (-179, 0), (-179, 1), (179, 1)])
BEYOND = box(179, 0, 181, 1)
BEFORE = box(-181, 0, -179, 1)


@pytest.mark.parametrize(
    "shape", [STEPPING, BEYOND, BEFORE], ids=["stepping", "to 181", "from -181"]
)
def test_a_square_across_the_line_is_two_pieces(shape: Polygon) -> None:
    assert crosses(shape)
    assert shapely.equals(cut_at_antimeridian(shape), PIECES)


def test_cut_ground_has_the_area_of_the_same_square_elsewhere() -> None:
    cut, elsewhere = area_km2([cut_at_antimeridian(STEPPING), box(20, 0, 22, 1)])
    assert cut == pytest.approx(elsewhere)


def test_ground_in_longitudes_from_0_to_360_comes_to_the_west() -> None:
    assert shapely.equals(cut_at_antimeridian(box(200, 10, 201, 11)), box(-160, 10, -159, 11))


@pytest.mark.parametrize(
    "shape",
    [PIECES, box(20, 0, 22, 1), box(-180, -90, 180, -80), box(0, 0, 170, 1)],
    ids=["cut already", "elsewhere", "all around the world", "wide"],
)
def test_what_stays_within_the_world_does_not_cross(shape: Polygon) -> None:
    assert not crosses(shape)


def test_a_hole_across_the_line_stays_a_hole() -> None:
    hole = [(179.5, 0.2), (-179.5, 0.2), (-179.5, 0.8), (179.5, 0.8)]
    shape = cut_at_antimeridian(Polygon(STEPPING.exterior.coords, [hole]))
    assert shape.area == pytest.approx(2 - 0.6)


def test_a_hole_on_one_side_stays_a_hole() -> None:
    hole = box(-179.8, 0.2, -179.6, 0.8).exterior.coords
    shape = cut_at_antimeridian(Polygon(STEPPING.exterior.coords, [hole]))
    assert shape.area == pytest.approx(2 - 0.2 * 0.6)


def test_islands_on_either_side_of_it_stay_as_they_are() -> None:
    islands = shapely.multipolygons([box(170, 0, 171, 1), STEPPING, box(-171, 0, -170, 1)])
    assert cut_at_antimeridian(islands).area == pytest.approx(4)


def test_steps_from_180_to_minus_180_in_one_place_are_none() -> None:
    """As files have them that were put together out of pieces."""
    corners = [(179, 0), (180, 0), (-180, 0), (-179, 0), (-179, 1), (-180, 1), (180, 1), (179, 1)]
    assert shapely.equals(cut_at_antimeridian(Polygon(corners)), PIECES)


def test_a_map_of_the_world_has_its_edges_there() -> None:
    for east in (180.0, 179.99):
        assert not crosses(box(-east, -90, east, 90))


def test_ground_around_a_pole_has_an_edge_along_it() -> None:
    antarctica = [(-180, -90), (-180, -70), (-60, -65), (60, -65), (180, -70), (180, -90)]
    assert not crosses(Polygon(antarctica))


@pytest.mark.parametrize("lat", [80, -80])
def test_a_ring_around_a_pole_is_the_ground_up_to_it(lat: int) -> None:
    cap = Polygon([(lon, lat) for lon in (-170, -60, 60, 170)])
    assert cut_at_antimeridian(cap).area == pytest.approx(360 * 10)


def test_it_may_have_a_corner_on_either_end_of_the_line() -> None:
    corners = [(-180, -80), (-60, -70), (60, -70), (180, -80)]
    assert cut_at_antimeridian(Polygon(corners)).area == pytest.approx(360 * 15 + 120 * 2.5 * 2)


def test_an_empty_hole_across_the_line_is_left_out() -> None:
    text = "POLYGON ((179 0, -179 0, -179 1, 179 1, 179 0), EMPTY)"
    assert shapely.equals(cut_at_antimeridian(shapely.from_wkt(text)), PIECES)


@pytest.mark.parametrize(
    ("shape", "plainly"),
    [
        pytest.param(box(10, 0, 20, 5), True, id="on one side"),
        pytest.param(box(170, 0, 180, 5), True, id="up to the line"),
        pytest.param(box(170, 0, 190, 5), False, id="beyond the line"),
        pytest.param(box(-179, 0, 179, 5), False, id="more than half around"),
        pytest.param(Polygon(), False, id="nowhere"),
        pytest.param(None, False, id="nothing"),
    ],
)
def test_asked_of_many_at_once_what_plainly_stays_does_not_cross(
    shape: Polygon | None, plainly: bool
) -> None:
    assert stay_on_one_side([box(0, 0, 1, 1), shape]).tolist() == [True, plainly]
    assert not (plainly and crosses(shape))
