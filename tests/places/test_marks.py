# SPDX-License-Identifier: MIT
"""Marks on letters, where they tell two places apart and where they do not."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.marks import letters_of_another_script, other_ways
from mapper.places.names import normalise
from tests.places.ground import matched, refused


def units(*names: str) -> Gazetteer:
    return Gazetteer(tuple(Place(id=name, kind=Kind.UNIT, name=name) for name in names))


def test_a_mark_may_be_left_out_where_nothing_else_is_like_it() -> None:
    assert matched("Sirnak", units("Şırnak", "Ağrı")).place.id == "Şırnak"
    assert matched("Shǎnxī", units("Shanxi", "Hunan")).place.id == "Shanxi"


def test_a_mark_that_may_stand_for_another_unit_is_asked_about() -> None:
    assert refused("Shǎnxī", units("Shanxi", "Shaanxi")) == (
        "control.csv:2: 'Shǎnxī' may be Shanxi or Shaanxi — "
        "say which by its name or code, or with an alias"
    )
    assert "may be Susa or Shusha" in refused("Şuşa", units("Susa", "Shusha"))


@pytest.mark.parametrize("name", ["Şuşa", "şuşa", "ŞUŞA", "Susa", "SUSA"])
def test_two_units_that_differ_in_a_mark_only(name: str) -> None:
    expected = "Şuşa" if "ş" in name.casefold() else "Susa"
    assert matched(name, units("Şuşa", "Susa")).place.id == expected


def test_a_name_without_its_mark_between_two_that_have_one() -> None:
    assert "are named 'Ala'" in refused("Ala", units("Āla", "Alā"))


def test_paktia_with_its_marks_is_not_paktika() -> None:
    assert matched("Paktīā", units("Paktia", "Paktika")).place.id == "Paktia"


def test_ways_to_write_a_mark() -> None:
    assert other_ways("Shanxi") == ()
    assert "shaanxi" in other_ways("Shǎnxī")
    assert other_ways("Köln") == ("koeln",)


def test_a_letter_that_only_looks_right_is_named() -> None:
    assert letters_of_another_script("Кabul") == "the Cyrillic letter К"
    assert not letters_of_another_script("Kabul Київ")
    assert "closest: 'Kabul' (80), the province or the capital, with the Cyrillic letter К" in (
        refused("Кabul")
    )


def test_a_vowel_with_a_mark_may_stand_for_two_and_a_consonant_for_none() -> None:
    assert other_ways("Ālat") == ("aalat",)
    assert other_ways("Āšo") == ("asho", "aszo", "aaso", "aasho", "aaszo")
    assert other_ways("Tḱo") == ()


def test_the_plain_name_is_no_other_way() -> None:
    assert "shanxi" not in other_ways("Shǎnxī")


def test_beyond_64_ways_further_marks_are_just_left_out() -> None:
    assert len(other_ways("ābācādāfāgāh")) == 2**6 - 1
    assert len(other_ways("ābācādāfāgāhāk")) == 2**7 - 1
    assert len(other_ways("ābācādāfāgāhākālām")) == 2**7 - 1


def test_letters_of_scripts_that_do_not_look_alike_are_no_fault() -> None:
    assert letters_of_another_script("Kabulک") == ""
    assert letters_of_another_script("Киïв") == "the Latin letter ï"
    assert letters_of_another_script("Kabul Кabul") == "the Cyrillic letter К"
    assert letters_of_another_script("K1") == ""


@pytest.mark.parametrize(
    "ways",
    [
        *("ş sh", "š sh sz", "ș sh", "ś sh", "ṣ s", "ç ch tch", "č ch cz", "ć ch", "ž zh", "ż zh"),
        *("ź zh", "ğ gh", "ġ gh", "ñ ny nh", "ł w", "đ dj", "ð dh", "þ th", "ä ae", "ö oe", "ü ue"),
        *("ø oe", "å aa", "ı y", "ř rz", "ţ ts", "ț ts", "ď dj", "ḥ h", "ḫ kh", "ẖ kh"),
    ],
)
def test_what_a_letter_with_a_mark_is_written_as(ways: str) -> None:
    letter, *written = ways.split()
    plain = normalise(f"o{letter}o")
    expected = [f"o{way}o" for way in written if f"o{way}o" != plain]
    assert other_ways(f"o{letter}o") == tuple(expected)
