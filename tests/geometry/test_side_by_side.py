# SPDX-License-Identifier: MIT
"""Units as they are drawn: what no border is between them is neither seen nor drawn."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry, Polygon

from mapper.geometry.side_by_side import side_by_side
from mapper.geometry.simplify import simplify_shared
from mapper.geometry.topology import encode
from mapper.geometry.validity import valid

WEST = shapely.box(0, 0, 1, 1)
M = 1 / 111_200  # a metre in degrees of latitude


def borders(shapes: list[Geometry]) -> list[set[str]]:
    """The letters of the units beside every line that is drawn."""
    made = encode(shapes, "abcdefgh"[: len(shapes)], "u", 1_000_000)
    members = made["objects"]["u"]["geometries"]
    beside: dict[int, set[str]] = {}
    for member in members:
        polygons = [member["arcs"]] if member["type"] == "Polygon" else member["arcs"]
        for arc in (arc for rings in polygons for ring in rings for arc in ring):
            beside.setdefault(arc if arc >= 0 else ~arc, set()).add(member["id"])
    return sorted(beside.values(), key=sorted)


@pytest.mark.parametrize("metres", [-800, -110, 110, 800])
def test_a_gap_or_overlap_under_a_kilometre_is_one_border(metres: float) -> None:
    """Whether the two are drawn too far apart or, below 0, on each other."""
    found = side_by_side([shapely.box(-1, 0, 1, 1), shapely.box(1 + metres * M, 0, 3, 1)])
    assert borders(found) == [{"a"}, {"a", "b"}, {"b"}]


def test_a_gap_of_two_kilometres_is_water() -> None:
    found = side_by_side([shapely.box(-1, 0, 1, 1), shapely.box(1 + 2000 * M, 0, 3, 1)])
    assert borders(found) == [{"a"}, {"b"}]


def test_a_river_through_a_city_is_none_of_its_quarters() -> None:
    """300 m of 10 km: what is seen is drawn, however narrow it would be in a country."""
    km = 1000 * M
    banks = [shapely.box(0, 0, 4 * km, 4 * km), shapely.box(4.3 * km, 0, 10 * km, 4 * km)]
    assert borders(side_by_side(banks)) == [{"a"}, {"b"}]


def test_a_gap_that_is_closed_all_around_goes_to_a_neighbour() -> None:
    half = Polygon([(0, 0), (1, 0), (1, 0.4), (0.998, 0.5), (1, 0.6), (1, 1), (0, 1)])
    found = side_by_side([half, shapely.box(1, 0, 2, 1)])
    assert shapely.get_num_interior_rings(shapely.union_all(found)) == 0
    assert shapely.coverage_is_valid(found)


def test_a_fault_leaves_sound_shapes_as_they_are() -> None:
    sound = shapely.box(5, 0, 6, 1)
    *_, found = side_by_side([WEST, shapely.box(0.2, 0.2, 0.4, 0.4), sound])
    assert found.normalize() == sound.normalize()


def test_without_a_fault_all_shapes_are_the_same_objects() -> None:
    shapes = [WEST, shapely.box(1, 0, 2, 1)]
    assert all(new is old for new, old in zip(side_by_side(shapes), shapes, strict=True))


def test_a_city_has_a_hole_in_its_province() -> None:
    province, city = side_by_side([shapely.box(0, 0, 2, 2), shapely.box(0.5, 0.5, 1, 1)])
    assert province.contains_properly(city) is False
    assert borders([province, city]) == [{"a"}, {"a", "b"}]


def test_what_smaller_units_hide_is_not_drawn() -> None:
    country, *_ = side_by_side([shapely.box(0, 0, 2, 1), WEST, shapely.box(1, 0, 2, 1)])
    assert country.is_empty


def test_no_shapes_stay_none() -> None:
    assert side_by_side([]) == []


STEPS = st.integers(0, 12)


@given(corners=st.lists(st.tuples(STEPS, STEPS, STEPS, STEPS), min_size=1, max_size=6))
def test_whatever_lies_on_each_other_becomes_a_coverage(corners: list[tuple[int, ...]]) -> None:
    boxes = [shapely.box(x, y, x + w + 1, y + h + 1) for x, y, w, h in corners]
    found = [shape for shape in side_by_side(boxes) if not shape.is_empty]
    assert shapely.coverage_is_valid(found)
    assert shapely.area(shapely.union_all(found)) == pytest.approx(
        shapely.area(shapely.union_all(boxes)), rel=1e-3
    )


def ragged(seed: int) -> list[Geometry]:
    """Units of a seed around ragged middles, simplified, with gaps and overlaps of all widths."""
    chance = np.random.default_rng(seed)
    south = chance.uniform(0, 60)
    units: list[Geometry] = []
    for _ in range(chance.integers(3, 9)):
        angles = np.sort(chance.uniform(0, 2 * np.pi, chance.integers(5, 60)))
        radii = chance.uniform(0.1, 1.2) * (1 + chance.normal(0, 0.2, len(angles)))
        x, y = 60 + chance.uniform(0, 3), south + chance.uniform(0, 3)
        corners = np.column_stack((x + radii * np.cos(angles), y + radii * np.sin(angles)))
        around = shapely.buffer(
            shapely.union_all(units), chance.choice([0, 1e-9, 1e-4, 4e-3, -3e-3])
        )
        units.append(valid(shapely.difference(valid(Polygon(corners)), around)))
    return simplify_shared(
        [unit for unit in units if not unit.is_empty], chance.choice([1e-4, 1e-3, 1e-2])
    )


# Lines of these all but touch, so that bringing them to another scale makes them cross.
@pytest.mark.parametrize("seed", [93, 332, 587, 1576, 1577, 2239])
def test_lines_that_all_but_touch_are_no_trouble(seed: int) -> None:
    assert shapely.is_valid(side_by_side(ragged(seed))).all()
