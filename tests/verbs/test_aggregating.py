# SPDX-License-Identifier: MIT
"""Districts or places added up to provinces."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mapper.boundaries.load import load_boundaries
from mapper.control.majority import By
from mapper.control.measuring import measured_by
from mapper.errors import UsageError
from mapper.history.as_of import as_of
from mapper.model.measured import Measured
from mapper.model.record import Basis
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.aggregate import aggregated_inputs
from mapper.verbs.look import Look
from tests.shown import day_page

# Two provinces of three districts each, side by side; the last of each is large and empty.
DISTRICTS = {
    "A1": (0, 0, 1, 1, 500), "A2": (0, 1, 1, 2, 500), "A3": (1, 0, 4, 2, 100),
    "B1": (4, 0, 5, 1, 500), "B2": (4, 1, 5, 2, 500), "B3": (5, 0, 8, 2, 100),
}  # fmt: skip
PROVINCES = {"Westmarch": (0, 0, 4, 2, 1100), "Eastvale": (4, 0, 8, 2, 1100)}

TABLE = """place,status,date
A1,government,2021-08-01
A2,government,2021-08-01
A3,taliban,2021-08-01
B1,government,2021-08-01
A2,taliban,2021-08-05
B2,taliban,2021-08-05
B1,taliban,2021-08-09
"""


def shapes(folder: Path, name: str, boxes: dict[str, tuple[int, ...]]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"name": unit, "population": people},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]],
            },
        }
        for unit, (w, s, e, n, people) in boxes.items()
    ]
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def inputs(folder: Path, text: str, boundaries: Path) -> Inputs:
    path = folder / "control.csv"
    path.write_text(text, encoding="utf-8")
    return read_inputs(path, boundaries=boundaries)


@pytest.fixture
def of_districts(tmp_path: Path) -> Inputs:
    return inputs(tmp_path, TABLE, shapes(tmp_path, "districts.geojson", DISTRICTS))


def summed(found: Inputs, tmp_path: Path, by: By) -> Inputs:
    return aggregated_inputs(
        found, load_boundaries(shapes(tmp_path, "provinces.geojson", PROVINCES)), by
    )


def on(found: Inputs, day: str) -> dict[str, str]:
    held = as_of(found.ledger, date.fromisoformat(day)).holdings
    return {unit.name: held[unit.id].status for unit in found.boundaries.units if unit.id in held}


def test_districts_count_alike(of_districts: Inputs, tmp_path: Path) -> None:
    found = summed(of_districts, tmp_path, By.COUNT)
    assert on(found, "2021-08-01") == {"Westmarch": "government", "Eastvale": "government"}
    assert on(found, "2021-08-05") == {"Westmarch": "taliban", "Eastvale": "mixed"}
    assert on(found, "2021-08-09") == {"Westmarch": "taliban", "Eastvale": "taliban"}


def test_by_area_the_large_district_counts_more(of_districts: Inputs, tmp_path: Path) -> None:
    assert on(summed(of_districts, tmp_path, By.AREA), "2021-08-01")["Westmarch"] == "taliban"


def test_by_population_the_empty_district_counts_less(of_districts: Inputs, tmp_path: Path) -> None:
    found = summed(of_districts, tmp_path, By.POPULATION)
    assert on(found, "2021-08-05")["Westmarch"] == "taliban"
    assert on(found, "2021-08-01")["Westmarch"] == "government"


def test_a_record_says_what_it_is_computed_from(of_districts: Inputs, tmp_path: Path) -> None:
    found = summed(of_districts, tmp_path, By.COUNT)
    first, *_ = found.ledger.entries["westmarch"]
    assert first.basis is Basis.INFERRED
    assert first.note == "Government 66.7 %, Taliban 33.3 %; reports from 3 of 3 units."
    assert first.source == "Computed from units"


def test_the_page_has_the_method(of_districts: Inputs, tmp_path: Path) -> None:
    page = day_page(summed(of_districts, tmp_path, By.AREA), Look())
    assert "Computed: each unit has the status that most of its units have, by area" in page
    assert "Where less than 50 % have one status" in page
    assert "Nothing is annotated" in page


def what_is_measured(found: Inputs) -> Measured:
    return measured_by((found.ledger,), found.boundaries)


def test_sums_of_ground_are_inferred_ground(of_districts: Inputs, tmp_path: Path) -> None:
    assert what_is_measured(summed(of_districts, tmp_path, By.COUNT)) is Measured.INFERRED


def test_sums_of_seats_are_about_seats(tmp_path: Path) -> None:
    rows = TABLE.splitlines()
    text = "\n".join([f"{rows[0]},about", *(f"{row},seats" for row in rows[1:]), ""])
    found = inputs(tmp_path, text, shapes(tmp_path, "districts.geojson", DISTRICTS))
    assert what_is_measured(summed(found, tmp_path, By.COUNT)) is Measured.COUNT
    with pytest.raises(UsageError, match="by 'area': rows about seats say nothing of ground"):
        summed(found, tmp_path, By.AREA)


def test_sums_of_places_are_about_seats(tmp_path: Path) -> None:
    text = "place,kind,status,date,lat,lon\nHaven,town,government,2021-08-01,1,1\n"
    found = aggregated_inputs(
        inputs(tmp_path, text, shapes(tmp_path, "provinces.geojson", PROVINCES))
    )
    assert what_is_measured(found) is Measured.COUNT


def test_places_add_up_to_the_provinces_they_lie_in(tmp_path: Path) -> None:
    text = """place,kind,status,date,until,lat,lon
Haven,town,government,2021-08-01,,1,1
Hillgate,town,government,2021-08-01,,1,2
Marchend,town,taliban,2021-08-01,,1,3
Eastbridge,town,taliban,2021-08-02,2021-08-04,1,6
Farport,town,taliban,2021-08-02,,1,60
Eastvale,unit,taliban,2021-08-02,,,
"""
    found = aggregated_inputs(
        inputs(tmp_path, text, shapes(tmp_path, "provinces.geojson", PROVINCES))
    )
    assert on(found, "2021-08-01") == {"Westmarch": "government"}
    assert on(found, "2021-08-03") == {"Westmarch": "government", "Eastvale": "taliban"}
    assert on(found, "2021-08-04") == {"Westmarch": "government"}
    told = [str(problem) for problem in found.notes if problem.code == "not-summed"]
    assert told == [
        "control.csv: 1 of 5 places lie outside of provinces.geojson: Farport — they do not count",
        "control.csv:7: 1 row about units left out of the sums",
    ]


def test_places_have_no_area_and_strangers_no_population(tmp_path: Path) -> None:
    text = "place,kind,status,date,lat,lon\nHaven,town,government,2021-08-01,1,1\n"
    found = inputs(tmp_path, text, shapes(tmp_path, "provinces.geojson", PROVINCES))
    with pytest.raises(UsageError, match="by 'area': places have no area"):
        aggregated_inputs(found, by=By.AREA)
    with pytest.raises(UsageError, match="by 'population': no part has a known population"):
        aggregated_inputs(found, by=By.POPULATION)


ACROSS = {"A1": (0, 0, 1, 2, 500), "AB": (1, 0, 7, 2, 500), "B1": (7, 0, 8, 2, 500)}
OVER = "place,status,date\nA1,government,2021-08-01\nAB,taliban,2021-08-01\n"


def test_by_area_a_district_counts_in_every_province_that_it_has_ground_in(tmp_path: Path) -> None:
    parts = inputs(tmp_path, OVER, shapes(tmp_path, "districts.geojson", ACROSS))
    found = summed(parts, tmp_path, By.AREA)
    assert on(found, "2021-08-01") == {"Westmarch": "taliban", "Eastvale": "taliban"}
    (told,) = [problem for problem in found.notes if problem.code == "across"]
    assert str(told) == (
        "control.csv: 1 of 3 units lies in several units: AB — each counts with the ground that "
        "it has of them"
    )


def test_by_area_ground_that_two_districts_claim_counts_once(tmp_path: Path) -> None:
    """Without the ground of the town on it the land is as large as the town."""
    boxes = {"Land": (0, 0, 4, 2, 500), "Town": (0, 0, 2, 2, 500), "B": (4, 0, 8, 2, 500)}
    text = "place,status,date\nLand,government,2021-08-01\nTown,taliban,2021-08-01\n"
    parts = inputs(tmp_path, text, shapes(tmp_path, "districts.geojson", boxes))
    (record,) = summed(parts, tmp_path, By.AREA).ledger.entries["westmarch"]
    assert "Government 50.0 %, Taliban 50.0 %" in record.note


def test_by_count_a_district_counts_where_its_middle_is_and_that_is_told(tmp_path: Path) -> None:
    parts = inputs(tmp_path, OVER, shapes(tmp_path, "districts.geojson", ACROSS))
    found = summed(parts, tmp_path, By.COUNT)
    (told,) = [problem for problem in found.notes if problem.code == "across"]
    assert told.hint == 'each counts where its middle is; `by="area"` divides them'


def test_without_anything_to_add_up_there_is_no_answer(of_districts: Inputs) -> None:
    with pytest.raises(UsageError, match="name the boundaries of the wholes with `to`"):
        aggregated_inputs(of_districts)
