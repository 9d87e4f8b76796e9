# SPDX-License-Identifier: MIT
"""The sums of a comparison as grids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.comparison.blocks import TextGrid
from mapper.comparison.grids import (
    account_grid,
    area_cell,
    balance_grid,
    count_cell,
    ground_cell,
    matrix_grid,
    people_cell,
)
from mapper.comparison.matrix import matrix
from mapper.comparison.model import Comparison
from mapper.control.amount import Amount
from mapper.model.measured import Measured
from mapper.style.words import load_words
from tests.comparison.toy_comparison import two_days
from tests.history.renamed import SCHEME as RENAMED

WORDS = load_words("en")
FALLEN = two_days(
    "2021-08-01 Northfield blue\n2021-08-01 Eastvale blue\n2021-08-09 Northfield red",
    "2021-08-01",
    "2021-08-15",
    people={"Northfield": 1200},
)
COUNTED = replace(FALLEN, measured=Measured.COUNT)
INFERRED = replace(FALLEN, measured=Measured.INFERRED)
WITHIN = two_days(
    "2016-01-01 Northfield front\n2016-08-01 Northfield army\n2016-01-01 Eastvale crown",
    "2016-01-01",
    "2017-01-01",
    scheme=RENAMED,
)


def lines(grid: TextGrid) -> list[tuple[str, ...]]:
    return [grid.heading, *grid.rows]


# --- the matrix ---


def test_rows_are_before_and_columns_after_with_their_sums_at_the_end() -> None:
    assert lines(matrix_grid(COUNTED, WORDS)) == [
        ("Before ↓ After →", "Blue", "Red", "No data", "Sum"),
        ("Blue", "1", "1", "–", "2"),
        ("No data", "–", "–", "2", "2"),
        ("Sum", "1", "1", "2", "4"),
    ]


def test_rows_and_columns_have_the_colours_of_their_statuses() -> None:
    grid = matrix_grid(COUNTED, WORDS)
    assert grid.row_marks == (("blue",), (None,), ())
    assert grid.column_marks == ((), ("blue",), ("red",), (None,), ())


def test_with_areas_there_is_a_narrow_grid_of_counts_and_one_of_areas() -> None:
    grid = matrix_grid(FALLEN, WORDS)
    assert grid.heading[0] == "Before ↓ After →"
    assert grid.rows[0] == ("Blue", "1 (12,300 km²)", "1 (12,300 km²)", "–", "2 (24,600 km²)")
    counts, areas = grid.narrow
    assert lines(counts)[:2] == [
        ("Before ↓ After →, provinces", "Blue", "Red", "No data", "Sum"),
        ("Blue", "1", "1", "–", "2"),
    ]
    assert lines(areas)[:2] == [
        ("Before ↓ After →, km²", "Blue", "Red", "No data", "Sum"),
        ("Blue", "12,300", "12,300", "–", "24,600"),
    ]


def test_where_units_are_counted_there_is_nothing_narrower() -> None:
    assert matrix_grid(COUNTED, WORDS).narrow == ()
    assert balance_grid(COUNTED, WORDS).narrow == ()


def test_inferred_areas_are_said_to_be_in_every_title() -> None:
    for grid, title in (
        (matrix_grid(INFERRED, WORDS), "Before ↓ After →"),
        (balance_grid(INFERRED, WORDS), "Status"),
    ):
        titles = [grid.heading[0], *(narrow.heading[0] for narrow in grid.narrow)]
        inferred = f"{title}, km² inferred"
        assert titles == [inferred, f"{title}, provinces", inferred]


def test_what_stays_with_one_side_has_a_sign_and_what_stays_as_it_is_none() -> None:
    grid = matrix_grid(replace(WITHIN, measured=Measured.COUNT), WORDS)
    assert lines(grid)[:3] == [
        ("Before ↓ After →", "Army", "Crown", "No data", "Sum"),
        ("Front", "1*", "–", "–", "1"),
        ("Crown", "–", "1", "–", "1"),
    ]


def test_a_cell_of_the_matrix_without_units_has_no_people_or_nobody_knows() -> None:
    known = matrix(FALLEN.transitions, FALLEN.scheme)
    assert known.cell("red", "blue") == Amount(population=0)
    unknown = two_days("2021-08-01 Northfield blue", "2021-08-01", "2021-08-15")
    assert matrix(unknown.transitions, unknown.scheme).cell("red", "blue") == Amount()


def test_sums_of_rows_of_columns_and_of_all() -> None:
    made = matrix(FALLEN.transitions, FALLEN.scheme)
    assert [made.row(status).count for status in made.before] == [2, 2]
    assert [made.column(status).count for status in made.after] == [1, 1, 2]
    assert made.whole.count == 4


# --- the accounts ---


def test_an_account_goes_from_before_over_gained_and_lost_to_after() -> None:
    grid = balance_grid(COUNTED, WORDS)
    assert lines(grid) == [
        ("Status", "Before", "Gained", "Lost", "After"),
        ("Blue", "2", "–", "1", "1"),
        ("Red", "–", "1", "–", "1"),
        ("No data", "2", "–", "–", "2"),
    ]
    assert grid.row_marks == (("blue",), ("red",), (None,))
    assert grid.column_marks == ((),) * 5


def test_with_areas_accounts_have_two_narrow_grids() -> None:
    grid = balance_grid(FALLEN, WORDS)
    assert lines(grid)[1] == ("Blue", "2 (24,600 km²)", "–", "1 (12,300 km²)", "1 (12,300 km²)")
    counts, areas = grid.narrow
    assert lines(counts)[:2] == [
        ("Status, provinces", "Before", "Gained", "Lost", "After"),
        ("Blue", "2", "–", "1", "1"),
    ]
    assert lines(areas)[:2] == [
        ("Status, km²", "Before", "Gained", "Lost", "After"),
        ("Blue", "24,600", "–", "12,300", "12,300"),
    ]


def test_what_moved_within_one_side_has_two_columns_of_its_own() -> None:
    grid = account_grid(WITHIN, WORDS, count_cell, "Status")
    assert lines(grid)[:3] == [
        ("Status", "Before", "Gained", "Lost", "From own side", "To own side", "After"),
        ("Front", "1", "–", "–", "–", "1", "–"),
        ("Army", "–", "–", "–", "1", "–", "1"),
    ]
    assert len(grid.column_marks) == 7


# --- cells ---


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Amount(count=30, area_km2=472_345.0, population=1_200), ("30 (472,000 km²)", "1,200")),
        (Amount(), ("–", "–")),
        (Amount(count=1, area_km2=0.2, population=0), ("1 (0.2 km²)", "–")),
    ],
)
def test_a_cell_without_units_or_people_has_a_dash(amount: Amount, told: tuple[str, str]) -> None:
    assert (ground_cell(amount, WORDS), people_cell(amount, WORDS)) == told
    counted = "–" if not amount.count else str(amount.count)
    assert count_cell(amount, WORDS) == counted
    assert area_cell(amount, WORDS) == ("–" if not amount.count else told[0][len(counted) + 2 : -5])


def test_a_comparison_knows_its_units_its_days_and_its_tables() -> None:
    found: Comparison = FALLEN
    assert found.units == {"Northfield", "Eastvale", "Westmarch", "Southport"}
    assert (found.start.day, found.end.day) == (1, 15)
    assert found.ledgers == (found.sides[0].ledger, found.sides[1].ledger)
    assert found.is_known("Eastvale")
    assert not found.is_known("Westmarch")
    assert found.differs
