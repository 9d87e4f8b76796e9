# SPDX-License-Identifier: MIT
"""A scheme from the words of a table is whole, valid, and knows what no party holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.model.scheme import Role, Scheme
from mapper.style.scheme_files import parse_scheme
from mapper.style.skeleton import meaning, skeleton
from mapper.tables.text import one_line

WORDS = {"RU": 9, "UA-controlled": 4, "CONTESTED": 2, "held by the UA": 1, "RU influence": 1}


def scheme_from(words: dict[str, int]) -> Scheme:
    return parse_scheme(skeleton(words, "control.csv"), "mine.toml")


def test_every_word_has_a_status() -> None:
    found = scheme_from(WORDS)
    meant = {word: status.id if (status := found.find(word)) else None for word in WORDS}
    assert meant == {
        "RU": "ru",
        "UA-controlled": "ua",
        "CONTESTED": "contested",
        "held by the UA": "ua",
        "RU influence": "ru-influence",
    }


def test_control_and_influence_of_one_party_have_one_actor() -> None:
    found = scheme_from(WORDS)
    assert {status.id: status.actor for status in found.statuses if status.actor} == {
        "ru": "ru",
        "ua": "ua",
        "ru-influence": "ru",
    }


def test_a_flag_is_the_party_of_its_country() -> None:
    found = scheme_from({"🇫🇷": 9, "🇫🇷 France": 1, "🇩🇪": 4, "🇽🇽": 1})
    assert [status.label for status in found.statuses] == ["France", "Germany", "🇽🇽"]
    assert found.find("🇫🇷") == found.find("France")


def test_those_who_fight_are_striped_into_contested_ground() -> None:
    assert scheme_from(WORDS).status("contested").contenders == ("ru", "ua")


@pytest.mark.parametrize(
    ("word", "role", "party"),
    [
        ("Contested", Role.CONTESTED, ""),
        ("under-attack", Role.CONTESTED, ""),
        ("En disputa", Role.CONTESTED, ""),
        ("umkämpft", Role.CONTESTED, ""),
        ("Спірний", Role.CONTESTED, ""),
        ("неизвестно", Role.UNKNOWN, ""),
        ("MIXED", Role.MIXED, ""),
        ("both", Role.MIXED, ""),
        ("?", Role.UNKNOWN, ""),
        ("Unclear", Role.UNKNOWN, ""),
        ("Free State control", Role.CONTROL, "Free State"),
        ("controlled by the North", Role.CONTROL, "North"),
        ("Contested: North, South", Role.CONTESTED, ""),
        ("disputed (Army/Front)", Role.CONTESTED, ""),
        ("Fighting between North and South", Role.CONTESTED, ""),
        ("Mixed – North, South", Role.MIXED, ""),
        ("Contested Hill Front", Role.CONTROL, "Contested Hill Front"),
        ("🇫🇷", Role.CONTROL, "France"),
        ("🇫🇷 France", Role.CONTROL, "France"),
        ("Contested: 🇫🇷 🇩🇪", Role.CONTESTED, ""),
        ("Influenced by the North", Role.INFLUENCE, "North"),
        ("2", Role.CONTROL, "2"),
    ],
)
def test_words_are_told_apart(word: str, role: Role, party: str) -> None:
    assert meaning(word) == (role, party)


def test_the_file_says_how_often_each_word_stands_in_the_table() -> None:
    assert '# rows: "UA-controlled" (4), "held by the UA" (1)' in skeleton(WORDS, "control.csv")


def test_more_statuses_than_colours_are_told() -> None:
    many = {f"Party {letter}": 1 for letter in "abcdefghijklmno"}
    text = skeleton(many, "control.csv")
    assert len(parse_scheme(text, "mine.toml").statuses) == 15
    assert "up to 12 statuses; here are more: choose your own" in text


HOSTILE = st.text(max_size=12).map(one_line).filter(lambda word: any(map(str.isalnum, word)))


@given(st.lists(HOSTILE, min_size=1, max_size=14, unique=True))
def test_any_words_make_a_scheme_that_knows_them(words: list[str]) -> None:
    found = scheme_from(dict.fromkeys(words, 1))
    assert all(found.find(word) for word in words)


def test_a_table_of_any_name_makes_a_scheme() -> None:
    made = skeleton({"RU": 1, "UA": 1}, "over\ntwo lines.csv")
    assert parse_scheme(made, "made").title == "Who holds what, by over two lines.csv"
