# SPDX-License-Identifier: MIT
"""The lines of drawn ground as one text: what was drawn comes back, and nothing else is read."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.geometry.packing import ALPHABET, pack_number, unpack_numbers
from mapper.geometry.rings import DayRings
from mapper.page.drawn_lines import packed_lines
from mapper.page.lines_read import MOST_CORNERS, Corner, fault_of_lines, rings_by_day
from mapper.page.ring_stretches import codes_of, corner_of, longest_rise, stretches_between
from tests.examples import costly

GRID = {"scale": [1.0, 1.0], "translate": [0.0, 0.0]}
# Rings by day, each with a label.
Drawn = Sequence[Sequence[tuple[int, Sequence[Corner]]]]
# A square, the same with its east side moved, and one to the east of the first.
SQUARE = [(0, 0), (4, 0), (4, 4), (0, 4)]
WIDER = [(0, 0), (6, 0), (6, 4), (0, 4)]
BESIDE = [(4, 0), (8, 0), (8, 4), (4, 4)]

corners = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=40, unique=True
)
# Days of which each has rings of its own, and such as it leaves as they were.
fronts = st.lists(st.lists(st.tuples(st.integers(0, 2), corners), max_size=4), max_size=6)


def text_of(days: Drawn) -> str:
    """The text of days that are drawn anew, every ring of them."""
    return packed_lines(anew(days), len(days), GRID, 1.0)


def anew(days: Drawn) -> Iterator[DayRings]:
    """Every day as one on which all rings go and others come."""
    number, there = 0, []
    for day, rings in enumerate(days):
        gone, there = there, [*range(number, number + len(rings))]
        number += len(rings)
        come = [(n, label, np.array(ring)) for n, (label, ring) in zip(there, rings, strict=True)]
        yield DayRings(day, tuple(gone), tuple(come))


def turned_alike(rings: Sequence[tuple[int, Sequence[Corner]]]) -> list[tuple[int, list[Corner]]]:
    """Rings in an order, each begun at its lowest corner: where one begins says nothing."""
    turned = []
    for label, ring in rings:
        start = ring.index(min(ring))
        turned.append((label, [*ring[start:], *ring[:start]]))
    return sorted(turned)


def numbers(*of: int) -> str:
    return "".join(map(pack_number, of))


@costly(60)
@given(fronts)
def test_every_day_has_the_rings_that_were_drawn(days: Drawn) -> None:
    text = text_of(days)
    assert list(map(turned_alike, rings_by_day(text))) == list(map(turned_alike, days))
    assert fault_of_lines(text, len(days), 3) == ""


@given(st.lists(st.integers(0, 12), max_size=30), st.lists(st.integers(0, 12), max_size=30))
def test_stretches_make_of_one_ring_the_other(before: list[int], after: list[int]) -> None:
    made: list[int] = []
    at = 0
    for stretch in stretches_between(np.array(before, dtype=int), np.array(after, dtype=int)):
        made += before[at : at + stretch.kept]
        assert stretch.at == len(made)
        made += stretch.come
        at += stretch.kept + stretch.gone
    assert made + before[at:] == after


@given(st.lists(st.tuples(*[st.integers(-(10**9), 10**9)] * 2)))
def test_a_code_is_that_of_its_corner(points: list[Corner]) -> None:
    codes = codes_of(*np.array(points, dtype=np.int64).reshape(-1, 2).T)
    assert list(map(corner_of, codes.tolist())) == points


def test_a_side_that_moves_is_all_that_a_day_has() -> None:
    # One ring changes, of slot 0, in one stretch: one stays, two go, two come, as steps.
    first = text_of([[(0, SQUARE)]])
    assert text_of([[(0, SQUARE)], [(0, WIDER)]]) == first + numbers(
        *(1, 0, 1), *(1, 2, 2), *(6, 0, 0, 4)
    )


def test_two_places_of_a_ring_change_without_what_lies_between() -> None:
    long = [(x, 0) for x in range(100)] + [(50, 50)]
    moved = [(2, 1) if x == 2 else (90, 1) if x == 90 else (x, 0) for x in range(100)] + [(50, 50)]
    first = text_of([[(0, long)]])
    assert text_of([[(0, long)], [(0, moved)]]) == first + numbers(
        *(1, 0, 2), *(2, 1, 1, 1, 1), *(87, 1, 1, 1, 1)
    )


def test_what_comes_back_is_not_written_again() -> None:
    bulge = [(20, 0), (22, 3), (25, 4), (27, 2), (30, 0)]
    flat, bulged = [(0, 0), (40, 0), (40, -9)], [(0, 0), *bulge, (40, 0), (40, -9)]
    to = text_of([[(0, flat)], [(0, bulged)], [(0, flat)]])
    back = text_of([[(0, flat)], [(0, bulged)], [(0, flat)], [(0, bulged)]])
    # Behind the corner that stays one piece comes: the five from the fourth before the last on.
    assert back == to + numbers(*(1, 0, 1), *(1, 0, -1), *(-5, 4))


def test_a_line_between_two_statuses_is_written_once() -> None:
    line = [(10, 0), (11, 3), (9, 5), (12, 8), (10, 10)]
    west, east = [(0, 0), *line, (0, 10)], [*reversed(line), (20, 0), (20, 10)]
    one = text_of([[(0, west)]])
    both = text_of([[(0, west), (1, east)]])
    assert turned_alike(next(rings_by_day(both))) == turned_alike([(0, west), (1, east)])
    # The first five of the second ring stand in the pool, from the last but one backwards.
    assert both == numbers(2) + one[1:] + numbers(
        *(1, 1, 1), *(0, 0, -2), *(-5, ~1), *(2, 10, 0, 0, 10)
    )


def test_the_longest_row_that_rises_is_found() -> None:
    assert longest_rise([5, 1, 2, 9, 3, 4, 0]) == [1, 2, 4, 5]
    assert longest_rise([]) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("!", "cannot be read beyond day 0"),
        (numbers(0) + "g", "cannot be read beyond day 0"),
        ("_" * 1000 + "A", "cannot be read beyond day 0"),
        (numbers(0), "has 1 days, not 2"),
        (numbers(0, 0, 0), "has 3 days, not 2"),
        (numbers(0, 1), "cannot be read beyond day 1"),
        (numbers(0, 1, 1, 0, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, -1, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 0, 1, 1, 0, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 0, 1, 0, 1, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 0, 1, 0, -1, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 0, 1, 0, 0, -1, -1, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 0, 1, 0, 0, -2, 1, 5, 5, -2, 0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 0, 1, 0, 0, -2, 1, 5, 5, -2, ~0), "cannot be read beyond day 1"),
        (numbers(0, 1, 0, 3, 1, 0, 0, 1, 5, 5), "has rings of a status that is not there"),
    ],
)
def test_a_text_that_cannot_be_followed_is_told(text: str, fault: str) -> None:
    assert fault_of_lines(text, 2, 3) == fault


def test_a_short_text_makes_no_endless_ring() -> None:
    line = [(1, 1)] * 2000
    pieces = MOST_CORNERS // len(line)
    text = numbers(1, 0, 0, 1, 0, 0, -(pieces + 2), len(line), *np.ravel(line).tolist())
    again = numbers(-len(line), len(line) - 1)
    assert fault_of_lines(text + again * (pieces + 1), 1, 1) == "cannot be read beyond day 0"


@costly(50)
@given(fronts, st.randoms(use_true_random=False))
def test_a_text_that_was_changed_is_read_or_refused_never_more(
    days: Drawn, chance: random.Random
) -> None:
    letters = [*text_of(days), *"AAAA"]
    for _ in range(3):
        letters[chance.randrange(len(letters))] = chance.choice(ALPHABET + "!")
    cut = "".join(letters[: chance.randrange(len(letters) + 1)])
    assert isinstance(fault_of_lines(cut, len(days), 3), str)


def test_numbers_are_those_that_were_packed() -> None:
    assert unpack_numbers(numbers(0, -1, 31, -32, 10**6)) == [0, -1, 31, -32, 10**6]
