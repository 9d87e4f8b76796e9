"""When a misspelt name may be taken for the closest one."""

from __future__ import annotations

import pytest

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.closest import (
    Near,
    certain,
    rank,
    rank_in_any_script,
    suggested,
    transliterated,
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


@pytest.mark.parametrize(("east", "closest"), [(80.0, "East Ridge"), (79.9, "West Ridge")])
def test_a_place_in_the_same_east_is_suggested_before_one_up_to_fifteen_nearer(
    east: float, closest: str
) -> None:
    found = suggested("East Rigde", [near("West Ridge", 95.0), near("East Ridge", east)])
    assert found is not None
    assert found.place.name == closest


def test_nothing_is_suggested_out_of_nothing() -> None:
    assert suggested("East Rigde", []) is None


# --- ranks ---


def spelled(*names: tuple[str, str]) -> Spelled:
    """Names side by side, each with the id of its place."""
    texts = [apart(name) for name, _ in names]
    places = [Place(id=id_, kind=Kind.UNIT, name=id_) for _, id_ in names]
    return Spelled(texts, [text.core for text in texts], places)


def test_the_nearest_place_comes_first_and_each_but_once() -> None:
    names = spelled(("Herat", "a"), ("Helmand", "b"), ("Hilmand", "b"), ("Kabul", "c"))
    ranked = rank("Helmant", names, most=3)
    assert [one.place.id for one in ranked] == ["b", "a", "c"]
    assert ranked[0].spelling.core == "helmand"
    assert ranked[0].score == pytest.approx(600 / 7)


def test_only_as_many_as_asked_for() -> None:
    names = spelled(("Herat", "a"), ("Helmand", "b"), ("Kabul", "c"))
    assert len(rank("Helmand", names)) == 2
    assert len(rank("Helmand", names, most=1)) == 1


def test_words_of_a_level_say_nothing_of_how_like_two_names_are() -> None:
    (best, _) = rank(
        "Helmand Province", spelled(("Helmand District", "a"), ("Herat Province", "b"))
    )
    assert (best.place.id, best.score) == ("a", 100.0)


def test_behind_the_many_names_of_one_place_the_second_is_found() -> None:
    many = [(f"Helmand{letter}", "a") for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert [one.place.id for one in rank("Helmand", spelled(*many, ("Kabul", "b")))] == ["a", "b"]


# --- other scripts ---


def test_where_a_name_is_near_in_its_own_script_its_sound_is_not_asked() -> None:
    """Of ten letters seven in common are 70 of 100, and near enough."""
    known = spelled(("абвгдежззз", "own"), ("abvgdezhiik", "sound"))
    assert rank_in_any_script("абвгдежиик", known, 2)[0].place.id == "own"
    further = spelled(("абвгдезззз", "own"), ("abvgdezhiik", "sound"))
    assert rank_in_any_script("абвгдежиик", further, 2)[0].place.id == "sound"


def test_a_name_by_its_sound_is_never_the_same() -> None:
    (best,) = rank_in_any_script("Кабул", spelled(("Kabul", "a")), 1)
    assert best.score == 99.0


def test_a_name_in_latin_letters_is_what_it_is() -> None:
    assert transliterated("Kabul") == "Kabul"
    (best,) = rank_in_any_script("Kabul", spelled(("Kabul", "a")), 1)
    assert best.score == 100.0


@pytest.mark.parametrize(("name", "closest"), [("Пактия", "Paktia"), ("Гельманд", "Helmand")])
def test_a_name_in_another_script_is_suggested_by_its_sound_and_never_taken(
    name: str, closest: str
) -> None:
    assert f"closest: '{closest}'" in refused(name)
