# SPDX-License-Identifier: MIT
"""How names sound, whatever letters they stand in."""

from __future__ import annotations

import pytest

from mapper.places.names import normalise
from mapper.places.sounds import bones, sound_asked, sound_of, transliterated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("helmand", "gilmend"),
        ("zhytomyr", "schytomyr"),
        ("chad", "tchad"),
        ("dimashq", "dimashk"),
        ("yevlakh", "ievlakh"),
    ],
)
def test_what_transcriptions_mix_up_has_the_same_bones(one: str, other: str) -> None:
    assert bones(one) == bones(other)


def test_a_vowel_tells_at_the_beginning_only_and_numbers_always() -> None:
    assert bones("abad") == "apt"
    assert bones("bada") == "pt"
    assert bones("zone12") != bones("zone13")


def test_words_that_tell_places_apart_are_one_in_all_languages() -> None:
    assert sound_of(normalise("восточный регион")).words == sound_of("oriental").words == "east"


def test_articles_and_words_of_a_level_are_left_out_wherever_they_stand() -> None:
    assert sound_of("al hasakah oblast").letters == "hasakah"


def test_a_word_of_a_table_may_only_be_like_one_of_a_level() -> None:
    assert sound_asked("prufektur brest").words == "brest"
    assert sound_of("prufektur brest").words == "prufektur brest"


def test_a_name_of_such_words_alone_keeps_them() -> None:
    assert sound_of("province").words == "province"


def test_a_name_in_latin_letters_is_what_it_is() -> None:
    assert transliterated("Kabul") == "Kabul"
    assert transliterated("Кабул") == "Kabul"
