# SPDX-License-Identifier: MIT
"""What is done in a thread, and boundaries that are loaded beside a large table."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import current_thread

import pytest

from mapper.errors import BoundaryError, TableError
from mapper.model.beside import beside
from mapper.model.limits import limits, most
from mapper.reading.table_inputs import read_inputs
from mapper.tables import large_text


def test_what_is_done_beside_is_given_back_and_the_turns_are_as_they_were() -> None:
    usual = sys.getswitchinterval()
    with beside(lambda: current_thread()) as done:
        assert done() is not current_thread()
    assert sys.getswitchinterval() == usual


def test_the_limits_of_a_run_hold_for_what_is_done_beside() -> None:
    with limits(rows=7), beside(lambda: most("rows")) as done:
        assert done() == 7


def test_what_fails_beside_fails_where_it_is_asked_for() -> None:
    def fails() -> None:
        raise BoundaryError("no ground")

    with beside(fails) as done, pytest.raises(BoundaryError, match="no ground"):
        done()


@pytest.mark.parametrize(
    ("rows", "error"), [("Westmarch,government,2021-08-01\n", BoundaryError), ("", TableError)]
)
def test_of_a_large_table_and_boundaries_that_both_fail_the_table_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, error: type[Exception]
) -> None:
    monkeypatch.setattr(large_text, "LARGE_BYTES", 0)
    table = tmp_path / "daily.csv"
    table.write_text("place,status,date\n" + rows)
    with pytest.raises(error):
        read_inputs(table, tmp_path / "none.geojson")
