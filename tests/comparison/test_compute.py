# SPDX-License-Identifier: MIT
"""What a comparison finds: scope, turns, changes, and sums that agree."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.comparison.compute import compare_sides, scope_of, turns
from mapper.comparison.matrix import matrix
from mapper.comparison.model import Comparison, EventKind, Scope, Side
from mapper.control.amount import Amount
from mapper.model.measured import Measured
from mapper.model.place import Place
from mapper.model.record import Kind
from tests.comparison.toy_comparison import WIDER, compared, two_days, two_tables
from tests.counted import counted
from tests.ledger_text import ledger
from tests.toy import CORNERS, boundaries, toy_control

SPAN = ("2021-08-01", "2021-08-15")
RIDGE = Place(id="Ridge", kind=Kind.TOWN, name="Ridge")


def turned(found: Comparison) -> dict[str, list[str]]:
    return {turn.kind.value: [*turn.units, *turn.others] for turn in found.turns}


# --- what became of places ---


def test_what_became_mixed_contested_unknown_or_no_longer_assessed() -> None:
    found = two_days(
        """
        2021-08-01 Northfield blue
        2021-08-01 Eastvale blue
        2021-08-01 Southport blue
        2021-08-01 Westmarch blue
        2021-08-05 Westmarch mixed
        2021-08-05 Northfield contested
        2021-08-05 Eastvale unknown
        2021-08-05 Southport ended
        """,
        *SPAN,
    )
    assert turned(found) == {
        "mixed": ["Westmarch"],
        "contested": ["Northfield"],
        "unknown": ["Eastvale"],
        "ended": ["Southport"],
    }


def test_what_stays_contested_did_not_become_so() -> None:
    found = two_days("2021-08-01 Northfield contested\n2021-08-05 Northfield contested", *SPAN)
    assert not found.differs


def test_ground_held_in_parts_can_become_fought_over() -> None:
    found = two_days("2021-08-01 Northfield mixed\n2021-08-05 Northfield contested", *SPAN)
    assert turned(found) == {"contested": ["Northfield"]}


def test_a_report_grows_old_between_the_days() -> None:
    found = two_days("2021-08-01 Northfield blue", *SPAN, stale_days=7)
    assert turned(found) == {"stale": ["Northfield"]}
    assert found.differs


def test_a_report_that_was_old_already_is_no_news() -> None:
    assert not two_days("2021-01-01 Northfield blue", *SPAN, stale_days=7).differs


def test_newly_assessed_and_lapsed() -> None:
    found = two_days("2021-08-05 Northfield blue\n2021-07-01 Eastvale red until 2021-08-10", *SPAN)
    assert turned(found) == {"assessed": ["Northfield"], "lapsed": ["Eastvale"]}
    (turn,) = (turn for turn in found.turns if turn.kind is EventKind.LAPSED)
    assert turn.amount.count == 1
    assert math.isclose(turn.amount.area_km2, found.measures.areas_km2["Eastvale"])


def test_places_that_are_no_units_turn_too_without_the_capitals_that_units_follow() -> None:
    rows = "2021-08-05 border:FAR red\n2021-08-05 Hillgate contested"
    found = two_days(rows, *SPAN, from_capitals=True)
    assert turned(found) == {
        "contested": ["Northfield"],
        "assessed": ["Northfield", "border:FAR"],
    }


def test_a_place_in_several_of_these_is_in_each() -> None:
    found = two_days("2021-08-02 Northfield contested", *SPAN, stale_days=7)
    assert turned(found) == {
        "contested": ["Northfield"],
        "stale": ["Northfield"],
        "assessed": ["Northfield"],
    }


def test_units_stand_in_the_order_of_the_boundaries_and_other_places_by_id() -> None:
    rows = "\n".join(
        f"2021-08-05 {name} blue"
        for name in ("Southport", "Hillgate", "Northfield", "Eastbridge", "Eastvale")
    )
    (turn,) = two_days(rows, *SPAN).turns
    assert turn.units == ("Northfield", "Eastvale", "Southport")
    assert turn.others == ("Eastbridge", "Hillgate")
    assert turn.amount.count == 3


def test_changes_of_units_stand_before_those_of_other_places() -> None:
    rows = "\n".join(
        f"2021-08-05 {name} blue" for name in ("Eastbridge", "Southport", "Hillgate", "Eastvale")
    )
    found = two_days(rows, *SPAN)
    assert [change.place_id for change in found.changes] == [
        "Eastvale", "Southport", "Eastbridge", "Hillgate",
    ]  # fmt: skip


def test_of_drawn_ground_nothing_is_newly_assessed_or_lapsed() -> None:
    rows = "2021-08-05 Northfield contested\n2021-07-01 Eastvale red until 2021-08-10"
    found = two_days(rows, *SPAN)
    both = (found.before, found.after, found.scheme, found.measures, frozenset[str]())
    assert [turn.kind.value for turn in turns(*both, drawn=True)] == ["contested"]
    assert [turn.kind.value for turn in turns(*both)] == ["contested", "assessed", "lapsed"]


# --- what a comparison keeps ---


def test_it_keeps_what_both_sides_were_made_with() -> None:
    counts = (counted("2021-07-27", red=224),)
    found = two_days(
        "2021-08-01 Haven blue", *SPAN, from_capitals=True, stale_days=9, counts=counts
    )
    assert (found.from_capitals, found.stale_days, found.counts) == (True, 9, counts)
    assert found.measured is Measured.COUNT
    assert [side.name for side in found.sides] == ["monday.csv", "friday.csv"]
    assert found.places["Haven"].name == "Haven"


def test_a_place_that_only_the_first_table_is_about_is_known_by_name() -> None:
    first = toy_control(ledger("2021-08-01 Ridge blue"), places={"Ridge": RIDGE})
    last = toy_control(ledger("2021-08-09 Northfield red"))
    days = (date(2021, 8, 1), date(2021, 8, 15))
    before, after = (Side(control=c, day=d) for c, d in zip((first, last), days, strict=True))
    assert compare_sides(before, after).places["Ridge"].name == "Ridge"


def test_of_two_drawings_all_ground_is_compared() -> None:
    drawn = replace(boundaries(), drawn=True)
    found = two_tables("2021-08-01 Northfield blue", "2021-08-01 Eastvale red", *SPAN)
    scope = scope_of(*found.sides, drawn, from_capitals=False)
    assert scope == Scope(units=tuple(CORNERS))
    assert not scope.differs


@pytest.mark.parametrize(
    "part", ["only_before", "only_after", "places_only_before", "places_only_after"]
)
def test_ground_that_one_side_alone_is_about_is_a_difference(part: str) -> None:
    assert Scope(units=(), **{part: ("Haven",)}).differs


def test_what_neither_is_about_is_none() -> None:
    assert not Scope(units=(), neither=("Northfield",)).differs


# --- there and back ---


def test_a_province_that_is_again_what_it_was_is_no_change_and_is_told() -> None:
    found = two_days(
        "2021-08-01 Northfield blue\n2021-08-03 Northfield red\n2021-08-09 Northfield blue", *SPAN
    )
    assert not found.changes
    (back,) = found.returns
    assert (back.path, back.flips) == (("blue", "red", "blue"), 2)


def test_the_way_of_a_change_has_every_status() -> None:
    found = two_days(
        "2021-08-01 Northfield blue\n2021-08-03 Northfield contested\n2021-08-09 Northfield red",
        *SPAN,
    )
    assert found.changes[0].path == ("blue", "contested", "red")


# --- scope ---

MONDAY = "2021-08-01 Northfield blue\n2021-08-01 Eastvale blue\n2021-08-01 Haven blue"
FRIDAY = "2021-08-09 Northfield red\n2021-08-09 Westmarch red\n2021-08-09 Marchend red"


def test_ground_that_one_table_alone_covers_is_told_apart() -> None:
    scope = two_tables(MONDAY, FRIDAY, *SPAN).scope
    assert scope.units == ("Northfield",)
    assert (scope.only_before, scope.only_after) == (("Eastvale",), ("Westmarch",))
    assert scope.neither == ("Southport",)
    assert (scope.places_only_before, scope.places_only_after) == (("Haven",), ("Marchend",))


def test_it_is_neither_won_nor_lost() -> None:
    found = two_tables(MONDAY, FRIDAY, *SPAN)
    assert [change.place_id for change in found.changes] == ["Northfield"]
    assert sum(account.before.count for account in found.accounts) == 1
    assert not found.turns


def test_what_a_table_knows_of_another_day_is_in_its_scope() -> None:
    later = "2021-08-01 Northfield blue\n2021-08-20 Eastvale red"
    found = two_tables(MONDAY, later, *SPAN)
    assert found.scope.units == ("Northfield", "Eastvale")
    assert turned(found) == {"lapsed": ["Eastvale"]}


def test_a_unit_that_follows_its_capital_is_covered_through_it() -> None:
    found = two_tables(
        "2021-08-01 Haven blue", "2021-08-09 Southport red", *SPAN, from_capitals=True
    )
    assert found.scope.units == ("Southport",)
    assert [c.place_id for c in found.changes] == ["Southport"]


def test_of_one_table_all_units_are_compared() -> None:
    assert len(two_days("2021-08-01 Northfield blue", *SPAN).scope.units) == len(CORNERS)


def test_the_same_table_twice_does_not_differ() -> None:
    assert not two_tables(MONDAY, MONDAY, *SPAN).differs


def test_places_of_one_table_alone_stand_by_their_ids() -> None:
    both = "2021-08-01 Northfield blue\n2021-08-01 Hillgate blue\n"
    names = ("Haven", "Eastbridge", "Marchend")
    one = both + "\n".join(f"2021-08-01 {name} blue" for name in names)
    assert two_tables(one, both, *SPAN).scope.places_only_before == tuple(sorted(names))
    assert two_tables(both, one, *SPAN).scope.places_only_after == tuple(sorted(names))


def test_without_the_rule_a_capital_speaks_for_itself_alone() -> None:
    scope = two_tables("2021-08-01 Haven blue", "2021-08-09 Southport red", *SPAN).scope
    assert (scope.units, scope.only_after) == ((), ("Southport",))
    assert scope.places_only_before == ("Haven",)


# --- brackets of two tables ---


def test_the_last_report_of_the_one_and_the_first_of_the_other_are_the_bracket() -> None:
    found = two_tables(
        "2021-07-20 Northfield blue\n2021-08-01 Northfield blue",
        "2021-08-09 Northfield red\n2021-08-12 Northfield red",
        *SPAN,
    )
    (change,) = found.changes
    assert (change.seen_before, change.seen_after) == (date(2021, 8, 1), date(2021, 8, 9))
    assert not change.contradicts


def test_tables_that_tell_one_day_differently_contradict_each_other() -> None:
    (change,) = two_tables(
        "2021-08-05 Northfield blue", "2021-08-03 Northfield red", "2021-08-15", "2021-08-15"
    ).changes
    assert (change.seen_before, change.seen_after) == (date(2021, 8, 5), date(2021, 8, 3))
    assert change.contradicts


# --- sums ---

DAYS = st.integers(0, 20).map(lambda n: date(2021, 8, 1) + timedelta(days=n))
NAMES = sorted(CORNERS)
ROWS = st.lists(
    st.tuples(DAYS, st.sampled_from(NAMES), st.sampled_from([s.id for s in WIDER.statuses])),
    max_size=12,
)
PEOPLE = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 10**9), max_size=4)


def text(rows: list[tuple[date, str, str]]) -> str:
    return "\n".join(f"{day} {name} {status}" for day, name, status in rows)


def agrees(one: Amount, other: Amount) -> bool:
    return (
        one.count == other.count
        and math.isclose(one.area_km2, other.area_km2, rel_tol=1e-9, abs_tol=1e-6)
        and (one.population or 0) == (other.population or 0)
    )


@given(st.booleans(), ROWS, ROWS, PEOPLE, DAYS, DAYS)
def test_matrix_accounts_and_both_days_agree(
    one_table: bool,
    one: list[tuple[date, str, str]],
    other: list[tuple[date, str, str]],
    people: dict[str, int],
    start: date,
    end: date,
) -> None:
    first = ledger(text(one))
    last = first if one_table else ledger(text(other))
    found = compared(first, last, start.isoformat(), end.isoformat(), people)
    made = matrix(found.transitions, found.scheme)
    days = {"row": found.before, "column": found.after}
    for account in found.accounts:
        for side, snapshot in days.items():
            held = [u for u in found.scope.units if snapshot.status_of(u) == account.status]
            amount = getattr(made, side)(account.status)
            assert agrees(amount, found.measures.amount(held))
            assert agrees(amount, account.before if side == "row" else account.after)
        balance = account.before.area_km2 + account.gained.area_km2 - account.lost.area_km2
        assert math.isclose(balance, account.after.area_km2, rel_tol=1e-9, abs_tol=1e-6)
        if people and account.before.population is not None:
            moved = (account.gained.population or 0) - (account.lost.population or 0)
            assert account.before.population + moved == account.after.population
    assert agrees(made.whole, found.measures.amount(found.scope.units))
    scope = found.scope
    assert sorted((*scope.units, *scope.only_before, *scope.only_after, *scope.neither)) == NAMES


@given(ROWS, DAYS)
def test_a_state_does_not_differ_from_itself(rows: list[tuple[date, str, str]], day: date) -> None:
    assert not compared(ledger(text(rows)), ledger(text(rows)), *(day.isoformat(),) * 2).differs


def test_people_are_unknown_where_no_unit_carries_them() -> None:
    found = two_days("2021-08-01 Northfield blue", *SPAN)
    assert {account.before.population for account in found.accounts} == {None}
