# SPDX-License-Identifier: MIT
"""Small panels stand by the edges of a map, where its ground leaves room."""

from __future__ import annotations

import pytest
import shapely

from mapper.picture.corners import placed_panel

VIEW = (0.0, 0.0, 400.0, 300.0)
SIZE = (100.0, 60.0)


def test_a_panel_stands_in_the_lower_right_corner_of_an_empty_map() -> None:
    assert placed_panel(VIEW, SIZE, []) == (292, 232, 392, 292)


def test_a_panel_stands_towards_what_it_shows() -> None:
    found = placed_panel(VIEW, SIZE, [], towards=(0, 150))
    assert found == pytest.approx((8, 120, 108, 180), abs=6)


def test_a_panel_keeps_off_the_ground_and_off_other_panels() -> None:
    ground = [shapely.box(200, 200, 400, 300)]
    first = placed_panel(VIEW, SIZE, ground)
    assert first is not None
    assert not shapely.box(*first).intersects(ground[0])
    second = placed_panel(VIEW, SIZE, ground, [first])
    assert second is not None
    assert shapely.box(*second).distance(shapely.box(*first)) >= 8


def test_a_map_that_its_ground_fills_has_no_room_for_a_panel() -> None:
    assert placed_panel(VIEW, SIZE, [shapely.box(0, 0, 400, 300)]) is None


def test_a_map_smaller_than_a_panel_has_no_room_for_it() -> None:
    assert placed_panel((0, 0, 90, 300), SIZE, []) is None
