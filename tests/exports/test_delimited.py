# SPDX-License-Identifier: MIT
"""CSV out: rows of all layers, formulas harmless, and a description of the columns."""

from __future__ import annotations

import csv
import io
import json

from mapper.exports.delimited import as_csv, as_csv_metadata
from mapper.tables.formulas import freed
from tests.exports.toy_data import HOSTILE, WORDS, changed, hostile, row_of, toy_day, toy_history


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_places_and_border_regions_are_rows_with_their_kind() -> None:
    assert [(row["name"], row["kind"], row["status"]) for row in rows(as_csv(toy_day()))] == [
        ("Northfield", "unit", "blue"),
        ("Eastvale", "unit", ""),
        ("Westmarch", "unit", "contested"),
        ("Southport", "unit", ""),
        ("Haven", "capital", "red"),
        ("Farland", "border", "red"),
    ]


def test_a_formula_is_text_and_comes_back() -> None:
    (first, *_) = rows(as_csv(hostile()))
    assert first["note"] == f"'{HOSTILE}"
    assert freed(first["note"]) == HOSTILE


def test_numbers_below_zero_are_numbers() -> None:
    joined = changed(toy_day(), lambda row: {"lon": -70.5, "note": "-70.5"})
    (first, *_) = rows(as_csv(joined))
    assert (first["lon"], first["note"]) == ("-70.5", "'-70.5")


def test_the_description_names_every_column_with_its_type_and_the_terms() -> None:
    joined = toy_day()
    about = json.loads(as_csv_metadata(joined, "a.csv", WORDS))
    columns = about["tableSchema"]["columns"]
    types = {column["name"]: column["datatype"] for column in columns}
    assert list(types) == as_csv(joined).splitlines()[0].split(",")
    assert (types["since"], types["area_km2"], types["stale"]) == ("date", "number", "boolean")
    assert (about["url"], about["dc:rights"]) == ("a.csv", ["Drawn for the tests"])
    assert "apostrophe" in about["dc:description"]
    assert about["notes"][0]["scheme"]["statuses"][0]["definition"] == "Blue runs the place."


def test_the_key_of_a_row_is_its_own() -> None:
    for joined in (toy_day(), toy_history()):
        key = json.loads(as_csv_metadata(joined, "a.csv", WORDS))["tableSchema"]["primaryKey"]
        keys = [tuple(row[name] for name in key) for row in rows(as_csv(joined))]
        assert len(set(keys)) == len(keys)


def test_nothing_said_is_nothing_written() -> None:
    assert row_of(toy_day(), "Eastvale")["source"] is None
    assert rows(as_csv(toy_day()))[1]["source"] == ""
