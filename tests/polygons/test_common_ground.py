# SPDX-License-Identifier: MIT
"""The ground that two sides share, as units with a ledger for each side. Drawn:

lat 2  +-----------+-----------+
       | Northfield|  Eastvale |        the toy country, and over it a file that gives
lat 1  +-----------+-----------+        Blue all that lies north of 0.5 and Red the rest
       | Westmarch |  Southport|
lat 0  +-----------+-----------+
    lon 0          1           2
"""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry

from mapper.comparison.compute import compare_sides
from mapper.comparison.model import Comparison, Side
from mapper.errors import BoundaryError
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Record
from mapper.polygons.common_ground import (
    CommonGround,
    ComparedSide,
    common_ground,
    drawn_polygons,
    drawn_units,
)
from mapper.polygons.polygon_file import PolygonFile
from mapper.style.words import load_words
from tests.examples import costly
from tests.ledger_text import ledger
from tests.toy import DAY, SCHEME, boundaries, toy_control

WORDS = load_words("en")
NORTH, SOUTH = shapely.box(0, 0.5, 2, 2), shapely.box(0, 0, 2, 0.5)


def polygons(*drawn: tuple[str, Geometry], name: str = "front.geojson") -> ComparedSide:
    """A side out of pairs of a status and a shape."""
    records = [
        Record(
            place=f"#{number}",
            status=status,
            date=Span.of_day(DAY),
            where=Where(name, number),
            order=number,
        )
        for number, (status, _) in enumerate(drawn, start=1)
    ]
    file = PolygonFile(
        name=name,
        scheme=SCHEME,
        shapes=tuple(shape for _, shape in drawn),
        records=tuple(records),
        day=DAY,
        problems=(),
    )
    return drawn_polygons(file)


FRONT = polygons(("blue", NORTH), ("red", SOUTH))


def names(ground: CommonGround) -> list[str]:
    return [unit.name for unit in ground.boundaries.units]


def compared(before: ComparedSide, after: ComparedSide) -> Comparison:
    ground = common_ground(before, after, WORDS)
    one, other = (
        toy_control(records, name=side.name, boundaries=ground.boundaries, places={})
        for side, records in ((before, ground.before), (after, ground.after))
    )
    return compare_sides(Side(control=one, day=DAY), Side(control=other, day=DAY))


def test_areas_are_numbered_from_the_largest() -> None:
    ground = common_ground(FRONT, FRONT, WORDS)
    assert names(ground) == ["Area 1", "Area 2"]
    assert ground.boundaries.area_km2[0] > ground.boundaries.area_km2[1]


def test_areas_are_named_by_the_units_with_most_of_them() -> None:
    ground = common_ground(FRONT, FRONT, WORDS, named_by=boundaries())
    assert names(ground) == ["Area 1 (Northfield, Eastvale, …)", "Area 2 (Westmarch, Southport)"]


def test_ground_of_both_sides_has_a_report_on_both() -> None:
    ground = common_ground(FRONT, polygons(("red", NORTH)), WORDS)
    assert {*ground.before.entries} == {"area-1", "area-2"}
    assert {*ground.after.entries} == {"area-1"}


def test_the_report_is_that_of_the_polygon_that_lies_there() -> None:
    halves = polygons(("red", shapely.box(0, 0, 1, 1)), ("red", shapely.box(3, 0, 4, 1)))
    ground = common_ground(halves, halves, WORDS)
    lines = {records[0].where.line for records in ground.before.entries.values()}
    assert lines == {1, 2}


def test_a_unit_that_a_line_cuts_has_a_part_for_each_status() -> None:
    country = drawn_units("control.csv", boundaries(), ledger("2021-08-01 Westmarch red"))
    ground = common_ground(country, FRONT, WORDS)
    assert [unit.id for unit in ground.boundaries.units] == [
        "Northfield",
        "Eastvale",
        "Westmarch/red",
        "Westmarch/blue",
        "Southport/red",
        "Southport/blue",
    ]
    assert names(ground)[2:4] == ["Westmarch (part)", "Westmarch (part)"]


def test_both_parts_of_a_unit_have_its_report() -> None:
    country = drawn_units("control.csv", boundaries(), ledger("2021-08-01 Westmarch red"))
    ground = common_ground(country, FRONT, WORDS)
    assert {*ground.before.entries} == {"Westmarch/blue", "Westmarch/red"}


def test_reports_that_do_not_count_go_along() -> None:
    two = ledger("2021-08-01 Westmarch blue\n2021-08-01 Westmarch red")
    ground = common_ground(drawn_units("control.csv", boundaries(), two), FRONT, WORDS)
    assert [record.status for record in ground.before.aside["Westmarch/red"]] == ["blue"]


def test_ground_beyond_the_units_is_an_area() -> None:
    country = drawn_units("control.csv", boundaries(), ledger("2021-08-01 Westmarch red"))
    ground = common_ground(country, polygons(("red", shapely.box(0, 0, 3, 2))), WORDS)
    assert names(ground)[-1] == "Area 1"
    assert "area-1" not in ground.before.entries


def test_what_two_polygons_claim_is_told_once_for_each_pair() -> None:
    both = polygons(("blue", NORTH), ("red", NORTH), ("red", SOUTH))
    (told,) = common_ground(both, FRONT, WORDS).notes
    assert str(told).startswith("front.geojson: Blue and Red overlap by ")
    assert str(told).endswith(", counted for Red")


def test_no_ground_at_all_is_told() -> None:
    nothing = replace(polygons(), name="empty.geojson")
    with pytest.raises(BoundaryError, match="there is no ground to compare"):
        common_ground(nothing, nothing, WORDS)


# --- for any rectangles ---

corner = st.integers(0, 12)


@st.composite
def side(draw: st.DrawFn) -> ComparedSide:
    boxes = draw(st.lists(st.tuples(corner, corner, corner, corner), min_size=1, max_size=4))
    statuses = [draw(st.sampled_from(("blue", "contested", "red"))) for _ in boxes]
    shapes = [shapely.box(x / 4, y / 4, (x + w + 1) / 4, (y + h + 1) / 4) for x, y, w, h in boxes]
    return polygons(*zip(statuses, shapes, strict=True))


@costly(40)
@given(side())
def test_a_side_does_not_differ_from_itself(one: ComparedSide) -> None:
    found = compared(one, one)
    assert not found.differs


@costly(40)
@given(side(), side())
def test_the_way_back_turns_every_transition_round(
    before: ComparedSide, after: ComparedSide
) -> None:
    there, back = compared(before, after), compared(after, before)
    assert {(m.before, m.after): m.amount for m in there.transitions} == {
        (m.after, m.before): m.amount for m in back.transitions
    }


@costly(40)
@given(side(), side())
def test_all_ground_is_compared_and_what_one_drawing_alone_has_is_not_drawn_in_the_other(
    before: ComparedSide, after: ComparedSide
) -> None:
    found = compared(before, after)
    one, other = shapely.union_all(before.shapes), shapely.union_all(after.shapes)
    shapes = dict(
        zip((unit.id for unit in found.boundaries.units), found.boundaries.shapes, strict=True)
    )
    km2 = {(False, False): 0.0, (True, False): 0.0, (False, True): 0.0}
    for move in found.transitions:
        km2[move.before is None, move.after is None] += sum(shapes[id_].area for id_ in move.units)
    assert km2 == {
        (False, False): pytest.approx(shapely.intersection(one, other).area),
        (True, False): pytest.approx(shapely.difference(other, one).area),
        (False, True): pytest.approx(shapely.difference(one, other).area),
    }
