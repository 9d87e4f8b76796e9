# SPDX-License-Identifier: MIT
"""`mapper timeline`: what it writes, and what it says when it cannot."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

SOUND = """place,status,date
Herat,contested,2021-07-28
Herat,taliban,2021-08-12
Helmand,taliban,2021-08-13
"""


def payload(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="payload">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def test_without_a_table_it_draws_the_embedded_record(mapper: Run, tmp_path: Path) -> None:
    answer = mapper("timeline")
    assert (answer.code, answer.out) == (0, "output/afghanistan-timeline.html\n")
    assert (tmp_path / "output" / "afghanistan-timeline.html").stat().st_size > 100_000


def test_a_page_is_called_by_its_table(mapper: Run, table: Write) -> None:
    assert mapper("timeline", table(SOUND)).out == "output/control-timeline.html\n"


def test_draw_makes_the_same_page(mapper: Run, table: Write) -> None:
    name = table(SOUND)
    one, other = mapper("timeline", name, "-o", "-"), mapper("draw", name, "--timeline", "-o", "-")
    assert one.out == other.out


def test_two_runs_give_the_same_bytes(mapper: Run, anew: Run) -> None:
    assert mapper("timeline", "-o", "-").out == anew("timeline", "-o", "-").out


def described(html: str) -> str:
    """What is read of a page before its script has run: posts, previews, alternative texts."""
    found = re.search(r'<meta name="description" content="([^"]*)"', html)
    assert found
    return found[1]


def test_the_description_is_of_the_day_that_the_page_opens_on(mapper: Run, table: Write) -> None:
    name = table(SOUND)
    first = mapper("timeline", name, "--as-of", "2021-07-28", "-o", "-").out
    assert described(first).startswith("On 28 July 2021, 1 of 34 provinces was fought over")
    assert described(mapper("timeline", name, "-o", "-").out).startswith("On 13 August 2021 ")


def test_the_alternative_text_is_of_that_day_too(mapper: Run, table: Write) -> None:
    mapper("timeline", table(SOUND), "--as-of", "2021-07-28", "-o", "page.html")
    answer = mapper("embed", "page.html", "--format", "markdown", "--url", "https://a.example/")
    assert re.search(r"!\[Map: .*On 28 July 2021, 1 of 34 .*\]", answer.out)


def test_a_table_can_come_through_a_pipe(mapper: Run) -> None:
    answer = mapper("timeline", "-", "-o", "-", stdin=SOUND.encode())
    assert (answer.code, answer.out[:15]) == (0, "<!DOCTYPE html>")


def test_it_stops_at_every_change(mapper: Run, table: Write) -> None:
    told = payload(mapper("timeline", table(SOUND), "-o", "-").out)
    assert (told["start"], told["stops"], told["between"]) == ("2021-07-28", [0, 15, 16], True)


@pytest.mark.parametrize(
    ("dates", "start", "stops"),
    [
        ("monthly", "2021-07-31", [0, 13]),
        ("weekly", "2021-07-30", [0, 7, 14]),
        ("2021-08-12,2021-08-01", "2021-08-01", [0, 11]),
        ("1 August 2021", "2021-08-01", [0]),
        ("ALL", "2021-07-28", [0, 15, 16]),
    ],
)
def test_days_can_be_chosen(
    mapper: Run, table: Write, dates: str, start: str, stops: list[int]
) -> None:
    told = payload(mapper("timeline", table(SOUND), "--dates", dates, "-o", "-").out)
    assert (told["start"], told["stops"]) == (start, stops)


def test_days_are_read_as_the_table_writes_them(mapper: Run, table: Write) -> None:
    days = ["--dates", "5/8/2021", "--date-format", "DMY"]
    assert payload(mapper("timeline", table(SOUND), *days, "-o", "-").out)["start"] == "2021-08-05"


def test_it_opens_on_the_last_day_of_a_table(mapper: Run, table: Write) -> None:
    assert payload(mapper("timeline", table(SOUND), "-o", "-").out)["opening"] == 16


def test_it_opens_on_the_day_asked_for(mapper: Run, table: Write) -> None:
    answer = mapper("timeline", table(SOUND), "--as-of", "2021-08-01", "-o", "-")
    assert payload(answer.out)["opening"] == 4


def test_reports_grow_old(mapper: Run, table: Write) -> None:
    answer = mapper("timeline", table(SOUND), "--stale-days", "5", "-o", "-")
    assert payload(answer.out)["staleDays"] == 5


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            ["--as-of", "2021-09-01"],
            "--as-of 2021-09-01: the record goes from 2021-07-28 to 2021-08-13",
        ),
        (
            ["--as-of", "2021-08-05", "--dates", "monthly"],
            "--as-of 2021-08-05: is none of the days of --dates — closest: 2021-07-31",
        ),
        (
            ["--dates", "soon"],
            "--dates soon: 'soon' is not a date — give all, monthly, weekly, or days with commas "
            "between them; write 2021-08-05, 2021-08 or 5 August 2021",
        ),
        (["--dates", ","], "--dates ',': give all, monthly, weekly or days with commas"),
    ],
)
def test_a_day_that_cannot_be_shown_is_told(
    mapper: Run, table: Write, options: list[str], line: str
) -> None:
    answer = mapper("timeline", table(SOUND), *options)
    assert (answer.code, answer.out, answer.lines[-1]) == (2, "", line)


def test_problems_of_the_table_stop_it(mapper: Run, table: Write, tmp_path: Path) -> None:
    answer = mapper("timeline", table(SOUND + "Herat,purple,2021-08-13\n"))
    assert (answer.code, answer.out) == (3, "")
    assert answer.lines[0].startswith("control.csv:5: ")
    assert not (tmp_path / "output").exists()


def test_lenient_leaves_the_row_out_and_says_so_on_the_page(mapper: Run, table: Write) -> None:
    rows = SOUND + "Herat,purple,2021-08-13\n"
    answer = mapper("timeline", table(rows), "--lenient", "-o", "-")
    assert answer.code == 0
    assert "control.csv:5: " in answer.err
    assert "control.csv:5: " in answer.out


def test_a_table_of_which_no_row_can_be_placed_has_no_day(mapper: Run, table: Write) -> None:
    answer = mapper(
        "timeline",
        table("place,status,date\nNowhere,taliban,2021-08-13\n"),
        "--lenient",
        "--boundaries",
        "AFG/ADM1",
    )
    assert answer.code == 3
    assert answer.lines[-1] == (
        "control.csv: no row could be placed, so there is no day to show — mend the rows"
    )


def test_an_existing_page_is_kept_unless_forced(mapper: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("mine", encoding="utf-8")
    answer = mapper("timeline", "-o", "page.html")
    assert (answer.code, answer.err) == (
        5,
        "page.html: exists already — give another name, or replace it with --force\n",
    )
    assert mapper("timeline", "-o", "page.html", "--force").code == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
