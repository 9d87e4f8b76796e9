# SPDX-License-Identifier: MIT
"""The joined data of one day: a row for every place, and nothing said that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mapper.joined.cells import record_cells
from mapper.joined.joined_table import Joined
from tests.exports.toy_data import HOSTILE, hostile, row_of, toy_day, toy_history
from tests.ledger_text import records


def test_every_unit_has_a_row_and_other_places_where_they_have_a_report() -> None:
    joined = toy_day()
    assert {layer.name: [row["name"] for row in layer.rows] for layer in joined.layers} == {
        "units": ["Northfield", "Eastvale", "Westmarch", "Southport"],
        "places": ["Haven"],
        "borders": ["Farland"],
    }


def test_layers_without_rows_are_left_out_but_never_the_units() -> None:
    assert [layer.name for layer in toy_day("").layers] == ["units"]


@pytest.mark.parametrize("joined", [toy_day(), toy_history(), hostile()])
def test_every_row_has_every_column_and_no_other(joined: Joined) -> None:
    names = {column.name for column in joined.columns}
    assert all(set(row) == names for row in joined.rows())
    assert all(column.means for column in joined.columns)


def test_a_row_says_who_since_when_and_according_to_whom() -> None:
    row = row_of(toy_day(), "Northfield")
    said = {key: value for key, value in row.items() if value is not None}
    assert said == {
        "id": "Northfield",
        "name": "Northfield",
        "kind": "unit",
        "as_of": date(2021, 8, 5),
        "status": "blue",
        "status_label": "Blue",
        "actor": "blue",
        "since": date(2021, 8, 1),
        "date": date(2021, 8, 1),
        "date_last": date(2021, 8, 1),
        "date_span": "2021-08-01",
        "note": "Something happened in Northfield.",
        "stale": False,
        "sources_disagree": False,
        "area_km2": pytest.approx(12_308.8, abs=10),
        "lon": 0.5,
        "lat": 1.5,
        "file": "ledger.csv",
        "line": 1,
    }


def test_ground_without_a_report_has_a_row_without_a_status() -> None:
    row = row_of(toy_day(), "Eastvale")
    assert (row["status"], row["since"], row["stale"], row["file"]) == (None, None, None, None)
    assert row["area_km2"]


def test_a_unit_that_follows_its_capital_names_it() -> None:
    row = row_of(toy_day(from_capitals=True), "Southport")
    assert (row["status"], row["derived_from"], row["basis"]) == ("red", "Haven", "inferred")


def test_a_report_that_is_given_day_after_day_has_a_last_day() -> None:
    (record,) = records("2021-08-01 Northfield blue")
    run = replace(record, through=date(2021, 8, 9))
    days = [record_cells(run, date(2021, 8, day))["date_last"] for day in (5, 30)]
    assert days == [date(2021, 8, 5), date(2021, 8, 9)]


def test_old_reports_are_marked() -> None:
    joined = toy_day(stale_days=3)
    assert [row_of(joined, name)["stale"] for name in ("Northfield", "Westmarch")] == [True, False]


def test_areas_of_units_alone_so_that_sums_are_those_of_the_ground() -> None:
    areas = {row["name"]: row["area_km2"] for row in toy_day().rows()}
    assert areas["Farland"] is None
    assert areas["Haven"] is None


def test_the_provenance_has_day_scheme_method_and_terms() -> None:
    about = toy_day().about
    assert about["as_of"] == "2021-08-05"
    assert about["summary"].startswith("On 5 August 2021 Blue held 1 of 4 provinces")
    assert [status["id"] for status in about["scheme"]["statuses"]] == ["blue", "contested", "red"]
    assert about["credits"][0]["attribution"] == "Drawn for the tests"
    assert any("EPSG:6933" in line for line in about["method"])
    assert not any("Mercator" in line for line in about["method"])
    assert "generated" not in about


def test_text_of_a_table_stays_what_it_is() -> None:
    assert row_of_first(hostile())["note"] == HOSTILE


def row_of_first(joined: Joined) -> dict[str, object]:
    return dict(next(joined.rows()))
