# SPDX-License-Identifier: MIT
"""Units that take the holding of their capital."""

from __future__ import annotations

from datetime import date

from mapper.control.derive import units_from_capitals
from mapper.history.as_of import as_of
from mapper.model.record import Basis
from tests.ledger_text import ledger

DAY = date(2021, 8, 5)
CAPITALS = {"Helmand": "Lashkar-Gah", "Zabul": "Qalat"}


def test_a_province_takes_the_status_of_its_capital() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah contested"), DAY)
    assert units_from_capitals(snapshot, CAPITALS).status_of("Helmand") == "contested"


def test_it_says_where_the_holding_was_taken_from() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah contested"), DAY)
    derived = units_from_capitals(snapshot, CAPITALS).holdings["Helmand"]
    assert derived.derived_from == "Lashkar-Gah"


def test_what_is_taken_from_the_capital_is_inferred_and_keeps_its_source() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah contested claimed"), DAY)
    derived = units_from_capitals(snapshot, CAPITALS).holdings["Helmand"].record
    assert derived.basis is Basis.INFERRED
    assert derived.where == snapshot.holdings["Lashkar-Gah"].record.where


def test_a_report_of_the_province_itself_counts_more() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah contested\n2021-07-01 Helmand red"), DAY)
    assert units_from_capitals(snapshot, CAPITALS).status_of("Helmand") == "red"


def test_a_province_whose_capital_has_no_report_has_no_data() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah contested"), DAY)
    assert units_from_capitals(snapshot, CAPITALS).status_of("Zabul") is None


def test_a_derived_holding_is_of_the_unit_and_of_the_same_day() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah contested"), DAY)
    found = units_from_capitals(snapshot, CAPITALS)
    assert found.day == DAY
    assert found.holdings["Helmand"].place_id == "Helmand"
    assert found.status_of("Lashkar-Gah") == "contested"


def test_units_follow_in_the_order_of_their_ids() -> None:
    snapshot = as_of(ledger("2021-07-31 Lashkar-Gah red\n2021-07-31 Qalat red"), DAY)
    found = units_from_capitals(snapshot, dict(reversed(CAPITALS.items())))
    assert [*found.holdings] == ["Lashkar-Gah", "Qalat", "Helmand", "Zabul"]
