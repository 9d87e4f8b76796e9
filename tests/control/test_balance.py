# SPDX-License-Identifier: MIT
"""Counts, areas and shares that add up to the whole."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.control import balance
from mapper.control.balance import (
    BalanceError,
    Tally,
    Whole,
    check_balance,
    shares_of_hundred,
    tally,
)
from mapper.history.as_of import as_of
from mapper.model.scheme import Role, Scheme, Status
from tests.ledger_text import ledger

SCHEME = Scheme(
    id="toy",
    title="Toy",
    statuses=tuple(
        Status(id=name, label=name, role=Role.CONTROL, color="#000000", color_dark="#ffffff")
        for name in ("blue", "red")
    ),
)
AREAS = {"Northfield": 100.0, "Eastvale": 50.0, "Westmarch": 25.0}
DAY = date(2021, 8, 5)


def test_tallies_stand_in_the_order_of_the_scheme_and_no_data_comes_last() -> None:
    snapshot = as_of(ledger("2021-08-01 Eastvale red\n2021-08-01 Northfield blue"), DAY)
    tallies = tally(AREAS, snapshot, SCHEME)
    assert [(t.status, t.count, t.area_km2) for t in tallies] == [
        ("blue", 1, 100.0),
        ("red", 1, 50.0),
        (None, 1, 25.0),
    ]


def test_a_status_that_holds_no_unit_is_left_out() -> None:
    snapshot = as_of(ledger("2021-08-01 Eastvale red"), DAY)
    assert [t.status for t in tally(AREAS, snapshot, SCHEME)] == ["red", None]


def test_units_with_old_reports_are_counted() -> None:
    snapshot = as_of(ledger("2021-01-01 Eastvale red\n2021-08-01 Northfield red"), DAY, 30)
    assert tally(AREAS, snapshot, SCHEME)[0].stale == 1


def test_units_are_not_old_unless_said() -> None:
    assert Tally(status="blue", count=1, area_km2=1.0, share=100.0).stale == 0


def test_every_tally_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """However units may come to be lost on the way."""
    monkeypatch.setattr(balance, "_group", lambda areas, snapshot: {"red": ["Eastvale"]})
    with pytest.raises(BalanceError, match="1 units are counted, the map has 3"):
        tally(AREAS, as_of(ledger("2021-08-01 Eastvale red"), DAY), SCHEME)


def test_a_missing_unit_fails_and_is_counted_in_the_message() -> None:
    one = Tally(status="blue", count=1, area_km2=175.0, share=100.0)
    with pytest.raises(BalanceError, match="1 units are counted, the map has 3"):
        check_balance([one], Whole.of(AREAS))


def test_a_missing_area_fails_and_shows_the_difference() -> None:
    all_units = Tally(status="blue", count=3, area_km2=174.0, share=100.0)
    with pytest.raises(BalanceError, match=r"-1\.0 km²"):
        check_balance([all_units], Whole.of(AREAS))


@pytest.mark.parametrize("off", [0.9e-9, -0.9e-9])
def test_what_rounding_of_floats_leaves_is_no_missing_area(off: float) -> None:
    check_balance(
        [Tally(status="blue", count=3, area_km2=175 * (1 + off), share=100.0)], Whole.of(AREAS)
    )


@pytest.mark.parametrize("off", [1.2e-9, -1.2e-9])
def test_more_than_a_billionth_of_the_whole_is_missing(off: float) -> None:
    whole = Tally(status="blue", count=3, area_km2=175 * (1 + off), share=100.0)
    with pytest.raises(BalanceError):
        check_balance([whole], Whole.of(AREAS))


@pytest.mark.parametrize(
    ("share", "km2", "is_trace"), [(0.0, 0.4, True), (0.0, 0.0, False), (0.1, 0.4, False)]
)
def test_a_trace_is_ground_that_rounds_to_no_share(
    share: float, km2: float, is_trace: bool
) -> None:
    assert Tally(status="blue", count=1, area_km2=km2, share=share).is_trace is is_trace


def test_thirds_are_rounded_to_a_hundred() -> None:
    assert shares_of_hundred([1, 1, 1]) == (33.4, 33.3, 33.3)


def test_the_largest_remainders_are_rounded_up_first() -> None:
    assert shares_of_hundred([1, 2, 4]) == (14.3, 28.6, 57.1)
    assert shares_of_hundred([1, 1, 1, 4]) == (14.3, 14.3, 14.3, 57.1)
    assert shares_of_hundred([4, 1, 1, 1]) == (57.1, 14.3, 14.3, 14.3)


def test_shares_may_have_more_digits_or_none() -> None:
    assert shares_of_hundred([1, 1, 1], 2) == (33.34, 33.33, 33.33)
    assert shares_of_hundred([1, 1, 1], 0) == (34.0, 33.0, 33.0)


def test_shares_of_nothing_are_zero() -> None:
    assert shares_of_hundred([0.0, 0.0]) == (0.0, 0.0)


@given(st.lists(st.floats(0, 1e7), min_size=1, max_size=12).filter(lambda parts: sum(parts) > 1))
def test_shares_always_add_up_to_a_hundred(parts: list[float]) -> None:
    assert math.isclose(sum(shares_of_hundred(parts)), 100, abs_tol=1e-9)


@given(st.lists(st.floats(0, 1e7), min_size=1, max_size=12).filter(lambda parts: sum(parts) > 1))
def test_no_share_is_off_by_more_than_one_step(parts: list[float]) -> None:
    exact = [part / math.fsum(parts) * 100 for part in parts]
    assert all(
        abs(a - b) < 0.1 + 1e-9 for a, b in zip(shares_of_hundred(parts), exact, strict=True)
    )
