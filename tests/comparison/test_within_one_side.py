# SPDX-License-Identifier: MIT
"""Two statuses of one party are a change within one side, and never one of hands."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from mapper.comparison.blocks import as_text
from mapper.comparison.data import as_csv, as_data
from mapper.comparison.model import Comparison
from mapper.comparison.report import report
from mapper.comparison.words import sentence
from mapper.style.words import load_words
from tests.comparison.toy_comparison import two_days
from tests.history.renamed import SCHEME

WORDS = load_words("en")
SPAN = ("2016-01-01", "2017-01-01")
ROWS = """
    2016-01-01 Northfield front
    2016-08-01 Northfield army
    2016-01-01 Eastvale army
    2016-08-01 Eastvale sway
    2016-01-01 Westmarch front
    2016-08-01 Westmarch crown
    2016-01-01 Southport army
    2016-05-01 Southport crown
    2016-08-01 Southport army
"""


@pytest.fixture(scope="module")
def found() -> Comparison:
    return two_days(ROWS, *SPAN, scheme=SCHEME)


@pytest.fixture(scope="module")
def lines(found: Comparison) -> list[str]:
    return as_text(report(found, WORDS)).splitlines()


def test_the_sentence_keeps_them_apart(found: Comparison) -> None:
    assert sentence(found, WORDS) == (
        "Between 1 January 2016 and 1 January 2017, 1 of 4 provinces changed hands. Of one the "
        "holder was renamed. One changed within one side. One changed in between and is what it "
        "was."
    )


def test_where_nothing_changed_hands_the_sentence_says_what_did_change() -> None:
    renamed = "2016-01-01 Northfield front\n2016-08-01 Northfield army"
    assert sentence(two_days(renamed, *SPAN, scheme=SCHEME), WORDS) == (
        "Between 1 January 2016 and 1 January 2017, none of 4 provinces changed hands. "
        "Of one the holder was renamed."
    )


def test_changes_of_hands_come_first_and_the_others_say_what_they_are(lines: list[str]) -> None:
    assert [line.split(":")[0] for line in lines if "1 province" in line] == [
        "Front → Crown",
        "Front → Army (renamed)",
        "Army → Sway (within one side)",
    ]


def test_what_one_side_gives_itself_is_neither_gained_nor_lost(found: Comparison) -> None:
    accounts = {account.status: account for account in found.accounts}
    sums = {
        status: (a.gained.count, a.lost.count, a.from_own_side.count, a.to_own_side.count)
        for status, a in accounts.items()
    }
    assert sums == {
        "front": (0, 1, 0, 1),
        "army": (0, 0, 1, 1),
        "sway": (0, 0, 1, 0),
        "crown": (1, 0, 0, 0),
    }


def test_the_sums_have_columns_for_it(lines: list[str]) -> None:
    heading = "Status Before Gained Lost From own side To own side After"
    assert heading.split() in [line.split() for line in lines]


def test_the_matrix_marks_it(lines: list[str]) -> None:
    assert sum("1 (12,300 km²)*" in line for line in lines) == 2
    assert "* Within one side: the same party before and after." in lines


def test_without_it_the_sums_are_as_ever() -> None:
    fallen = "2016-01-01 Northfield army\n2016-08-01 Northfield crown"
    text = as_text(report(two_days(fallen, *SPAN, scheme=SCHEME), WORDS))
    assert "own side" not in text
    assert "*" not in text


def test_on_the_way_only_hands_are_counted_as_hands() -> None:
    text = as_text(
        report(
            two_days(
                "2016-01-01 Northfield front\n2016-08-01 Northfield army\n"
                "2016-09-01 Northfield crown",
                *SPAN,
                scheme=SCHEME,
            ),
            WORDS,
        )
    )
    assert "Northfield: Front → Army → Crown, changed 2 times" in text


def test_a_place_that_is_no_unit_says_it_too() -> None:
    text = as_text(
        report(
            two_days("2016-01-01 Haven front\n2016-08-01 Haven army", *SPAN, scheme=SCHEME), WORDS
        )
    )
    assert "Haven (capital): Front → Army, renamed" in text


def kinds(data: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {(move["before"], move["after"]): move["kind"] for move in data["transitions"]}


def test_data_say_the_kind(found: Comparison) -> None:
    data = as_data(found)
    assert kinds(data) == {
        ("front", "army"): "renamed",
        ("front", "crown"): "changed hands",
        ("army", "army"): "kept",
        ("army", "sway"): "within one side",
    }
    told = {row["id"]: (row["change_kind"], row["hands"]) for row in data["changes"]}
    assert told == {
        "Northfield": ("renamed", 0),
        "Eastvale": ("within one side", 0),
        "Westmarch": ("changed hands", 1),
    }
    (back,) = data["returned"]
    assert (back["change_kind"], back["hands"], back["flips"]) == (None, 2, 2)


def test_rows_of_csv_say_the_kind(found: Comparison) -> None:
    rows = csv.DictReader(io.StringIO(as_csv(found)))
    assert {row["id"]: row["change_kind"] for row in rows}["Northfield"] == "renamed"
