# SPDX-License-Identifier: MIT
"""Lakes and rivers of a map, at its scale."""

from __future__ import annotations

import pytest
import shapely

from mapper.geometry.plane import Box
from mapper.page.map_model import Waters
from mapper.page.waters import Drawn, packed, waters_on

AFGHANISTAN = (60.5, 29.4, 74.9, 38.5)
UGANDA = (29.6, -1.5, 35.0, 4.2)
# Around one town on the Nile, some 200 km.
KHARTOUM = (31.5, 14.6, 33.4, 16.5)
AMERICA = (-125.0, 24.5, -67.0, 49.4)
FIJI = (176.0, -19.0, 182.0, -15.0)


def on(box: Box) -> Waters | None:
    return waters_on(shapely.box(*box), box, [box])


def names(box: Box) -> set[str]:
    found = on(box)
    return {name for name, *_ in found["names"]} if found else set()


def test_a_map_has_the_waters_of_its_ground() -> None:
    assert {"Helmand", "Amu Darya"} < names(AFGHANISTAN)
    assert {"Lake Victoria", "Lake Albert"} < names(UGANDA)


def test_lakes_and_rivers_are_counted_as_they_are_drawn() -> None:
    found = on(UGANDA)
    assert found is not None
    assert sum(found["counts"]) == len(found["arcs"])
    rings = len(found["arcs"]) - found["counts"][-1]
    lake = {name: first for name, first, _ in found["names"]}
    assert lake["Lake Victoria"] >= rings > lake["Semliki"]


def test_a_river_is_left_out_where_it_would_be_seen_beside_where_it_lies() -> None:
    assert "Nile" not in names(KHARTOUM)


def test_the_lesser_rivers_are_left_out_of_a_wide_map() -> None:
    america = names(AMERICA)
    assert {"Mississippi", "Lake Superior", "Colorado"} < america
    assert "Alabama" not in america


def test_ground_across_the_line_of_180_degrees_has_none() -> None:
    assert on(FIJI) is None


def test_a_river_beside_the_ground_is_left_out_but_for_the_great_ones() -> None:
    west = shapely.box(60.5, 32.0, 62.0, 36.0)
    assert waters_on(west, AFGHANISTAN, [AFGHANISTAN]) is None


def test_a_river_may_be_called_otherwise_on_a_map() -> None:
    box = AFGHANISTAN
    found = waters_on(shapely.box(*box), box, [box], "{} River".format)
    assert found is not None
    assert "Helmand River" in {name for name, *_ in found["names"]}


def test_names_stand_in_the_order_of_their_claim() -> None:
    stream = shapely.LineString([(0, 0), (9, 9)])
    lake = shapely.LinearRing([(1, 1), (3, 1), (3, 3)])
    found = packed([[Drawn("Brook", [stream])], [], [], [Drawn("Mere", [lake])]], 0.1)
    assert found is not None
    assert [name for name, *_ in found["names"]] == ["Mere", "Brook"]
    assert found["counts"] == [1, 0, 0, 1]


@pytest.mark.parametrize("size", [0.01, 0.02])
def test_what_the_grid_leaves_no_line_is_no_line(size: float) -> None:
    speck = shapely.LinearRing([(1, 1), (1 + size, 1), (1 + size, 1 + size)])
    stream = shapely.LineString([(0, 0), (9, 9)])
    found = packed([[Drawn("Brook", [stream])], [], [], [Drawn("Pond", [speck])]], 0.1)
    assert found is not None
    assert found["counts"] == [1, 0, 0, 0]
    assert [name for name, *_ in found["names"]] == ["Brook"]
