# SPDX-License-Identifier: MIT
"""Shapes out of a payload."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.packing import pack_arc, pack_topology
from mapper.geometry.topology import encode
from mapper.geometry.unpacking import unpack_all
from mapper.picture.ground import BAND_OPACITY, PxShapes, Seen, ground_items, soft_items
from mapper.picture.ink import NOTHING, Group, Path
from mapper.picture.shapes import Shapes, cut_lines, read_shapes
from mapper.picture.themes import theme_of
from mapper.picture.unit_sizes import UnitSizes
from tests.picture.maps import afghanistan, toy

STEPS = st.lists(st.tuples(st.integers(-70000, 70000), st.integers(-70000, 70000)), min_size=1)


@given(st.lists(STEPS, min_size=1, max_size=5))
def test_all_arcs_are_unpacked_at_once_as_they_are_one_by_one(
    arcs: list[list[tuple[int, int]]],
) -> None:
    texts = [pack_arc(arc) for arc in arcs]
    numbers, counts = unpack_all(texts)
    assert counts.tolist() == [2 * len(arc) for arc in arcs]
    assert numbers.tolist() == [number for arc in arcs for step in arc for number in step]


def test_the_squares_of_the_toy_country_come_back() -> None:
    shapes = read_shapes(toy().payload["units"], "units")
    (rings,) = shapes.rings("Eastvale")
    (ring,) = rings
    assert {tuple(point) for point in np.rint(ring).tolist()} == {(1, 1), (2, 1), (2, 2), (1, 2)}


def test_a_line_lies_between_two_units_or_on_the_outside() -> None:
    shapes = read_shapes(afghanistan().payload["units"], "units")
    inner = shapes.lines(lambda _, b: b is not None)
    outline = shapes.lines(lambda _, b: b is None)
    assert len(inner) + len(outline) == len(shapes.arcs)


def test_what_two_units_share_is_shared_after_it_was_simplified() -> None:
    whole = read_shapes(afghanistan().payload["units"], "units")
    coarse = whole.simplified(0.1)
    assert len(coarse.points()) < len(whole.points()) / 2
    for fine, rough in zip(whole.arcs, coarse.arcs, strict=True):
        assert fine[0].tolist() == rough[0].tolist()
        assert fine[-1].tolist() == rough[-1].tolist()


@pytest.mark.parametrize("box", [(0, 0, 2, 0), (0, 0, 2, -1), (0, 0, 0, 2)])
def test_nothing_of_a_line_lies_in_a_box_without_room(box: tuple[float, ...]) -> None:
    across = np.array([(-1.0, -1.0), (3.0, 3.0)])
    assert len(cut_lines([across], (0, 0, 2, 2))) == 1
    assert cut_lines([across], box) == []


def test_no_topology_is_no_shapes() -> None:
    assert read_shapes(None, "bands").polygons == {}


def test_ground_too_small_to_be_seen_is_a_dot_without_lines_of_its_own() -> None:
    """In px: an islet of one px beside a square of fifty."""
    squares = [shapely.box(0, 0, 50, 50), shapely.box(80, 20, 81, 21)]
    packed = pack_topology(encode(squares, ["land", "islet"], "units", 10_000))
    drawn = drawn_in_px(read_shapes(packed, "units"))
    assert drawn.sizes.specks == {"islet": pytest.approx((80.5, 20.5), abs=0.01)}
    assert len(drawn.lines(lambda _, b: b is None)) == 1


def test_a_coast_is_a_thinner_line_than_a_border() -> None:
    """In px: of two squares apart the second has the last arc."""
    squares = [shapely.box(0, 0, 50, 50), shapely.box(80, 0, 130, 50)]
    packed = pack_topology(encode(squares, [*"ab"], "units", 10_000))
    drawn = replace(drawn_in_px(read_shapes(packed, "units")), coast=1)
    (border, at_border), (coast, at_coast) = drawn.outline(theme_of(toy(), "light"), 1.0)
    assert [len(border), len(coast)] == [1, 1]
    assert at_coast.width < at_border.width


def drawn_in_px(units: Shapes) -> PxShapes:
    return PxShapes(
        units={}, countries={}, bands={}, country_lines=[], unit_shapes=units,
        box=(0.0, 0.0, 0.0, 0.0), own="", sizes=UnitSizes.of(units),
    )  # fmt: skip


def test_the_border_between_two_parents_is_stronger_than_those_of_units() -> None:
    """Four squares in a row: `a` and `b` in one parent, `c` and `d` in another."""
    row = [shapely.box(x, 0, x + 50, 50) for x in range(0, 200, 50)]
    packed = pack_topology(encode(row, [*"abcd"], "units", 10_000))
    drawn = drawn_in_px(read_shapes(packed, "units"))
    drawn = replace(drawn, parents={"a": 0, "b": 0, "c": 1, "d": 1})
    places: dict[str, Seen] = {id_: {"name": id_, "status": "blue"} for id_ in "abcd"}
    theme = theme_of(toy(), "light")
    (lines,) = (
        one
        for one in ground_items(drawn, places, theme)
        if isinstance(one, Group) and one.name == "lines"
    )
    inner, parents, _outline = lines.items
    assert (len(inner.lines), len(parents.lines)) == (3, 1)
    assert parents.lines[0][:, 0].tolist() == pytest.approx([100, 100], abs=0.1)
    assert parents.paint.width > inner.paint.width


def test_small_units_side_by_side_are_a_mosaic_and_islets_apart_are_dots() -> None:
    """In px: a row of a hundred squares of one px, and a hundred islets ten px from each other."""
    row = [shapely.box(x, 0, x + 1, 1) for x in range(100)]
    islets = [shapely.box(10 * x, 50, 10 * x + 1, 51) for x in range(100)]
    ids = [f"{kind} {n}" for kind in ("row", "islet") for n in range(100)]
    packed = pack_topology(encode([*row, *islets], ids, "units", 10_000))
    specks = UnitSizes.of(read_shapes(packed, "units")).specks
    assert specks.keys() == {f"islet {n}" for n in range(100)}


@pytest.mark.parametrize(("side", "weight"), [(100, 1.0), (40, 1.0), (20, 0.5), (2, 0.15)])
def test_lines_are_thinner_where_units_are_small(side: int, weight: float) -> None:
    """In px: three squares of a side beside one large one, which is not what most are like."""
    squares = [shapely.box(x * side, 0, (x + 1) * side, side) for x in range(3)]
    ids = ["a", "b", "c", "large"]
    packed = pack_topology(encode([*squares, shapely.box(500, 0, 900, 400)], ids, "units", 10_000))
    assert UnitSizes.of(read_shapes(packed, "units")).weight == pytest.approx(weight, rel=0.02)


def test_a_border_region_fades_at_its_edge_and_has_no_line_around_it() -> None:
    square = np.array([(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)])
    layers = [item for item in soft_items([[square]], "#8a3b12") if isinstance(item, Path)]
    widths = [float(np.ptp(layer.lines[0][:, 0])) for layer in layers]
    assert widths == sorted(widths, reverse=True)
    assert 20 > widths[0] > widths[-1]
    assert all(layer.paint.stroke == NOTHING for layer in layers)
    assert 1 - np.prod([1 - layer.paint.fill_opacity for layer in layers]) == pytest.approx(
        BAND_OPACITY
    )
