# SPDX-License-Identifier: MIT
"""Rings around the ground of every label, day by day."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry, box

from mapper.geometry.faces import DayGround, Faces, cut_faces
from mapper.geometry.rings import (
    closed,
    pieces,
    rings_by_day,
    without_straights,
    without_straights_of_one,
)
from tests.examples import costly
from tests.geometry.test_faces import BLUE, GRID, RANK, RED, day, ground_of, histories


def grounds(faces: Faces, days: int) -> list[dict[int, Geometry]]:
    """The ground of each label by day, put together from its rings."""
    rings: dict[int, tuple[int, np.ndarray]] = {}
    changed = {one.day: one for one in rings_by_day(faces)}
    found = []
    for nth in range(days):
        if nth in changed:
            for number in changed[nth].gone:
                del rings[number]
            rings |= {number: (label, corners) for number, label, corners in changed[nth].come}
        found.append({label: filled(rings, label) for label in (RED, BLUE)})
    return found


def filled(rings: dict[int, tuple[int, np.ndarray]], label: int) -> Geometry:
    """What lies on the left of rings: holes run the other way round."""
    shapes = [shapely.polygons(corners / 1e6) for its, corners in rings.values() if its == label]
    outer = [shape for shape in shapes if shape.exterior.is_ccw]
    inner = [shape for shape in shapes if not shape.exterior.is_ccw]
    return shapely.difference(
        shapely.union_all(shapely.make_valid(outer)), shapely.union_all(shapely.make_valid(inner))
    )


def test_a_corner_left_by_another_day_is_left_out() -> None:
    square = np.array([(0, 0), (500, 0), (1000, 0), (1000, 1000), (0, 1000)])
    (left,) = without_straights([square])
    assert left.tolist() == [[0, 0], [1000, 0], [1000, 1000], [0, 1000]]


# Few places, so that many corners lie in one line.
RINGS = st.lists(st.tuples(*[st.integers(0, 4)] * 2), min_size=2, max_size=14, unique=True)


@costly(200)
@given(st.lists(RINGS, max_size=5))
def test_of_many_rings_as_much_is_left_as_of_each_alone(drawn: list[list[tuple[int, int]]]) -> None:
    rings = [np.array(ring) for ring in drawn]
    for ring, left in zip(rings, without_straights(rings), strict=True):
        assert left.tolist() == without_straights_of_one(ring).tolist()


def test_a_ring_without_some_edges_is_in_pieces() -> None:
    free = np.zeros(6, dtype=np.bool_)
    found = pieces(np.arange(1, 6), [(2, 3), (5, 1)], free)
    assert [path.tolist() for path in found] == [[3, 4, 5], [1, 2]]
    assert not free.any()


def test_paths_that_lead_on_from_each_other_close() -> None:
    paths = np.array([[1, 2], [3, 1], [2, 3]])
    assert [ring.tolist() for ring in closed([*paths])] == [[1, 2, 3]]


def test_rings_that_no_change_touches_are_not_told_again() -> None:
    first = day((box(0, 0, 1, 1), RED), (box(5, 0, 6, 1), RED))
    second = day((box(0, 0, 1, 1), RED), (box(5, 0, 6, 2), RED))
    faces = cut_faces([first, second], RANK)
    told = list(rings_by_day(faces))
    assert [len(one.come) for one in told] == [2, 1]
    assert told[1].gone == (told[0].come[1][0],) or told[1].gone == (told[0].come[0][0],)


@given(histories)
@costly(40)
def test_rings_hold_the_ground_of_each_day(days: list[DayGround]) -> None:
    faces = cut_faces(days, RANK, sliver_m=0)
    for nth, ground in enumerate(grounds(faces, len(days))):
        for label in (RED, BLUE):
            off = shapely.symmetric_difference(ground[label], ground_of(faces, label, nth))
            assert shapely.buffer(off, -3 * GRID).is_empty
