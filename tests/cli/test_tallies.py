# SPDX-License-Identifier: MIT
"""`--tallies`: what others counted, from the command line to the page and the data."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import mapper as program
from mapper.page.finished import read_page
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

TABLE = "place,status,date\nHerat,taliban,2021-08-12\nBalkh,government,2021-08-01\n"
COUNTS = "date,counted_by,what,of,taliban\n2021-08-10,Gazette,districts,400,100\n"


def counts_of(path: Path) -> list[str]:
    """Who counted and when, as a finished page has it."""
    payload = read_page(path).payload
    return [f"{count['by']}, {count['date']}" for count in payload.get("counts", ())]


def test_a_table_of_counts_is_shown_beside_the_map(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    answer = mapper("draw", table(TABLE), "--tallies", table(COUNTS, "c.csv"), "-o", "a.html")
    assert answer.code == 0, answer.err
    assert counts_of(tmp_path / "a.html") == ["Gazette, 10 August 2021"]


def test_the_embedded_ledger_has_its_own(mapper: Run, tmp_path: Path) -> None:
    mapper("draw", "-o", "a.html")
    assert counts_of(tmp_path / "a.html") == [
        "FDD's Long War Journal, 27 July 2021",
        "Afghanistan Analysts Network, 24 July 2021",
    ]


def test_another_table_has_none_of_these(mapper: Run, table: Write, tmp_path: Path) -> None:
    mapper("draw", table(TABLE), "-o", "a.html")
    assert counts_of(tmp_path / "a.html") == []


def test_what_was_not_published_yet_was_not_known(mapper: Run, tmp_path: Path) -> None:
    mapper("draw", "--known-on", "2021-07-25", "--as-of", "2021-07-25", "-o", "a.html")
    assert counts_of(tmp_path / "a.html") == [
        "Afghanistan Analysts Network, 24 July 2021",
        "FDD's Long War Journal, 22 June 2021",
    ]


def test_a_bad_count_stops_with_its_line(mapper: Run, table: Write) -> None:
    bad = table(COUNTS + "2021-08-11,Gazette,districts,400,500\n", "c.csv")
    answer = mapper("draw", table(TABLE), "--tallies", bad)
    assert answer.code == 3
    assert any(
        line.startswith("c.csv:3: the parts add up to 500, which is more than the 400 there are")
        for line in answer.lines
    )


def test_a_file_that_is_not_there_is_named(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(TABLE), "--tallies", "c.csv")
    assert answer.lines == ["c.csv: no such file — closest in that folder: 'control.csv'"]


def test_the_counts_are_never_written_over(mapper: Run, table: Write) -> None:
    counts = table(COUNTS, "c.csv")
    answer = mapper("stats", table(TABLE), "--tallies", counts, "-o", counts, "--force")
    assert "c.csv: is what is read" in answer.err


def test_csv_of_stats_has_them_in_a_file_of_their_own(
    mapper: Run, table: Write, tmp_path: Path
) -> None:
    answer = mapper("stats", table(TABLE), "--tallies", table(COUNTS, "c.csv"), "-o", "a.csv")
    assert answer.out.split() == ["a.csv", "a-counts.csv"]
    (row,) = csv.DictReader((tmp_path / "a-counts.csv").open())
    assert (row["counted_by"], row["of"], row["taliban"]) == ("Gazette", "400", "100")


def test_csv_on_standard_output_says_what_it_leaves_out(mapper: Run, table: Write) -> None:
    answer = mapper("stats", table(TABLE), "--tallies", table(COUNTS, "c.csv"), "--format", "csv")
    assert "Gazette" not in answer.out
    assert answer.lines[-1].startswith("one count by others is left out of CSV")


def test_python_takes_them_too(table: Write, tmp_path: Path) -> None:
    control, counts = (tmp_path / name for name in (table(TABLE), table(COUNTS, "c.csv")))
    options = program.TableOptions(tallies=counts)
    program.draw(control, options=options).save(tmp_path / "a.html")
    assert counts_of(tmp_path / "a.html") == ["Gazette, 10 August 2021"]
    program.timeline(control, options=options).save(tmp_path / "b.html")
    assert counts_of(tmp_path / "b.html") == ["Gazette, 10 August 2021"]
    assert program.diff(control, options=options).counts[0].of == 400
