# SPDX-License-Identifier: MIT
"""Shapes from files, made fit for use. Drawn:

bow tie      square with a tail     square and a mast
o     o      o-----o                o-----o
|\\   /|      |     |                |     |   o
|  X  |      |     |                |     |   |
|/   \\|      |     |                |     |   |
o     o      o-----o----o           o-----o   o
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon

from mapper.geometry.area import area_km2
from mapper.geometry.validity import are_sound, polygonal, repair, valid

SQUARE = shapely.box(0, 0, 1, 1)
BOW_TIE = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
MAST = LineString([(2, 0), (2, 1)])


def test_a_sound_square_is_left_as_it_is() -> None:
    assert repair(SQUARE) == repair(SQUARE).__class__(SQUARE, ())


def test_a_bow_tie_becomes_two_triangles() -> None:
    repaired = repair(BOW_TIE)
    assert repaired.shape is not None
    assert (repaired.shape.geom_type, repaired.shape.area) == ("MultiPolygon", 0.5)


def test_the_repair_of_a_bow_tie_is_told() -> None:
    assert repair(BOW_TIE).what == ("invalid ring repaired",)


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(SQUARE, id="a square"),
        pytest.param(MultiPolygon([SQUARE, shapely.box(2, 0, 3, 1)]), id="two squares"),
        pytest.param(BOW_TIE, id="a bow tie"),
        pytest.param(Polygon([(0, 0, 5), (1, 0, 5), (1, 1, 5)]), id="heights"),
        pytest.param(GeometryCollection([SQUARE, MAST]), id="a mast beside a square"),
        pytest.param(MAST, id="a mast"),
        pytest.param(None, id="nothing"),
        pytest.param(Polygon(), id="an empty polygon"),
        pytest.param(MultiPolygon([SQUARE, Polygon()]), id="an empty part"),
        pytest.param(Polygon([(0, 0), (1, 0), (1, np.nan), (0, 1)]), id="no number"),
        pytest.param(Polygon([(0, 0), (1, 0), (2, 0)]), id="no ground"),
    ],
)
def test_asked_of_many_at_once_those_are_sound_that_need_no_repair(
    shape: shapely.Geometry | None,
) -> None:
    found = repair(shape)
    stays = found.shape is not None and not found.what and found.shape.equals_exact(shape)
    assert are_sound([SQUARE, shape, MAST]).tolist() == [True, stays, False]


def test_heights_are_dropped_and_told() -> None:
    high = Polygon([(0, 0, 5), (1, 0, 5), (1, 1, 5), (0, 1, 5)])
    repaired = repair(high)
    assert repaired.what == ("heights dropped",)
    assert not shapely.has_z(repaired.shape)


def test_a_mast_beside_a_square_is_left_out_and_told() -> None:
    repaired = repair(GeometryCollection([SQUARE, MAST]))
    assert (repaired.shape, repaired.what) == (
        SQUARE,
        ("points and lines in a collection left out",),
    )


def test_a_collection_in_a_collection_is_opened() -> None:
    deep = GeometryCollection([GeometryCollection([SQUARE]), Point(3, 3)])
    assert repair(deep).shape == SQUARE


def test_two_squares_that_overlap_in_a_collection_count_once() -> None:
    shape = repair(GeometryCollection([SQUARE, shapely.box(0.5, 0, 1.5, 1)])).shape
    assert shape is not None
    assert shape.area == 1.5


def test_a_tail_on_a_square_is_cut_off() -> None:
    tailed = Polygon([(0, 0), (2, 0), (1, 0), (1, 1), (0, 1)])
    assert valid(tailed).area == 1.0


def test_a_hole_stays_a_hole() -> None:
    ring = shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 2, 2))
    crossed = MultiPolygon([ring, shapely.box(3, 3, 5, 5)])
    assert not shapely.contains_xy(valid(crossed), 1.5, 1.5)


def test_no_geometry_gives_no_shape() -> None:
    assert [repair(None).shape, repair(Polygon()).shape] == [None, None]


def test_lines_and_points_alone_are_no_ground() -> None:
    assert repair(MAST).what == ("points or lines only, no ground",)


def test_what_collapses_to_nothing_gives_no_shape() -> None:
    assert repair(Polygon([(0, 0), (1, 1), (2, 2)])).shape is None


def test_what_collapses_is_called_left_out_and_not_repaired() -> None:
    flat = Polygon([(0, 0), (1, 1), (0, 0)])
    assert repair(flat).what == ("rings without any ground between them, left out",)


def test_corners_that_are_no_numbers_are_told() -> None:
    with np.errstate(invalid="ignore"):
        torn = shapely.from_wkt("POLYGON ((0 0, 1 0, NaN 1, 0 1, 0 0))")
    assert "corners that are no numbers left out" in repair(torn).what


def test_polygonal_of_lines_is_an_empty_polygon() -> None:
    assert polygonal(MAST).is_empty


# What is empty is valid to GEOS, and ends the process in functions that walk along rings.

BOX = "(0 0, 1 0, 1 1, 0 1, 0 0)"
WITH_EMPTY_PARTS = {
    "a member": f"MULTIPOLYGON (EMPTY, ({BOX}))",
    "the last member": f"MULTIPOLYGON (({BOX}), EMPTY)",
    "a hole": f"POLYGON ({BOX}, EMPTY)",
    "a hole of a member": f"MULTIPOLYGON (({BOX}, EMPTY, EMPTY))",
    "a point in a collection": f"GEOMETRYCOLLECTION (POINT EMPTY, POLYGON ({BOX}))",
    "deep in a collection": (
        f"GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (MULTIPOLYGON (EMPTY, ({BOX}, EMPTY))))"
    ),
}


@pytest.mark.parametrize("text", WITH_EMPTY_PARTS.values(), ids=WITH_EMPTY_PARTS)
def test_what_is_empty_is_left_out_and_reported(text: str) -> None:
    repaired = repair(shapely.from_wkt(text))
    assert "empty parts and holes left out" in repaired.what
    assert shapely.equals(repaired.shape, SQUARE)


@pytest.mark.parametrize("text", WITH_EMPTY_PARTS.values(), ids=WITH_EMPTY_PARTS)
def test_ground_without_its_empty_parts_can_be_measured(text: str) -> None:
    """Measuring walks along every ring; with an empty one it would end the process."""
    shape = repair(shapely.from_wkt(text)).shape
    assert area_km2([shape]) == pytest.approx(area_km2([SQUARE]))


def test_holes_with_corners_stay_beside_empty_ones() -> None:
    ring = "(0.2 0.2, 0.4 0.2, 0.4 0.4, 0.2 0.4, 0.2 0.2)"
    shape = repair(shapely.from_wkt(f"POLYGON ({BOX}, EMPTY, {ring})")).shape
    assert shape is not None
    assert shape.area == pytest.approx(0.96)


def test_a_shape_of_nothing_but_empty_parts_has_no_ground() -> None:
    assert repair(shapely.from_wkt("MULTIPOLYGON (EMPTY, EMPTY)")).shape is None


def test_a_ring_that_runs_along_itself_twice_is_valid_afterwards() -> None:
    """What GEOS makes of it still crosses itself, and ends every union that it is part of."""
    sound = valid(Polygon([(0, 0), (0, 1), (1, 1), (0, 2), (0, 1), (1, 1)]))
    assert shapely.is_valid(sound)
    assert sound.area == 1.0
