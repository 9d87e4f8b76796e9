# SPDX-License-Identifier: MIT
"""Positions to the centimetre."""

from __future__ import annotations

import shapely
from shapely import box

from mapper.geometry.centimetres import to_centimetres


def test_corners_that_were_shared_are_shared_still() -> None:
    third = 1 / 3
    left, right = box(0, 0, third, 1), box(third, 0, 1, 1)
    rounded = [to_centimetres(shape) for shape in (left, right)]
    assert [shape.bounds for shape in rounded] == [(0, 0, 0.3333333, 1), (0.3333333, 0, 1, 1)]
    assert shapely.union_all(rounded).equals(box(0, 0, 1, 1))


def test_what_is_narrower_than_that_is_left_out() -> None:
    needle = shapely.Polygon([(0, 0), (1, 0), (1, 1), (0.5, 2e-8), (0, 1)])
    rounded = to_centimetres(needle)
    assert shapely.is_valid(rounded)
    assert rounded.geom_type == "MultiPolygon"
