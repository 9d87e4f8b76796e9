# SPDX-License-Identifier: MIT
"""`mapper stats`: what each status holds, day by day."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from mapper.cli.terminal import shows
from tests.boundaries.files import SQUARES, toy_rows, write_geojson
from tests.cli.conftest import Answer
from tests.golden_files import check_golden

Run = Callable[..., Answer]
Write = Callable[[str], str]


def test_the_answer_in_the_terminal(mapper: Run) -> None:
    check_golden("stats-afghanistan.txt", mapper("stats").out)


def test_the_answer_as_markdown(mapper: Run) -> None:
    answer = mapper("stats", "--dates", "monthly", "--format", "markdown")
    check_golden("stats-afghanistan.md", answer.out)


def test_each_day_has_every_status_in_the_csv(mapper: Run) -> None:
    answer = mapper("stats", "--dates", "2021-08-05, 2021-08-15", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [(row["date"], row["status"], row["count"], row["stale"]) for row in rows] == [
        ("2021-08-05", "government", "4", "0"),
        ("2021-08-05", "mixed", "30", "0"),
        ("2021-08-05", "taliban", "0", "0"),
        ("2021-08-15", "government", "1", "0"),
        ("2021-08-15", "mixed", "0", "0"),
        ("2021-08-15", "taliban", "33", "0"),
    ]


def test_old_reports_are_counted_in_the_json(mapper: Run) -> None:
    """The seats were counted on 14 July, 22 days before."""
    answer = mapper("stats", "--dates", "2021-08-05", "--format", "json", "--stale-days", "21")
    data = json.loads(answer.out)
    assert data["stale_days"] == 21
    assert sum(status["stale"] for status in data["days"][0]["statuses"]) == 34


def test_an_islet_has_a_share_however_small(mapper: Run, table: Write, tmp_path: Path) -> None:
    """In the chart and in the table, of the terminal and for a text."""
    islet = {"name": "Islet"}, shapely.box(3, 1, 3.001, 1.001)
    write_geojson(tmp_path / "toy.geojson", [*toy_rows(), islet])
    held = dict.fromkeys(SQUARES, "Government") | {"Islet": "Taliban"}
    rows = "".join(f"{name},2021-08-01,{status}\n" for name, status in held.items())
    control = table(f"place,date,status\n{rows}")
    asked = ("stats", control, "--boundaries", "toy.geojson", "--dates", "2021-08-05")
    terminal, text = mapper(*asked).out, mapper(*asked, "--format", "markdown").out
    assert "1  <0.1" in terminal
    assert re.search(r"Taliban +1 +0\.01 +under 0\.1 %", terminal)
    assert "| Taliban | 1 | 0.01 | under 0.1 % |" in text


def test_a_table_whose_rows_are_about_capitals_alone(mapper: Run, table: Write) -> None:
    control = table("place,status,date,kind\nHerat,Taliban,2021-08-12,capital\n")
    answer = mapper("stats", control)
    assert "N·········" in answer.out
    assert answer.lines[-1] == (
        "no row is about a unit of AFG/ADM1, so that all is no data"
        " — --provinces-from capital counts by capitals"
    )
    assert mapper("stats", control, "--provinces-from", "capital").lines == []


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--dates", "yearly"], 2, "give all, monthly, weekly, or days with commas"),
        (
            ["--format", "JSON", "-o", "a.csv"],
            2,
            "--format json: the ending of a.csv is that of csv",
        ),
        (["--format", "xml"], 2, "--format xml: give text, csv, json or markdown"),
        (["--provinces-from", "x"], 2, "give capital or none"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    mapper: Run, options: list[str], code: int, said: str
) -> None:
    answer = mapper("stats", *options)
    assert (answer.code, len(answer.lines), answer.out) == (code, 1, "")
    assert said in answer.err


def test_a_table_without_a_sound_row_has_no_day(mapper: Run, table: Write) -> None:
    control = table("place,status,date\nNowhere at all,Taliban,2021-08-12\n")
    answer = mapper("stats", control, "--boundaries", "AFG/ADM1", "--lenient")
    assert answer.code == 2
    assert "no row of the table gives a day" in answer.lines[-1]


def test_a_file_is_written_once(mapper: Run) -> None:
    assert mapper("stats", "--format", "csv", "-o", "a.csv").out == "a.csv\na-counts.csv\n"
    assert mapper("stats", "--format", "csv", "-o", "a.csv").code == 5
    assert mapper("stats", "--format", "csv", "-o", "a.csv", "--force").code == 0


def in_a_terminal(**environment: str) -> str:
    """What the command shows on a terminal of 100 columns."""
    leader, follower = pty.openpty()
    known = {name: text for name, text in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    with subprocess.Popen(
        [sys.executable, "-m", "mapper", "stats", "--dates", "2021-08-05"],
        stdout=follower,
        env=known | {"TERM": "xterm", "COLUMNS": "100", **environment},
    ) as process:
        os.close(follower)
        shown = b"".join(iter(lambda: _read(leader), b""))
    os.close(leader)
    assert process.returncode == 0
    return shown.decode(errors="replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


def test_a_terminal_gets_colours_unless_it_wants_none() -> None:
    assert "\x1b[38;5;" in in_a_terminal()
    assert "\x1b[38;2;" in in_a_terminal(COLORTERM="truecolor")
    assert "\x1b" not in in_a_terminal(NO_COLOR="1")
    assert "\x1b" not in in_a_terminal(TERM="dumb")


def test_bars_are_as_wide_as_there_is_room() -> None:
    narrow, wide = (in_a_terminal(NO_COLOR="1", COLUMNS=columns) for columns in ("70", "100"))
    assert max(map(len, narrow.splitlines())) <= 70 < max(map(len, wide.splitlines())) <= 100


def test_a_terminal_without_blocks_gets_letters() -> None:
    assert "GGGGGG" in in_a_terminal(PYTHONIOENCODING="latin-1")
    assert shows("utf-8", "█")
    assert not shows("latin-1", "█")
    assert not shows("no such encoding", "█")


def test_the_ending_of_the_file_says_the_format(mapper: Run, tmp_path: Path) -> None:
    mapper("stats", "--dates", "2021-08-05", "-o", "days.csv")
    assert (tmp_path / "days.csv").read_text().startswith("date,status,count,")
