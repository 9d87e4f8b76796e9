# SPDX-License-Identifier: MIT
"""A table of one row a day, from the command line: as if it told each report once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from mapper.page.packed_payload import plain_payload
from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

DAILY = "place,status,date,source\n" + "".join(
    f"Farah,{'government' if day < 10 else 'taliban'},2021-08-{day:02},Gazette\n"
    for day in range(1, 16)
)


def test_a_report_is_as_old_as_its_last_row(mapper: Run, table: Write) -> None:
    answer = mapper("draw", table(DAILY), "--as-of", "2021-08-14", "--stale-days", "3", "-o", "-")
    (island,) = re.findall(
        r'<script type="application/json" id="payload">(.*?)</script>', answer.out
    )
    (farah,) = [
        place for place in plain_payload(json.loads(island))["places"] if place["name"] == "Farah"
    ]
    assert farah["since"] == "2021-08-10"
    assert "stale" not in farah
    (report,) = plain_payload(json.loads(island))["reports"]
    assert report["age"] == "that day"


def test_a_change_lies_between_the_last_row_before_and_the_first_after(
    mapper: Run, table: Write
) -> None:
    days = ("--from", "2021-08-02", "--to", "2021-08-14")
    answer = mapper("diff", table(DAILY), *days, "--format", "json")
    (change,) = json.loads(answer.out)["changes"]
    assert (change["seen_before"], change["seen_after"]) == ("2021-08-09", "2021-08-10")


def test_the_record_goes_to_the_last_row(mapper: Run, table: Write) -> None:
    answer = mapper("stats", table(DAILY), "--format", "csv")
    days = {line.split(",")[0] for line in answer.out.splitlines()[1:]}
    assert days == {"2021-08-01", "2021-08-10", "2021-08-15"}


def test_what_is_wrong_with_every_row_is_told_once(mapper: Run, table: Write) -> None:
    answer = mapper("check", table(DAILY.replace("Farah", "Fahra")))
    assert answer.code == 3
    assert "0 of 2 records" in answer.out
    assert "control.csv:2: no province named 'Fahra'" in answer.out
    assert "  and 1 more: line 11\n" in answer.out
