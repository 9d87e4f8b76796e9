# SPDX-License-Identifier: MIT
"""Options that take one of a few words: any case, or the words that there are."""

import pytest

import mapper
from mapper.errors import UsageError
from mapper.picture.layouts import LAYOUTS, layout_named
from mapper.polygons.known_forms import PLAIN, given_form
from mapper.polygons.same_day import SameDay, given_same_day
from mapper.reading.arguments import given_frame, given_insets
from mapper.tables.fixed_words import one_of


@pytest.mark.parametrize("value", ["a4", "A4", " A4 "])
def test_a_word_is_found_in_any_case(value: str) -> None:
    assert one_of(value, ("story", "a4"), "size") == "a4"


@pytest.mark.parametrize("value", ["a5", "", None, 4])
def test_another_value_is_refused_with_the_words(value: object) -> None:
    with pytest.raises(UsageError, match=r"^size: give story, a4 or 1200x675$"):
        one_of(value, ("story", "a4"), "size", also="1200x675")


def test_options_of_every_room_take_their_words_in_any_case() -> None:
    look = mapper.Look(locator="GLOBE", provinces_from="Capital")
    assert (look.locator, look.provinces_from) == ("globe", "capital")
    assert layout_named("A4") is LAYOUTS["a4"]
    assert given_same_day("Join") is SameDay.JOIN
    assert given_form(PLAIN.upper()) is None


@pytest.mark.parametrize(("asked", "meant"), [("Whole", "whole"), ("CHANGES ", "changes")])
def test_a_frame_in_a_word_is_that_word_in_any_case(asked: str, meant: str) -> None:
    assert given_frame(asked) == meant


def test_a_frame_that_is_a_name_keeps_its_letters() -> None:
    assert given_frame(" Kandahar") == "Kandahar"


def test_no_inset_is_none_in_any_case() -> None:
    assert given_insets("None") == ()
