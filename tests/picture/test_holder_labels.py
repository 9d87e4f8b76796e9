# SPDX-License-Identifier: MIT
"""Drawn ground of many holders: who holds what stands on it, and its lines are light."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from mapper.picture.making import Drawing, make_picture
from mapper.picture.picture_input import article_of
from mapper.picture.svg import svg
from mapper.picture.unit_sizes import line_weight, usual_side
from mapper.style.words import load_words
from mapper.verbs import drawn_days
from mapper.verbs.look import Look
from tests.drawn import strips_of

DAY = date(2021, 8, 5)
LETTERS = "abcdefg"


def map_of(parties: str) -> str:
    document = drawn_days.one_day(drawn_days.Drawing(strips_of(parties, [DAY])), Look(), DAY)
    return svg(make_picture(article_of(document.document), load_words(), Drawing()))


def names_on(text: str) -> str:
    return text[text.index('class="names"') :]


def test_more_holders_than_a_key_tells_apart_are_named_on_their_ground() -> None:
    names = names_on(map_of(LETTERS))
    assert [letter for letter in LETTERS.upper() if f">{letter}<" in names] == [*LETTERS.upper()]


def test_few_holders_are_told_apart_by_the_key() -> None:
    names = names_on(map_of(LETTERS[:6]))
    assert not any(f">{letter}<" in names for letter in LETTERS.upper())


def squares(side: float, count: int) -> list[list[np.ndarray]]:
    corners = np.array([(0, 0), (0, 1), (1, 1), (1, 0)]) * side
    return [[np.add(corners, (nth * side, 0))] for nth in range(count)]


def test_squares_are_as_large_as_their_sides() -> None:
    assert usual_side(squares(7, 3)) == pytest.approx(7)


def test_ground_with_holes_is_smaller_than_without() -> None:
    [[outer]] = squares(9, 1)
    assert usual_side([[outer, outer / 3 + 3]]) == pytest.approx(4 * (81 - 9) / (36 + 12))


def test_no_ground_has_no_size() -> None:
    assert usual_side([]) == 0


def test_lines_among_small_pieces_are_light_and_never_gone() -> None:
    assert [line_weight(side) for side in (400, 20, 0)] == [1, 0.5, 0.15]
