# SPDX-License-Identifier: MIT
"""Shapes in the words of a PDF."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mapper.picture.ink import Paint, Text
from mapper.picture.outlines import shaped
from mapper.picture.pdf_shapes import (
    clipped,
    color,
    glyph_words,
    halo,
    painted,
    path_words,
    turn,
)

SQUARE = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 5.0)])


def test_a_path_counts_from_the_lower_left() -> None:
    assert path_words([SQUARE], 100.0) == "0 100 m 10 100 l 10 95 l h"


def test_an_open_line_is_not_led_back() -> None:
    assert path_words([SQUARE], 100.0, closed=False) == "0 100 m 10 100 l 10 95 l"


def test_points_that_fall_on_the_one_before_are_left_out() -> None:
    line = np.array([(1.0, 1.0), (1.001, 1.002), (2.0, 1.0), (2.0, 1.004)])
    assert path_words([line], 2.0) == "1 1 m 2 1 l h"


def test_a_line_that_shrinks_to_a_point_is_none() -> None:
    point = np.array([(1.0, 1.0), (1.001, 1.0)])
    assert path_words([point], 2.0) == ""
    assert path_words([point, SQUARE], 100.0) == path_words([SQUARE], 100.0)


def test_a_line_that_begins_where_the_one_before_ended_is_a_line_of_its_own() -> None:
    back = SQUARE[::-1]
    assert path_words([SQUARE, back], 100.0).count(" m") == 2


@pytest.mark.parametrize("far", [1e-5, 12345.678, 1e9, -1e9])
def test_no_number_has_an_exponent(far: float) -> None:
    words = path_words([np.array([(0.0, 0.0), (far, far), (far, 7.0)])], 100.0)
    assert "e" not in words


def test_a_shape_is_filled_and_its_line_drawn_as_its_paint_says() -> None:
    red = Paint(stroke="#ff0000", width=2.0, dash=(3.0, 1.0), round=True)
    assert painted("PATH", "#000000", red, 0.75) == (
        "q 0 0 0 rg 1 0 0 RG 1.5 w 0 J [2.25 0.75] 0 d 1 j PATH B* Q"
    )
    assert painted("PATH", "#000000", Paint(), 0.75) == "q 0 0 0 rg PATH f* Q"
    assert painted("PATH", "none", red, 0.75).endswith("PATH S Q")


def test_a_pattern_is_seen_within_its_shape_alone() -> None:
    assert clipped("SHAPE", [("#ffffff", "GROUND"), ("#000000", "STRIPES")]) == (
        "q SHAPE W n 1 1 1 rg GROUND f 0 0 0 rg STRIPES f Q"
    )


def test_a_colour_is_as_exact_as_a_screen_shows_it() -> None:
    for part in range(256):
        said = color(f"#{part:02x}0000", "rg").split()[0]
        assert round(float(said) * 255) == part


def test_a_halo_stands_where_its_letters_do() -> None:
    text = Text(10.0, 20.0, "I", 12.0, "#000000", 4.0, halo="#ffffff")
    turned = turn(0.0)
    turned[:2, 2] = (10.0, 20.0)
    words = halo(text, turned, 0.75, 100.0, None)
    matrix = re.match(r"q ([\d. -]+) cm", words)
    assert matrix
    assert matrix[1] == "0.009 0 0 0.009 7.5 85"  # 12 px of 1000 units, from 20 px under the top
    (glyph,), _ = shaped("I", "regular")
    assert glyph_words("regular", glyph.id) in words


def test_a_turned_halo_turns_as_the_page_sees_it() -> None:
    """Clockwise: what leads to the right leads down."""
    text = Text(0.0, 0.0, "I", 12.0, "#000000", 4.0, halo="#ffffff")
    assert halo(text, turn(90.0), 1.0, 0.0, None).startswith("q 0 -0.012 0.012 0 0 0 cm")


def test_a_space_has_no_halo() -> None:
    text = Text(0.0, 0.0, " ", 12.0, "#000000", 4.0, halo="#ffffff")
    assert halo(text, turn(0.0), 1.0, 0.0, None) == ""
