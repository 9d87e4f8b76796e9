# SPDX-License-Identifier: MIT
"""Cells that say that there is nothing in them."""

from __future__ import annotations

import pytest

from mapper.tables.asked import Asked
from mapper.tables.blanks import blanked, without_empty_levels
from mapper.tables.raw import Line, RawTable, table_from_lines


def table(heading: str, cell: object) -> RawTable:
    return table_from_lines("t.csv", [Line(1, ["place", heading]), Line(2, ["Ghor", cell])])


def left(heading: str, cell: object, **asked: object) -> object:
    read = blanked(table(heading, cell), Asked(**asked))  # type: ignore[arg-type]
    return read.rows[0].cells[heading]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("lat", "#N/A"),
        ("code", "#REF!"),
        ("status", "n/a"),
        ("until", " - "),
        ("2021-08-05", "–"),
        ("confidence", "NA"),
    ],
)
def test_a_cell_that_says_nothing_is_empty(heading: str, cell: str) -> None:
    assert left(heading, cell) is None


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        pytest.param("country", "NA", id="Namibia"),
        pytest.param("status", "-", id="a dash can be a word of a scheme"),
        pytest.param("note", "n/a", id="what someone wrote"),
        pytest.param("lat", 0, id="nought"),
    ],
)
def test_any_other_cell_stays(heading: str, cell: object) -> None:
    assert left(heading, cell) == cell


def test_a_place_that_could_not_be_looked_up_stays_to_be_refused() -> None:
    raw = table_from_lines("t.csv", [Line(1, ["place", "status"]), Line(2, ["#N/A", "a"])])
    assert blanked(raw, Asked()) is raw


def test_a_word_that_is_given_a_meaning_stays() -> None:
    assert left("2021-08-05", "-", words=frozenset(["-"])) == "-"


def test_what_is_read_as_empty_is_noted() -> None:
    (told,) = blanked(table("lat", "#N/A"), Asked()).notes
    assert str(told) == "t.csv: read as empty: '#N/A' (1)"


def test_a_level_that_nobody_filled_is_no_place() -> None:
    lines = [Line(1, ["province", "district", "status"]), Line(2, ["Ghor", None, "a"])]
    found = without_empty_levels(table_from_lines("t.csv", lines), Asked())
    assert found.headings == ("province", "status")
    assert [str(told) for told in found.notes] == [
        "t.csv: nothing stands under 'district' — left out"
    ]


def test_a_level_with_a_place_in_it_stays() -> None:
    lines = [Line(1, ["province", "district"]), Line(2, ["Ghor", None]), Line(3, ["Ghor", "Aa"])]
    raw = table_from_lines("t.csv", lines)
    assert without_empty_levels(raw, Asked()) is raw
