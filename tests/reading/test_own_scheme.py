# SPDX-License-Identifier: MIT
"""A scheme of the words of a table, for who asks for none of a file."""

from __future__ import annotations

import io

import pytest

from mapper.errors import SchemeError
from mapper.reading.own_scheme import scheme_of_words
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table


def table(*words: str, foot: str = "") -> RawTable:
    rows = "".join(f"Place {nth},{word},2024-03-01\n" for nth, word in enumerate(words))
    return read_table("-", stdin=io.BytesIO(f"place,status,date\n{rows}{foot}".encode()))


def test_every_word_is_a_status_and_all_are_told() -> None:
    scheme, told = scheme_of_words(table("Reds", "Blues", "Reds", "contested"), {})
    assert [status.label for status in scheme.statuses] == ["Reds", "Blues", "Contested"]
    assert told.what == (
        "a scheme is made from the words of the table: 'Reds' (2), 'Blues' (1), 'contested' (1)"
    )
    assert not told.stops


def test_numbers_are_no_words_for_what_they_mean_must_be_said() -> None:
    scheme, _ = scheme_of_words(table("Reds", "2", "Blues"), {})
    assert len(scheme.statuses) == 2
    with pytest.raises(SchemeError, match="there are no words of statuses"):
        scheme_of_words(table("1", "2"), {})


def test_a_total_at_the_foot_is_no_word() -> None:
    scheme, _ = scheme_of_words(table("Reds", "Blues", foot="Total,both,\n"), {})
    assert [status.id for status in scheme.statuses] == ["reds", "blues"]


def test_more_words_than_a_map_can_show_apart_are_not_taken_for_statuses() -> None:
    remarks = [f"held by band {nth} since spring" for nth in range(13)]
    with pytest.raises(SchemeError, match=r"13 words are more than one map can show apart \(12\)"):
        scheme_of_words(table(*remarks), {})


def test_a_cell_with_two_parties_is_no_party_but_fought_over_or_mixed() -> None:
    scheme, told = scheme_of_words(table("Reds", "Blues", "Reds / Blues", "Greens/Other"), {})
    assert [status.id for status in scheme.statuses] == [
        "reds",
        "blues",
        "greens-other",
        "mixed",
        "contested",
    ]
    assert "'Reds / Blues'" not in told.what
    assert "(0)" not in told.what


def test_two_statuses_are_kept_for_cells_of_several_among_those_that_a_map_can_show_apart() -> None:
    names = [f"Band {nth}" for nth in range(11)]
    with pytest.raises(SchemeError, match="more than one map can show apart"):
        scheme_of_words(table(*names, "Band 1 + Band 2"), {})
    assert len(scheme_of_words(table(*names), {})[0].statuses) == 11
