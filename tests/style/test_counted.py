# SPDX-License-Identifier: MIT
"""What others counted, as data: what was not stated stays seen."""

from __future__ import annotations

from dataclasses import replace

from mapper.style.counted import counts_as_csv, counts_as_data, table_of_counts
from tests.counted import counted


def test_what_was_not_stated_is_empty_and_not_0() -> None:
    (entry,) = counts_as_data([replace(counted("2021-07-27", red=1), asked=("red", "blue"))])
    assert entry["counts"] == {"red": 1, "blue": None}


def test_the_table_has_a_column_for_each_status() -> None:
    counts = [counted("2021-07-27", red=1), counted("2021-08-02", red=2, blue=3)]
    heads, *rows = table_of_counts(counts_as_data(counts))
    assert heads[:6] == ["date", "counted_by", "what", "of", "red", "blue"]
    assert [row[4:6] for row in rows] == [[1, None], [2, 3]]


def test_a_text_that_a_spreadsheet_would_run_is_guarded_in_csv() -> None:
    text = counts_as_csv(counts_as_data([counted("2021-07-27", by="=1+1", red=1)]))
    assert "'=1+1" in text
