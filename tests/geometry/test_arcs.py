# SPDX-License-Identifier: MIT
"""Where lines are cut into arcs. Three units, an island and an enclave:

lat 2  +-------+-------+
       |   A   |   B   |        +---+
lat 1  +---+---+---+---+        | I |
       |     C     +-+ |        +---+
       |           |E| |
lat 0  +-----------+-+-+
    lon 0      1       2        3   4
"""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.arcs import encode_on, grid_over
from mapper.geometry.topology import decode, encode

WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)
ENCLAVE = shapely.box(0.25, 0.25, 0.75, 0.75)


def arcs_of(*shapes: shapely.Geometry) -> list[list]:
    made = encode(shapes, [str(nth) for nth in range(len(shapes))], "u", 101)
    return [entry["arcs"] for entry in made["objects"]["u"]["geometries"]]


def used(ring: list[int]) -> set[int]:
    """The arcs of a ring, whichever way they are run."""
    return {number if number >= 0 else ~number for number in ring}


def test_a_square_alone_is_one_arc() -> None:
    assert arcs_of(WEST) == [[[0]]]


def test_two_squares_have_one_arc_in_common() -> None:
    ((west,), (east,)) = arcs_of(WEST, EAST)
    assert len(used(west) & used(east)) == 1


def test_the_same_square_twice_is_one_arc() -> None:
    assert arcs_of(WEST, WEST) == [[[0]], [[0]]]


def test_an_enclave_is_the_hole_around_it() -> None:
    around = WEST.difference(ENCLAVE)
    ((_, hole), (enclave,)) = arcs_of(around, ENCLAVE)
    assert used(enclave) == used(hole)


def test_squares_that_meet_in_a_corner_share_no_line() -> None:
    ((first,), (second,)) = arcs_of(WEST, shapely.box(1, 1, 2, 2))
    assert not used(first) & used(second)


def test_a_longer_side_against_two_shorter_ones_is_kept_whole() -> None:
    """C has no corner where A and B meet, so that their lines differ, and all come back."""
    shapes = [shapely.box(0, 1, 1, 2), shapely.box(1, 1, 2, 2), shapely.box(0, 0, 2, 1)]
    back = [shape for _, _, shape in decode(encode(shapes, "abc", "u", 201), "u")]
    assert all(a.equals(b) for a, b in zip(back, shapes, strict=True))


@given(
    cells=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1),
    split=st.integers(1, 5),
)
def test_units_of_any_cells_come_back_exactly(cells: set[tuple[int, int]], split: int) -> None:
    """Blocks of unit squares, cut in two by a line: islands, holes and corners that touch."""
    west = [shapely.box(x, y, x + 1, y + 1) for x, y in cells if x < split]
    east = [shapely.box(x, y, x + 1, y + 1) for x, y in cells if x >= split]
    shapes = [shapely.coverage_union_all(half) for half in (west, east) if half]
    grid = {"scale": [1.0, 1.0], "translate": [0.0, 0.0]}
    topology = encode_on(grid, "u", ["w", "e"][: len(shapes)], shapes)
    for (_, _, back), shape in zip(decode(topology, "u"), shapes, strict=True):
        assert back.equals(shape)


def test_the_grid_spans_all_shapes() -> None:
    assert grid_over([WEST, EAST], 101) == {
        "scale": [pytest.approx(0.02), pytest.approx(0.01)],
        "translate": [0, 0],
    }


def test_a_shape_smaller_than_the_grid_is_one_step_of_it() -> None:
    grid = {"scale": [1.0, 1.0], "translate": [0.0, 0.0]}
    made = encode_on(grid, "u", ["a"], [shapely.box(3.1, 4.1, 3.2, 4.2)])
    assert made["arcs"] == [[[3, 4], [1, 0], [0, 1], [-1, 0], [0, -1]]]
