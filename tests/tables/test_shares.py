# SPDX-License-Identifier: MIT
"""Shares of a place that parties hold: in a cell, and in a column for each party."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from mapper.model.scheme import Role, Scheme
from mapper.style.scheme_files import load_scheme
from mapper.tables.parse import parse_table
from mapper.tables.parsed import ParsedTable
from mapper.tables.read import read_table
from mapper.tables.shares import parse_shares
from tests.hostile.mutations import HANGS, at_most

TWO = load_scheme("two-sided")


def without(*roles: Role) -> Scheme:
    return replace(TWO, statuses=tuple(s for s in TWO.statuses if s.role not in roles))


def parse(text: str, scheme: Scheme = TWO) -> ParsedTable:
    return parse_table(read_table("-", stdin=io.BytesIO(text.encode())), scheme)


def cell(text: str, scheme: Scheme = TWO) -> ParsedTable:
    return parse(f'place,status,date,note\nWestmarch,"{text}",2021-08-05,\n', scheme)


def columns(headings: str, *rows: str) -> ParsedTable:
    return parse("\n".join([f"place,date,{headings}", *rows]))


def found(table: ParsedTable) -> list[tuple[str, str]]:
    assert [str(problem) for problem in table.problems if problem.stops] == []
    return [(record.status, record.note) for record in table.records]


def refused(table: ParsedTable) -> str:
    assert table.records == ()
    return next(str(problem) for problem in table.problems if problem.stops)


@pytest.mark.parametrize(
    "text",
    ["60 % side A, 40 % side B", "60% side a,40% side b", "side A 60 % / side B 40 %",
     "side A: 60% and side B: 40%", "side A (60 %); side B (40 %)", "٦٠٪ side A, ٤٠٪ side B",
     "60.0 % of side A + 40.0 % side B"],
)  # fmt: skip
def test_a_place_with_shares_is_held_in_parts_and_keeps_them_in_its_note(text: str) -> None:
    ((status, note),) = found(cell(text))
    assert status == "mixed"
    assert note.casefold() == "60 % side a, 40 % side b"


def test_a_whole_share_is_that_partys() -> None:
    assert found(cell("100 % side A")) == [("side-a", "")]
    assert found(cell("0 % side A, 100 % side B")) == [("side-b", "")]


def test_what_was_rounded_is_a_whole() -> None:
    assert found(cell("33,3 % side A, 66,6 % side B"))[0][0] == "mixed"


def test_shares_are_noted_once_with_all_their_values() -> None:
    noted = [p for p in cell("60 % side A, 40 % side B").problems if p.code == "shares"]
    assert [str(problem) for problem in noted] == [
        "standard input:2: '60 % side A, 40 % side B' is held in parts: 'mixed', with the shares "
        "in the note"
    ]


def test_where_no_status_is_of_parts_the_contested_one_is() -> None:
    assert found(cell("60 % side A, 40 % side B", without(Role.MIXED)))[0][0] == "contested"


def test_a_scheme_without_either_is_told_what_it_lacks() -> None:
    bare = without(Role.MIXED, Role.CONTESTED)
    assert refused(cell("60 % side A, 40 % side B", bare)) == (
        "standard input:2: '60 % side A, 40 % side B': the scheme 'two-sided' has no status for "
        "ground held in parts — the statuses are side-a, side-b, unknown; give a scheme that has "
        "one with the role mixed"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("60 % side A", "the shares add up to 60 % — write who holds the rest"),
        ("60 % side A, 60 % side B", "the shares add up to 120 % — they are parts of one place"),
        ("60 % side A, 40 % militia", "'militia' is no status — the statuses are side-a, mixed,"),
    ],
)
def test_shares_that_are_no_whole_are_refused(text: str, what: str) -> None:
    assert f"'{text}': {what}" in refused(cell(text))


@pytest.mark.parametrize("text", ["side A", "60", "100 %", "mostly side A", "60 % and 40 %", ""])
def test_other_cells_say_no_shares(text: str) -> None:
    assert parse_shares(text) is None


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("side A %,side B %", "Westmarch,2021-08-05,60,40"),
        ("Share of side A,share_side B", "Westmarch,2021-08-05,0.6,0.4"),
        ("side-a,side-b", "Westmarch,2021-08-05,60%,40 %"),
        ("side-a,side-b,unknown", "Westmarch,2021-08-05,60,40,"),
    ],
)
def test_a_column_for_each_party_has_the_shares(headings: str, row: str) -> None:
    ((status, note),) = found(columns(headings, row))
    assert status == "mixed"
    assert note.casefold().replace("-", " ") == "60 % side a, 40 % side b"


def test_a_share_below_nothing_is_refused() -> None:
    table = columns("side-a,side-b", "Westmarch,2021-08-05,-5,100")
    assert table.records == ()
    assert "no status '-5 % side-a, 100 % side-b'" in "\n".join(map(str, table.problems))


def test_an_empty_share_is_none() -> None:
    table = columns("side A %,side B %", "Westmarch,2021-08-05,100,", "Haven,2021-08-05,50,50")
    assert [status for status, _ in found(table)] == ["side-a", "mixed"]
    assert "the status is made of the shares under 'side A %', 'side B %'" in [
        problem.what for problem in table.problems
    ]


def test_columns_beside_a_status_are_no_shares() -> None:
    table = columns("status,side A,side B", "Westmarch,2021-08-05,side A,60,40")
    assert found(table) == [("side-a", "")]


def test_a_number_of_very_many_digits_is_no_share_and_takes_no_time() -> None:
    with at_most(HANGS):
        assert parse_shares("x" + "9" * 131_000 + "-%") is None
