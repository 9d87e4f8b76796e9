# SPDX-License-Identifier: MIT
"""Disputed borders as lines."""

from __future__ import annotations

import shapely

from mapper.boundaries.disputed import disputed_in
from mapper.geometry.arcs import grid_over
from mapper.geometry.packing import pack_lines
from mapper.page.geometry import disputed_lines
from mapper.picture.shapes import read_lines

KASHMIR = (73.0, 32.0, 80.0, 37.0)
FRANCE = (-5.0, 42.0, 8.0, 51.0)


def test_lines_are_cut_to_the_box() -> None:
    lines = disputed_in(KASHMIR)
    assert len(lines) > 5
    assert all(shapely.box(*KASHMIR).covers(line) for line in lines)


def test_where_no_border_is_disputed_a_map_has_no_lines() -> None:
    assert disputed_in(FRANCE) == []
    assert disputed_lines(FRANCE) is None


def test_a_page_has_the_lines_on_its_ground_and_just_around() -> None:
    crimea = disputed_lines((33.0, 46.5, 40.0, 52.0))  # whose isthmus lies south of the ground
    assert crimea is not None
    assert len(crimea["arcs"]) == 1


def test_lines_come_back_from_their_texts() -> None:
    line = shapely.linestrings([(0.0, 0.0), (5.0, 5.0), (10.0, 0.0)])
    grid = grid_over([line], 1001)
    (back,) = read_lines(pack_lines([line], grid))
    assert shapely.linestrings(back).equals_exact(line, 0.01)


def test_a_line_that_the_grid_leaves_one_position_is_none() -> None:
    grid = grid_over([shapely.box(0, 0, 100, 100)], 11)
    assert pack_lines([shapely.linestrings([(0, 0), (1, 1)])], grid)["arcs"] == []
    assert read_lines(None) == ()
