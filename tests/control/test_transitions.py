# SPDX-License-Identifier: MIT
"""Ground that changed hands: what is gained and lost balances."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.control.amount import Amount, Measures
from mapper.control.balance import BalanceError
from mapper.control.transitions import accounts, transitions
from mapper.history.as_of import as_of
from mapper.model.snapshot import Snapshot
from tests.control.test_balance import AREAS, SCHEME
from tests.history import renamed
from tests.ledger_text import ledger

MEASURES = Measures(AREAS)
STATUSES = st.fixed_dictionaries(
    {name: st.sampled_from(["blue", "red", None]) for name in sorted(AREAS)}
)


def snapshot(statuses: dict[str, str | None], day: int) -> Snapshot:
    rows = "\n".join(f"2021-08-{day:02} {name} {s}" for name, s in statuses.items() if s)
    return as_of(ledger(rows), date(2021, 8, day))


BLUE = snapshot({"Northfield": "blue", "Eastvale": "blue"}, 1)
RED = snapshot({"Northfield": "red", "Eastvale": "blue", "Westmarch": "red"}, 9)


def test_ground_is_grouped_by_what_it_was_and_what_it_became() -> None:
    moves = transitions(MEASURES, BLUE, RED, SCHEME)
    assert [(move.before, move.after, move.units) for move in moves] == [
        ("blue", "blue", ("Eastvale",)),
        ("blue", "red", ("Northfield",)),
        (None, "red", ("Westmarch",)),
    ]


def test_an_account_tells_what_a_status_gained_and_lost() -> None:
    made = accounts(MEASURES, BLUE, RED, transitions(MEASURES, BLUE, RED, SCHEME), SCHEME)
    red = next(account for account in made if account.status == "red")
    assert [amount.area_km2 for amount in (red.before, red.gained, red.lost, red.after)] == [
        0,
        125,
        0,
        125,
    ]


def test_a_movement_that_is_missing_fails_with_the_difference() -> None:
    moves = transitions(MEASURES, BLUE, RED, SCHEME)[:2]
    with pytest.raises(BalanceError, match=r"red: before \+ gained − lost is not after, by -1"):
        accounts(MEASURES, BLUE, RED, moves, SCHEME)


def balanced_with(change: Callable[[Amount], Amount], measures: Measures = MEASURES) -> None:
    """The accounts of the two days, with the ground that Blue kept told otherwise."""
    kept, *others = transitions(measures, BLUE, RED, SCHEME)
    wrong = replace(kept, amount=change(kept.amount))
    accounts(measures, BLUE, RED, (wrong, *others), SCHEME)


@pytest.mark.parametrize("off", [0.9e-9, -0.9e-9])
def test_what_rounding_of_floats_leaves_balances(off: float) -> None:
    balanced_with(lambda kept: replace(kept, area_km2=kept.area_km2 * (1 + off)))


@pytest.mark.parametrize("off", [1.2e-9, -1.2e-9, float("nan")])
def test_more_than_a_billionth_of_an_area_does_not(off: float) -> None:
    with pytest.raises(BalanceError, match=r"its (row|column) of transitions"):
        balanced_with(lambda kept: replace(kept, area_km2=kept.area_km2 * (1 + off)))


def test_of_ground_below_a_square_kilometre_a_billionth_of_one_is_rounding() -> None:
    small = Measures(dict.fromkeys(AREAS, 1e-3))
    balanced_with(lambda kept: replace(kept, area_km2=kept.area_km2 + 0.9e-9), small)
    with pytest.raises(BalanceError):
        balanced_with(lambda kept: replace(kept, area_km2=kept.area_km2 + 1.2e-9), small)


@pytest.mark.parametrize("off", [1, -1])
def test_one_unit_or_one_inhabitant_too_many_does_not_balance(off: int) -> None:
    counted = Measures(AREAS, {"Eastvale": 50})
    with pytest.raises(BalanceError, match=rf"by \{off:+} units"):
        balanced_with(lambda kept: replace(kept, count=kept.count + off), counted)
    with pytest.raises(BalanceError, match=rf"and \{off:+} people"):
        balanced_with(lambda kept: replace(kept, population=50 + off), counted)


def test_ground_that_is_told_under_another_last_status_fails_as_a_column_of_the_matrix() -> None:
    kept, lost, won = transitions(MEASURES, BLUE, RED, SCHEME)
    more = replace(kept, amount=replace(kept.amount, area_km2=51.0))
    less = replace(lost, amount=replace(lost.amount, area_km2=99.0))
    with pytest.raises(BalanceError, match="blue: its column of transitions is not the last day"):
        accounts(MEASURES, BLUE, RED, (more, less, won), SCHEME)


def test_a_status_of_which_no_transition_tells_is_missing_in_the_whole() -> None:
    same = snapshot({"Northfield": "blue"}, 1)
    kept, _no_data = transitions(MEASURES, same, same, SCHEME)
    with pytest.raises(BalanceError, match="the statuses of the first day do not sum"):
        accounts(MEASURES, same, same, (kept,), SCHEME)


def test_transitions_stand_in_the_order_of_the_scheme_by_both_days() -> None:
    before = snapshot({"Northfield": "red", "Eastvale": "red", "Westmarch": "blue"}, 1)
    after = snapshot({"Northfield": "red", "Eastvale": "blue", "Westmarch": "red"}, 9)
    moves = transitions(MEASURES, before, after, SCHEME)
    assert [(move.before, move.after) for move in moves] == [
        ("blue", "red"),
        ("red", "blue"),
        ("red", "red"),
    ]


def test_a_transition_from_a_status_to_itself_is_no_change() -> None:
    moves = transitions(MEASURES, BLUE, RED, SCHEME)
    assert [move.is_change for move in moves] == [False, True, True]
    assert [move.area_km2 for move in moves] == [50.0, 100.0, 25.0]


@given(STATUSES, STATUSES)
def test_any_two_days_balance(first: dict[str, str | None], last: dict[str, str | None]) -> None:
    before, after = snapshot(first, 1), snapshot(last, 9)
    moves = transitions(MEASURES, before, after, SCHEME)
    made = accounts(MEASURES, before, after, moves, SCHEME)
    assert all(a.before.count + a.gained.count - a.lost.count == a.after.count for a in made)


@given(STATUSES, STATUSES)
def test_every_unit_is_in_one_transition(
    first: dict[str, str | None], last: dict[str, str | None]
) -> None:
    moves = transitions(MEASURES, snapshot(first, 1), snapshot(last, 9), SCHEME)
    assert sorted(unit for move in moves for unit in move.units) == sorted(AREAS)


def test_kept_ground_that_is_missing_fails_as_a_row_of_the_matrix() -> None:
    moves = transitions(MEASURES, BLUE, RED, SCHEME)[1:]
    with pytest.raises(BalanceError, match="blue: its row of transitions is not the first day"):
        accounts(MEASURES, BLUE, RED, moves, SCHEME)


def test_people_balance_with_the_ground() -> None:
    counted = Measures(AREAS, {"Northfield": 700, "Eastvale": 50})
    made = accounts(counted, BLUE, RED, transitions(counted, BLUE, RED, SCHEME), SCHEME)
    blue = next(account for account in made if account.status == "blue")
    amounts = (blue.before, blue.gained, blue.lost, blue.after)
    assert [amount.population for amount in amounts] == [750, 0, 700, 50]


SIDES = st.fixed_dictionaries(
    {name: st.sampled_from(["front", "army", "sway", "crown", None]) for name in sorted(AREAS)}
)


@given(SIDES, SIDES)
def test_what_leaves_a_status_for_its_own_side_comes_to_another_of_it(
    first: dict[str, str | None], last: dict[str, str | None]
) -> None:
    before, after = snapshot(first, 1), snapshot(last, 9)
    moves = transitions(MEASURES, before, after, renamed.SCHEME)
    made = accounts(MEASURES, before, after, moves, renamed.SCHEME)
    assert sum(a.from_own_side.count for a in made) == sum(a.to_own_side.count for a in made)
    assert sum(a.gained.count for a in made) == sum(a.lost.count for a in made)
    crown = [a for a in made if a.status in ("crown", None)]
    assert not any(a.from_own_side.count or a.to_own_side.count for a in crown)
