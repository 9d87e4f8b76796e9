# SPDX-License-Identifier: MIT
"""A comparison as plain values: every key, once."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mapper.boundaries.made import Made, Said
from mapper.comparison.data import (
    CHANGE_COLUMNS,
    as_csv,
    as_data,
    as_geojson,
    as_json,
    change_columns,
    rows,
)
from mapper.comparison.model import Comparison
from mapper.history.ledger import Ledger
from tests.comparison.toy_comparison import compared, two_days, two_tables
from tests.ledger_text import records
from tests.toy import boundaries

SPAN = ("2021-08-01", "2021-08-15")
STORY = """
    2021-08-01 Northfield blue
    2021-08-01 Eastvale red
    2021-08-09 Northfield red
    2021-08-03 Eastvale blue
    2021-08-05 Eastvale red
    2021-08-05 Haven contested
"""
PEOPLE = {"Northfield": 1200, "Eastvale": 34}
KM2 = {
    unit.id: round(area, 6)
    for unit, area in zip(boundaries().units, boundaries().area_km2, strict=True)
}


@pytest.fixture(scope="module")
def found() -> Comparison:
    return two_days(STORY, *SPAN, people=PEOPLE)


@pytest.fixture(scope="module")
def data(found: Comparison) -> dict[str, Any]:
    return as_data(found)


def seats() -> Comparison:
    """The same where nothing is said of ground."""
    return two_days(f"{STORY}2021-08-01 Southport blue seats", *SPAN, people=PEOPLE)


def inferred() -> Comparison:
    return two_days("2021-08-05 Northfield blue inferred", *SPAN)


# --- the whole ---


def test_it_says_what_is_compared(data: dict[str, Any]) -> None:
    about = {key: value for key, value in data.items() if not isinstance(value, list)}
    for key in ("units", "matrix", "outside"):
        del about[key]
    assert about == {
        "from": "2021-08-01",
        "to": "2021-08-15",
        "before": {"table": "monday.csv", "day": "2021-08-01"},
        "after": {"table": "friday.csv", "day": "2021-08-15"},
        "boundaries": "toy",
        "measured": "area",
        "area_method": "equal-area, EPSG:6933, of the full shapes",
        "population_field": "pop",
        "scheme": "toy",
        "stale_days": None,
        "known_on": None,
        "prefer": "newest",
    }


def test_its_lists_stand_in_one_order(data: dict[str, Any]) -> None:
    assert [*data][-8:] == [
        "units", "transitions", "matrix", "accounts", "became", "changes", "returned", "outside",
    ]  # fmt: skip


def test_what_was_known_and_preferred_is_said() -> None:
    known = Ledger.of(((r.place, r) for r in records(STORY)), known_on=date(2021, 8, 20))
    said = as_data(compared(known, known, *SPAN, stale_days=7))
    assert (said["known_on"], said["stale_days"]) == ("2021-08-20", 7)


def test_units_that_were_made_say_how() -> None:
    made = Made(headline=Said("infer.headline"), method=(Said("infer.most_km", {"km": "5"}),))
    found = two_days(STORY, *SPAN)
    data = as_data(replace(found, boundaries=replace(found.boundaries, made=made)))
    assert data["made"] == {"infer.most_km": {"km": "5"}}


def test_where_no_unit_has_people_there_is_no_field(data: dict[str, Any]) -> None:
    assert as_data(two_days(STORY, *SPAN))["population_field"] is None


def test_all_compared_units_have_their_ground_and_people(data: dict[str, Any]) -> None:
    assert data["units"] == {
        "count": 4,
        "area_km2": pytest.approx(sum(KM2.values()), abs=1e-5),
        "population": 1234,
    }


def test_a_transition_has_its_kind_and_its_units(data: dict[str, Any]) -> None:
    moved = data["transitions"][0]
    assert moved == {
        "before": "blue",
        "after": "red",
        "kind": "changed hands",
        "count": 1,
        "area_km2": KM2["Northfield"],
        "population": 1200,
        "units": ["Northfield"],
    }
    assert [(move["before"], move["after"], move["kind"]) for move in data["transitions"][1:]] == [
        ("red", "red", "kept"),
        (None, None, "kept"),
    ]


def test_the_matrix_has_rows_before_and_columns_after(data: dict[str, Any]) -> None:
    north, east, others = KM2["Northfield"], KM2["Eastvale"], KM2["Westmarch"] + KM2["Southport"]
    assert data["matrix"] == {
        "before": ["blue", "red", None],
        "after": ["red", None],
        "count": [[1, 0], [1, 0], [0, 2]],
        "area_km2": [[north, 0.0], [east, 0.0], [0.0, pytest.approx(others, abs=1e-5)]],
        "population": [[1200, 0], [34, 0], [0, 0]],
    }


def test_an_account_has_three_figures_of_six_kinds(data: dict[str, Any]) -> None:
    blue = data["accounts"][0]
    assert blue == {
        "status": "blue",
        "before": 1,
        "before_km2": KM2["Northfield"],
        "before_population": 1200,
        "gained": 0,
        "gained_km2": 0.0,
        "gained_population": 0,
        "lost": 1,
        "lost_km2": KM2["Northfield"],
        "lost_population": 1200,
        "from_own_side": 0,
        "from_own_side_km2": 0.0,
        "from_own_side_population": 0,
        "to_own_side": 0,
        "to_own_side_km2": 0.0,
        "to_own_side_population": 0,
        "after": 0,
        "after_km2": 0.0,
        "after_population": 0,
    }


def test_what_places_became_has_units_apart_from_others(data: dict[str, Any]) -> None:
    assert data["became"] == [
        {
            "what": kind,
            "count": 0,
            "area_km2": 0.0,
            "population": 0,
            "units": [],
            "others": ["Haven"],
        }
        for kind in ("contested", "assessed")
    ]


# --- changes ---


def test_a_change_has_both_reports_and_its_place(data: dict[str, Any]) -> None:
    assert data["changes"][0] == {
        "id": "Northfield",
        "name": "Northfield",
        "kind": "unit",
        "what": "changed",
        "before": "blue",
        "after": "red",
        "seen_before": "2021-08-01",
        "seen_after": "2021-08-09",
        "flips": 1,
        "change_kind": "changed hands",
        "hands": 1,
        "area_km2": KM2["Northfield"],
        "population": 1200,
        "derived_from": None,
        "source_before": "",
        "source_after": "",
        "file_before": "ledger.csv",
        "line_before": 1,
        "file_after": "ledger.csv",
        "line_after": 3,
    }


def test_a_first_report_has_nothing_before_it(data: dict[str, Any]) -> None:
    haven = data["changes"][1]
    assert [haven[key] for key in ("id", "kind", "before", "seen_before")] == [
        "Haven", "capital", None, None,
    ]  # fmt: skip
    assert [haven[f"{key}_before"] for key in ("source", "file", "line")] == [None] * 3
    assert (haven["area_km2"], haven["population"]) == (None, None)


def test_a_place_that_returned_says_so_and_has_no_kind_of_change(data: dict[str, Any]) -> None:
    (back,) = data["returned"]
    assert [back[key] for key in ("id", "what", "flips", "change_kind", "hands")] == [
        "Eastvale", "returned", 2, None, 2,
    ]  # fmt: skip


def test_a_unit_that_follows_its_capital_names_it() -> None:
    found = two_days("2021-08-05 Haven red", *SPAN, from_capitals=True)
    unit = next(row for row in as_data(found)["changes"] if row["id"] == "Southport")
    assert unit["derived_from"] == "Haven"


# --- what one table alone is about ---

MONDAY = "2021-08-01 Northfield blue\n2021-08-01 Eastvale blue\n2021-08-01 Haven blue"
FRIDAY = "2021-08-09 Northfield red\n2021-08-09 Westmarch red\n2021-08-09 Marchend red"


def test_what_is_outside_stands_by_table() -> None:
    outside = as_data(two_tables(MONDAY, FRIDAY, *SPAN))["outside"]
    assert {side: (part["units"], part["others"]) for side, part in outside.items()} == {
        "only_before": (["Eastvale"], ["Haven"]),
        "only_after": (["Westmarch"], ["Marchend"]),
        "neither": (["Southport"], []),
    }
    assert outside["only_before"]["area_km2"] == KM2["Eastvale"]


def test_rows_tell_changes_first_and_then_what_is_outside() -> None:
    told = [(row["id"], row["what"]) for row in rows(two_tables(MONDAY, FRIDAY, *SPAN))]
    assert told == [
        ("Northfield", "changed"),
        ("Eastvale", "only before"),
        ("Haven", "only before"),
        ("Westmarch", "only after"),
        ("Marchend", "only after"),
    ]


def test_a_row_of_one_table_alone_says_what_that_table_says() -> None:
    found = two_tables(MONDAY, FRIDAY, *SPAN)
    before, after = (
        next(r for r in rows(found) if r["id"] == u) for u in ("Eastvale", "Westmarch")
    )
    assert before == {
        "id": "Eastvale",
        "name": "Eastvale",
        "kind": "unit",
        "what": "only before",
        "before": "blue",
        "after": None,
        "seen_before": None,
        "seen_after": None,
        "flips": 0,
        "change_kind": None,
        "hands": 0,
        "area_km2": KM2["Eastvale"],
        "population": None,
        "derived_from": None,
        "source_before": "",
        "source_after": None,
        "file_before": "ledger.csv",
        "line_before": 2,
        "file_after": None,
        "line_after": None,
    }
    assert (after["before"], after["after"], after["line_after"]) == (None, "red", 2)


def test_a_unit_of_one_table_alone_may_follow_its_capital() -> None:
    found = two_tables("2021-08-01 Haven blue", "2021-08-09 Northfield red", *SPAN,
                       from_capitals=True)  # fmt: skip
    assert next(r for r in rows(found) if r["id"] == "Southport")["derived_from"] == "Haven"


# --- as files ---


def test_csv_has_a_row_for_each_with_its_columns(found: Comparison) -> None:
    lines = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert [row["id"] for row in lines] == ["Northfield", "Haven", "Eastvale"]
    assert [*lines[0]] == CHANGE_COLUMNS


def test_columns_are_those_of_which_something_is_told() -> None:
    assert change_columns(two_days(STORY, *SPAN)) == CHANGE_COLUMNS
    assert change_columns(inferred()) == [*CHANGE_COLUMNS, "basis"]
    left = [c for c in CHANGE_COLUMNS if c not in ("area_km2", "population")]
    assert change_columns(seats()) == left


def test_every_row_has_the_columns_and_no_other(found: Comparison) -> None:
    for one in (found, seats(), inferred(), two_tables(MONDAY, FRIDAY, *SPAN)):
        assert all([*row] == change_columns(one) for row in rows(one))


def test_ground_that_is_inferred_says_so_in_each_row() -> None:
    assert [row["basis"] for row in rows(inferred())] == ["inferred"]


def test_json_is_the_data_with_letters_as_they_are(found: Comparison) -> None:
    named = replace(found.places["Northfield"], name="Größe")
    text = as_json(replace(found, places={**found.places, "Northfield": named}))
    assert '\n "from": "2021-08-01",\n' in text
    assert '"Größe"' in text
    assert text.endswith("}\n")


def test_geojson_has_the_full_shapes_of_units_and_no_other_places(found: Comparison) -> None:
    text = as_geojson(found)
    made = json.loads(text)
    assert made["type"] == "FeatureCollection"
    assert [feature["id"] for feature in made["features"]] == ["Northfield", "Eastvale"]
    first = made["features"][0]
    assert first["type"] == "Feature"
    assert first["geometry"]["type"] == "Polygon"
    assert first["properties"] == json.loads(json.dumps(next(rows(found))))
    assert len(text.splitlines()) == 2 + len(made["features"])


def test_geojson_says_what_it_is_about_and_whom_to_credit(found: Comparison) -> None:
    about = json.loads(as_geojson(found))["about"]
    assert about.pop("attribution") == ["Drawn for the tests"]
    assert about == {
        key: value
        for key, value in as_data(found).items()
        if not isinstance(value, list) and key not in ("units", "matrix", "outside")
    }


def test_where_units_are_counted_nothing_has_an_area() -> None:
    data = as_data(seats())
    assert data["units"] == {"count": 4}
    assert [*data["matrix"]] == ["before", "after", "count"]
    assert [*data["accounts"][0]] == [
        "status", "before", "gained", "lost", "from_own_side", "to_own_side", "after",
    ]  # fmt: skip
    assert "area_method" not in data
    assert "area_km2" not in data["changes"][0]
