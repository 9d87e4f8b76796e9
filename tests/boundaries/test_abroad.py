# SPDX-License-Identifier: MIT
"""Rows of other countries, where a column says the country of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.boundaries.abroad import rows_at_home
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.load import load_boundaries
from mapper.errors import UsageError
from mapper.tables.raw import Line, RawTable, table_from_lines


def table(*countries: str) -> RawTable:
    lines = [Line(n, [country, "Westmarch"]) for n, country in enumerate(countries, start=2)]
    return table_from_lines("t.csv", [Line(1, ["country", "place"]), *lines])


def kept(
    raw: RawTable, ground: BoundarySet, asked: str | None = None
) -> tuple[list[int], list[str]]:
    """The lines that stay, and the codes of what is told."""
    found, told = rows_at_home(raw, "country", ground, asked)
    return [row.line for row in found.rows], [problem.code for problem in told]


@pytest.fixture(scope="module")
def afghan() -> BoundarySet:
    return load_boundaries("AFG/ADM1")


@pytest.mark.parametrize("here", ["Afghanistan", "AFG", "afghanistan"])
def test_the_country_of_the_boundaries_counts_and_the_others_are_told(
    afghan: BoundarySet, here: str
) -> None:
    assert kept(table(here, "Pakistan", here, "Iran"), afghan) == (
        [2, 4],
        ["other-country", "other-country"],
    )


def test_a_row_without_a_country_stays(afghan: BoundarySet) -> None:
    assert kept(table("Afghanistan", "", "Iran"), afghan)[0] == [2, 3]


def test_one_country_alone_is_not_judged(afghan: BoundarySet) -> None:
    assert kept(table("Landia", "Landia"), afghan) == ([2, 3], [])


def test_the_only_name_that_is_no_country_of_the_world_counts(afghan: BoundarySet) -> None:
    assert kept(table("Landia", "Iran", "Pakistan"), afghan)[0] == [2]


def test_where_nothing_decides_a_problem_stops_the_run(afghan: BoundarySet) -> None:
    assert kept(table("Landia", "Otheria"), afghan) == ([2, 3], ["several-countries"])


@pytest.mark.parametrize("file", ["landia.geojson", "Landia_adm1.shp", "land.geojson"])
def test_the_name_of_the_file_can_decide(afghan: BoundarySet, file: str) -> None:
    named = replace(afghan, name=file)
    assert kept(table("Otheria", "Landia"), named) == ([3], ["other-country"])


def test_the_country_asked_for_counts_or_several(afghan: BoundarySet) -> None:
    raw = table("Landia", "Otheria", "Narnia")
    assert kept(raw, afghan, "otheria")[0] == [3]
    assert kept(raw, afghan, "Landia, Narnia")[0] == [2, 4]


def test_a_country_of_no_row_is_refused_with_those_that_are(afghan: BoundarySet) -> None:
    with pytest.raises(UsageError, match=r"country Foo: .*the countries are Landia, Otheria"):
        rows_at_home(table("Landia", "Otheria"), "country", afghan, "Foo")
