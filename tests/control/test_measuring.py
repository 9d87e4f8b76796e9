# SPDX-License-Identifier: MIT
"""Whether what is said of units can be measured in km²."""

from __future__ import annotations

import pytest

from mapper.control.measuring import measured_by
from mapper.history.ledger import Ledger
from mapper.model.measured import Measured
from tests.ledger_text import ledger
from tests.toy import boundaries


def measured(*ledgers: Ledger, from_capitals: bool = False) -> Measured:
    return measured_by(ledgers, boundaries(), from_capitals=from_capitals)


def test_statements_about_ground_are_measured() -> None:
    assert measured(ledger("2021-08-01 Northfield blue")) is Measured.AREA


def test_one_row_about_seats_and_units_are_counted_on_all_days() -> None:
    rows = ledger("2021-08-01 Northfield blue\n2021-08-02 Northfield red seats")
    assert measured(rows) is Measured.COUNT


def test_rows_about_towns_say_nothing_of_how_units_are_measured() -> None:
    rows = ledger("2021-08-01 Northfield blue\n2021-08-01 Haven red seats")
    assert measured(rows) is Measured.AREA


def test_two_tables_are_measured_as_both_can_be() -> None:
    ground, seats = ledger("2021-08-01 Northfield blue"), ledger("2021-08-02 Eastvale red seats")
    assert measured(ground, seats) is Measured.COUNT


def test_units_that_follow_their_capital_are_counted() -> None:
    rows = ledger("2021-08-01 Northfield blue\n2021-08-01 Haven red")
    assert measured(rows, from_capitals=True) is Measured.COUNT
    assert measured(rows) is Measured.AREA


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("2021-08-01 Southport blue", Measured.AREA),
        ("2021-08-03 Southport blue", Measured.COUNT),
        ("2021-08-01 Southport blue until 2021-08-09", Measured.COUNT),
    ],
)
def test_a_unit_follows_its_capital_where_it_has_no_report_itself(
    own: str, expected: Measured
) -> None:
    rows = ledger(f"{own}\n2021-08-02 Haven red")
    assert measured(rows, from_capitals=True) is expected


def test_ground_is_inferred_where_all_of_it_is() -> None:
    inferred = "2021-08-01 Northfield blue inferred\n2021-08-01 Eastvale red inferred"
    assert measured(ledger(inferred)) is Measured.INFERRED
    assert measured(ledger(f"{inferred}\n2021-08-02 Eastvale blue")) is Measured.AREA


def test_nothing_said_is_nothing_else_than_ground() -> None:
    assert measured(ledger("")) is Measured.AREA


def test_it_is_enough_that_units_follow_their_capitals_in_one_of_two_tables() -> None:
    ground, towns = ledger("2021-08-01 Northfield blue"), ledger("2021-08-01 Haven red")
    assert measured(ground, towns, from_capitals=True) is Measured.COUNT


def test_units_follow_their_capitals_only_where_asked() -> None:
    rows = ledger("2021-08-01 Northfield blue\n2021-08-01 Haven red")
    assert measured_by([rows], boundaries()) is Measured.AREA


def test_a_unit_with_a_gap_between_two_reports_follows_its_capital_then() -> None:
    own = "2021-08-01 Southport blue until 2021-08-03\n2021-08-09 Southport blue"
    rows = ledger(f"{own}\n2021-08-02 Haven red")
    assert measured(rows, from_capitals=True) is Measured.COUNT


def test_a_report_of_the_same_day_as_the_capital_s_is_early_enough() -> None:
    rows = ledger("2021-08-02 Southport blue\n2021-08-02 Haven red")
    assert measured(rows, from_capitals=True) is Measured.AREA
