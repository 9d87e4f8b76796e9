# SPDX-License-Identifier: MIT
"""Texts by the pairs of letters that they have in common."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from mapper.places.closest import ACCEPTED, AHEAD
from mapper.places.grams import Grams

TEXTS = ["helmand", "hilmand", "herat", "kabul"]


def test_the_nearest_share_the_most_pairs() -> None:
    assert set(Grams(TEXTS).nearest("helmant", 2)) == {0, 1}


def test_of_equal_ones_the_first_are_taken_and_none_that_shares_nothing() -> None:
    assert Grams(["ab", "ab", "ab", "xy"]).nearest("ab", 2) == [0, 1]
    assert Grams(["ab", "xy", "uv", "st"]).nearest("ab", 2) == [0]


def test_likeness_is_twice_the_pairs_in_common_of_the_pairs_of_both() -> None:
    """Of the three pairs of ab, those of its ends too, two are among the four of abc."""
    grams = Grams(["abc"])
    assert grams.alike("ab", 4 / 7) == [0]
    assert grams.alike("ab", 4 / 7 + 0.001) == []


words = st.text(st.sampled_from(string.ascii_lowercase[:4]), min_size=4, max_size=12)


@given(words, st.integers(0, 11), st.sampled_from(["", "x", "xy"]))
def test_what_speaks_against_a_misspelling_is_always_among_the_alike(
    word: str, at: int, instead: str
) -> None:
    other = word[:at] + instead + word[at + 1 :]
    if other and fuzz.ratio(word, other) >= ACCEPTED - AHEAD:
        assert Grams([other]).alike(word, 0.25) == [0]
