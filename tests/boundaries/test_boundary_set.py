# SPDX-License-Identifier: MIT
"""Boundary sets: the outline of their units, and their places by name."""

from __future__ import annotations

import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.model.record import Kind
from tests.toy import boundaries, neighbour


def laid_on_each_other() -> BoundarySet:
    """Two squares that overlap by half."""
    shapes = (shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2))
    return BoundarySet(name="x", title="", units=(), shapes=shapes, area_km2=())


def test_the_outline_has_no_lines_inside() -> None:
    outline = boundaries().outline()
    assert outline.equals(shapely.box(0, 0, 2, 2))


def test_units_that_overlap_have_one_outline_too() -> None:
    assert laid_on_each_other().outline().area == 6


def test_a_set_is_not_changed_by_asking_for_its_outline() -> None:
    ground = boundaries()
    ground.outline()
    assert ground == boundaries()


def test_units_places_and_borders_are_in_the_gazetteer() -> None:
    kinds = [place.kind for place in boundaries().gazetteer([neighbour()]).places]
    assert [kinds.count(kind) for kind in (Kind.UNIT, Kind.CAPITAL, Kind.BORDER)] == [4, 4, 1]
