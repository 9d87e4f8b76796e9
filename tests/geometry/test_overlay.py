# SPDX-License-Identifier: MIT
"""Two sets of polygons laid over each other. Drawn, north up:

lat 2  +-----------+       +-------+---+
       |   blue    |       | blue  |red|
lat 1  +-----------+       +-------+---+
       |    red    |       |    red    |
lat 0  +-----------+       +-----------+
    lon 0          2       0      1.5  2
"""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry

from mapper.geometry.area import area_km2
from mapper.geometry.overlay import LabelledPolygons, Overlap, Overlay, overlay
from mapper.geometry.validity import valid
from tests.examples import costly

BEFORE = LabelledPolygons([shapely.box(0, 1, 2, 2), shapely.box(0, 0, 2, 1)], ["blue", "red"])
AFTER = LabelledPolygons(
    [shapely.box(0, 1, 1.5, 2), shapely.box(1.5, 1, 2, 2), shapely.box(0, 0, 2, 1)],
    ["blue", "red", "red"],
)
M = 1 / 111_195  # a metre in degrees of latitude
STEP_M = 0.12
LABELS = ("blue", "red", "contested")


def test_ground_that_changed_hands_is_a_piece_of_its_own() -> None:
    found = overlay(BEFORE, AFTER)
    assert pieces(found) == [("red", "red", 2), ("blue", "blue", 1.5), ("blue", "red", 0.5)]


def test_a_piece_across_the_line_of_180_degrees_is_one() -> None:
    halves = shapely.MultiPolygon([shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -179, 1)])
    (shape,) = overlay(
        LabelledPolygons([halves], ["red"]), LabelledPolygons([halves], ["red"])
    ).shapes
    assert shape.equals(halves)


def test_the_largest_piece_stands_first() -> None:
    areas = overlay(BEFORE, AFTER).area_km2
    assert list(areas) == sorted(areas, reverse=True)


def test_ground_of_one_side_alone_has_no_label_on_the_other() -> None:
    wider = LabelledPolygons([shapely.box(0, 0, 3, 2)], ["red"])
    found = overlay(BEFORE, wider)
    assert pieces(found) == [(None, "red", 2), ("blue", "red", 2), ("red", "red", 2)]


def test_ground_between_two_polygons_is_nobodys_on_that_side() -> None:
    apart = LabelledPolygons([shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)], ["blue", "blue"])
    strip = LabelledPolygons([shapely.box(0, 0, 3, 1)], ["blue"])
    assert pieces(overlay(apart, strip)) == [
        (None, "blue", 1),
        ("blue", "blue", 1),
        ("blue", "blue", 1),
    ]


def test_a_hole_stays_a_hole() -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    found = overlay(LabelledPolygons([ring], ["blue"]), LabelledPolygons([ring], ["red"]))
    assert pieces(found) == [("blue", "red", 8)]


def test_polygons_of_one_label_that_touch_are_one_piece() -> None:
    halves = LabelledPolygons([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)], ["red", "red"])
    assert pieces(overlay(halves, halves)) == [("red", "red", 2)]


def test_polygons_that_touch_in_a_corner_are_two_pieces() -> None:
    corner = LabelledPolygons([shapely.box(0, 0, 1, 1), shapely.box(1, 1, 2, 2)], ["red", "red"])
    assert len(overlay(corner, corner).shapes) == 2


def test_of_two_polygons_on_the_same_ground_the_later_one_counts() -> None:
    both = LabelledPolygons([shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)], ["blue", "red"])
    assert pieces(overlay(both, both)) == [("red", "red", 2), ("blue", "blue", 1)]


def test_what_two_polygons_claim_is_told_with_its_area() -> None:
    both = LabelledPolygons([shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)], ["blue", "red"])
    area = float(area_km2([shapely.box(1, 0, 2, 1)])[0])
    found = overlay(both, BEFORE)
    assert found.overlaps_before == (Overlap("red", "blue", found.overlaps_before[0].area_km2),)
    assert found.overlaps_before[0].area_km2 == pytest.approx(area)
    assert found.overlaps_after == ()


def test_a_side_without_polygons_covers_nothing() -> None:
    found = overlay(LabelledPolygons([], []), BEFORE)
    assert pieces(found) == [(None, "blue", 2), (None, "red", 2)]


def test_two_sides_without_polygons_have_no_pieces() -> None:
    assert overlay(LabelledPolygons([], []), LabelledPolygons([], [])).shapes == ()


# --- slivers ---


def moved_line(metres: float) -> LabelledPolygons:
    """The border between blue and red, drawn again a little further south."""
    line = 1 - metres * M
    return LabelledPolygons(
        [shapely.box(0, line, 2, 2), shapely.box(0, 0, 2, line)], ["blue", "red"]
    )


def test_a_strip_thinner_than_the_limit_goes_to_its_neighbour_and_is_counted() -> None:
    found = overlay(BEFORE, moved_line(5))
    assert [(one, other) for one, other, _ in pieces(found)] == [("blue", "blue"), ("red", "red")]
    assert (found.slivers, round(found.slivers_km2, 2)) == (1, 1.11)


def test_a_strip_wider_than_the_limit_is_a_change() -> None:
    found = overlay(BEFORE, moved_line(15))
    assert ("red", "blue") in {*zip(found.before, found.after, strict=True)}
    assert found.slivers == 0


def test_the_limit_can_be_chosen() -> None:
    assert overlay(BEFORE, moved_line(15), sliver_m=20).slivers == 1
    assert overlay(BEFORE, moved_line(5), sliver_m=0).slivers == 0


def test_a_gap_between_two_polygons_of_one_file_is_closed_like_a_sliver() -> None:
    gap = LabelledPolygons(
        [shapely.box(0, 1 + 3 * M, 2, 2), shapely.box(0, 0, 2, 1)], ["blue", "red"]
    )
    found = overlay(gap, BEFORE)
    assert {*zip(found.before, found.after, strict=True)} == {("blue", "blue"), ("red", "red")}


def test_a_narrow_corridor_that_was_drawn_is_no_sliver() -> None:
    corridor = shapely.box(0.5, 1.2, 0.5 + 6 * M, 1.8)
    cut = LabelledPolygons([*BEFORE.shapes, corridor], ["blue", "red", "red"])
    found = overlay(BEFORE, cut)
    assert (found.slivers, ("blue", "red") in {*zip(found.before, found.after, strict=True)}) == (
        0,
        True,
    )


def test_a_thin_piece_without_a_neighbour_stays() -> None:
    """The tip of a square that reaches a little beyond its neighbour's corner."""
    one, other = shapely.box(0, 0, 1, 1), shapely.box(1 - 2 * M, 0.2, 2, 0.3)
    found = overlay(LabelledPolygons([one], ["blue"]), LabelledPolygons([other], ["red"]))
    assert sum(found.area_km2) == pytest.approx(
        float(area_km2([shapely.union(one, other)])[0]), rel=1e-6
    )


# --- for any polygons ---

numbers = st.integers(0, 40).map(lambda tenth: tenth / 10)


@st.composite
def rectangle(draw: st.DrawFn) -> Geometry:
    west, south = draw(numbers), draw(numbers)
    return shapely.box(
        west, south, west + draw(st.integers(1, 20)) / 7, south + draw(st.integers(1, 20)) / 9
    )


@st.composite
def crooked(draw: st.DrawFn) -> Geometry:
    """The ground that any ring of points encloses."""
    position = st.tuples(st.floats(0, 4), st.floats(0, 4))
    points = draw(st.lists(position, min_size=3, max_size=7, unique=True))
    shape = valid(shapely.Polygon(points))
    return shape if shape.area > 1e-3 else shapely.box(0, 0, 1, 1)


@st.composite
def side(draw: st.DrawFn) -> LabelledPolygons:
    shapes = draw(st.lists(rectangle() | crooked(), max_size=4))
    return LabelledPolygons(shapes, [draw(st.sampled_from(LABELS)) for _ in shapes])


def seen(side: LabelledPolygons) -> dict[str, Geometry]:
    """What each label has, without what later polygons cover."""
    ground: dict[str, Geometry] = {}
    for shape, label in zip(side.shapes, side.labels, strict=True):
        ground = {other: shapely.difference(whole, shape) for other, whole in ground.items()}
        ground[label] = shapely.union(ground.get(label, shapely.Polygon()), shape)
    return ground


@costly(50)
@given(side(), side())
def test_each_label_has_the_ground_of_its_side(
    before: LabelledPolygons, after: LabelledPolygons
) -> None:
    found = overlay(before, after, sliver_m=0)
    for there, labels in ((before, found.before), (after, found.after)):
        for label, ground in seen(there).items():
            mine = [shape for shape, own in zip(found.shapes, labels, strict=True) if own == label]
            off = shapely.symmetric_difference(shapely.union_all(mine), ground)
            assert shapely.buffer(off, -2 * STEP_M * M).is_empty


@costly(50)
@given(side(), side())
def test_pieces_do_not_overlap(before: LabelledPolygons, after: LabelledPolygons) -> None:
    shapes = np.array(overlay(before, after).shapes, dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes)
    near = one < other
    met = shapely.relate_pattern(shapes[one[near]], shapes[other[near]], "F********")
    assert met.all()


@costly(50)
@given(side(), side())
def test_pieces_are_sound_and_fill_what_both_sides_cover(
    before: LabelledPolygons, after: LabelledPolygons
) -> None:
    found = overlay(before, after)
    whole = shapely.union_all([*before.shapes, *after.shapes])
    slack = whole.length * 111.195 * STEP_M / 1000 * 2 + 1e-6
    assert shapely.is_valid(found.shapes).all()
    assert sum(found.area_km2) == pytest.approx(float(area_km2([whole])[0]), abs=slack)
    assert list(area_km2(found.shapes)) == pytest.approx(list(found.area_km2), rel=1e-6)


@costly(50)
@given(side(), side())
def test_a_piece_is_covered_by_one_side_at_least(
    before: LabelledPolygons, after: LabelledPolygons
) -> None:
    found = overlay(before, after)
    assert (None, None) not in zip(found.before, found.after, strict=True)


@costly(50)
@given(side(), side())
def test_the_way_back_has_the_same_pieces(
    before: LabelledPolygons, after: LabelledPolygons
) -> None:
    there, back = overlay(before, after), overlay(after, before)
    assert (there.shapes, there.before, there.after) == (back.shapes, back.after, back.before)


@costly(50)
@given(side())
def test_a_side_does_not_differ_from_itself(one: LabelledPolygons) -> None:
    found = overlay(one, one)
    assert found.before == found.after
    assert found.slivers == 0


@costly(50)
@given(side(), side(), st.permutations(range(4)))
def test_the_order_of_polygons_that_do_not_overlap_does_not_matter(
    before: LabelledPolygons, after: LabelledPolygons, order: list[int]
) -> None:
    once = overlay(before, after)
    flat = LabelledPolygons(once.shapes, [label or "none" for label in once.before])
    shuffled = sorted(range(len(flat.shapes)), key=lambda nth: (order[nth % 4], nth))
    mixed = LabelledPolygons([flat.shapes[i] for i in shuffled], [flat.labels[i] for i in shuffled])
    one, other = overlay(flat, after), overlay(mixed, after)
    assert (one.shapes, one.before, one.after) == (other.shapes, other.before, other.after)


def pieces(found: Overlay) -> list[tuple[str | None, str | None, float]]:
    """The labels of each piece and its area in square degrees."""
    rows = zip(found.before, found.after, found.shapes, strict=True)
    told = [(one, other, round(shape.area, 6)) for one, other, shape in rows]
    assert math.isclose(sum(found.area_km2), float(area_km2(found.shapes).sum()), rel_tol=1e-9)
    return sorted(told, key=lambda row: (-row[2], str(row[0]), str(row[1])))
