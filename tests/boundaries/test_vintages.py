# SPDX-License-Identifier: MIT
"""Files whose units exist at different times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shapely

from mapper.boundaries.boundary_set import BoundarySet, must_be_of_one_time
from mapper.boundaries.features import Features
from mapper.boundaries.fields import Fields
from mapper.boundaries.lives import Life
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.vintages import Vintages, vintages_of
from mapper.errors import BoundaryError, UsageError
from tests.boundaries.files import SQUARES, vintage_rows, write_geojson

BOX = shapely.box(0, 0, 1, 1)
DIVIDED = date(2020, 7, 17)
OLD, NEW = date(2019, 1, 1), date(2021, 1, 1)


def found(shapes: list[object] | None = None, **columns: list[object]) -> Vintages:
    (count,) = {len(values) for values in columns.values()}
    names = columns.setdefault("name", [f"Unit {n}" for n in range(count)])
    features = Features(shapes or [BOX] * len(names), columns)
    return vintages_of(features, Fields("name"), "units.geojson")


def test_an_end_on_the_day_of_a_beginning_is_the_first_day_without_the_unit() -> None:
    lives = found(valid_from=["2000-01-01", "2020-07-17"], valid_to=["2020-07-17", None]).lives
    assert lives == (Life(date(2000, 1, 1), DIVIDED), Life(DIVIDED, None))


def test_an_end_on_the_day_before_a_beginning_is_the_last_day_of_the_unit() -> None:
    lives = found(start_date=["2000-01-01", "2020-07-17"], end_date=["2020-07-16", None]).lives
    assert lives == (Life(date(2000, 1, 1), DIVIDED), Life(DIVIDED, None))


def test_an_end_that_nothing_follows_is_the_last_day_of_the_unit() -> None:
    assert found(valid_from=[None, None], valid_to=["2020-07-16", None]).lives[0].ends == DIVIDED


def test_years_follow_each_other() -> None:
    lives = found(start_date=["1960", "1990"], end_date=["1989", ""]).lives
    assert lives == (Life(date(1960, 1, 1), date(1990, 1, 1)), Life(date(1990, 1, 1), None))


def test_the_last_year_there_is_is_an_open_end() -> None:
    lives = found(valid_from=["2000", "2020"], valid_to=["2020", "9999-12-31"]).lives
    assert lives[1] == Life(date(2020, 1, 1), None)


def test_one_date_for_all_units_is_that_of_the_file() -> None:
    assert found(validOn=["2021-11-16"] * 2, validTo=[None, None]).lives == ()
    assert found(validOn=["2001-01-01"] * 2, validTo=["2021-11-16"] * 2).lives == ()


def test_units_of_which_none_has_ended_lie_beside_each_other() -> None:
    assert found(validOn=["2001-01-01", "2021-11-16"], validTo=[None, None]).lives == ()


def test_a_unit_that_is_in_several_vintages_as_it_was_is_one() -> None:
    dates = {"valid_from": ["2000", "2020", "2020"], "valid_to": ["2020", None, None]}
    shapes = [BOX, BOX, shapely.box(1, 0, 2, 1)]
    joined = found(shapes, name=["Old", "Old", "New"], **dates)
    assert joined.features.columns["name"] == ["Old", "New"]
    assert joined.lives == (Life(date(2000, 1, 1), None), Life(date(2020, 1, 1), None))


def test_what_cannot_be_read_is_told_and_open() -> None:
    part = found(valid_from=["2000", "2020"], valid_to=["2020", "unknown"])
    assert part.lives[1].ends is None
    assert "feature 2: 'unknown' in valid_to is no date, read as open" in str(part.notes[0])


def test_beginnings_without_ends_are_reported_with_the_last() -> None:
    (told,) = found(valid_from=["2000-01-01", "2020-07-17"]).notes
    assert str(told) == (
        "units.geojson: units begin at different times, as valid_from says, and no field says "
        "when they end; all are drawn — choose those of one time with `unit_where`, as in "
        "'valid_from=2020-07-17'"
    )


# --- a set on a day -------------------------------------------------------------------------


@pytest.fixture
def units(tmp_path: Path) -> BoundarySet:
    return load_boundaries(write_geojson(tmp_path / "units.geojson", vintage_rows()))


def names_on(units: BoundarySet, day: date) -> list[str]:
    return [unit.shown for unit in units.on(day).units]


def test_a_day_has_the_units_that_exist_on_it(units: BoundarySet) -> None:
    assert names_on(units, OLD) == ["Upland", "Westmarch", "Southport"]
    assert names_on(units, DIVIDED) == ["Northfield", "Eastvale", "Westmarch", "Southport"]


def test_the_ground_of_a_day_counts_once(units: BoundarySet) -> None:
    whole = [sum(units.on(day).area_km2) for day in (OLD, NEW)]
    assert whole[0] == pytest.approx(whole[1])


def test_units_of_different_days_do_not_overlap(units: BoundarySet) -> None:
    (told,) = units.notes
    assert str(told) == (
        "units.geojson: units exist at different times, as valid_from and valid_to say: of each "
        "day its own units count; they change on 2020-07-17 — valid_to is read as the first day "
        "without the unit"
    )


def test_a_day_without_any_unit_is_refused(units: BoundarySet) -> None:
    with pytest.raises(BoundaryError, match="no unit on 1990-01-01; its units begin and end on"):
        units.on(date(1990, 1, 1))


def test_two_shapes_of_a_unit_at_two_times_are_no_duplicates(tmp_path: Path) -> None:
    rows = [
        ({"name": "Mere", "code": "M", "valid_from": "2000", "valid_to": "2020"}, BOX),
        (
            {"name": "Mere", "code": "M", "valid_from": "2020", "valid_to": None},
            SQUARES["Eastvale"],
        ),
    ]
    units = load_boundaries(write_geojson(tmp_path / "units.geojson", rows))
    assert not [told for told in units.notes if told.stops]
    assert [names_on(units, day) for day in (OLD, NEW)] == [["Mere"], ["Mere"]]


def test_a_code_that_a_unit_has_again_at_another_time_is_its_code(tmp_path: Path) -> None:
    rows = [
        (row | {"code": code}, shape)
        for (row, shape), code in zip(vintage_rows(), "UNEWS", strict=True)
    ]
    rows[1][0]["code"] = "U"  # Northfield has that of Upland
    units = load_boundaries(write_geojson(tmp_path / "units.geojson", rows))
    named = [units.on(day).gazetteer().coded("U") for day in (OLD, NEW)]
    assert [[place.name for place in found] for found in named] == [["Upland"], ["Northfield"]]


def test_what_knows_no_day_needs_units_of_one_time(units: BoundarySet) -> None:
    must_be_of_one_time(units.on(OLD), "adding up")
    with pytest.raises(UsageError, match="`unit_where`"):
        must_be_of_one_time(units, "adding up")
