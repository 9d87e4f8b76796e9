# SPDX-License-Identifier: MIT
"""`mapper diff`: what changed between two days of a table."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.golden_files import check_golden
from tests.hangs import PROCESS

Write = Callable[..., str]
Run = Callable[..., Answer]
DAYS = ("--from", "2021-08-05", "--to", "2021-08-15")


def test_the_answer_in_the_terminal(mapper: Run) -> None:
    check_golden("diff-afghanistan.txt", mapper("diff", *DAYS).out)


def test_the_answer_as_markdown(mapper: Run) -> None:
    check_golden("diff-afghanistan.md", mapper("diff", *DAYS, "--format", "markdown").out)


def test_the_changes_as_csv_name_the_rows_behind_them(mapper: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(mapper("diff", *DAYS, "--format", "csv").out)))
    herat = next(row for row in rows if row["id"] == "AF-HER")
    assert (herat["before"], herat["after"]) == ("mixed", "taliban")
    assert (herat["seen_before"], herat["seen_after"]) == ("2021-07-14", "2021-08-12")
    assert int(herat["line_after"]) > int(herat["line_before"])


PROVINCES = """place,status,date
Herat,government,2021-08-05
Herat,taliban,2021-08-12
Kabul,government,2021-08-05
"""


def test_the_areas_of_the_json_sum_to_the_whole(mapper: Run, table: Write) -> None:
    data = json.loads(mapper("diff", table(PROVINCES), *DAYS, "--format", "json").out)
    assert data["measured"] == "area"
    moved = sum(move["area_km2"] for move in data["transitions"])
    assert round(moved) == round(sum(account["after_km2"] for account in data["accounts"]))


def test_the_geojson_has_the_units_that_changed(mapper: Run) -> None:
    data = json.loads(mapper("diff", *DAYS, "--format", "geojson").out)
    assert len(data["features"]) == 33


def test_exit_code_1_tells_of_a_change(mapper: Run) -> None:
    assert mapper("diff", *DAYS, "--exit-code").code == 1


def test_a_day_does_not_differ_from_itself(mapper: Run) -> None:
    answer = mapper("diff", "--from", "2021-08-05", "--to", "2021-08-05", "--exit-code")
    assert (answer.code, answer.out.splitlines()[0]) == (
        0,
        "Between 5 August 2021 and 5 August 2021, none of 34 provincial capitals changed hands. "
        "No seats changed hands in the 34 provinces.",
    )


def test_without_days_the_first_and_the_last_are_compared_and_said(mapper: Run) -> None:
    answer = mapper("diff")
    assert (answer.code, answer.out.splitlines()[0]) == (
        0,
        "Between 1 May 2021 and 6 September 2021, all 34 provincial capitals changed hands. "
        "The seats in all 34 provinces were newly assessed.",
    )


def test_the_ending_of_the_file_is_its_format(mapper: Run, tmp_path: Path) -> None:
    for name in ("change.json", "change.geojson"):
        assert mapper("diff", *DAYS, "-o", name).out == f"{name}\n"
        assert json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert mapper("diff", *DAYS, "-o", "change.md").code == 0
    assert "| Sum |" in (tmp_path / "change.md").read_text(encoding="utf-8")


def test_days_the_wrong_way_round_are_told(mapper: Run) -> None:
    answer = mapper("diff", "--from", "2021-08-15", "--to", "2021-08-05")
    assert answer.code == 2
    assert "name the earlier day first" in answer.err


# --- two tables ---

MONDAY = """place,status,date,source
Kabul,government,2021-08-05,AP
Herat,contested,2021-08-05,AP
Ghor,government,2021-08-05,AP
"""
FRIDAY = """place,status,date,source
Kabul,government,2021-08-13,AFP
Herat,taliban,2021-08-12,AFP
Farah,taliban,2021-08-10,AFP
"""


def test_two_tables_are_compared_as_of_their_last_days(mapper: Run, table: Write) -> None:
    answer = mapper("diff", table(MONDAY, "monday.csv"), table(FRIDAY, "friday.csv"))
    lines = answer.out.splitlines()
    assert lines[0] == (
        "Between monday.csv as of 5 August 2021 and friday.csv as of 13 August 2021, "
        "1 of the 2 provinces that both cover changed hands."
    )
    assert "Contested → Taliban: 1 province, 55,400 km²" in lines
    assert "  after 5 August 2021, by 12 August 2021, Contested → Taliban: Herat" in lines


def test_ground_of_one_table_alone_is_neither_won_nor_lost(mapper: Run, table: Write) -> None:
    files = table(MONDAY, "monday.csv"), table(FRIDAY, "friday.csv")
    text = mapper("diff", *files).out
    assert "  Outside the area of friday.csv: 1 province, 36,100 km²: Ghor" in text
    assert "  Outside the area of monday.csv: 1 province, 49,400 km²: Farah" in text
    data = json.loads(mapper("diff", *files, "--format", "json").out)
    assert data["units"]["count"] == 2
    assert data["outside"]["neither"]["count"] == 30
    assert {change["name"] for change in data["changes"]} == {"Herat"}


def test_another_ground_alone_is_a_difference_to_the_exit_code(mapper: Run, table: Write) -> None:
    less = "".join(MONDAY.splitlines(keepends=True)[:-1])
    files = table(MONDAY, "all.csv"), table(less, "less.csv")
    assert mapper("diff", *files, "--exit-code").code == 1
    assert mapper("diff", files[0], files[0], "--exit-code").code == 0


def test_each_day_belongs_to_its_own_table(mapper: Run, table: Write) -> None:
    both = table(MONDAY + FRIDAY.split("\n", 1)[1], "both.csv")
    answer = mapper("diff", both, both, "--from", "2021-08-11", "--to", "2021-08-11")
    assert "as of 11 August 2021 and both.csv as of 11 August 2021, none of" in answer.out


def test_tables_of_one_name_are_told_apart_by_their_folders(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
    old, new = (
        table(MONDAY, "old/control.csv"),
        table("place,status,date\nKabool,x,2021\n", "new/control.csv"),
    )
    answer = mapper("diff", old, new)
    assert answer.code == 3
    # The offer of a scheme is about the table as a whole; notes on the other table come last.
    told = ("new/control.csv:2: ", "new/control.csv: ", "old/control.csv:", "  ")
    assert answer.lines[0].startswith("new/control.csv: ")
    assert all(line.startswith(told) for line in answer.lines)
    assert mapper("diff", old, old).out.startswith("Between old/control.csv as of")


def test_a_table_without_dates_is_of_the_day_that_is_given(mapper: Run, table: Write) -> None:
    one = table("place,status\nHerat,government\n", "one.csv")
    other = table("place,status\nHerat,taliban\n", "other.csv")
    answer = mapper("diff", one, other, "--from", "2021-08-05", "--to", "2021-08-15")
    assert answer.out.startswith(
        "Between one.csv as of 5 August 2021 and other.csv as of 15 August 2021, 1 of the 1 "
    )


def test_standard_input_is_one_table(mapper: Run) -> None:
    answer = mapper("diff", "-", "-")
    assert (answer.code, answer.err) == (
        2,
        "- -: standard input holds one table — give the other as a file\n",
    )


# --- what is loaded ---


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "geojson"])
def test_no_format_for_files_loads_a_library_of_maps_or_terminals(
    form: str, tmp_path: Path
) -> None:
    script = (
        "import sys\n"
        f"sys.argv = ['mapper', 'diff', '--format', '{form}', '-o', 'out']\n"
        "from mapper.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert "mapper" in loaded
    assert loaded.isdisjoint({"folium", "geopandas", "pandas", "pydantic", "jinja2", "rich"})


# --- for a terminal ---


def test_a_terminal_gets_colours_in_its_width(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "60", "NO_COLOR": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "mapper", "diff", *DAYS], cwd=tmp_path, env=env, stdout=theirs
    ) as process:
        os.close(theirs)
        text = b"".join(iter(lambda: read_some(ours), b"")).decode("utf-8")
        process.wait(timeout=PROCESS)
    assert "\x1b[38;5;" in text
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(len(line) for line in bare.splitlines()) <= 60
    assert "33 of 34 provinces changed hands" in " ".join(bare.split())


def read_some(descriptor: int) -> bytes:
    """What a pseudo-terminal has; nothing when the other end is closed."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def test_a_pipe_gets_no_escape_codes(mapper: Run) -> None:
    assert "\x1b" not in mapper("diff", *DAYS).out


def test_colours_can_be_asked_for(mapper: Run) -> None:
    plain = mapper("diff", *DAYS, "--color", "never").out
    assert "\x1b[" in mapper("diff", *DAYS, "--color", "always").out
    assert plain == mapper("diff", *DAYS).out


def test_an_unknown_choice_of_colours_is_a_usage_error(mapper: Run) -> None:
    answer = mapper("diff", "--color", "red")
    assert (answer.code, answer.err) == (2, "--color red: give auto, always or never\n")


def test_a_file_without_a_known_ending_needs_a_format(mapper: Run, tmp_path: Path) -> None:
    answer = mapper("diff", "-o", "changes.parquet")
    assert answer.code == 2
    assert answer.lines == [
        "-o changes.parquet: no format has the ending .parquet — end it in .json, .csv, .md, "
        ".geojson, .html, .htm or .txt, or say --format"
    ]
    assert not (tmp_path / "changes.parquet").exists()


def test_two_tables_the_wrong_way_round_are_told(mapper: Run, tmp_path: Path) -> None:
    for name, day in (("monday.csv", "2021-08-02"), ("friday.csv", "2021-08-06")):
        (tmp_path / name).write_text(f"place,status,date\nHelmand,taliban,{day}\n")
    assert mapper("diff", "friday.csv", "monday.csv").lines == [
        "monday.csv: its last day is 2021-08-02, before the day of friday.csv: what it says is "
        "carried forward to 2021-08-06 — name the earlier table first, or the days with --from "
        "and --to"
    ]
    assert mapper("diff", "monday.csv", "friday.csv").err == ""


def test_days_after_the_record_are_told(mapper: Run) -> None:
    assert mapper("diff", "--from", "2030-01-01", "--to", "2030-02-01").lines == [
        "control-2021.csv: the record ends on 2021-09-06; what it says is carried forward"
    ]


def test_where_no_row_is_about_a_unit_capitals_are_named(mapper: Run, tmp_path: Path) -> None:
    rows = "place,kind,status,date\nKunduz,capital,government,2021-08-01\n"
    (tmp_path / "towns.csv").write_text(rows + "Kunduz,capital,taliban,2021-08-08\n")
    answer = mapper("diff", "towns.csv")
    assert answer.out.startswith(
        "Between 1 August 2021 and 8 August 2021, nothing is known of the 34 provinces."
    )
    assert answer.lines == [
        "towns.csv: nothing is known of a unit on either day — --provinces-from capital counts by "
        "capitals"
    ]


def test_geojson_says_what_it_is_about(mapper: Run) -> None:
    days = ("--from", "2021-08-05", "--to", "2021-08-15")
    whole = json.loads(mapper("diff", *days, "--format", "geojson").out)
    assert (whole["about"]["from"], whole["about"]["to"]) == ("2021-08-05", "2021-08-15")
    assert whole["about"]["attribution"]
    assert len(whole["features"]) == 33
