# SPDX-License-Identifier: MIT
"""What others counted, in data: beside the places, in every format, and never among them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from mapper.exports.about import about_day, about_history
from mapper.exports.data import data_files, data_stream
from mapper.history.timeline import key_days, timeline
from mapper.joined.joined_table import Joined
from mapper.joined.one_day import day_table
from mapper.joined.whole_record import history_table
from mapper.style.scheme_files import load_scheme
from mapper.tables.read import read_table
from mapper.tables.source_counts import parse_source_counts
from tests.counted import counted
from tests.exports.toy_data import LEDGER, TELLING, WORDS, toy_day
from tests.ledger_text import ledger
from tests.toy import toy_situation

COUNTS = (
    counted("2021-08-01", of=400, red=100),
    counted("2021-08-03", of=400, red=200, contested=100, source="Herald"),
    counted("2021-08-06", of=400, red=300),
)


@pytest.fixture(scope="module")
def joined() -> Joined:
    """The toy country on 5 August 2021, and a count of each of three days."""
    here = replace(toy_situation(LEDGER), counts=COUNTS)
    return day_table(here, WORDS, about_day(here, TELLING))


def test_data_of_a_day_have_the_last_count_as_of_it(joined: Joined) -> None:
    (count,) = joined.about["counted_by_others"]
    assert (count["date"], count["of"]) == ("2021-08-03", 400)
    assert count["counts"] == {"red": 200, "contested": 100}


def test_a_history_has_every_count_up_to_its_end() -> None:
    here = replace(toy_situation(LEDGER), counts=COUNTS)
    record = ledger(LEDGER)
    stops = key_days(record)
    spells = timeline(record, stops)
    made = history_table(here, spells, stops, WORDS, about_history(here, stops, [], TELLING))
    days = [count["date"] for count in made.about["counted_by_others"]]
    assert days == ["2021-08-01", "2021-08-03"]


def test_the_places_are_the_same_with_counts(joined: Joined) -> None:
    assert [*joined.rows()] == [*toy_day().rows()]


def test_data_without_counts_say_nothing_of_them() -> None:
    assert "counted_by_others" not in toy_day().about
    assert [f.name for f in data_files(toy_day(), "csv", "a.csv", WORDS)] == [
        "a.csv",
        "a.csv-metadata.json",
    ]


@pytest.mark.parametrize("form", ["geojson", "topojson", "kml"])
def test_texts_have_them_in_the_provenance(joined: Joined, form: str) -> None:
    text = data_stream(joined, form, WORDS).decode()
    assert "Gazette" in text
    assert "stands beside these data and is in none of their figures" in text


def test_csv_has_them_in_a_file_beside_it(joined: Joined) -> None:
    *_, beside = data_files(joined, "csv", "a.csv", WORDS)
    assert beside.name == "a-counts.csv"
    (row,) = csv.DictReader(io.StringIO(beside.content.decode()))
    assert (row["counted_by"], row["red"], row["contested"]) == ("Gazette", "200", "100")


def test_a_geopackage_has_a_table_of_them(joined: Joined, tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(data_stream(joined, "gpkg", WORDS))
    with sqlite3.connect(path) as package:
        found = package.execute("SELECT counted_by, red FROM counted_by_others").fetchall()
    assert found == [("Gazette", "200")]


def test_a_workbook_has_a_sheet_of_them(joined: Joined) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data_stream(joined, "xlsx", WORDS)))
    heads, row = book["Counted by others"].iter_rows(values_only=True)
    assert dict(zip(heads, row, strict=True))["red"] == 200


def test_parquet_has_them_in_its_metadata(joined: Joined) -> None:
    import pyarrow.parquet

    units = data_files(joined, "parquet", "a.parquet", WORDS)[0]
    metadata = pyarrow.parquet.read_schema(io.BytesIO(units.content)).metadata
    assert any("Gazette" in value.decode() for value in metadata.values())


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    table = Path(__file__).parents[2] / "geodata" / "AFG" / "tallies-2021.csv"
    scheme = load_scheme("three-way")
    counts = parse_source_counts(read_table(table), scheme).counts
    here = replace(toy_situation(LEDGER), scheme=scheme, counts=counts)
    stops = key_days(ledger(LEDGER))
    about = about_history(here, stops, [], TELLING)
    made = replace(toy_day(), about=about)
    path = tmp_path / "a-counts.csv"
    path.write_bytes(data_files(made, "csv", "a.csv", WORDS)[-1].content)
    again = parse_source_counts(read_table(path), scheme)
    assert not again.problems
    kept = [count for count in counts if count.day <= stops[-1]]
    key = lambda c: (c.day, c.counted_by, c.of, c.parts, c.whole, c.known, c.note)  # noqa: E731
    assert [*map(key, again.counts)] == [*map(key, kept)]
    assert json.dumps(about)
