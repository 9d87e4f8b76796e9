# SPDX-License-Identifier: MIT
"""What places lie in is read from the column whose names the boundaries know."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.reading.inputs import Inputs
from mapper.reading.options import Options, TableOptions
from mapper.reading.table_inputs import read_inputs

HEAD = "Name,Oblast,Raion,Held by,As of\n"
ROWS = (
    "Izmayil,Odesa Oblast,Danube,government,2024-03-01\n"
    "Uman,Cherkasy Oblast,Uman,government,2024-03-01\n"
    "Kovel,Volyn Oblast,Turia,government,2024-03-01\n"
)
WORDS = "'Oblast', not from 'Raion', most of whose names these boundaries do not know"


def inputs(folder: Path, text: str, **reading: object) -> Inputs:
    path = folder / "control.csv"
    path.write_text(text, encoding="utf-8")
    return read_inputs(path, "UKR", options=Options(table=TableOptions(**reading)))


def test_a_finer_column_of_unknown_names_gives_way_to_one_that_is_known(tmp_path: Path) -> None:
    found = inputs(tmp_path, HEAD + ROWS)
    assert [match.record.within for match in found.matching.matches] == [
        "Odesa Oblast",
        "Cherkasy Oblast",
        "Volyn Oblast",
    ]
    assert not found.stopping
    assert any(WORDS in note.what for note in found.notes)


@pytest.mark.parametrize("asked", [{"columns": {"within": "Raion"}}, {"constants": {"within": ""}}])
def test_what_is_said_of_it_is_kept(tmp_path: Path, asked: dict[str, dict[str, str]]) -> None:
    found = inputs(tmp_path, HEAD + ROWS, **asked)
    assert not any(WORDS in note.what for note in found.notes)


def test_where_neither_is_known_the_finer_one_is_told_of(tmp_path: Path) -> None:
    found = inputs(tmp_path, HEAD + ROWS.replace("Oblast", "March"))
    assert "is said to lie in 'Danube', which these boundaries do not know" in str(
        found.stopping[0]
    )


def test_a_row_may_say_its_parent_twice(tmp_path: Path) -> None:
    rows = '"Izmayil, Volyn",Volyn,government,2024-03-01\n'
    found = inputs(tmp_path, "place,within,status,date\n" + rows)
    assert "'Izmayil' does not lie in 'Volyn' —" in str(found.stopping[0])
