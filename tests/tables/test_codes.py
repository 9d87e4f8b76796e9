# SPDX-License-Identifier: MIT
"""Codes that lost their zeros or their prefix."""

from __future__ import annotations

import pytest

from mapper.tables.codes import recoded
from mapper.tables.raw import Line, RawTable, table_from_lines

PCODES = ("AF0101", "AF0102", "AF1203")
NUMBERS = ("0101", "0102", "1203")
ISO = ("AF-KAB", "AF-HER", "AF-GHO")


def table(*codes: object) -> RawTable:
    lines = [Line(number, [code, "a"]) for number, code in enumerate(codes, start=2)]
    return table_from_lines("t.csv", [Line(1, ["code", "status"]), *lines])


def codes_of(known: tuple[str, ...], *codes: object) -> list[object]:
    return [row.cells["code"] for row in recoded(table(*codes), "code", known).rows]


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        pytest.param(NUMBERS, (101, 1203), id="zeros lost"),
        pytest.param(NUMBERS, ("101.0", "1203.0"), id="as decimals"),
        pytest.param(NUMBERS, ("AF0101", "AF1203"), id="a prefix more"),
        pytest.param(PCODES, ("0101", "1203"), id="a prefix less"),
        pytest.param(PCODES, (101, 1203), id="a prefix less, and zeros lost"),
        pytest.param(PCODES, ("af0101", "AF 1203"), id="written otherwise"),
        pytest.param(NUMBERS, (101, "1203"), id="of some alone"),
    ],
)
def test_codes_are_those_of_the_boundaries(known: tuple[str, ...], codes: tuple[object]) -> None:
    assert [str(code).upper().removesuffix(".0") for code in codes_of(known, *codes)] == [
        known[0],
        known[2],
    ]


def test_letters_may_have_lost_their_prefix() -> None:
    assert codes_of(ISO, "KAB", "GHO") == ["AF-KAB", "AF-GHO"]


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        pytest.param(PCODES, ("SY0101", "SY1203"), id="of another country"),
        pytest.param(NUMBERS, ("AF0101", "SY1203"), id="of two countries"),
        pytest.param(NUMBERS, (101, 999, 998), id="most of them unknown"),
        pytest.param(("0101", "101", "0102"), (1.5, 2.5), id="no codes"),
        pytest.param(("01", "001", "2"), (1, 3), id="two codes of one number"),
        pytest.param(("ghor", "farah"), ("Ghor", "Farah"), id="names as codes"),
        pytest.param(NUMBERS, (101,), id="one alone"),
    ],
)
def test_any_other_codes_stay(known: tuple[str, ...], codes: tuple[object, ...]) -> None:
    assert codes_of(known, *codes) == list(codes)


def test_that_codes_are_read_otherwise_is_noted_once() -> None:
    (told,) = recoded(table(101, 102, 1203), "code", NUMBERS).notes
    assert told.what == (
        "codes under 'code' are read as the boundaries write them: '101' is '0101', and so on for 2"
    )


def test_names_of_places_are_no_codes() -> None:
    raw = table("KAB", "GHO")
    assert recoded(raw, "code", ISO, numbers=True) is raw
