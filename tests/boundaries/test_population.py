# SPDX-License-Identifier: MIT
"""The people of units, by the headings that publishers use."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from mapper.boundaries.features import Features
from mapper.boundaries.fields import choose_fields
from mapper.boundaries.load import load_boundaries
from mapper.boundaries.options import BoundaryOptions
from mapper.boundaries.population import find_population, people, tell_population
from mapper.errors import BoundaryError, UsageError
from tests.boundaries.files import toy_rows, write_geojson

SOME = [1200, 3.0]


@pytest.mark.parametrize(
    "heading",
    ["population", "Population", "POP", "POP_EST", "pop2020", "Population_2020", "total_pop",
     "Total Population", "PopTotal", "pop-sum"],
)  # fmt: skip
def test_headings_that_count_people(heading: str) -> None:
    assert find_population({"name": ["a", "b"], heading: SOME}) == heading


@pytest.mark.parametrize(
    "heading",
    ["pop_density", "POP_RANK", "pop_year", "popular", "populated", "pop_1", "people_mover"],
)
def test_headings_that_do_not(heading: str) -> None:
    assert find_population({heading: SOME}) is None


def test_of_several_the_one_without_a_year_then_the_latest() -> None:
    years = {"pop_2010": SOME, "pop_2020": SOME, "pop_1999": SOME}
    assert find_population(years) == "pop_2020"
    assert find_population({**years, "population": SOME}) == "population"


def test_a_field_without_any_number_counts_nobody() -> None:
    assert find_population({"population": ["many", None], "pop_est": SOME}) == "pop_est"


@pytest.mark.parametrize(
    ("value", "count"),
    [(5, 5), (0, 0), (7.5, 8), (-99, None), ("12", None), (None, None), (True, None),
     (math.nan, None), (math.inf, None)],
)  # fmt: skip
def test_people_are_numbers_from_zero_on(value: object, count: int | None) -> None:
    assert people(value) == count


def counting(values: list[Any]) -> Features:
    return Features([None] * len(values), {"pop": values})


def test_values_that_are_no_people_are_told_and_missing_ones_are_not() -> None:
    (line,) = map(str, tell_population("pop", counting([5, -99, None, "many", ""]), "toy.shp"))
    assert line == (
        "toy.shp: pop of features 2, 4 is no number of people: '-99', … — "
        "these units count without population"
    )
    assert not list(tell_population("pop", counting([5, None, 0]), "toy.shp"))


def test_units_carry_their_people_and_the_set_the_field(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "toy.geojson", toy_rows(POP_EST=[10, 20.4, None, -1]))
    ground = load_boundaries(path)
    assert ground.population_field == "POP_EST"
    assert [unit.population for unit in ground.units] == [10, 20, None, None]
    assert [note.code for note in ground.notes] == ["population"]


def test_another_field_can_be_chosen(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "toy.geojson", toy_rows(pop=[1] * 4, souls=[2] * 4))
    ground = load_boundaries(path, BoundaryOptions(population_field="souls"))
    assert {unit.population for unit in ground.units} == {2}


def test_a_field_without_numbers_cannot_be_chosen() -> None:
    with pytest.raises(BoundaryError, match="the field 'name' has no numbers of people"):
        choose_fields({"name": ["a", "b"]}, "toy.shp", BoundaryOptions(population_field="name"))
    with pytest.raises(BoundaryError, match="`population_field` takes one of: name"):
        choose_fields({"name": ["a", "b"]}, "toy.shp", BoundaryOptions(population_field="pop"))


def test_a_bundled_set_leaves_nothing_to_choose() -> None:
    with pytest.raises(UsageError, match="`population_field` is for a file of boundaries"):
        load_boundaries("AFG/ADM1", BoundaryOptions(population_field="pop"))
