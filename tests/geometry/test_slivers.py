# SPDX-License-Identifier: MIT
"""Where slivers go: to the neighbour that they share the longest line with."""

from __future__ import annotations

import numpy as np

from mapper.geometry.adjacency import OUTSIDE, SharedLines
from mapper.geometry.slivers import hosts_of_slivers, thickness_m


def lines(*rows: tuple[int, int, float]) -> SharedLines:
    first, second, metres = zip(*rows, strict=True)
    return SharedLines(np.array(first), np.array(second), np.array(metres))


def hosts(found: SharedLines, areas: list[float], slivers: list[int]) -> dict[int, int]:
    thin = np.isin(np.arange(len(areas)), slivers)
    return hosts_of_slivers(found, np.array(areas), thin)


def test_a_sliver_goes_to_the_longest_line() -> None:
    assert hosts(lines((0, 1, 5.0), (0, 2, 7.0)), [1, 90, 90], [0]) == {0: 2}


def test_of_two_lines_of_one_length_the_first_neighbour_counts() -> None:
    assert hosts(lines((0, 1, 5.0), (0, 2, 5.0)), [1, 90, 90], [0]) == {0: 1}


def test_a_sliver_beside_a_sliver_goes_on_with_it() -> None:
    assert hosts(lines((0, 1, 9.0), (1, 2, 3.0)), [1, 2, 90], [0, 1]) == {0: 2, 1: 2}


def test_lines_of_a_sliver_count_for_its_host() -> None:
    """0 goes to 1; with it, 1 has a longer line to 3 than to 2."""
    found = lines((0, 1, 9.0), (0, 3, 4.0), (1, 2, 5.0), (1, 3, 2.0))
    assert hosts(found, [1, 2, 90, 90], [0, 1]) == {0: 3, 1: 3}


def test_the_outside_is_no_neighbour() -> None:
    assert hosts(lines((0, OUTSIDE, 9.0), (0, 1, 1.0)), [1, 90], [0]) == {0: 1}


def test_a_sliver_without_a_neighbour_stays() -> None:
    assert hosts(lines((0, OUTSIDE, 9.0)), [1], [0]) == {}


def test_the_thickness_of_a_long_strip_is_its_width() -> None:
    assert thickness_m(np.array([1.0]), np.array([200_020.0])).round(2) == 10.0
