# SPDX-License-Identifier: MIT
"""Cells that say what the one above them says."""

from __future__ import annotations

import io

import pytest

from mapper.errors import TableError
from mapper.tables.above import is_mark
from mapper.tables.asked import Asked
from mapper.tables.raw import RawTable
from mapper.tables.read import read_table

AS_ABOVE = """place,status,date
Ghor,government,2021-08-05
,taliban,2021-08-10
Farah,government,2021-08-05
,taliban,2021-08-09
"""


def read(text: str, *columns: str) -> RawTable:
    asked = Asked(fill_down=columns or None)
    return read_table("-", stdin=io.BytesIO(text.encode()), asked=asked)


def under(table: RawTable, heading: str) -> list[object]:
    return [row.cells[heading] for row in table.rows]


def told(table: RawTable, code: str) -> list[str]:
    return [str(one).partition(": ")[2] for one in table.notes if one.code == code]


def test_empty_places_are_those_above() -> None:
    assert under(read(AS_ABOVE), "place") == ["Ghor", "Ghor", "Farah", "Farah"]


def test_that_empty_places_were_filled_is_noted() -> None:
    assert told(read(AS_ABOVE), "filled-down") == [
        "empty cells under 'place' are read as what stands above: 2 — "
        '`fill_down=""` leaves them empty'
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(AS_ABOVE.replace("\n,", "\nHerat,", 1), id="one empty place alone"),
        pytest.param(AS_ABOVE.replace("2021-08-10", "2021-08-05"), id="two rows of one day"),
        pytest.param(AS_ABOVE.replace("2021-08-10", ""), id="no day"),
        pytest.param(AS_ABOVE.replace("\nGhor", "\n"), id="nothing above"),
        pytest.param(
            f"{AS_ABOVE}Farah,taliban,2021-08-20\nFarah,taliban,2021-08-30\n",
            id="places stand repeated",
        ),
    ],
)
def test_empty_places_stay_empty_where_it_is_not_plain(text: str) -> None:
    assert None in under(read(text), "place")


def test_columns_to_fill_can_be_named() -> None:
    table = read("place,within,status,date\nAa,North,a,2021-08-05\nBb,,b,\n", "within", "date")
    assert under(table, "within") == ["North", "North"]
    assert under(table, "date") == ["2021-08-05", "2021-08-05"]


def test_what_stands_at_the_foot_is_not_filled() -> None:
    table = read(f"{AS_ABOVE},,of the desk\n", "place")
    assert under(table, "place")[-1] is None


def test_a_column_that_is_none_cannot_be_filled() -> None:
    with pytest.raises(TableError, match="fill_down 'provinz': there is no such column"):
        read(AS_ABOVE, "provinz")


@pytest.mark.parametrize("mark", ['""""', "″", "ditto", '"-""-"', "То же", "as above"])
def test_ditto_marks_stand_for_the_cell_above(mark: str) -> None:
    table = read(f"place,status,date\nGhor,a,2021-08-05\n{mark},b,2021-08-06\n")
    assert under(table, "place") == ["Ghor", "Ghor"]


def test_a_mark_under_a_mark_is_the_same_again() -> None:
    table = read("place,status,date\nGhor,a,2021-08-05\nFarah,same,2021-08-05\nNimroz,same,2021\n")
    assert under(table, "status") == ["a", "a", "a"]
    assert told(table, "ditto") == ["read as what stands above: 'same' (2)"]


def test_in_a_note_such_words_are_words() -> None:
    table = read("place,status,date,note\nGhor,a,2021,x\nFarah,a,2021,same\n")
    assert under(table, "note") == ["x", "same"]


def test_an_apostrophe_that_guards_a_formula_is_no_part_of_a_mark() -> None:
    assert is_mark("''")
    assert not is_mark("''-")
