# SPDX-License-Identifier: MIT
"""A globe in a corner shows where in the world a map lies."""

from __future__ import annotations

import shapely

from mapper.page.globe import RADIUS, globe_of, land_on, path_of_rings
from mapper.page.locator import locator_part
from mapper.page.map_model import BoxesPart, Globe

SQUARE = (60.0, 25.0, 80.0, 40.0)


def globe(*box: float) -> Globe:
    found = globe_of(shapely.box(*box), box, box)
    assert found is not None
    return found


def test_a_globe_is_turned_to_its_ground_which_is_drawn_on_it() -> None:
    found = globe(*SQUARE)
    assert found["centre"] == [70, 32]
    assert "at" not in found
    (ring,) = found["ground"]
    assert all(RADIUS - 20 < number < RADIUS + 20 for number in ring)


def test_ground_that_is_too_small_to_be_seen_has_a_place() -> None:
    assert globe(177, -19, 181, -17)["at"] == [100, 100]


def test_a_globe_keeps_its_poles_where_a_reader_knows_them() -> None:
    assert globe(-60, 70, -20, 84)["centre"] == [-40, 45]


def test_a_map_of_the_world_has_no_globe() -> None:
    world = (-180.0, -60.0, 180.0, 80.0)
    assert globe_of(shapely.box(*world), world, world) is None


def test_land_is_that_of_the_side_that_is_seen() -> None:
    pacific, asia = (
        sum(shapely.Polygon(list(zip(r[::2], r[1::2], strict=True))).area for r in land_on(one))
        for one in (globe(-160, -10, -150, 0), globe(*SQUARE))
    )
    assert pacific < 0.2 * asia


def test_a_globe_stands_at_the_left_where_ground_reaches_into_the_other_corner() -> None:
    slope = shapely.Polygon([(60, 25), (80, 25), (80, 40)])
    found = globe_of(slope, SQUARE, SQUARE)
    assert found is not None
    assert found["left"]
    assert "left" not in globe(*SQUARE)


def test_a_path_goes_from_point_to_point() -> None:
    assert path_of_rings([[1, 2, 4, 1, 4, 6]]) == "M1 2l3-1 0 5z"


def test_what_is_asked_for_is_shown_and_the_country_only_around_a_part_of_it() -> None:
    ground, part = shapely.box(*SQUARE), [60.0, 25.0, 62.0, 27.0]
    all_of_it: BoxesPart = {"bounds": [*SQUARE], "frame": []}
    framed: BoxesPart = {"bounds": part, "whole": [*SQUARE], "frame": []}
    shown = [
        [*locator_part(ground, boxes, asked)]
        for boxes in (all_of_it, framed)
        for asked in ("country", "globe", "none")
    ]
    assert shown == [[], ["globe"], [], ["locator"], ["globe"], []]
