# SPDX-License-Identifier: MIT
"""How wide texts are, and how they are broken."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.picture.letters import (
    balanced,
    lines_at_most,
    make_table,
    needs_shaping,
    runs_right_to_left,
    shortened,
    text_width,
    without_form,
    wrap,
)
from mapper.picture.outlines import shaped

WORDS = st.lists(st.text("abcdefgWمنکд ", min_size=1, max_size=30), max_size=12).map(" ".join)


def test_the_table_of_widths_is_that_of_the_font() -> None:
    written = (files("mapper.picture") / "firago.json").read_text(encoding="utf-8")
    assert written == make_table()


@pytest.mark.parametrize("text", ["Mazar-i-Sharif", "Київ", "AVATAR To", "کندهار", "Ağrı, Łódź"])
@pytest.mark.parametrize("face", ["regular", "bold", "italic"])
def test_a_text_is_at_most_as_wide_as_it_is_measured(text: str, face: str) -> None:
    _, reach = shaped(text, face)
    assert 0 < reach * 13 / 1000 <= text_width(text, 13, face=face) + 0.5


@given(WORDS, st.floats(40, 400))
def test_no_line_is_wider_than_it_may_be_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrap(text, width, 13)
    assert all(text_width(line, 13) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@given(WORDS, st.floats(60, 400), st.integers(1, 4))
def test_a_text_in_few_lines_ends_with_an_ellipsis(text: str, width: float, most: int) -> None:
    lines = lines_at_most(text, width, 13, most)
    assert len(lines) <= most
    assert all(text_width(line, 13) <= width for line in lines)
    whole = wrap(text, width, 13)
    assert (len(whole) > most) == (bool(lines) and lines[-1].endswith("…"))


@given(WORDS, st.floats(60, 400))
def test_balanced_lines_are_as_many(text: str, width: float) -> None:
    assert len(balanced(text, width, 20)) == len(wrap(text, width, 20))


def test_a_title_does_not_leave_a_word_alone() -> None:
    assert wrap("Who held what in Afghanistan, 5 August 2021", 400, 22, face="bold")[-1] == "2021"
    lines = balanced("Who held what in Afghanistan, 5 August 2021", 400, 22, face="bold")
    assert lines == ["Who held what in", "Afghanistan, 5 August 2021"]


def test_what_fits_is_not_shortened() -> None:
    assert shortened("Kabul", 100, 13) == "Kabul"
    assert shortened("Kabul, the capital", 50, 13) == "Kabul…"


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("کابل Kabul", True), ("Kabul کابل", False), ("12 — هرات", True), ("", False), ("תל", True)],
)
def test_the_first_letter_says_where_a_text_runs(text: str, rtl: bool) -> None:
    assert runs_right_to_left(text) is rtl


def test_latin_and_cyrillic_letters_stay_as_they_are() -> None:
    assert not needs_shaping("Kabul — Київ · 5 % → “a” ﬁ")
    assert needs_shaping("هرات")


def test_a_figure_and_its_unit_stay_on_one_line() -> None:
    lines = wrap("the government held 384,000 km² of it", 150, 15)
    assert any("384,000 km²" in line for line in lines)


def test_letters_that_the_font_does_not_have_are_known() -> None:
    texts = ["Kunduz \u2192", "مزار\u200cشریف", "Київ", "北京", "北"]
    assert without_form(texts) == "北京"


@pytest.mark.parametrize(("name", "plain"), [("Ḩudaydah", "Hudaydah"), ("Ṃ", "M"), ("ḇ", "b")])
def test_a_letter_that_the_font_has_in_parts_is_put_together(name: str, plain: str) -> None:
    assert without_form([name]) == ""
    assert needs_shaping(name)
    assert text_width(name, 12) == text_width(plain, 12)


def test_a_letter_of_which_the_font_lacks_a_part_is_lacking() -> None:
    assert without_form(["が"]) == "が"
