# SPDX-License-Identifier: MIT
"""Columns that say the same texts in turns: the same numbers as by looking up each text."""

from __future__ import annotations

import pyarrow
import pytest

from mapper.tables import turns
from mapper.tables.turns import Turn, Turns

PLACES = ["Farah", "", "Hérat", "Kunduz", "Farah City"]
KNOWN = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())


@pytest.fixture(autouse=True)
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LEAST", 2)


def column(texts: list[str]) -> pyarrow.Array:
    return pyarrow.array(texts, pyarrow.string())


def turn_of(texts: list[str]) -> Turn | None:
    return Turn.of(column(texts).dictionary_encode())


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(PLACES, id="once"),
        pytest.param(["Farah"] * 9, id="one text"),
        pytest.param(PLACES + PLACES[::-1], id="another order"),
        pytest.param(PLACES * 2 + ["Kabul"], id="a new text at the end"),
    ],
)
def test_what_does_not_come_in_turns_is_looked_up(texts: list[str]) -> None:
    assert turn_of(texts) is None


def test_what_is_due_comes_as_numbers_from_wherever_a_part_begins() -> None:
    turn = turn_of(PLACES * 2 + PLACES[:2])
    assert turn is not None
    texts = (PLACES * 9)[2:]
    for start, end in ((0, 1), (1, 4), (4, 4), (4, 25), (25, 40)):
        part = column(texts).slice(start, end - start)
        assert turn.numbers(part).to_pylist() == texts[start:end]


@pytest.mark.parametrize("other", ["Farad", "Farah ", "", "Kunduz"])
def test_another_text_than_is_due_ends_the_turns(other: str) -> None:
    known = Turns()
    known.numbers([column(PLACES * 2).dictionary_encode()])
    assert 0 in known
    texts = [*PLACES, other, *PLACES[1:]]
    (found,) = known.numbers([column(texts)])
    assert found.to_pylist() == texts
    assert 0 not in known


def test_bytes_that_are_parted_otherwise_are_other_texts() -> None:
    turn = turn_of(["ab", "c"] * 2)
    assert turn is not None
    assert turn.numbers(column(["a", "bc"])) is None
