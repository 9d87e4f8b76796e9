# SPDX-License-Identifier: MIT
"""Commands that a warm process runs are those that a new one runs, to the byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mapper.cli.main import COMMANDS
from tests.cli.conftest import Answer

Run = Callable[..., Answer]


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "stats",
        "diff 2021-08-05 2021-08-15",
        "infer --max-km 60 -o -",
        "draw not-there.csv",
        "draw --no-such-option",
        "--version",
    ],
)
def test_a_warm_command_is_what_a_new_one_is(mapper: Run, anew: Run, line: str) -> None:
    assert mapper(*line.split()) == anew(*line.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_starts_by_itself(mapper: Run, anew: Run, name: str) -> None:
    answer = anew(name, "--help")
    assert answer.code == 0
    assert answer == mapper(name, "--help")


def test_what_goes_in_comes_through_a_pipe(mapper: Run) -> None:
    rows = "".join(f"Kabul,government,2021-08-05,{'a' * 100} {n}\n" for n in range(1000))
    answer = mapper("check", "-", stdin=b"place,status,date,note\n" + rows.encode())
    assert "1000" in answer.out or "1,000" in answer.out


def test_commands_know_nothing_of_each_other(mapper: Run) -> None:
    first = mapper("check", "-", stdin=b"place,status,date\nKabul,government,2021-08-05\n")
    mapper("stats")
    again = mapper("check", "-", stdin=b"place,status,date\nKabul,government,2021-08-05\n")
    assert first == again
