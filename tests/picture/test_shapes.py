"""Shapes out of a payload."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.packing import pack_arc, unpack_arc
from mapper.picture.shapes import read_shapes, unpack_numbers
from tests.picture.maps import afghanistan, toy

STEPS = st.lists(st.tuples(st.integers(-70000, 70000), st.integers(-70000, 70000)), min_size=1)


@given(st.lists(STEPS, min_size=1, max_size=5))
def test_all_arcs_are_unpacked_at_once_as_they_are_one_by_one(
    arcs: list[list[tuple[int, int]]],
) -> None:
    texts = [pack_arc(arc) for arc in arcs]
    numbers, counts = unpack_numbers(texts)
    assert counts.tolist() == [2 * len(arc) for arc in arcs]
    assert numbers.reshape(-1, 2).tolist() == [step for text in texts for step in unpack_arc(text)]


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


def test_no_topology_is_no_shapes() -> None:
    assert read_shapes(None, "bands").polygons == {}
