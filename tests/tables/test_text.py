# SPDX-License-Identifier: MIT
"""Cells made safe to show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.tables.text import (
    bare,
    has_stray,
    lines,
    one_line,
    plain_digits,
    quoted,
    quoted_all,
    visible,
)

RLO, RLE, PDF = "\u202e", "\u202b", "\u202c"
RLI, PDI = "\u2067", "\u2069"


def test_blanks_of_every_kind_become_one() -> None:
    assert one_line("  West\u00a0 \t\nmarch\u2003 ") == "West march"


def test_notes_keep_their_lines() -> None:
    assert lines(" first  line \r\n second\r\n\r\n\r\n\r\nthird ") == "first line\nsecond\n\nthird"


def test_control_characters_go() -> None:
    assert one_line("West\x1b[31m \x00mar\x7fch\x9b") == "West[31m march"


def test_marks_that_show_nothing_go() -> None:
    assert one_line("\ufeffWest\u200bmarch") == "Westmarch"


def test_the_joiner_that_persian_needs_stays() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


def test_an_override_goes_even_where_it_is_closed() -> None:
    assert one_line(f"West{RLO}hcram{PDF}") == "Westhcram"


@pytest.mark.parametrize(
    "text", [f"West{RLE}march", f"West{PDF}march", f"West{RLI}march", f"{PDI}x"]
)
def test_a_direction_mark_without_a_partner_goes(text: str) -> None:
    assert one_line(text) == text.translate(dict.fromkeys(map(ord, RLE + PDF + RLI + PDI)))


@pytest.mark.parametrize("text", [f"West {RLE}کابل{PDF} march", f"{RLI}کابل{PDI}"])
def test_a_closed_embedding_stays(text: str) -> None:
    assert one_line(text) == text


def test_marks_that_cross_do_not_count_as_closed() -> None:
    assert one_line(f"a{RLE}b{RLI}c{PDF}d{PDI}e") == f"ab{RLI}cd{PDI}e"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for clean in (bare, one_line, lines):
        assert clean(clean(text)) == clean(text)
        assert not has_stray(clean(text))


@pytest.mark.parametrize("digits", ["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "0123456789"])
def test_digits_of_every_script_are_digits(digits: str) -> None:
    assert plain_digits(digits) == "0123456789"


def test_a_long_cell_is_cut_in_messages() -> None:
    assert quoted("x" * 100) == "'" + "x" * 59 + "…'"


def test_of_very_many_the_first_are_quoted() -> None:
    assert quoted_all(["a", "b"]) == "'a', 'b'"
    assert quoted_all(["x"] * 16_384).endswith("'x' and 16,334 more")


@pytest.mark.parametrize(
    "text",
    [
        "taliban\u200f",
        "\u200btaliban ",
        "\u202ataliban\u202c",
        "\u2068taliban\u2069",
        "tali\u00adban",
        "taliban\ufe0f",
        "\u200etaliban\u200e",
        "taliban\u200d",
        "\u200c taliban \u061c",
    ],
)
def test_a_word_has_nothing_unseen_in_it(text: str) -> None:
    assert bare(text) == "taliban"


def test_the_joiner_inside_a_word_is_part_of_its_spelling() -> None:
    assert bare("آب\u200cکمری\u200c") == "آب\u200cکمری"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\rb", r"a\x0db"),
        ("a\x9bb", r"a\u009bb"),
        (f"a{RLO}b{PDF}", r"a\u202eb\u202c"),
        (f"a{RLE}b", r"a\u202bb"),
        ("a\u2028b", r"a\u2028b"),
        ("a\udcffb", r"a\udcffb"),
    ],
)
def test_what_a_terminal_would_obey_is_spelt(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    "text", ["one\r\ntwo\n\tthree", "می\u200cخواهم", f"a{RLE}b{PDF}", "□ 1 → 2"]
)
def test_what_it_only_shows_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_no_text_has_an_escape_in_it(text: str) -> None:
    assert not set(visible(text)) & set("\x00\x07\x08\x1b\x7f\x9b\u202d\u202e\u2028")
