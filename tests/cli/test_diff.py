"""`mapper diff`: what changed between two days of a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from tests.cli.conftest import Answer
from tests.golden_files import check_golden

Run = Callable[..., Answer]
DAYS = ("--from", "2021-08-05", "--to", "2021-08-15")


def test_the_answer_in_the_terminal(mapper: Run) -> None:
    check_golden("diff-afghanistan.txt", mapper("diff", *DAYS).out)


def test_the_answer_as_markdown(mapper: Run) -> None:
    check_golden("diff-afghanistan.md", mapper("diff", *DAYS, "--format", "markdown").out)


def test_the_changes_as_csv_name_the_rows_behind_them(mapper: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(mapper("diff", *DAYS, "--format", "csv").out)))
    herat = next(row for row in rows if row["id"] == "AF-HER")
    assert (herat["before"], herat["after"]) == ("contested", "taliban")
    assert (herat["seen_before"], herat["seen_after"]) == ("2021-07-28", "2021-08-12")
    assert int(herat["line_after"]) > int(herat["line_before"])


def test_the_areas_of_the_json_sum_to_the_whole(mapper: Run) -> None:
    data = json.loads(mapper("diff", *DAYS, "--format", "json").out)
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
        "Between 5 August 2021 and 5 August 2021, none of 34 provinces changed hands.",
    )


def test_both_days_must_be_said(mapper: Run) -> None:
    answer = mapper("diff", "--from", "2021-08-05")
    assert (answer.code, answer.err) == (
        2,
        "say both days: --from 2021-08-05 --to 2021-08-15\n",
    )


def test_days_the_wrong_way_round_are_told(mapper: Run) -> None:
    answer = mapper("diff", "--from", "2021-08-15", "--to", "2021-08-05")
    assert answer.code == 2
    assert "name the earlier day first" in answer.err
