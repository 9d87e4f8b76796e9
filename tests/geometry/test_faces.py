# SPDX-License-Identifier: MIT
"""Faces: the ground cut along all lines of all days."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Geometry, box

from mapper.geometry.area import area_km2
from mapper.geometry.faces import Cover, DayGround, Faces, cut_faces
from mapper.geometry.windings import NOTHING

RED, BLUE = 0, 1
RANK = (1, 0)
GRID = 1e-6
LOW, MIDDLE, HIGH = box(0, 0, 4, 1), box(1, 0.5, 3, 1.5), box(0, 1, 4, 2)
WIDE = shapely.MultiPolygon([box(-1, -1, 5, 3).difference(LOW), box(6, 0, 7, 1)])


def day(*shapes: tuple[Geometry, int]) -> DayGround:
    return DayGround([shape for shape, _ in shapes], [label for _, label in shapes])


def label_on(runs: tuple[tuple[int, int], ...], nth: int) -> int:
    """The label that runs give to a day."""
    return next((label for since, label in reversed(runs) if since <= nth), NOTHING)


def ground_of(faces: Faces, label: int, nth: int) -> Geometry:
    """All faces that have a label on a day."""
    held = [
        s for s, runs in zip(faces.shapes, faces.runs, strict=True) if label_on(runs, nth) == label
    ]
    return shapely.union_all(held)


def drawn(ground: DayGround, label: int) -> Geometry:
    """What a day gives to a label, without what a higher one lies on."""
    given = list(zip(ground.shapes, ground.labels, strict=True))
    own = [shape for shape, its in given if its == label]
    above = [shape for shape, its in given if RANK[its] > RANK[label]]
    return shapely.difference(shapely.union_all(own), shapely.union_all(above))


def runs_by_place(faces: Faces) -> dict[tuple[float, ...], tuple[tuple[int, int], ...]]:
    return {shape.bounds: runs for shape, runs in zip(faces.shapes, faces.runs, strict=True)}


def test_a_front_that_moves_leaves_three_faces() -> None:
    faces = cut_faces(
        [
            day((box(0, 0, 4, 1), RED), (box(0, 1, 4, 2), BLUE)),
            day((box(0, 0, 4, 1.5), RED), (box(0, 1.5, 4, 2), BLUE)),
        ],
        RANK,
    )
    assert runs_by_place(faces) == {
        (0, 0, 4, 1): ((0, RED),),
        (0, 1, 4, 1.5): ((0, BLUE), (1, RED)),
        (0, 1.5, 4, 2): ((0, BLUE),),
    }


def test_neighbours_with_one_history_are_one_face() -> None:
    faces = cut_faces([day((box(0, 0, 1, 1), RED), (box(1, 0, 2, 1), RED))], RANK)
    assert [shape.bounds for shape in faces.shapes] == [(0, 0, 2, 1)]


def test_pieces_that_do_not_touch_are_faces_of_their_own() -> None:
    faces = cut_faces([day((box(0, 0, 1, 1), RED), (box(5, 0, 6, 1), RED))], RANK)
    assert [shape.bounds for shape in faces.shapes] == [(0, 0, 1, 1), (5, 0, 6, 1)]


def test_ground_that_nobody_holds_any_more_says_so() -> None:
    faces = cut_faces([day((box(0, 0, 1, 1), RED)), day()], RANK)
    assert faces.runs == (((0, RED), (1, NOTHING)),)


def test_a_hole_is_no_ground() -> None:
    ring = shapely.difference(box(0, 0, 3, 3), box(1, 1, 2, 2))
    faces = cut_faces([day((ring, RED))], RANK)
    assert shapely.equals(faces.shapes[0], ring)
    assert len(faces.shapes) == 1


def test_a_pocket_inside_a_hole_is_known() -> None:
    ring = shapely.difference(box(0, 0, 5, 5), box(1, 1, 4, 4))
    faces = cut_faces([day((ring, RED), (box(2, 2, 3, 3), BLUE))], RANK)
    assert runs_by_place(faces) == {(0, 0, 5, 5): ((0, RED),), (2, 2, 3, 3): ((0, BLUE),)}


def test_of_two_labels_the_higher_one_counts_and_the_other_is_told() -> None:
    faces = cut_faces([day((box(0, 0, 2, 1), BLUE), (box(1, 0, 3, 1), RED))], RANK)
    assert shapely.equals(ground_of(faces, RED, 0), box(1, 0, 3, 1))
    assert shapely.equals(ground_of(faces, BLUE, 0), box(0, 0, 1, 1))
    assert faces.covers == (Cover(RED, BLUE, 0, pytest.approx(area_km2([box(1, 0, 2, 1)])[0])),)


def test_an_overlap_is_told_of_the_day_on_which_it_is_largest() -> None:
    def overlapping(width: float) -> DayGround:
        return day((box(0, 0, 2, 1), BLUE), (box(2 - width, 0, 3, 1), RED))

    faces = cut_faces([overlapping(0.1), overlapping(0.5), overlapping(0.2)], RANK)
    assert [(cover.day, round(cover.area_km2)) for cover in faces.covers] == [
        (1, round(area_km2([box(1.5, 0, 2, 1)])[0]))
    ]


def test_one_label_that_lies_on_itself_is_no_overlap() -> None:
    faces = cut_faces([day((box(0, 0, 2, 1), RED), (box(1, 0, 3, 1), RED))], RANK)
    assert [shape.bounds for shape in faces.shapes] == [(0, 0, 3, 1)]
    assert faces.covers == ()


def test_a_line_drawn_twice_leaves_no_sliver() -> None:
    first = day((box(0, 0, 1, 1), RED), (box(1, 0, 2, 1), BLUE))
    again = day((box(0, 0, 1.00002, 1), RED), (box(1.00002, 0, 2, 1), BLUE))
    faces = cut_faces([first, again], RANK)
    assert len(faces.shapes) == 2
    assert faces.slivers == 1
    assert faces.slivers_km2 == pytest.approx(area_km2([box(1, 0, 1.00002, 1)])[0], rel=1e-3)


def test_a_gap_left_by_drawing_is_closed() -> None:
    around = shapely.difference(box(0, 0, 3, 3), box(1, 1, 2, 2))
    inside = box(1, 1, 1.99998, 2)
    faces = cut_faces([day((around, RED), (inside, BLUE))], RANK)
    assert shapely.equals(shapely.union_all(list(faces.shapes)), box(0, 0, 3, 3))
    assert faces.slivers == 1


def test_a_thin_strip_by_itself_stays() -> None:
    faces = cut_faces([day((box(0, 0, 0.00002, 1), RED))], RANK)
    assert len(faces.shapes) == 1
    assert faces.slivers == 0


def test_a_thin_piece_that_is_most_of_what_a_label_has_stays() -> None:
    """All of blue on the second day is two metres wide, between the reds of both days."""
    strip = box(1, 0, 1.00002, 1)
    days = [
        day((box(0, 0, 1, 1), RED), (box(1.00002, 0, 2, 1), RED)),
        day((box(0, 0, 1, 1), RED), (strip, BLUE), (box(1.00002, 0, 2, 1), RED)),
    ]
    faces = cut_faces(days, RANK)
    assert (1, BLUE) in {run for runs in faces.runs for run in runs}
    assert faces.slivers == 0


def test_a_label_may_count_as_another_where_it_lies_uppermost() -> None:
    """What fills the rest is red, too, and lies under the blue that red lies over."""
    rest = 2
    below = (box(0, 0, 4, 1), rest)
    faces = cut_faces(
        [day(below, (box(1, 0, 3, 1), BLUE), (box(2, 0, 3, 1), RED))],
        [*RANK, -1],
        counts_as=[RED, BLUE, RED],
    )
    assert runs_by_place(faces) == {
        (0, 0, 1, 1): ((0, RED),),
        (1, 0, 2, 1): ((0, BLUE),),
        (2, 0, 4, 1): ((0, RED),),
    }


# Its three corners come to lie on one line once they are rounded.
THREAD = shapely.Polygon([(30, 30), (30.5, 30.5), (31, 31.0000002)])


def test_ground_that_vanishes_on_the_grid_is_no_face() -> None:
    assert cut_faces([day((THREAD, RED))], RANK).shapes == ()


def test_a_day_on_which_all_ground_vanishes_has_none() -> None:
    square = day((box(0, 0, 1, 1), RED))
    (runs,) = cut_faces([square, day((THREAD, RED)), square], RANK).runs
    assert [label_on(runs, nth) for nth in range(3)] == [RED, NOTHING, RED]


def test_lines_that_cross_halfway_between_points_of_the_grid_are_cut() -> None:
    """The diagonals of a square with an odd number of steps on its side."""
    far = 1 - GRID
    faces = cut_faces(
        [
            day((shapely.Polygon([(0, 0), (far, far), (0, far)]), RED)),
            day((shapely.Polygon([(0, far), (far, 0), (far, far)]), BLUE)),
        ],
        RANK,
    )
    assert sorted(faces.runs) == [((0, RED), (1, NOTHING)), ((0, RED), (1, BLUE)), ((1, BLUE),)]


def test_days_without_anything_have_no_faces() -> None:
    assert cut_faces([day(), day()], RANK) == Faces(shapes=(), runs=(), area_km2=())


# --- properties ---------------------------------------------------------------------------

corners = st.tuples(
    st.floats(0, 3, allow_nan=False, width=32), st.floats(0, 3, allow_nan=False, width=32)
)


def polygon(points: list[tuple[float, float]]) -> Geometry:
    return shapely.convex_hull(shapely.multipoints(points))


polygons = (
    st.lists(corners, min_size=3, max_size=6)
    .map(polygon)
    .filter(lambda shape: shape.geom_type == "Polygon" and shape.area > 1e-4)
)
grounds = st.lists(st.tuples(polygons, st.sampled_from((RED, BLUE))), max_size=4).map(
    lambda shapes: day(*shapes)
)
histories = st.lists(grounds, min_size=1, max_size=5)


@given(histories)
@settings(max_examples=60, deadline=None)
def test_faces_share_no_ground(days: list[DayGround]) -> None:
    faces = cut_faces(days, RANK, sliver_m=0)
    shapes = np.array(faces.shapes, dtype=object)
    assert shapely.is_valid(shapes).all()
    assert shapely.area(shapely.union_all(shapes)) == pytest.approx(
        shapely.area(shapes).sum(), rel=1e-9, abs=1e-9
    )


@given(histories)
@settings(max_examples=60, deadline=None)
def test_every_day_comes_back_within_the_grid(days: list[DayGround]) -> None:
    faces = cut_faces(days, RANK, sliver_m=0)
    for nth, ground in enumerate(days):
        for label in (RED, BLUE):
            found, wanted = ground_of(faces, label, nth), drawn(ground, label)
            off = shapely.symmetric_difference(found, wanted)
            # Nothing but strips along the lines, no wider than some steps of the grid.
            assert shapely.buffer(off, -2 * GRID).is_empty


@given(histories, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_days_does_not_matter(days: list[DayGround], dice) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(days)))
    dice.shuffle(order)
    one = cut_faces(days, RANK, sliver_m=0)
    other = cut_faces([days[nth] for nth in order], RANK, sliver_m=0)
    for place, nth in enumerate(order):
        for label in (RED, BLUE):
            assert shapely.equals(ground_of(one, label, nth), ground_of(other, label, place))
    assert [shape.wkb for shape in one.shapes] == [shape.wkb for shape in other.shapes]


def copied(days: list[DayGround]) -> list[DayGround]:
    """The same ground, of which no two days share an object."""
    return [
        DayGround(shapely.from_wkb(shapely.to_wkb(day.shapes)).tolist(), day.labels) for day in days
    ]


@pytest.mark.parametrize(
    "days",
    [
        [((LOW, RED), (HIGH, BLUE)), ((LOW, RED), (HIGH, BLUE))],
        [((LOW, RED), (HIGH, BLUE)), ((HIGH, RED), (LOW, BLUE)), ((HIGH, RED),)],
        [((LOW, RED), (LOW, RED)), ((LOW, RED),), ((LOW, BLUE), (LOW, RED)), ()],
        [(), ((MIDDLE, RED), (LOW, RED)), ((LOW, RED), (MIDDLE, BLUE)), ((LOW, RED),)],
        [((WIDE, RED), (LOW, BLUE)), ((LOW, RED), (WIDE, BLUE))],
    ],
)
def test_a_shape_that_lies_on_two_days_is_as_one_that_is_drawn_twice(
    days: list[tuple[tuple[Geometry, int], ...]],
) -> None:
    """What a file has from the day before is the very same object, and is not looked at again."""
    ground = [day(*shapes) for shapes in days]
    assert cut_faces(ground, RANK) == cut_faces(copied(ground), RANK)


@given(grounds)
@settings(max_examples=30, deadline=None)
def test_a_day_that_stays_costs_no_face(ground: DayGround) -> None:
    once = cut_faces([ground], RANK, sliver_m=0)
    often = cut_faces([ground] * 4, RANK, sliver_m=0)
    assert often.runs == once.runs
    assert often.lines == once.lines
