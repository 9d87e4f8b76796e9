# SPDX-License-Identifier: MIT
"""Faces of a cut and the lines between them. Drawn, one degree to a square at the equator:

+---+---+
| 2 |   |
+---+ 1 |
| 0 |   |
+---+---+
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from mapper.geometry.adjacency import OUTSIDE, connected, lines_between
from mapper.geometry.cutting import cut_along

FACES = np.array(
    [
        shapely.box(0, 0, 1, 1),
        shapely.Polygon([(1, 0), (2, 0), (2, 2), (1, 2), (1, 1)]),
        shapely.box(0, 1, 1, 2),
    ]
)
DEGREE_M = 111_195


def test_neighbours_share_a_line() -> None:
    lines = lines_between(FACES)
    pairs = [*zip(lines.first.tolist(), lines.second.tolist(), strict=True)]
    assert pairs == [(0, OUTSIDE), (0, 1), (0, 2), (1, OUTSIDE), (1, 2), (2, OUTSIDE)]


def test_a_line_is_as_long_as_on_the_ground() -> None:
    lines = lines_between(FACES)
    assert lines.metres[1] == pytest.approx(DEGREE_M)
    assert lines.around(3)[0] == pytest.approx(4 * DEGREE_M, rel=1e-3)


def test_joined_faces_have_no_line_between_them() -> None:
    joined = lines_between(FACES).joined(np.array([0, 1, 0]))
    pairs = [*zip(joined.first.tolist(), joined.second.tolist(), strict=True)]
    assert pairs == [(0, OUTSIDE), (0, 1), (1, OUTSIDE)]
    assert joined.metres[1] == pytest.approx(2 * DEGREE_M)


def test_a_hole_is_a_line_too() -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    lines = lines_between(np.array([ring, shapely.box(1, 1, 2, 2)]))
    assert lines.metres[lines.second == 1] == pytest.approx([4 * DEGREE_M], rel=1e-3)


def test_no_faces_have_no_lines() -> None:
    assert len(lines_between(np.empty(0, dtype=object)).first) == 0


def test_what_is_connected_has_one_number() -> None:
    assert connected(5, [(0, 3), (4, 3)]).tolist() == [0, 1, 2, 0, 0]


def test_a_cut_has_neither_gaps_nor_overlaps() -> None:
    faces = cut_along([shapely.box(0, 0, 2, 2), shapely.box(1, 1, 3, 3)])
    assert sorted(shapely.area(faces)) == pytest.approx([1, 3, 3])
    assert shapely.coverage_is_valid(faces)


def test_ground_that_lines_enclose_is_a_face() -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    assert sorted(shapely.area(cut_along([ring]))) == pytest.approx([1, 8])
