# SPDX-License-Identifier: MIT
"""A table over boundaries that changed: each day has its own units, and ground is compared.

Upland, held by Blue in 2019, was divided into Northfield and Eastvale in 2020; since 2021 Red holds
Eastvale. See `vintage_rows`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapper.comparison.model import Comparison
from mapper.comparison.words import sentence
from mapper.counting.series import count_days
from mapper.joined.joined_table import UNITS
from mapper.reading.inputs import Inputs
from mapper.reading.table_inputs import read_inputs
from mapper.style.words import load_words
from mapper.verbs.diff import compare
from mapper.verbs.drawing import Look
from mapper.verbs.export import joined_history
from mapper.verbs.situating import situate
from mapper.verbs.timeline import timeline_document
from tests.boundaries.files import vintage_rows, write_geojson

ROWS = """place,status,date
Upland,a,2019-01-01
Westmarch,b,2019-01-01
Southport,b,2019-01-01
Northfield,a,2021-01-01
Eastvale,b,2021-01-01
"""
OLD, NEW = date(2019, 1, 1), date(2021, 1, 1)
# Of a square degree at the equator, and of one above it.
SQUARE_KM2 = 12_300


def given(folder: Path, rows: str = ROWS) -> Inputs:
    (folder / "control.csv").write_text(rows, encoding="utf-8")
    units = write_geojson(folder / "units.geojson", vintage_rows())
    return read_inputs(folder / "control.csv", boundaries=units, scheme="two-sided")


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    return given(tmp_path)


def held(inputs: Inputs, day: date) -> dict[str, str | None]:
    here = situate(inputs, Look(as_of=day))
    return {unit.name: here.snapshot.status_of(unit.id) for unit in here.units}


def test_each_day_is_drawn_with_its_units(inputs: Inputs) -> None:
    south = {"Westmarch": "side-b", "Southport": "side-b"}
    assert held(inputs, OLD) == {"Upland": "side-a"} | south
    assert held(inputs, NEW) == {"Northfield": "side-a", "Eastvale": "side-b"} | south


def test_what_is_said_of_a_unit_ends_with_it(inputs: Inputs) -> None:
    assert held(inputs, date(2020, 7, 17))["Northfield"] is None


def test_each_day_counts_its_units(inputs: Inputs) -> None:
    series = count_days(inputs.control())
    counted = {one.day: {t.status: t.count for t in one.tallies} for one in series.days}
    assert counted == {
        OLD: {"side-a": 1, "side-b": 2, None: 0},
        date(2020, 7, 17): {"side-a": 0, "side-b": 2, None: 2},
        NEW: {"side-a": 1, "side-b": 3, None: 0},
    }


def test_the_ground_of_every_day_is_the_same(inputs: Inputs) -> None:
    series = count_days(inputs.control())
    sums = [sum(tally.area_km2 for tally in day.tallies) for day in series.days]
    assert sums == pytest.approx([4 * SQUARE_KM2] * 3, rel=0.01)


# --- across the change ----------------------------------------------------------------------


def across(inputs: Inputs) -> Comparison:
    return compare(inputs, OLD, NEW, from_capitals=False)


def test_only_ground_that_changed_hands_changed(inputs: Inputs) -> None:
    found = across(inputs)
    (move,) = (move for move in found.transitions if move.is_change)
    assert [found.places[unit].name for unit in move.units] == ["Eastvale"]
    assert move.area_km2 == pytest.approx(SQUARE_KM2, rel=0.01)


def test_the_sentence_tells_control_from_boundaries(inputs: Inputs) -> None:
    assert sentence(across(inputs), load_words()) == (
        "Between 1 January 2019 and 1 January 2021, 12,300 km² changed hands: 1 of 4 areas. The "
        "boundaries changed between the two days, which is no change of control: on 17 July 2020 "
        "Upland became Northfield and Eastvale."
    )


def test_a_change_of_boundaries_alone_is_no_change_of_hands(tmp_path: Path) -> None:
    found = across(given(tmp_path, ROWS.replace("Eastvale,b", "Eastvale,a")))
    assert not found.changes
    assert "none of 4 areas changed hands. The boundaries changed" in sentence(found, load_words())


def test_days_of_one_time_compare_units(inputs: Inputs) -> None:
    found = compare(inputs, NEW, date(2021, 2, 1), from_capitals=False)
    assert found.boundaries.unit_word == "unit"
    assert "boundaries" not in sentence(found, load_words())


def test_a_timeline_shows_the_ground_that_both_share(inputs: Inputs) -> None:
    here = timeline_document(inputs, Look()).situation
    assert [unit.name for unit in here.units] == [
        "Eastvale", "Northfield", "Southport", "Westmarch",
    ]  # fmt: skip
    assert sum(here.boundaries.area_km2) == pytest.approx(4 * SQUARE_KM2, rel=0.01)


def test_the_history_has_each_unit_on_its_days(inputs: Inputs) -> None:
    joined = joined_history(inputs, Look(), "mapper 1")
    (units,) = (layer for layer in joined.layers if layer.name == UNITS)
    told = {(row["name"], row["valid_from"], row["valid_to"], row["status"]) for row in units.rows}
    north = {row for row in told if row[0] not in ("Westmarch", "Southport")}
    divided = date(2020, 7, 17)
    assert north == {
        ("Upland", OLD, divided, "side-a"),
        ("Northfield", divided, NEW, None),
        ("Northfield", NEW, None, "side-a"),
        ("Eastvale", divided, NEW, None),
        ("Eastvale", NEW, None, "side-b"),
    }


# --- rows and the units of their day ----------------------------------------------------------


def test_a_row_of_a_unit_that_is_gone_stops_with_those_there_are(tmp_path: Path) -> None:
    (problem,) = given(tmp_path, ROWS + "Upland,a,2021-01-01\n").stopping
    assert str(problem) == (
        "control.csv:7: 'Upland' is no unit on 2021-01-01; it is one from 2000-01-01 to 2020-07-16 "
        "— those of that day: Northfield, Eastvale, Westmarch, Southport"
    )


def test_a_row_of_a_unit_that_is_not_there_yet_stops(tmp_path: Path) -> None:
    (problem,) = given(tmp_path, ROWS + "Eastvale,b,2019-06-01\n").stopping
    assert "'Eastvale' is no unit on 2019-06-01; it is one from 2020-07-17 on" in str(problem)


def test_a_name_that_stands_for_two_units_at_two_times_is_not_reported(tmp_path: Path) -> None:
    units = [
        (row | {"name": row["name"].replace("Northfield", "Upland")}, shape)
        for row, shape in vintage_rows()
    ]
    path = write_geojson(tmp_path / "renamed.geojson", units)
    (tmp_path / "control.csv").write_text(ROWS.replace("Northfield", "Upland"), encoding="utf-8")
    found = read_inputs(tmp_path / "control.csv", boundaries=path, scheme="two-sided")
    assert [told.code for told in found.problems] == ["vintages"]


def test_a_run_of_days_ends_with_its_unit(tmp_path: Path) -> None:
    found = given(tmp_path, "place,status,date,until\nUpland,a,2020-01-01,2022-01-01\n")
    (match,) = found.matching.matches
    assert match.record.until == date(2020, 7, 17)
