# SPDX-License-Identifier: MIT
"""Words that tell places apart never differ in a match by likeness."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Gazetteer
from mapper.places.match import How
from mapper.places.telling import telling
from tests.places.ground import matched, refused


def only(name: str) -> Gazetteer:
    return Gazetteer((Place(id="x", kind=Kind.UNIT, name=name),))


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("Eastern Equatoria State", "Western Equatoria State"),
        ("Eastern Bahr el Ghazal", "Western Bahr el Ghazal"),
        ("West Mamprusi Municipal", "East Mamprusi Municipal"),
        ("Hlaingthayamyothit (East)", "Hlaingthayamyothit (West)"),
        ("Upper Karabakhstan Territories", "Lower Karabakhstan Territories"),
        ("Karabakhstan Nouveau Territoire", "Karabakhstan Nouvelles Territoire"),
        ("Saint-Pierre-sur-Rivière-Haute", "Saint-Pierre-sur-Rivière-Basse"),
        ("Nahia 1 Kabul Municipality", "Nahia 2 Kabul Municipality"),
        ("Administrative Region IV", "Administrative Region VI"),
        ("Administrative Area Zone A", "Administrative Area Zone B"),
        ("First Administrative Ward of Karabakhstan", "Third Administrative Ward of Karabakhstan"),
        ("Северный Карабахстанский округ", "Южный Карабахстанский округ"),
        ("Пивнична Карабахстанська громада", "Північна Карабахстанська громада"),
        ("ولسوالی کرابخستان شمالی بزرگ", "ولسوالی کرابخستان شرقی بزرگ"),
        ("Karabakhstan-e Bala Highland", "Karabakhstan-e Pain Highland"),
        ("San Sebastián del Oriente", "San Sebastián del Occidente"),
        ("Western Karabakhstan (rural)", "Western Karabakhstan (urban)"),
    ],
)
def test_what_tells_places_apart_must_be_the_same(asked: str, there: str) -> None:
    assert "no place named" in refused(asked, only(there))
    assert "no place named" in refused(there, only(asked))


def test_a_misspelled_east_is_no_east() -> None:
    assert "no place named" in refused("Esat Mamprusi Municipal", only("East Mamprusi Municipal"))


def test_a_misspelling_beside_such_a_word_is_taken() -> None:
    match = matched("Westren Bahr el Ghazal", only("Westren Bahr al Ghazal"))
    assert match.how is How.FUZZY


@pytest.mark.parametrize(
    ("one", "other"),
    [("East Kordofan", "Eastern Kordofan"), ("Ward 10", "Ward ۱۰"), ("2nd", "Second")],
)
def test_words_of_one_sort_are_one(one: str, other: str) -> None:
    assert set(dict(telling(one))) & set(dict(telling(other)))


def test_a_link_of_one_letter_tells_nothing() -> None:
    assert telling("Sar-e Pol") == telling("Sar-i Pol")


def test_the_closest_has_the_same_words() -> None:
    names = "West Karabakhstan Minor", "East Karabakhstana"
    ground = Gazetteer(tuple(Place(id=name, kind=Kind.UNIT, name=name) for name in names))
    assert "closest: 'East Karabakhstana'" in refused("East Karabakhstan Min", ground)


def test_blanks_do_not_make_an_east_of_a_west() -> None:
    names = "Santo Domingo Este", "Santo Domingo Oeste"
    both = Gazetteer(tuple(Place(id=name[-5:], kind=Kind.UNIT, name=name) for name in names))
    assert "no place named" in refused("Santo Doming Oeste", both)
    assert "no place named" in refused("Santo Domingoo Este", both)
    assert matched("SantoDomingoOeste", both).place.name == "Santo Domingo Oeste"


def test_a_name_of_one_letter_tells_it_once() -> None:
    assert telling("B") == {("b", 1)}
    assert telling("B Zone B") == {("b", 2)}
