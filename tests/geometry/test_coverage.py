# SPDX-License-Identifier: MIT
"""Ground side by side is told from ground that lies on other ground, as GEOS tells it."""

from __future__ import annotations

import random

import numpy as np
import pytest
import shapely
from shapely import Geometry, Point, Polygon, box

from mapper.geometry.coverage import is_coverage, is_surely_coverage, union

LEFT, RIGHT = box(0, 0, 1, 1), box(1, 0, 2, 1)
FAULTS = {
    "one twice": [LEFT, LEFT],
    "across another": [LEFT, box(0.5, 0.5, 1.5, 1.5)],
    "within another": [box(-1, -1, 3, 3), LEFT],
    "on the same side of an edge": [LEFT, Polygon([(1, 0), (1, 1), (0.5, 0.5)])],
    "a corner that one of two has": [LEFT, Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)])],
    "a corner on the edge of another": [LEFT, Polygon([(1, 0.5), (2, 0), (2, 1)])],
    "over ground that is together": [LEFT, RIGHT, box(0.2, 0.2, 1.8, 0.8)],
}


def array(shapes: list[Geometry]) -> np.ndarray:
    return np.array(shapes, dtype=object)


def test_ground_side_by_side_is_surely_a_coverage() -> None:
    ring = box(0, 0, 3, 3) - box(1, 1, 2, 2)
    assert is_surely_coverage(
        array([ring, box(1, 1, 2, 2).reverse(), box(3, 0, 4, 3), box(9, 9, 10, 10)])
    )


@pytest.mark.parametrize("shapes", FAULTS.values(), ids=FAULTS)
def test_what_is_none_is_never_taken_for_one(shapes: list[Geometry]) -> None:
    assert not is_surely_coverage(array(shapes))
    assert not is_coverage(tuple(shapes))
    assert shapely.equals(union(tuple(shapes)), shapely.union_all(shapes))


@pytest.mark.parametrize("other", [Point(0.5, 0.5), None])
def test_what_is_no_ground_is_left_to_geos(other: Geometry | None) -> None:
    assert not is_surely_coverage(array([LEFT, other]))


def test_ground_at_random_is_told_as_geos_tells_it() -> None:
    """Triangles with corners on few places: they share edges, cross and lie on each other."""
    dice = random.Random(7)
    agreed = {True: 0, False: 0}
    for _ in range(800):
        places = [(dice.randrange(4), dice.randrange(4)) for _ in range(3 * dice.randint(1, 3))]
        shapes = [Polygon(places[at : at + 3]) for at in range(0, len(places), 3)]
        shapes = [shape for shape in shapes if shape.area]
        sure, told = is_surely_coverage(array(shapes)), bool(shapely.coverage_is_valid(shapes))
        assert told or not sure, shapely.to_wkt(shapes)
        if told:
            agreed[sure] += 1
    assert agreed[True] > 50
    assert agreed[True] > 20 * agreed[False]


def test_what_is_called_a_coverage_and_cannot_be_joined_as_one_is_joined_as_any_ground() -> None:
    """GEOS does so with a sliver that is thinner than numbers can tell."""
    least = 4.857875057158989e-33
    thin = Polygon([(1, 10), (least, 1.5 * least), (1.5 * least, 1.5 * least)])
    shapes = (box(0, 10, 1, 11), box(2, 10, 3, 11), thin)
    assert union(shapes).area == pytest.approx(2)
