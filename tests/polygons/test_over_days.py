# SPDX-License-Identifier: MIT
"""One set of areas over a change of boundaries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.places.matching import How, Match
from mapper.polygons.over_days import over_days
from mapper.style.words import load_words
from tests.boundaries.files import Row, vintage_rows, write_geojson
from tests.ledger_text import records

FIRST, LAST = date(2019, 1, 1), date(2021, 1, 1)
WORDS = load_words()


def areas_of(rows: list[Row], folder: Path) -> BoundarySet:
    units = load_boundaries(write_geojson(folder / "units.geojson", rows))
    return over_days(units, (), FIRST, LAST, WORDS)[0]


def joined_rows() -> list[Row]:
    """The toy country whose two northern provinces became one, Upland, in 2020."""
    old, new = ({"valid_from": "2000-01-01", "valid_to": "2020-07-17"},
                {"valid_from": "2020-07-17", "valid_to": None})  # fmt: skip
    lives = {"Upland": new, "Northfield": old, "Eastvale": old}
    return [(row | lives.get(row["name"], {}), shape) for row, shape in vintage_rows()]


def test_a_divided_unit_is_shown_as_its_successors(tmp_path: Path) -> None:
    areas = areas_of(vintage_rows(), tmp_path)
    names = [unit.shown for unit in areas.units]
    assert sorted(names) == ["Eastvale", "Northfield", "Southport", "Westmarch"]


def test_joined_units_are_parts_of_the_one_that_they_became(tmp_path: Path) -> None:
    names = [unit.shown for unit in areas_of(joined_rows(), tmp_path).units]
    assert sorted(names) == ["Southport", "Upland (Eastvale)", "Upland (Northfield)", "Westmarch"]


def test_areas_add_up_to_the_ground_of_a_day(tmp_path: Path) -> None:
    areas = areas_of(vintage_rows(), tmp_path)
    units = load_boundaries(tmp_path / "units.geojson").on(LAST)
    assert sum(areas.area_km2) == pytest.approx(sum(units.area_km2), rel=1e-6)


def test_what_became_of_units_is_told(tmp_path: Path) -> None:
    made = areas_of(vintage_rows(), tmp_path).made
    assert made is not None
    said = WORDS.say(made.headline.key, **made.headline.values)
    assert said == "Boundaries changed: on 17 July 2020 Upland became Northfield and Eastvale"


def test_a_border_that_moved_between_two_units_is_told_as_such(tmp_path: Path) -> None:
    rows = [
        ({"name": name, "valid_from": begin, "valid_to": end}, shapely.box(*corners))
        for name, begin, end, corners in (
            ("Mere", "2000", "2020", (0, 0, 1, 1)),
            ("Fen", "2000", "2020", (1, 0, 3, 1)),
            ("Mere", "2020", None, (0, 0, 2, 1)),
            ("Fen", "2020", None, (2, 0, 3, 1)),
        )
    ]
    areas = areas_of(rows, tmp_path)
    assert sorted(unit.shown for unit in areas.units) == ["Fen", "Mere", "Mere (Fen)"]
    assert areas.made is not None
    assert areas.made.headline.values["changes"] == (
        "on 1 January 2020 the boundaries of Mere and Fen changed"
    )


def test_a_new_unit_on_new_ground_began(tmp_path: Path) -> None:
    island = {"name": "Island", "valid_from": "2020-07-17", "valid_to": None}
    rows = [*vintage_rows(), (island, shapely.box(5, 0, 6, 1))]
    made = areas_of(rows, tmp_path).made
    assert made is not None
    assert "Island began; Upland became" in str(made.headline.values["changes"])


def test_an_area_has_the_reports_of_every_unit_it_was_part_of(tmp_path: Path) -> None:
    units = load_boundaries(write_geojson(tmp_path / "units.geojson", vintage_rows()))
    upland = next(unit for unit in units.units if unit.name == "Upland")
    (record,) = records("2019-01-01 Upland blue")
    _, matches = over_days(units, (Match(record, upland, How.EXACT),), FIRST, LAST, WORDS)
    assert sorted(match.place.name for match in matches) == ["Eastvale", "Northfield"]
