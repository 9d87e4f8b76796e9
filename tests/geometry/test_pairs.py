# SPDX-License-Identifier: MIT
"""Two sets of shapes, pair by pair."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from mapper.geometry.adjacency import OUTSIDE
from mapper.geometry.area import area_km2
from mapper.geometry.pairs import Pairs, pairs_between

GRAND, WEST, EAST = box(0, 0, 4, 2), box(0, 0, 3, 2), box(3, 0, 4, 2)


def found(pairs: Pairs) -> dict[tuple[int, int], float]:
    keys = zip(pairs.before.tolist(), pairs.after.tolist(), strict=True)
    return dict(zip(keys, pairs.km2.tolist(), strict=True))


def test_a_shape_that_was_split_has_its_ground_in_both_parts() -> None:
    shares = found(pairs_between([GRAND], [WEST, EAST]))
    assert shares == {(0, 0): pytest.approx(3 * shares[0, 1]), (0, 1): shares[0, 1]}


def test_a_shape_that_stands_on_both_sides_has_nothing_in_common_with_others() -> None:
    assert {*found(pairs_between([WEST, EAST], [EAST, WEST]))} == {(0, 1), (1, 0)}


def test_what_one_side_alone_covers_is_outside_of_the_other() -> None:
    shares = found(pairs_between([GRAND], [EAST, box(4, 0, 5, 2)]))
    assert {*shares} == {(0, 0), (0, OUTSIDE), (OUTSIDE, 1)}
    assert shares[0, OUTSIDE] == pytest.approx(area_km2([WEST])[0])


def test_the_width_of_a_pair_is_that_of_its_widest_piece() -> None:
    strip = pairs_between([GRAND], [box(0, 0, 4, 0.001), box(0, 0.001, 4, 2)])
    assert strip.width_m.tolist() == [pytest.approx(111, abs=2), pytest.approx(148_000, rel=0.02)]


@given(st.lists(st.integers(1, 39), unique=True), st.lists(st.integers(1, 39), unique=True))
def test_the_pairs_add_up_to_both_sides(old: list[int], new: list[int]) -> None:
    sides = [strips(cuts, first) for cuts, first in ((old, 0), (new, 1))]
    pairs = pairs_between(*sides)
    for shapes, numbers in zip(sides, (pairs.before, pairs.after), strict=True):
        inside = numbers != OUTSIDE
        sums = np.bincount(numbers[inside], pairs.km2[inside], len(shapes))
        assert sums == pytest.approx(area_km2(shapes), rel=1e-4)


def strips(cuts: list[int], first: int) -> list[object]:
    """A band from longitude `first` / 10 to 4, cut at tenths of a degree."""
    ends = sorted({first, *cuts, 40})
    return [box(w / 10, 0, e / 10, 1) for w, e in itertools.pairwise(ends)]
