# SPDX-License-Identifier: MIT
"""Bars of letters and blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.counting.chart import ColoredText, Sign, bar, cells_of, marks_of, painted, plain

SIGNS = [Sign("B", "█"), Sign("C", "▒"), Sign("R", "▓")]
shares = st.lists(st.floats(0, 1000), min_size=1, max_size=6).filter(lambda parts: sum(parts) > 1)


def drawn(parts: list[float], width: int) -> str:
    return plain(bar(parts, SIGNS, width))


def test_each_part_begins_with_its_mark() -> None:
    assert drawn([50, 30, 20], 10) == "B████C▒▒R▓"


def test_a_status_that_holds_nothing_has_no_part() -> None:
    assert drawn([60, 0, 40], 5) == "B██R▓"


def test_the_smallest_part_still_has_a_cell() -> None:
    assert drawn([99.5, 0.2, 0.3], 10) == "B███████CR"


def test_ground_without_area_has_no_bar() -> None:
    assert drawn([0, 0, 0], 10) == ""


@given(shares, st.integers(1, 80))
def test_all_cells_are_given_away_and_shares_above_zero_are_seen(
    parts: list[float], width: int
) -> None:
    cells = cells_of(parts, width)
    assert sum(cells) == width
    assert all(count >= 0 for count in cells)
    if width >= len(parts):
        assert all(count > 0 for count, part in zip(cells, parts, strict=True) if part > 0)


def test_marks_are_letters_of_the_labels_none_twice() -> None:
    assert marks_of(["Government", "Government influence", "No data", "Gov"]) == list("GONV")


def test_labels_without_a_letter_that_fits_get_the_next_digit() -> None:
    assert marks_of(["طالبان", "Taliban", "塔利班", "…"]) == list("1T23")


def test_more_labels_than_letters_are_still_marked() -> None:
    assert marks_of(["A"] * 40)[-1] == "?"


def test_colours_end_with_their_piece() -> None:
    line = [ColoredText("G█", "#ff8700"), ColoredText(" Government")]
    assert painted(line) == "\x1b[38;5;208mG█\x1b[39m Government"
    assert painted(line, true_color=True) == "\x1b[38;2;255;135;0mG█\x1b[39m Government"


@pytest.mark.parametrize(("color", "place"), [("#000000", 16), ("#ffffff", 231), ("#5f87af", 67)])
def test_the_nearest_of_216_colours(color: str, place: int) -> None:
    assert painted([ColoredText("x", color)]).startswith(f"\x1b[38;5;{place}m")
