# SPDX-License-Identifier: MIT
"""Formulas in CSV: what is guarded, what is left alone, and nothing lost on the way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.tables.formulas import freed, guarded, guarded_cell

STARTS = "=+-@\t＝＋－＠"
TEXTS = st.text(alphabet="=+-@\t\n;,'\"ax＝", max_size=12) | st.text(max_size=20)


@pytest.mark.parametrize("start", STARTS)
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    assert guarded(f"{start}HYPERLINK(A1)") == f"'{start}HYPERLINK(A1)"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Quiet;=1+1", "Quiet;'=1+1"),
        ('Quiet;"=1+1"', 'Quiet;"\'=1+1"'),
        ("Two lines\n-second", "Two lines\n'-second"),
    ],
)
def test_so_does_one_where_another_delimiter_begins_a_cell(text: str, safe: str) -> None:
    assert guarded(text) == safe


@pytest.mark.parametrize("text", ["", "Kunduz", "'Ayn", "a=b", "3-4", "a - b", "Farah, Herat"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == freed(text) == text


def test_numbers_stay_numbers() -> None:
    assert [guarded_cell(value) for value in (-1.5, None, True, "-1.5")] == [
        -1.5, None, True, "'-1.5",
    ]  # fmt: skip


@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    assert freed(guarded(text)) == text


@given(TEXTS)
def test_no_cell_begins_a_formula_whatever_divides_them(text: str) -> None:
    cells = re.split("[;\t\n]", guarded(text))
    assert not any(cell.lstrip('"').startswith(tuple("=+-@＝＋－＠")) for cell in cells[1:])
    assert not cells[0].startswith(tuple(STARTS))
