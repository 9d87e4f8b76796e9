# SPDX-License-Identifier: MIT
"""A column that only its heading takes for that of kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.tables.asked import Asked
from mapper.tables.read import read_table

HEAD = "place,type,status,date\n"


def headings(folder: Path, text: str, asked: Asked | None = None) -> tuple[str, ...]:
    path = folder / "control.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, asked=asked or Asked()).headings


def test_a_type_of_none_of_our_words_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "control.csv"
    rows = "Ford,LIB,army,2024-03-01\nHill,COMMAND,army,2024-03-01\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    raw = read_table(path)
    assert raw.headings == ("place", "status", "date")
    (told,) = raw.notes
    assert str(told) == (
        "control.csv: 'type' is not read as the kind of place: no word in it is one "
        "('COMMAND', 'LIB') — `columns={\"kind\": \"type\"}` reads it all the same"
    )


@pytest.mark.parametrize("word", ["town", "military base", "battle", "advance"])
def test_one_word_that_is_a_kind_or_an_event_keeps_the_column(tmp_path: Path, word: str) -> None:
    rows = f"Ford,LIB,army,2024-03-01\nHill,{word},army,2024-03-01\n"
    assert "type" in headings(tmp_path, HEAD + rows)


def test_a_column_that_is_named_for_it_stays(tmp_path: Path) -> None:
    rows = "Ford,LIB,army,2024-03-01\n"
    assert "type" in headings(tmp_path, HEAD + rows, Asked(columns={"kind": "type"}))
    assert "kind" in headings(tmp_path, HEAD.replace("type", "kind") + rows)


def test_events_have_words_of_their_own(tmp_path: Path) -> None:
    assert "type" in headings(tmp_path, "place,type,date\nFord,raid,2024-03-01\n")
