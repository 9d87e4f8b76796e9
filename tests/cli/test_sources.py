# SPDX-License-Identifier: MIT
"""Corrections, what was known when, and sources that disagree, from the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from mapper.page.packed_payload import plain_payload
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

REPORTS = """place,status,date,reported,source,confidence
Farah,government,2021-07-01,,Gazette,high
Farah,taliban,2021-08-05,2021-08-05,Gazette,high
Farah,contested,2021-08-05,2021-08-09,Gazette,high
Herat,contested,2021-08-06,,Gazette,high
Ghazni,contested,2021-08-06,,Gazette,high
Ghazni,taliban,2021-08-06,,Herald,low
Herat,taliban,2021-08-07,,Herald,low
"""


def payload(answer: Answer) -> dict[str, Any]:
    assert answer.code == 0, answer.err
    (island,) = re.findall(
        r'<script type="application/json" id="payload">(.*?)</script>', answer.out
    )
    found: dict[str, Any] = plain_payload(json.loads(island))
    return found


def entry(answer: Answer, name: str) -> dict[str, Any]:
    (found,) = [place for place in payload(answer)["places"] if place["name"] == name]
    return found


def test_a_correction_counts_and_what_it_corrects_is_told(mapper: Run, table: Write) -> None:
    farah = entry(mapper("draw", table(REPORTS), "-o", "-"), "Farah")
    assert farah["status"] == "contested"
    assert farah["told"] == [["Corrected on 9 August 2021", "Before: Taliban (Gazette)."]]


def test_the_page_of_what_was_known_says_so(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(REPORTS), "--known-on", "2021-08-06", "-o", "-")
    assert entry(answer, "Farah")["status"] == "taliban"
    assert payload(answer)["day"] == "2021-08-06"
    assert '<p class="as-of">As known on 6 August 2021' in answer.out
    assert "Only what was made, published or corrected up to 6 August 2021 is shown." in answer.out


def test_the_embedded_data_as_known_is_drawn_as_of_the_last_day_then_known(mapper: Run) -> None:
    answer = mapper("draw", "--known-on", "2021-07-10")
    assert (answer.code, answer.out) == (0, "output/afghanistan-2021-07-09.html\n")


def test_before_the_first_report_nothing_was_known(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(REPORTS), "--known-on", "2021-06")
    assert (answer.code, answer.lines) == (
        2,
        [
            "nothing was known on 2021-06-30 — the first row was on 2021-07-01: "
            "give that day or a later one"
        ],
    )


@pytest.mark.parametrize(
    ("prefer", "herat", "ghazni"),
    [
        ("newest", "taliban", "taliban"),
        ("Gazette", "contested", "contested"),
        ("confident", "taliban", "contested"),
    ],
)
def test_the_preferred_source_counts(
    mapper: Run, table: Write, prefer: str, herat: str, ghazni: str
) -> None:
    answer = mapper("draw", table(REPORTS), "--prefer", prefer, "-o", "-")
    assert entry(answer, "Herat")["status"] == herat
    assert entry(answer, "Ghazni")["status"] == ghazni


def test_a_place_on_which_sources_disagree_is_marked_and_counted(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(REPORTS), "--prefer", "Gazette", "-o", "-")
    herat = entry(answer, "Herat")
    assert herat["contradicted"]
    assert herat["told"] == [["Sources disagree", "7 August 2021: Taliban (Herald)."]]
    assert "Contested (sources disagree)" in answer.out
    assert "these come before all others, the first before the next: Gazette." in answer.out
    assert "On 7 August 2021 sources disagree on 2 places" in answer.out


def test_a_source_that_no_row_names_is_a_wrong_call(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(REPORTS), "--prefer", "Gazete")
    assert (answer.code, answer.lines) == (
        2,
        ["no source 'Gazete' to prefer — closest: 'Gazette' — the sources are Gazette or Herald"],
    )


def test_check_counts_what_stands_aside(mapper: Run, table: Write) -> None:
    name = table(REPORTS)
    answer = mapper("check", name, "--prefer", "Gazette")
    assert answer.code == 0
    assert "sources disagree: 2 beside the one that counts\ncorrected later: 1\n" in answer.out
    report = json.loads(mapper("check", name, "--known-on", "2021-08-06", "--json").out)
    assert (report["records"], report["known_on"], report["later"]) == (5, "2021-08-06", 2)


def test_what_changed_follows_the_same_choices(mapper: Run, table: Write) -> None:
    days = ["--from", "2021-08-01", "--to", "2021-08-10", "--format", "json"]
    name = table(REPORTS)
    after = {
        known: [c["after"] for c in json.loads(mapper("diff", name, *days, *known).out)["changes"]]
        for known in ((), ("--known-on", "2021-08-06"), ("--prefer", "Gazette"))
    }
    assert list(after.values()) == [
        ["contested", "taliban", "taliban"],
        ["taliban", "taliban", "contested"],
        ["contested"] * 3,
    ]


def test_a_comparison_says_which_choices_were_made(mapper: Run, table: Write) -> None:
    days = ["--from", "2021-08-01", "--to", "2021-08-10"]
    choices = ["--known-on", "2021-08-08", "--prefer", "Gazette,Herald"]
    name = table(REPORTS)
    text = mapper("diff", name, *days, *choices).out
    assert "Only what was made, published or corrected up to 8 August 2021 is shown." in text
    assert "the first before the next: Gazette and Herald." in text
    found = json.loads(mapper("diff", name, *days, *choices, "--format", "json").out)
    assert (found["known_on"], found["prefer"]) == ("2021-08-08", ["Gazette", "Herald"])
