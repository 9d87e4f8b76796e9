# SPDX-License-Identifier: MIT
"""What is done in a thread, and boundaries that are loaded beside a large table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread

import pytest

from mapper.errors import BoundaryError, TableError
from mapper.model.beside import ahead, beside
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


def test_so_many_parts_are_made_ahead_and_those_that_nobody_wants_are_not() -> None:
    made: list[int] = []
    enough = Event()

    def parts() -> Iterator[int]:
        for number in range(9):
            made.append(number)
            if number == 3:
                enough.set()
            yield number

    coming = ahead(parts(), 4)
    assert next(coming) == 0
    assert enough.wait(timeout=60)
    assert made[:4] == [0, 1, 2, 3]
    coming.close()
    assert len(made) <= 6


def test_a_part_that_fails_fails_where_it_is_asked_for() -> None:
    def parts() -> Iterator[int]:
        yield 1
        raise BoundaryError("no second part")

    coming = ahead(parts(), 3)
    assert next(coming) == 1
    with pytest.raises(BoundaryError, match="no second part"):
        next(coming)
    assert list(ahead(iter(range(7)), 3)) == [*range(7)]
