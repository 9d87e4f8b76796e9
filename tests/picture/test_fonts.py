# SPDX-License-Identifier: MIT
"""Faces with the letters that are set alone."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
import uharfbuzz as hb

from mapper.picture.fonts import font, font_with, subset_for
from mapper.picture.letters import FACES

NAMES = "Lashkar Gah, Al Ḩudaydah, Чернігів, Ῥόδος, Đà Nẵng — “5,400 km²”… fi ffl"


def few(text: str, face: str = "regular") -> hb.Font:
    letters = subset_for(text)
    assert letters is not None
    return hb.Font(hb.Face(font_with(face, letters)))


def set_in(letters: hb.Font, text: str) -> list[tuple[str, int, int, int]]:
    """What is drawn of a text: outlines, and where they stand."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(letters, buffer)
    return [
        (outline(letters, info.codepoint), at.x_advance, at.x_offset, at.y_offset)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def outline(letters: hb.Font, glyph: int) -> str:
    pen: list[str] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda *numbers: pen.append(f"M{numbers[:-1]}"))
    draw.set_line_to_func(lambda *numbers: pen.append(f"L{numbers[:-1]}"))
    draw.set_quadratic_to_func(lambda *numbers: pen.append(f"Q{numbers[:-1]}"))
    letters.draw_glyph(glyph, draw, None)
    return "".join(pen)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_look_and_stand_as_in_the_whole_face(
    face: str, form: Literal["NFC", "NFD"]
) -> None:
    text = unicodedata.normalize(form, NAMES)
    assert set_in(few(text, face), text) == set_in(font(face), text)


def test_few_letters_are_a_tenth_of_a_face() -> None:
    letters = subset_for(NAMES)
    assert letters is not None
    assert len(font_with("regular", letters)) < len(font("regular").face.blob.data) / 8


@pytest.mark.parametrize("text", ["هرات", "שלום", "हेरात", "ไทย"])
def test_letters_that_join_and_stack_have_the_whole_face(text: str) -> None:
    assert subset_for(f"Herat {text}") is None
