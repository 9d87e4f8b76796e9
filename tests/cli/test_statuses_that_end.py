# SPDX-License-Identifier: MIT
"""A status whose scheme says on which day it ends."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer

Run = Callable[..., Answer]
Write = Callable[..., str]

SCHEME = Path(__file__).with_name("renamed.toml")
ROWS = """place,status,date
Herat,front,2016-01-01
Herat,army,2017-02-01
Farah,front,2016-01-01
Ghor,crown,2016-01-01
"""
NOTE = "the status 'front' ends on 2016-07-28: from then on there is no data of Farah, Herat"


def payload(answer: Answer) -> dict[str, Any]:
    (island,) = re.findall(r'id="payload">(.*?)</script>', answer.out)
    return dict(json.loads(island))


@pytest.fixture
def control(table: Write) -> tuple[str, ...]:
    return table(ROWS), "--scheme", str(SCHEME)


def test_the_days_have_it_as_no_data(mapper: Run, control: tuple[str, ...]) -> None:
    answer = mapper("stats", *control, "--format", "csv")
    rows = csv.DictReader(io.StringIO(answer.out))
    counts = {(row["date"], row["status"]): row["count"] for row in rows}
    assert [counts[day, "front"] for day in ("2016-01-01", "2016-07-28", "2017-02-01")] == [
        "2", "0", "0",
    ]  # fmt: skip
    assert NOTE in answer.err


def test_a_comparison_has_it_as_no_data(mapper: Run, control: tuple[str, ...]) -> None:
    answer = mapper("diff", *control, "--format", "json")
    moves = {(move["before"], move["after"]) for move in json.loads(answer.out)["transitions"]}
    assert ("front", None) in moves
    assert ("front", "front") not in moves


def test_the_record_goes_up_to_that_day(mapper: Run, control: tuple[str, ...]) -> None:
    answer = mapper("export", *control, "--history", "--format", "csv", "-o", "-")
    rows = csv.DictReader(io.StringIO(answer.out))
    assert [row["valid_to"] for row in rows if row["status"] == "front"] == ["2016-07-28"] * 2


def test_a_page_shows_no_data(mapper: Run, control: tuple[str, ...]) -> None:
    answer = mapper("draw", *control, "--as-of", "2016-07-28", "-o", "-")
    assert {status["id"] for status in payload(answer)["statuses"]} == {"crown", ""}
