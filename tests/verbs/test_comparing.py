# SPDX-License-Identifier: MIT
"""Comparing from Python: `mapper.diff`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import mapper
from mapper.comparison.model import Comparison
from mapper.errors import DataProblems, TableError, UsageError
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.diff import days_compared

MONDAY = "place,status,date\nHerat,government,2021-08-01\nHerat,contested,2021-08-05\n"
FRIDAY = "place,status,date\nHerat,taliban,2021-08-03\n"


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    """A table that ends on 5 August, and one that ends on the 3rd."""
    paths = tmp_path / "monday.csv", tmp_path / "friday.csv"
    for path, text in zip(paths, (MONDAY, FRIDAY), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def moved(found: Comparison) -> list[tuple[str | None, str | None, int]]:
    return [(m.before, m.after, m.amount.count) for m in found.transitions if m.is_change]


def test_two_days_of_the_embedded_ledger() -> None:
    found = mapper.diff(start="2021-08-05", end=date(2021, 8, 15))
    assert moved(found) == [("government", "taliban", 3), ("mixed", "taliban", 30)]


def test_changes_are_what_the_two_days_say() -> None:
    found = mapper.diff(start="2021-08-05", end="2021-08-15")
    steps = {change.place_id: (change.before, change.after) for change in found.changes}
    there = {id_: (found.before.status_of(id_), found.after.status_of(id_)) for id_ in steps}
    assert steps == there


def test_two_tables(tables: tuple[Path, Path]) -> None:
    found = mapper.diff(*tables)
    assert moved(found) == [("contested", "taliban", 1)]
    assert found.scope.units == ("AF-HER",)


def test_problems_stop_unless_lenient(tables: tuple[Path, Path]) -> None:
    tables[1].write_text(FRIDAY + "Nowhere,taliban,2021-08-03\n", encoding="utf-8")
    with pytest.raises(DataProblems, match=r"friday.csv:3: no province"):
        mapper.diff(*tables)
    found = mapper.diff(*tables, options=mapper.TableOptions(lenient=True))
    assert moved(found) == [("contested", "taliban", 1)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"after": "friday.csv"}, "before None: give the table"),
        ({"start": 5}, "start 5: give a date"),
        (
            {"start": "2021-08-15", "end": "2021-08-05"},
            "from 2021-08-15 to 2021-08-05: name the earlier day",
        ),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as raised:
        mapper.diff(**arguments)
    assert str(raised.value).startswith(message)


# --- the days that are chosen ---


def inputs_of(path: Path) -> Inputs:
    return read_inputs(path)


def test_of_one_table_the_first_and_the_last_day(tables: tuple[Path, Path]) -> None:
    one = inputs_of(tables[0])
    assert days_compared(one, one, None, None) == (date(2021, 8, 1), date(2021, 8, 5))


def test_of_two_tables_the_last_days_but_never_the_wrong_way_round(
    tables: tuple[Path, Path],
) -> None:
    monday, friday = map(inputs_of, tables)
    assert days_compared(friday, monday, None, None) == (date(2021, 8, 3), date(2021, 8, 5))
    assert days_compared(monday, friday, None, None) == (date(2021, 8, 5), date(2021, 8, 5))
    early = date(2021, 8, 2)
    assert days_compared(monday, friday, None, early) == (early, early)


def test_a_table_without_a_day_is_told(tables: tuple[Path, Path]) -> None:
    tables[0].write_text("place,status,date\nNowhere,taliban,2021-08-03\n", encoding="utf-8")
    with pytest.raises(TableError, match="no row could be placed, so there is no day to compare"):
        mapper.diff(tables[0], boundaries="AFG/ADM1", options=mapper.TableOptions(lenient=True))
