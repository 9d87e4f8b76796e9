# SPDX-License-Identifier: MIT
"""Reports that have grown old, and places that nobody assesses any more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

# The district assessments of Afghanistan ended in 2019.
ENDED = """place,status,date
Helmand,insurgent influence,2018-01-31
Helmand,not assessed,2019-04-30
Nangarhar,government control,2018-01-31
"""

NORTH = """
id = "mine"
title = "North"
stale_days = 90

[[actors]]
id = "north"
label = "North"

[[statuses]]
id = "north"
label = "North"
role = "control"
actor = "north"
color = "#3b73ae"
color_dark = "#6cabe4"
held = "held by the North"
"""


def statuses(answer: Answer) -> dict[str, dict[str, Any]]:
    """The legend of a page, by status."""
    assert answer.code == 0, answer.err
    (island,) = re.findall(
        r'<script type="application/json" id="payload">(.*?)</script>', answer.out
    )
    return {status["id"]: status for status in json.loads(island)["statuses"]}


def test_a_place_no_longer_assessed_is_said_and_in_the_legend(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(ENDED), "--scheme", "sigar-5", "-o", "-")
    legend = statuses(answer)
    assert (legend["no-longer-assessed"]["count"], legend[""]["count"]) == (1, 32)
    assert "one was no longer assessed; of 32 no report is known." in answer.out


def test_what_is_no_longer_assessed_is_neither_no_data_nor_held(mapper: Run, table: Write) -> None:
    days = ["--from", "2019-01-01", "--to", "2019-12-31", "--format", "json"]
    found = json.loads(mapper("diff", table(ENDED), "--scheme", "sigar-5", *days).out)
    (change,) = found["changes"]
    assert (change["before"], change["after"]) == ("insurgent-influence", "no-longer-assessed")


@pytest.mark.parametrize(("option", "days"), [((), 90), (("--stale-days", "10"), 10)])
def test_the_scheme_says_when_a_report_is_old_unless_the_option_does(
    mapper: Run, table: Write, option: tuple[str, ...], days: int
) -> None:
    scheme = table(NORTH, name="mine.toml")
    name = table("place,status,date\nKabul,north,2021-01-01\n")
    pages = [
        mapper("draw", name, "--scheme", scheme, "--as-of", day, *option, "-o", "-")
        for day in ("2021-01-11", "2021-01-12", "2021-04-01", "2021-04-02")
    ]
    assert all(f"A report older than {days} days counts as old." in page.out for page in pages)
    old = [statuses(page)["north"].get("stale", 0) for page in pages]
    assert old == {90: [0, 0, 0, 1], 10: [0, 1, 1, 1]}[days]
