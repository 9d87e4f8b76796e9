# SPDX-License-Identifier: MIT
"""A map on both sides of the line of 180 degrees, in one piece."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from mapper.control.situation import Situation
from mapper.control.unrolled import unrolled
from mapper.model.place import Place
from mapper.model.record import Kind
from tests.toy import toy_situation

EAST, WEST = shapely.box(178, 0, 180, 1), shapely.box(-180, 0, -178, 1)


@pytest.fixture
def across() -> Situation:
    """Toyland with two of its provinces on each side, a town and a border region in the west."""
    found = toy_situation("2021-08-01 Northfield blue\n2021-08-01 border:FAR red")
    (band,) = found.bands
    shapes = (EAST, EAST, WEST, WEST)
    town = Place(id="Haven", kind=Kind.TOWN, name="Haven", lon=-179.0, lat=0.5)
    line = shapely.LineString([(-180, 0.5), (-178, 0.5)])
    return replace(
        found,
        boundaries=replace(found.boundaries, shapes=shapes),
        places=(town,),
        bands=(replace(band, shape=WEST, line=line),),
    )


def test_ground_marks_and_strips_stand_side_by_side(across: Situation) -> None:
    found = unrolled(across)
    (band,) = found.bands
    assert [shape.bounds[0] for shape in found.boundaries.shapes] == [178, 178, 180, 180]
    assert [place.lon for place in found.places] == [181.0]
    assert band.shape.bounds == (180, 0, 182, 1)
    assert band.line.bounds == (180, 0.5, 182, 0.5)


def test_where_ground_lies_on_one_side_nothing_is_turned() -> None:
    found = toy_situation("2021-08-01 Northfield blue")
    assert unrolled(found) is found
