# SPDX-License-Identifier: MIT
"""Dates that leave the day open: a month, a year."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

MONTH = """place,status,date
Herat,government,2021-08
Herat,taliban,2021-08-12
"""
YEAR = """place,status,date
Farah,taliban,2020
Farah,government,2020-06-10
Ghor,government,2020
"""


def held(answer: Answer) -> list[tuple[str, str, str]]:
    """Date, status and count of all that is held."""
    rows = csv.DictReader(io.StringIO(answer.out))
    return [
        (row["date"], row["status"], row["count"])
        for row in rows
        if row["status"] and row["count"] != "0"
    ]


def test_a_month_does_not_undo_what_is_known_of_a_day_in_it(mapper: Run, table: Write) -> None:
    answer = mapper("stats", table(MONTH), "--format", "csv")
    assert held(answer) == [("2021-08-12", "taliban", "1")]
    assert "Herat: 'government' is dated 2021-08 and does not count" in answer.err


def test_a_year_counts_from_its_last_day_where_nothing_is_more_precise(
    mapper: Run, table: Write
) -> None:
    assert held(mapper("stats", table(YEAR), "--format", "csv")) == [
        ("2020-06-10", "government", "1"),
        ("2020-12-31", "government", "2"),
    ]


def test_a_change_is_dated_by_the_precise_report(mapper: Run, table: Write) -> None:
    rows = MONTH + "Herat,government,2021-07-01\n"
    answer = mapper("diff", table(rows), "--to", "2021-08-20", "--format", "text")
    assert "after 1 July 2021, by 12 August 2021, Government → Taliban: Herat" in answer.out


def test_what_is_first_known_of_a_year_has_no_day(mapper: Run, table: Write) -> None:
    answer = mapper("diff", table(YEAR), "--format", "text")
    assert "first reported for 2020, No data → Government: Ghor" in answer.out
