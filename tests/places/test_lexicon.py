"""Names by what they have in common however they are spelled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.lexicon import Lexicon
from mapper.places.names import squeeze, with_marks


def place(id_: str) -> Place:
    return Place(id=id_, kind=Kind.TOWN, name=id_)


SUSA, SHUSHA = place("susa"), place("shusha")
NAMES = Lexicon([("Susa", SUSA), ("Şuşa", SHUSHA), ("Shusha City", SHUSHA)])


def test_a_name_is_found_as_it_is_written() -> None:
    assert NAMES.exact("Şuşa") == (SHUSHA,)
    assert NAMES.exact("susa") == ()


def test_marks_tell_names_apart_where_they_are_asked_for() -> None:
    assert NAMES.marked("ŞUŞA") == (SHUSHA,)
    assert NAMES.marked("SUSA") == (SUSA,)
    assert NAMES.squeezed("şusa") == (SUSA, SHUSHA)


def test_a_name_is_found_without_its_word_of_a_level() -> None:
    [found] = NAMES.cored("shusha")
    assert (found.place, found.apart.families) == (SHUSHA, {"city"})


def test_a_word_of_a_level_may_be_attached_to_a_name() -> None:
    lviv = Lexicon([("利沃夫州", SUSA)])
    assert [entry.place for entry in lviv.cored("利沃夫")] == [SUSA]


def test_a_place_with_several_such_names_is_found_once_in_their_order() -> None:
    both = Lexicon([("Kyiv", SUSA), ("KYIV", SHUSHA), ("Kyiv ", SUSA)])
    assert both.squeezed("kyiv") == (SUSA, SHUSHA)


@given(st.lists(st.text(min_size=1, max_size=8), max_size=6), st.text(min_size=1, max_size=8))
def test_it_finds_what_comparing_with_every_name_finds(names: list[str], asked: str) -> None:
    places = [place(str(number)) for number in range(len(names))]
    found = Lexicon(zip(names, places, strict=True))
    every = list(zip(names, places, strict=True))
    assert found.squeezed(asked) == tuple(p for n, p in every if squeeze(n) == squeeze(asked))
    letters = any(letter.isalnum() for letter in asked)
    if letters:
        marked = tuple(p for n, p in every if with_marks(n) == with_marks(asked))
        assert found.marked(asked) == marked
