# SPDX-License-Identifier: MIT
"""Shared borders: simplified together, stored once. The toy country:

lat 2  +-----------+-----------+
       | Northfield|  Eastvale |
lat 1  +-----------+-----------+
       | Westmarch |  Southport|
lat 0  +-----------+-----------+
    lon 0          1           2
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry, MultiPolygon, Polygon

from mapper.geometry.topology import decode, encode

CORNERS = {"Westmarch": (0, 0), "Southport": (1, 0), "Northfield": (0, 1), "Eastvale": (1, 1)}
IDS = list(CORNERS)
SQUARES = [shapely.box(x, y, x + 1, y + 1) for x, y in CORNERS.values()]
STEPS = 1000


def wavy(bends: list[float]) -> list[Geometry]:
    """Two units of which the border bends at every half degree by so many degrees."""
    border = [(0.0, 0.0), *((bend, 0.5 + n / 2) for n, bend in enumerate(bends))]
    border.append((0.0, border[-1][1] + 0.5))
    top = border[-1][1]
    west = Polygon([*border, (-3, top), (-3, 0)])
    east = Polygon([*border, (3, top), (3, 0)])
    return [west, east]


BENDS = st.lists(st.floats(-1, 1), min_size=1, max_size=30)

# --- TopoJSON -----------------------------------------------------------------------------


def test_a_border_is_stored_once() -> None:
    made = encode(SQUARES, IDS, "units", STEPS)
    lines = [frozenset(map(tuple, pair)) for arc in absolute(made) for pair in pairwise(arc)]
    assert len(lines) == len(set(lines)) == 12


def absolute(topology: dict) -> list[np.ndarray]:
    return [np.cumsum(arc, axis=0) for arc in topology["arcs"]]


@given(bends=BENDS)
def test_what_is_stored_comes_back_within_half_a_step(bends: list[float]) -> None:
    shapes = wavy(bends)
    west, south, east, north = shapely.total_bounds(shapes)
    half = np.hypot((east - west) / STEPS, (north - south) / STEPS)
    for (_, _, back), shape in zip(
        decode(encode(shapes, "ab", "u", STEPS), "u"), shapes, strict=True
    ):
        assert shapely.hausdorff_distance(back, shape) <= half


@given(bends=BENDS)
def test_what_comes_back_still_shares_its_borders(bends: list[float]) -> None:
    back = [shape for _, _, shape in decode(encode(wavy(bends), "ab", "u", STEPS), "u")]
    assert shapely.coverage_is_valid(back)


def test_ids_come_back_in_their_order() -> None:
    assert [id_ for id_, _, _ in decode(encode(SQUARES, IDS, "units", STEPS), "units")] == IDS


def test_the_same_shapes_give_the_same_topology() -> None:
    assert encode(SQUARES, IDS, "units", STEPS) == encode(SQUARES, IDS, "units", STEPS)


def test_an_island_and_a_hole_come_back() -> None:
    shape = MultiPolygon(
        [shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 2, 2)), shapely.box(6, 6, 7, 7)]
    )
    ((_, _, back),) = decode(encode([shape], ["a"], "u", STEPS), "u")
    assert back.area == pytest.approx(shape.area, rel=0.01)
    assert len(back.geoms) == 2


def test_lines_where_a_country_only_touches_the_frame_are_left_out() -> None:
    touching = shapely.GeometryCollection([SQUARES[0], shapely.LineString([(5, 5), (6, 6)])])
    ((_, _, back),) = decode(encode([touching], ["a"], "u", STEPS), "u")
    assert back.equals(SQUARES[0])


def test_no_shapes_make_an_empty_topology() -> None:
    assert decode(encode([], [], "u", STEPS), "u") == []


HAND_MADE = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
    ],
    "objects": {
        "u": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "w", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "e", "arcs": [[[2, -1]]]},
                {"type": "Point", "id": "p", "coordinates": [0, 0]},
                {"type": None, "id": "n"},
            ],
        }
    },
}


def test_arcs_run_forwards_backwards_and_in_steps() -> None:
    west, east, *_ = (shape for _, _, shape in decode(HAND_MADE, "u"))
    assert west.equals(shapely.box(10, 20, 11, 21))
    assert east.equals(shapely.box(11, 20, 12, 21))


def test_properties_come_along() -> None:
    assert decode(HAND_MADE, "u")[0][1] == {"name": "West"}


def test_what_is_no_ground_comes_back_empty() -> None:
    assert [shape.is_empty for _, _, shape in decode(HAND_MADE, "u")] == [False, False, True, True]


def test_without_a_transform_arcs_are_positions() -> None:
    plain = {
        "arcs": [[[0, 0], [1, 0], [1, 1], [0, 0]]],
        "objects": {"u": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}},
    }
    assert decode(plain, "u")[0][2].equals(Polygon([(0, 0), (1, 0), (1, 1)]))


def test_only_what_meets_the_box_is_read() -> None:
    made = encode(SQUARES, IDS, "units", STEPS)
    near = decode(made, "units", within=(1.2, 0.2, 1.4, 0.4))
    assert [id_ for id_, _, _ in near] == ["Southport"]


def test_the_two_halves_of_a_country_at_the_date_line_are_no_belt_around_the_world() -> None:
    halves = MultiPolygon([shapely.box(-180, 0, -178, 2), shapely.box(178, 0, 180, 2)])
    made = encode([halves], ["fj"], "u", STEPS)
    assert decode(made, "u", within=(-10, 0, 10, 2)) == []


def test_an_object_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        decode(HAND_MADE, "districts")
