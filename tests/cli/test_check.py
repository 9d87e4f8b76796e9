# SPDX-License-Identifier: MIT
"""`mapper check`: the join report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

ROWS = """place,status,date
Helmand,taliban,2021-08-13
Hilmand,taliban,2021-08-14
Paktiyaa,taliban,2021-08-14
"""


def test_the_embedded_ledger_is_sound(mapper: Run) -> None:
    answer = mapper("check")
    assert answer.code == 0
    assert "Problems" not in answer.out


def test_it_says_how_a_name_was_matched(mapper: Run, table: Write) -> None:
    assert "control.csv:3: Hilmand → Helmand (alias)" in mapper("check", table(ROWS)).out


def test_a_row_without_a_place_ends_in_exit_code_3(mapper: Run, table: Write) -> None:
    answer = mapper("check", table(ROWS))
    assert answer.code == 3
    assert "control.csv:4: no province named 'Paktiyaa'" in answer.out


def test_rows_are_about_ground_or_seats(mapper: Run, table: Write) -> None:
    answer = mapper("check", "--about", "towns", table(ROWS))
    assert (answer.code, answer.err) == (2, "--about towns: give ground or seats\n")


def test_units_without_a_row_are_named(mapper: Run, table: Write) -> None:
    assert "Units without a row (33):" in mapper("check", table(ROWS)).out


def test_the_report_as_json(mapper: Run, table: Write) -> None:
    report = json.loads(mapper("check", table(ROWS), "--json").out)
    assert report["matched"] == {"exact": 1, "alias": 1}
    assert [problem["line"] for problem in report["problems"]] == [4]


def test_doubtful_names_are_written_for_review_and_read_back(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    name = table(ROWS)
    mapper("check", name, "--write-aliases", "aliases.csv")
    path = tmp_path / "aliases.csv"
    heading, likeliest, other = path.read_text(encoding="utf-8").splitlines()
    assert (likeliest, other) == ("Paktiyaa,,AF-PIA,Paktia,93,", "Paktiyaa,,AF-PKA,Paktika,80,")
    path.write_text(f"{heading}\n{likeliest}yes\n{other}\n", encoding="utf-8")
    assert mapper("check", name, "--aliases", "aliases.csv").code == 0


def test_names_for_review_need_a_file(mapper: Run) -> None:
    answer = mapper("check", "--write-aliases", "-")
    assert (answer.code, len(answer.lines)) == (2, 1)


def test_a_table_without_dates_is_checked_with_a_day(mapper: Run, table: Write) -> None:
    name = table("place,status\nKabul,government\n")
    assert "or give the day of all rows with --as-of" in mapper("check", name).out
    assert mapper("check", name, "--as-of", "2021-08-05").code == 0


def test_a_constant_is_given_for_a_column(mapper: Run, table: Write) -> None:
    name = table("place,status\nKabul,government\n")
    given = ("--set", "kind=town", "--set", "date=2021-08-05")
    report = json.loads(mapper("check", name, *given, "--json").out)
    assert (report["problems"], report["without_a_row"][0]["name"]) == ([], "Balkh")
    assert len(report["without_a_row"]) == 34


def test_a_constant_needs_a_column(mapper: Run) -> None:
    answer = mapper("check", "--set", "town")
    assert (answer.code, answer.lines) == (2, ["--set town: write it as --set COLUMN=VALUE"])


CODES = "place,date,control\nKabul,2021-08-05,0\nHerat,2021-08-05,1\nHelmand,2021-08-05,1\n"


def test_bare_numbers_stop_with_the_options_that_give_them_a_meaning(
    mapper: Run, table: Write
) -> None:
    answer = mapper("stats", table(CODES))
    assert answer.code == 3
    assert answer.lines[0].startswith(
        "control.csv:2: the number '0' means nothing by itself — "
        "say --means 0=STATUS --means 1=STATUS, or give a scheme of your own"
    )
    assert answer.lines[1:] == ["  and 2 more: lines 3, 4; '1' (2), '0'"]


def test_each_word_of_the_table_is_listed_with_what_it_became(mapper: Run, table: Write) -> None:
    asked = ("check", table(CODES), "--means", "0=gov", "--means", "1=taliban")
    assert "'1' → taliban (2 rows)\n  '0' → government (1 row)\n" in mapper(*asked).out
    assert json.loads(mapper(*asked, "--json").out)["words"] == [
        {"text": "1", "status": "taliban", "rows": 2},
        {"text": "0", "status": "government", "rows": 1},
    ]


def test_a_word_that_became_nothing_is_listed_too(mapper: Run, table: Write) -> None:
    rows = "place,status,date\nKabul,soon,2021-08-05\nHerat,tb,2021-08-05\n"
    assert "'soon' → no status (1 row)" in mapper("check", table(rows)).out


def test_a_row_with_an_unknown_status_still_says_that_its_place_is_unknown(
    mapper: Run, table: Write
) -> None:
    rows = "place,status,date\nNarnia,soon,2021-08-05\nNarnia,taliban,yesterday\n"
    asked = ("check", table(rows), "--boundaries", "AFG/ADM1", "--json")
    report = json.loads(mapper(*asked).out)
    assert [(problem["line"], problem["code"]) for problem in report["problems"]] == [
        (2, "unknown-place"),
        (2, "unknown-status"),
        (3, "bad-date"),
        (3, "unknown-place"),
    ]
    assert report["matched"] == {}
