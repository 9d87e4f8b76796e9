# SPDX-License-Identifier: MIT
"""Names by what they have in common."""

from __future__ import annotations

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.lexicon import Lexicon


def lexicon(*names: str) -> Lexicon:
    """Places that have a name each, which is their id as well."""
    return Lexicon((name, Place(id=name, kind=Kind.UNIT, name=name)) for name in names)


def ids(places: object) -> list[str]:
    return [place.id for place in places]  # type: ignore[attr-defined]


def test_letter_by_letter() -> None:
    assert ids(lexicon("Şuşa", "Susa", "SUSA").exact("Susa")) == ["Susa"]


def test_with_marks_in_any_case() -> None:
    assert ids(lexicon("Şuşa", "Susa", "SUSA").marked("susa")) == ["Susa", "SUSA"]
    assert ids(lexicon("Şuşa", "Susa").marked("ŞUŞA")) == ["Şuşa"]


def test_without_marks_and_blanks() -> None:
    assert ids(lexicon("Şu şa", "Susa", "Suusa").squeezed("SUSA")) == ["Şu şa", "Susa"]


def test_without_words_of_a_level_in_the_order_of_the_names() -> None:
    found = lexicon("Kyiv Oblast", "Kyiv", "Kyiv City", "Kyivska").cored("kyiv")
    assert [one.text for one in found] == ["Kyiv Oblast", "Kyiv", "Kyiv City"]
    assert [one.order for one in found] == [0, 1, 2]
    assert [sorted(one.apart.families) for one in found] == [["oblast"], [], ["city"]]


def test_a_place_of_several_names_is_found_once() -> None:
    place = Place(id="R", kind=Kind.UNIT, name="Ridge")
    twice = Lexicon([("Ridge", place), ("RIDGE", place)])
    assert ids(twice.squeezed("ridge")) == ["R"]
