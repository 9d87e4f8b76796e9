# SPDX-License-Identifier: MIT
"""Which heading may hold a column that a table lacks: only to suggest it."""

from __future__ import annotations

import io

import pytest

from mapper.model.problem import Problem
from mapper.tables.columns import map_columns
from mapper.tables.guessed import with_guesses
from mapper.tables.read import read_table

ROWS = (
    "North Vale,Reds,2024-03-01,12\n"
    "East Vale,Reds,2024-03-02,13\n"
    "West Vale,Blues,2024-03-02,14\n"
    "South Vale,Blues,2024-03-03,15\n"
)


def guesses(headings: str, rows: str = ROWS) -> dict[str, str]:
    """The headings that are suggested, by column."""
    raw = read_table("-", stdin=io.BytesIO(f"{headings}\n{rows}".encode()))
    columns = map_columns(raw.headings)
    found = with_guesses(raw, columns, columns.problems)
    return {one.code.removeprefix("missing-"): one.instead for one in found if one.instead}


@pytest.mark.parametrize(
    ("headings", "suggested"),
    [
        ("place,Who sits there,date,n", {"status": "Who sits there"}),
        ("Spot,status,date,n", {"place": "Spot"}),
        ("place,status,Seen,n", {"date": "Seen"}),
        ("place,Group,date,n", {"status": "Group"}),
        ("Spot,Side,Seen,n", {"place": "Spot", "status": "Side", "date": "Seen"}),
    ],
)
def test_what_stands_under_a_heading_says_what_it_may_be(
    headings: str, suggested: dict[str, str]
) -> None:
    assert guesses(headings) == suggested


def test_of_two_that_may_be_none_is_suggested() -> None:
    rows = "Vale,Reds,Reds\nDale,Reds,Blues\nHill,Blues,Blues\n"
    assert guesses("place,Morning,Evening", rows) == {}


def test_the_hint_names_the_option_and_still_lists_the_headings() -> None:
    raw = read_table("-", stdin=io.BytesIO(f"place,Side,date,n\n{ROWS}".encode()))
    columns = map_columns(raw.headings)
    (problem,) = (one for one in with_guesses(raw, columns, columns.problems))
    assert isinstance(problem, Problem)
    assert problem.hint.startswith(
        "it may be 'Side': `columns={\"status\": \"Side\"}` says so; the headings are 'place'"
    )
