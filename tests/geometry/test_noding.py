# SPDX-License-Identifier: MIT
"""Lines cut where they meet, on a grid of whole numbers."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapper.geometry import noding
from mapper.geometry.chains import keys_of, points_of
from mapper.geometry.noding import Noded, node

Line = tuple[tuple[int, int], tuple[int, int]]


def noded(*lines: Line) -> Noded:
    ordered = np.array([sorted(line) for line in lines])
    return node(keys_of(ordered[:, 0]), keys_of(ordered[:, 1]))


def edges(found: Noded) -> set[Line]:
    places = points_of(found.points)
    return {tuple(map(tuple, ends)) for ends in places[found.edges].tolist()}  # type: ignore[misc]


def test_lines_that_cross_are_cut_at_the_crossing() -> None:
    assert edges(noded(((0, 0), (10, 10)), ((0, 10), (10, 0)))) == {
        ((0, 0), (5, 5)),
        ((5, 5), (10, 10)),
        ((0, 10), (5, 5)),
        ((5, 5), (10, 0)),
    }


def test_a_line_that_ends_on_another_cuts_it() -> None:
    assert edges(noded(((0, 0), (10, 0)), ((4, 0), (4, 7)))) == {
        ((0, 0), (4, 0)),
        ((4, 0), (10, 0)),
        ((4, 0), (4, 7)),
    }


def test_what_two_lines_have_in_common_is_one_edge() -> None:
    assert edges(noded(((0, 0), (10, 0)), ((5, 0), (20, 0)))) == {
        ((0, 0), (5, 0)),
        ((5, 0), (10, 0)),
        ((10, 0), (20, 0)),
    }


def test_a_line_is_drawn_to_a_point_that_it_all_but_touches() -> None:
    found = noded(((0, 0), (100, 1)), ((50, 0), (50, -9)))
    assert ((0, 0), (50, 0)) in edges(found)
    assert ((50, 0), (100, 1)) in edges(found)


def test_every_line_knows_its_edges_and_which_way_they_run() -> None:
    found = noded(((0, 0), (10, 0)), ((4, -3), (4, 7)))
    ends = points_of(found.points)[found.edges[found.edge]].astype(float)
    steps = (ends[:, 1] - ends[:, 0]) * found.times[:, None]
    whole = [steps[found.segment == line].sum(axis=0).tolist() for line in (0, 1)]
    assert whole == [[10, 0], [0, 10]]


def test_lines_that_cross_halfway_between_points_of_the_grid_meet_at_one_point() -> None:
    found = noded(((0, 0), (999, 999)), ((0, 999), (999, 0)))
    assert edges(found) == {
        ((0, 0), (500, 500)),
        ((500, 500), (999, 999)),
        ((0, 999), (500, 500)),
        ((500, 500), (999, 0)),
    }


@pytest.mark.parametrize(
    ("line", "other_end", "is_led_through"),
    [
        (((3, 6), (6, 3)), (9, 9), True),  # through the lower left corner of the square at 5, 5
        (((4, 7), (7, 4)), (1, 1), False),  # through its upper right corner
        (((3, 4), (6, 7)), (9, 1), False),  # through its upper left corner
        (((4, 3), (7, 6)), (1, 9), False),  # through its lower right corner
    ],
)
def test_of_the_corners_of_its_square_a_point_has_the_lower_left_one(
    line: Line, other_end: tuple[int, int], is_led_through: bool
) -> None:
    found = edges(noded(line, ((5, 5), other_end)))
    assert (line not in found) == is_led_through


def test_a_half_is_rounded_up_however_long_the_lines_are() -> None:
    """Floating-point numbers alone would put the crossing on either side of the half."""
    far = 359_999_999
    found = noded(((0, 0), (far, far)), ((0, far), (far, 0)))
    middle = (far + 1) // 2
    assert (middle, middle) in {end for edge in edges(found) for end in edge}


points = st.tuples(st.integers(0, 40), st.integers(0, 40))
lines = st.lists(st.tuples(points, points).filter(lambda ends: ends[0] != ends[1]), min_size=1)


@given(lines)
@settings(max_examples=150, deadline=None)
def test_edges_meet_at_their_ends_alone(given_lines: list[Line]) -> None:
    found = noded(*{tuple(sorted(line)): None for line in given_lines})  # type: ignore[arg-type]
    shapes = shapely.linestrings(points_of(found.points)[found.edges].astype(float))
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    common = shapely.intersection(shapes[one[pairs]], shapes[other[pairs]])
    ends = shapely.boundary(shapes[one[pairs]])
    assert shapely.covers(ends, common).all()


@given(lines)
@settings(max_examples=150, deadline=None)
def test_no_line_moves_further_than_some_steps(given_lines: list[Line]) -> None:
    once = [*{tuple(sorted(line)): None for line in given_lines}]
    found = noded(*once)  # type: ignore[arg-type]
    places = points_of(found.points).astype(float)
    for number, line in enumerate(np.array(once, dtype=float)):
        own = found.edge[found.segment == number]
        path = shapely.multilinestrings(list(shapely.linestrings(places[found.edges[own]])))
        straight = shapely.linestrings(line)
        assert shapely.hausdorff_distance(path, straight) <= 2


def in_strips(work: Callable[[Any], Any], tasks: Sequence[Any]) -> list[Any]:
    """Strip by strip from the east, each as it arrives elsewhere."""
    done = [pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(t))))) for t in tasks[::-1]]
    return done[::-1]


@given(lines, st.integers(1, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_that_are_cut_in_strips_are_cut_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, given_lines: list[Line], strips: int
) -> None:
    monkeypatch.setattr(noding, "FEW", 0)
    monkeypatch.setattr(noding, "STRIPS", strips)
    ordered = np.array(sorted({(min(line), max(line)) for line in given_lines}))
    low, high = keys_of(ordered[:, 0]), keys_of(ordered[:, 1])
    whole, pieces = node(low, high), node(low, high, spread=in_strips)
    for name in ("points", "edges", "segment", "edge", "times"):
        np.testing.assert_array_equal(getattr(pieces, name), getattr(whole, name))
