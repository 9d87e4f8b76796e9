# SPDX-License-Identifier: MIT
"""`--limit` and `[limits]`: how much is read, and how a user raises it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper.cli.main import COMMANDS, loaded
from mapper.errors import UsageError
from mapper.model.limits import LIMITS, limits, most
from tests.cli.conftest import Answer

Run = Callable[..., Answer]

TABLE = "place,status,date\nHerat,taliban,2021-08-12\nKunduz,taliban,2021-08-08\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "control.csv").write_text(TABLE)
    return tmp_path


def test_a_limit_is_lowered_and_raised_by_name(mapper: Run, table: Path) -> None:
    (line,) = mapper("check", "control.csv", "--limit", "rows=1").lines
    assert line == (
        "control.csv: has more than 1 rows, which is the most — give fewer places or days, or "
        "leave out columns, or --limit rows=10"
    )
    assert mapper("check", "control.csv", "--limit", "rows=10").code == 0


def test_mapper_toml_has_limits_and_the_command_line_wins(mapper: Run, table: Path) -> None:
    (table / "mapper.toml").write_text("[limits]\nrows = 1\ncolumns = 9\n")
    assert mapper("check", "control.csv").code == 3
    assert mapper("check", "control.csv", "--limit", "rows=2").code == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("rows", "--limit rows: write it as --limit rows=20000000"),
        (
            "rows=many",
            "--limit rows: many is no whole number of up to 18 digits — give how many are read",
        ),
        ("rows=-1", "--limit rows: nothing would be read — give 1 or more"),
        ("rows=0", "--limit rows: nothing would be read — give 1 or more"),
        ("row=5", "--limit row: there is no such limit — closest: rows"),
    ],
)
def test_what_is_no_limit_is_told(mapper: Run, table: Path, given: str, said: str) -> None:
    answer = mapper("check", "control.csv", "--limit", given)
    assert (answer.code, len(answer.lines)) == (2, 1)
    assert answer.lines[0].startswith(said)


def test_a_limit_that_there_is_not_in_mapper_toml_is_told_with_its_line(
    mapper: Run, table: Path
) -> None:
    (table / "mapper.toml").write_text("[limits]\nrows = 5\ndeepth = 3\n")
    (line,) = mapper("check", "control.csv").lines
    assert line.startswith("mapper.toml:3: limit deepth: there is no such limit — closest: depth")


def test_every_command_takes_limits() -> None:
    for name in COMMANDS:
        assert "--limit" in {opt for one in loaded(name).params for opt in one.opts}


def test_python_raises_them_for_a_while() -> None:
    usual = most("page-height")
    with limits(page_height=9_000):
        assert most("page-height") == 9_000
    assert most("page-height") == usual
    with pytest.raises(UsageError, match="there is no such limit — closest: rows"), limits(rwos=1):
        pass


def test_every_limit_is_in_the_manual_as_it_is() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| ([\d,]+) ([^|]+) \| (.+) \|$", manual, re.MULTILINE)
    assert rows == [(one.name, f"{one.most:,}", one.counted, one.of) for one in LIMITS]
