# SPDX-License-Identifier: MIT
"""`mapper aggregate`: districts to provinces, as a page or as a table for the other commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.verbs.test_aggregating import DISTRICTS, PROVINCES, TABLE, shapes

Mapper = Callable[..., Answer]
Table = Callable[[str], str]
SUM = ["--boundaries", "districts.geojson", "--to", "provinces.geojson"]


@pytest.fixture(autouse=True)
def ground(tmp_path: Path) -> None:
    shapes(tmp_path, "districts.geojson", DISTRICTS)
    shapes(tmp_path, "provinces.geojson", PROVINCES)


def test_a_page_of_one_day_and_one_of_all(mapper: Mapper, table: Table, tmp_path: Path) -> None:
    one = mapper("aggregate", table(TABLE), *SUM, "-o", "map.html")
    many = mapper("aggregate", "control.csv", *SUM, "--timeline", "--by", "area", "-o", "all.html")
    assert (one.code, many.code) == (0, 0)
    assert "by count" in (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "by area" in (tmp_path / "all.html").read_text(encoding="utf-8")


def test_the_table_is_one_for_every_other_command(mapper: Mapper, table: Table) -> None:
    assert mapper("aggregate", table(TABLE), *SUM, "-o", "sums.csv").code == 0
    answer = mapper("stats", "sums.csv", "--boundaries", "provinces.geojson", "--format", "csv")
    rows = [line.split(",")[:3] for line in answer.out.splitlines()]
    assert ["2021-08-01", "government", "2"] in rows
    assert ["2021-08-05", "mixed", "1"] in rows
    assert ["2021-08-09", "taliban", "2"] in rows


def test_the_scheme_says_when_a_majority_is_clear(
    mapper: Mapper, table: Table, tmp_path: Path
) -> None:
    scheme = Path("mapper/style/schemes/three-way.toml").read_text(encoding="utf-8")
    (tmp_path / "strict.toml").write_text(f"contested_below = 0.7\n{scheme}", encoding="utf-8")
    mapper("aggregate", table(TABLE), *SUM, "--scheme", "strict.toml", "-o", "sums.csv")
    text = (tmp_path / "sums.csv").read_text(encoding="utf-8")
    assert "Westmarch,unit,,westmarch,mixed,,2021-08-01" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "weight"], "--by weight: give count, area or population"),
        (["-o", "sums.xlsx"], "-o sums.xlsx: give a page (.html) or a control table (.csv)"),
        (
            ["--provinces-from", "capital"],
            "--provinces-from capital: units follow their parts — leave it out",
        ),
        (
            ["-o", "sums.csv", "--timeline"],
            "-o FILE.csv: the table has all days — leave out --as-of, --timeline",
        ),
    ],
)
def test_options_that_go_nowhere_are_refused(
    mapper: Mapper, table: Table, arguments: list[str], said: str
) -> None:
    answer = mapper("aggregate", table(TABLE), *SUM, *arguments)
    assert (answer.code, answer.err.strip()) == (2, said)
