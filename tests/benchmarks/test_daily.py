# SPDX-License-Identifier: MIT
"""The long record of daily rows: `mapper` says what the script beside it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mapper.boundaries.options import BoundaryOptions
from mapper.counting.series import count_days
from mapper.history.as_of import as_of
from mapper.history.diff import diff
from mapper.reading.inputs import Inputs
from mapper.reading.options import Options
from mapper.reading.table_inputs import read_inputs
from mapper.tables import large_parquet, large_text
from tests.benchmarks import daily_competitor, daily_own
from tests.benchmarks.daily import FORMATS, QUESTIONS, commands, lines
from tests.benchmarks.daily_data import Daily
from tests.benchmarks.processes import Run, Runs

RECORD = Daily(places=30, days=70, stays=9)
EARLY, LATE = "2020-01-20", "2020-02-20"


@pytest.fixture(params=FORMATS)
def files(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    """A table and its boundaries, small, and read as a large one is."""
    monkeypatch.setattr(large_text, "LARGE_BYTES", 0)
    monkeypatch.setattr(large_parquet, "LARGE_ROWS", 0)
    shapes, *tables = RECORD.write(tmp_path)
    return tables[FORMATS.index(request.param)], shapes


def read(table: Path, shapes: Path) -> Inputs:
    fields = BoundaryOptions(name_field="name", code_field="code")
    return read_inputs(table, shapes, options=Options(boundaries=fields))


def test_each_place_has_a_row_on_each_day_and_few_records(files: tuple[Path, Path]) -> None:
    inputs, rows = read(*files), daily_competitor.read(files[0])
    assert len(rows) == RECORD.places * RECORD.days
    assert len(inputs.table.records) < len(rows) / 5
    assert inputs.problems == ()


def test_the_state_is_the_same(files: tuple[Path, Path]) -> None:
    theirs = daily_competitor.state(daily_competitor.read(files[0]), LATE)
    assert daily_own.state(*files, date.fromisoformat(LATE)) == theirs.to_dict()


def test_what_differs_is_the_same(files: tuple[Path, Path]) -> None:
    theirs = daily_competitor.diff(daily_competitor.read(files[0]), EARLY, LATE)
    inputs = read(*files)
    before, after = (as_of(inputs.ledger, date.fromisoformat(day)) for day in (EARLY, LATE))
    places = inputs.known_places
    assert {
        places[id_].name: (before.status_of(id_), after.status_of(id_))
        for id_ in diff(before, after).steps
    } == {place: (row.before, row.after) for place, row in theirs.iterrows()}


def test_the_figures_of_every_day_are_the_same(files: tuple[Path, Path]) -> None:
    table, shapes = files
    theirs = daily_competitor.stats(
        daily_competitor.read(table), daily_competitor.areas_km2(shapes)
    )
    inputs = read(table, shapes)
    series = count_days(inputs.control())
    assert len(series.days) == RECORD.days
    for day in series.days:
        for tally in day.tallies:
            if tally.status and tally.count:
                count, area = theirs.loc[(day.day.isoformat(), tally.status)]
                assert (tally.count, tally.area_km2) == (count, pytest.approx(area, rel=1e-3))


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in "ab")
    for folder in (first, second):
        folder.mkdir()
        RECORD.write(folder)
    assert (first / "daily.csv").read_bytes() == (second / "daily.csv").read_bytes()


def test_every_question_is_asked_of_both_in_both_formats() -> None:
    asked = commands(RECORD, Path("units.geojson"))
    assert len(asked) == len(QUESTIONS) * len(FORMATS) * 2
    runs = {name: Runs((Run(1.0, 100.0),)) for name in asked}
    assert len(lines(runs)) == 3 * len(QUESTIONS) * len(FORMATS)
