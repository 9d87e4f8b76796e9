# SPDX-License-Identifier: MIT
"""Words of one table that mean what its user says."""

from __future__ import annotations

import pytest

from mapper.errors import UsageError
from mapper.style.meanings import with_meanings
from mapper.style.scheme_files import load_scheme

THREE_WAY = load_scheme("three-way")


def meaning(word: str, **means: str) -> str:
    found = with_meanings(THREE_WAY, means).find(word)
    return found.id if found else ""


@pytest.mark.parametrize("text", ["1", "1.0", "۱"])
def test_a_number_means_what_is_said_however_it_is_written(text: str) -> None:
    found = with_meanings(THREE_WAY, {"1": "Taliban"}).find(text)
    assert found is not None
    assert found.id == "taliban"


def test_what_is_said_wins_over_a_synonym() -> None:
    assert (meaning("fighting"), meaning("fighting", fighting="taliban")) == (
        "contested",
        "taliban",
    )


def test_the_other_words_keep_their_meaning() -> None:
    assert meaning("govt", x="taliban") == "government"


def test_a_status_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"means {'1': 'talban'}: .* no status 'talban'.*taliban"):
        with_meanings(THREE_WAY, {"1": "talban"})


def test_the_name_of_a_status_keeps_its_meaning() -> None:
    with pytest.raises(UsageError, match="'government' is the name of another status"):
        with_meanings(THREE_WAY, {"government": "taliban"})
