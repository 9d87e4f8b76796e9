# SPDX-License-Identifier: MIT
"""When a misspelt name may be taken for the closest one."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.closest import (
    Near,
    certain,
    closest,
    rank,
)
from mapper.places.gazetteer import Spelled
from mapper.places.levels import apart
from tests.places.ground import refused


def near(name: str, score: float) -> Near:
    return Near(Place(id=name, kind=Kind.UNIT, name=name), score, apart(name))


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [(97.0, 89.0, True), (97.0, 89.1, False), (95.0, 60.0, True), (94.9, 60.0, False)],
)
def test_it_must_be_near_and_eight_ahead_of_the_next(
    first: float, second: float, taken: bool
) -> None:
    found = certain([near("Paktia", first), near("Paktika", second)])
    assert (found is not None) is taken


def test_where_there_is_no_second_place_nearness_is_enough() -> None:
    assert certain([near("Paktia", 95.0)]) is not None
    assert certain([]) is None


# --- ranks ---


def spelled(*names: tuple[str, str]) -> Spelled:
    """Names side by side, each with the id of its place."""
    texts = [apart(name) for name, _ in names]
    places = [Place(id=id_, kind=Kind.UNIT, name=id_) for _, id_ in names]
    return Spelled(texts, [text.core for text in texts], places)


def ids(name: str, *names: tuple[str, str]) -> list[str]:
    """The ids of the places that are suggested for a name."""
    return [near.place.id for near in closest(name, spelled(*names))]


def test_what_speaks_against_a_misspelling_is_as_near_but_for_eight() -> None:
    """Paktika is 86 to Paktiya, and 92 to Paktia: it is not asked whether the first is meant."""
    names = spelled(("Paktika", "a"), ("Paktia", "b"), ("Pakttia", "b"), ("Kabul", "c"))
    assert [(near.place.id, round(near.score)) for near in rank("Paktia", names)] == [
        ("b", 100),
        ("a", 92),
    ]


def test_words_of_a_level_say_nothing_of_how_like_two_names_are() -> None:
    (best,) = rank("Helmand Province", spelled(("Helmand District", "a"), ("Herat Province", "b")))
    assert (best.place.id, best.score) == ("a", 100.0)


# --- suggestions ---


def test_the_likeliest_place_comes_first_and_each_but_once() -> None:
    names = (("Herat", "a"), ("Helmand", "b"), ("Hilmand", "b"), ("Helmond", "c"))
    assert ids("Helmant", *names) == ["b", "c"]


def test_three_are_suggested_at_most_and_nothing_for_what_is_like_none() -> None:
    many = [(f"Helman{letter}", letter) for letter in "abcdefg"]
    assert len(ids("Helmand", *many)) == 3
    assert ids("Kyiv", ("Kapisa", "a"), ("Herat", "b"), ("Nimroz", "c")) == []
    assert ids("Kyiv") == []


def test_behind_the_many_names_of_one_place_the_second_is_found() -> None:
    many = [(f"Helmand{letter}", "a") for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert ids("Helmand", *many, ("Hilmend", "b")) == ["a", "b"]


def test_a_place_in_the_same_east_is_suggested_before_one_a_little_nearer() -> None:
    assert ids("East Rigde", ("West Ridge", "west"), ("Eastern Ridges", "east")) == ["east", "west"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Парван", "Parwan"),  # another script
        ("Präfektur Parwan", "Parwan"),  # a word of a level in another language
        ("Parvan, Wilayat-e", "Parwan"),  # the order of the words
        ("هلمند", "Helmand"),  # no vowels
        ("Gilmend", "Helmand"),  # what one language says for the sound of another
        ("Kunduzskaya", "Kunduz"),  # a form of the name
        ("Nueva Paktia oriental", "East New Paktia"),  # words for which there are others
        ("Al Parwan", "Parwan"),
    ],
)
def test_a_name_is_suggested_however_it_is_written(name: str, meant: str) -> None:
    names = ("Parwan", "Helmand", "Kunduz", "Herat", "West New Paktia", "East New Paktia", "Kabul")
    assert ids(name, *((one, one) for one in names))[0] == meant


def test_a_name_by_its_sound_is_never_the_same() -> None:
    (best,) = closest("Кабул", spelled(("Kabul", "a")))
    assert best.score == 99.0


def test_of_a_name_near_as_it_is_written_its_letters_say_how_near() -> None:
    (best,) = closest("Paktiya", spelled(("Paktia", "a")))
    assert best.score == pytest.approx(1200 / 13)


@pytest.mark.parametrize(("name", "meant"), [("Пактия", "Paktia"), ("Гельманд", "Helmand")])
def test_a_name_in_another_script_is_suggested_by_its_sound_and_never_taken(
    name: str, meant: str
) -> None:
    assert f"closest: '{meant}'" in refused(name)


def test_a_text_of_thousands_of_words_is_like_no_place() -> None:
    """Each of its words was held against all that are like those of a level, for seconds."""
    words = " ".join(map("{:06x}".format, range(18_000)))
    assert closest("Masar", spelled(("Mazar", "a")))
    assert not closest(f"Masar {words}", spelled(("Mazar", "a")))
