# SPDX-License-Identifier: MIT
"""Which of several reports for one day counts, and what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger, choose, in_turn
from mapper.history.preference import NEWEST, Preference, Rule
from mapper.history.runs import cut_runs
from mapper.history.timeline import key_days, timeline
from mapper.model.record import Confidence, Record
from mapper.model.snapshot import Holding
from tests.examples import costly
from tests.history.reports import PREFERENCES, day, ledger_of, report, reports

GAZETTE = Preference(Rule.SOURCES, ("Gazette",))
CONFIDENT = Preference(Rule.CONFIDENT)
HIGH, LOW = Confidence.HIGH, Confidence.LOW


def held(ledger: Ledger, on: int) -> Holding:
    return as_of(ledger, day(on)).holdings["Farah"]


def said(rows: tuple[Record, ...]) -> list[tuple[str, str]]:
    return [(row.status, row.source) for row in rows]


# --- corrections ---------------------------------------------------------------------------

FALLEN = report(5, "red", "Gazette", order=0)
NOT_FALLEN = report(5, "contested", "Gazette", known=9, order=1)


@pytest.mark.parametrize("rows", [(FALLEN, NOT_FALLEN), (NOT_FALLEN, FALLEN)])
def test_a_correction_counts_wherever_its_row_stands(rows: tuple[Record, Record]) -> None:
    first, second = (replace(row, order=order) for order, row in enumerate(rows))
    holding = held(ledger_of(first, second), 5)
    assert (holding.status, [row.status for row in holding.others]) == ("contested", ["red"])


def test_a_correction_of_a_correction_counts() -> None:
    again = report(5, "red", "Gazette", known=12)
    assert held(ledger_of(again, FALLEN, NOT_FALLEN), 20).status == "red"


def test_a_corrected_report_never_held() -> None:
    rows = ledger_of(report(1, "blue"), report(5, "red"), report(5, "blue", known=9))
    assert held(rows, 5).since == day(1)


def test_a_report_without_a_day_of_publication_is_known_from_its_own_day_on() -> None:
    silent, earlier = report(5, "red", order=0), report(5, "blue", known=5, order=1)
    assert held(ledger_of(silent, earlier), 5).status == "blue"
    assert held(ledger_of(replace(silent, order=2), earlier), 5).status == "red"


def test_a_late_report_of_an_early_day_does_not_undo_a_later_day() -> None:
    rows = ledger_of(report(5, "contested"), report(7, "red"), report(5, "blue", known=9))
    assert (held(rows, 6).status, held(rows, 8).status) == ("blue", "red")


# --- what was known ------------------------------------------------------------------------


def test_before_the_correction_the_first_report_was_known() -> None:
    assert held(ledger_of(FALLEN, NOT_FALLEN, known_on=day(8)), 8).status == "red"
    assert held(ledger_of(FALLEN, NOT_FALLEN, known_on=day(9)), 8).status == "contested"


def test_what_was_known_is_carried_forward() -> None:
    rows = ledger_of(report(1, "blue"), report(5, "red"), known_on=day(3))
    assert held(rows, 20).status == "blue"


# --- sources that disagree -----------------------------------------------------------------


def test_the_report_made_later_counts_and_the_other_source_stands_against_it() -> None:
    rows = ledger_of(report(5, "contested", "Herald", known=6), report(5, "red", "Gazette"))
    assert said(held(rows, 5).contradicted_by) == [("red", "Gazette")]


def test_a_preferred_source_counts_although_it_is_the_earlier_row() -> None:
    rows = report(5, "red", "Gazette"), report(5, "contested", "Herald", order=1)
    assert held(ledger_of(*rows), 5).status == "contested"
    assert held(ledger_of(*rows, prefer=GAZETTE), 5).status == "red"


def test_a_preferred_source_is_not_replaced_by_newer_reports_of_others() -> None:
    holding = held(
        ledger_of(report(5, "blue", "Gazette"), report(7, "red", "Herald"), prefer=GAZETTE), 8
    )
    assert (holding.status, said(holding.contradicted_by)) == ("blue", [("red", "Herald")])


def test_a_preferred_source_replaces_others_and_itself() -> None:
    rows = report(5, "red", "Herald"), report(6, "blue", "Gazette"), report(8, "red", "Gazette")
    ledger = ledger_of(*rows, prefer=GAZETTE)
    assert [held(ledger, on).status for on in (5, 6, 8)] == ["red", "blue", "red"]


def test_the_next_source_counts_where_the_preferred_one_ran_out() -> None:
    rows = report(5, "blue", "Gazette", until=7), report(7, "red", "Herald")
    assert held(ledger_of(*rows, prefer=GAZETTE), 7).status == "red"


def test_the_first_named_source_comes_before_the_second() -> None:
    rows = report(5, "red", "Herald", order=1), report(5, "blue", "Gazette")
    first = Preference(Rule.SOURCES, ("Herald", "Gazette"))
    assert held(ledger_of(*rows, prefer=first), 5).status == "red"


def test_the_most_confident_report_of_a_day_counts() -> None:
    rows = (
        report(5, "blue", "Gazette", sure=HIGH),
        report(5, "red", "Herald", sure=LOW, order=1),
        report(5, "contested", "Mail", order=2),
    )
    holding = held(ledger_of(*rows, prefer=CONFIDENT), 5)
    assert holding.status == "blue"
    assert said(holding.contradicted_by) == [("red", "Herald"), ("contested", "Mail")]


def test_a_newer_report_replaces_an_older_one_that_was_more_confident() -> None:
    rows = report(5, "blue", "Gazette", sure=HIGH), report(6, "red", "Herald", sure=LOW)
    assert held(ledger_of(*rows, prefer=CONFIDENT), 6).status == "red"


def test_a_source_takes_back_what_it_was_sure_of() -> None:
    rows = (
        report(5, "blue", "Gazette", sure=HIGH),
        report(5, "red", "Gazette", known=7, sure=LOW),
    )
    assert held(ledger_of(*rows, prefer=CONFIDENT), 5).status == "red"


def test_what_another_source_said_earlier_is_no_disagreement() -> None:
    rows = ledger_of(report(1, "blue", "Herald"), report(5, "red", "Gazette"))
    assert held(rows, 5).contradicted_by == ()


def test_sources_that_say_the_same_do_not_disagree() -> None:
    rows = ledger_of(report(5, "red", "Herald"), report(5, "red", "gazette"))
    assert held(rows, 5).contradicted_by == ()


def test_a_source_that_came_round_no_longer_disagrees() -> None:
    rows = (
        report(5, "red", "Gazette"),
        report(6, "blue", "Herald"),
        report(8, "red", "Herald"),
    )
    ledger = ledger_of(*rows, prefer=GAZETTE)
    assert [len(held(ledger, on).contradicted_by) for on in (5, 7, 8)] == [0, 1, 0]


def test_a_disagreement_is_a_step_of_its_own() -> None:
    ledger = ledger_of(report(5, "red", "Gazette"), report(7, "blue", "Herald"), prefer=GAZETTE)
    assert [step.day for step in timeline(ledger, key_days(ledger))["Farah"]] == [day(5), day(7)]


# --- vague dates ---------------------------------------------------------------------------

FALLEN_ON_12 = report(12, "red", order=1)
IN_AUGUST = report(31, "blue", first=1, order=2)


def statuses(ledger: Ledger, *days: int) -> list[str | None]:
    return [as_of(ledger, day(on)).status_of("Farah") for on in days]


def test_a_month_counts_from_its_last_day_on() -> None:
    assert statuses(ledger_of(IN_AUGUST), 30, 31) == [None, "blue"]


@pytest.mark.parametrize("order", [0, 2])
def test_a_month_gives_way_to_a_day_in_it(order: int) -> None:
    ledger = ledger_of(replace(IN_AUGUST, order=order), FALLEN_ON_12)
    assert statuses(ledger, 11, 12, 31) == [None, "red", "red"]


def test_a_month_replaces_what_was_reported_before_it() -> None:
    assert statuses(ledger_of(report(1, "red", first=1), report(31, "blue", first=2)), 31) == [
        "blue"
    ]


def test_a_year_gives_way_to_a_month_in_it_and_that_to_a_day() -> None:
    year, month = report(40, "blue", first=1), report(31, "contested", first=10)
    assert statuses(ledger_of(year, month), 40) == ["contested"]
    assert statuses(ledger_of(year, month, FALLEN_ON_12), 31, 40) == ["red", "red"]


def test_on_the_last_day_of_a_month_the_report_of_that_day_counts() -> None:
    assert statuses(ledger_of(report(31, "red"), IN_AUGUST), 31) == ["red"]


def test_a_month_that_is_known_later_gives_way_all_the_same() -> None:
    later = report(31, "blue", "Gazette", first=1, known=40)
    sure = report(12, "red", "Herald")
    for prefer in (NEWEST, GAZETTE):
        assert statuses(ledger_of(later, sure, prefer=prefer), 40) == ["red"]


def test_a_month_counts_as_long_as_nothing_more_precise_is_known() -> None:
    month, exact = report(31, "blue", first=1), report(12, "red", known=40)
    assert statuses(ledger_of(month, exact, known_on=day(39)), 50) == ["blue"]
    assert statuses(ledger_of(month, exact, known_on=day(40)), 50) == ["red"]


def test_a_month_does_not_give_way_to_a_report_that_does_not_count() -> None:
    rows = report(1, "blue", "Gazette"), report(12, "red", "Herald")
    month = report(31, "contested", "Gazette", first=2)
    assert statuses(ledger_of(*rows, month, prefer=GAZETTE), 12, 31) == ["blue", "contested"]


def test_intervals_that_only_overlap_come_in_the_order_of_their_ends() -> None:
    rows = report(20, "blue", first=5), report(31, "red", first=15)
    assert statuses(ledger_of(*rows), 20, 31) == ["blue", "red"]


def test_a_month_gives_way_to_a_run_of_days_that_reaches_into_it() -> None:
    run = replace(report(1, "red"), through=day(12))
    assert statuses(ledger_of(run, report(31, "blue", first=10)), 31) == ["red"]


def test_a_month_that_gave_way_is_no_day_of_the_history_and_no_disagreement() -> None:
    ledger = ledger_of(report(12, "red", "Gazette"), report(31, "blue", "Herald", first=1))
    assert key_days(ledger) == (day(12),)
    assert held(ledger, 31).contradicted_by == ()


# --- properties ----------------------------------------------------------------------------

DAYS = st.integers(1, 10).map(day)


def apart(rows: tuple[Record, ...]) -> tuple[Record, ...]:
    """Only rows that differ in the day they are for, or became known on, place by place."""
    return tuple({(row.place, row.day, row.known): row for row in rows}.values())


@costly(50)
@given(reports(), st.randoms(use_true_random=False), PREFERENCES, DAYS)
def test_the_order_of_rows_matters_only_for_one_day_of_publication(
    rows: tuple[Record, ...], random: object, prefer: Preference, when: date
) -> None:
    table = apart(rows)
    mixed = random.sample(table, len(table))  # type: ignore[attr-defined]
    again = [replace(row, order=order) for order, row in enumerate(mixed)]
    one, other = (as_of(ledger_of(*found, prefer=prefer), when) for found in (table, again))
    assert {id_: h.record.where for id_, h in one.holdings.items()} == {
        id_: h.record.where for id_, h in other.holdings.items()
    }


@costly(50)
@given(reports(), st.randoms(use_true_random=False), PREFERENCES)
def test_a_ledger_does_not_depend_on_the_order_in_which_it_is_given_its_records(
    rows: tuple[Record, ...], random: object, prefer: Preference
) -> None:
    mixed = random.sample(rows, len(rows))  # type: ignore[attr-defined]
    assert ledger_of(*mixed, prefer=prefer) == ledger_of(*rows, prefer=prefer)


@costly(50)
@given(reports(), PREFERENCES, st.integers(0, 12), st.sampled_from(["blue", "red"]))
def test_a_correction_wins_whatever_the_order_of_rows(
    rows: tuple[Record, ...], prefer: Preference, place_in_table: int, status: str
) -> None:
    """For its day, if its source counts and gives a day; never the report that it corrects."""
    wrong = rows[0]
    right = replace(wrong, status=status, reported=day(20), order=place_in_table - 1)
    ledger = ledger_of(*rows, right, prefer=prefer)
    assert wrong not in ledger.entries[wrong.place]
    if prefer == NEWEST and right.date.is_day:
        assert right in ledger.entries[wrong.place]


@costly(50)
@given(reports(), PREFERENCES)
def test_every_report_counts_or_stands_aside(rows: tuple[Record, ...], prefer: Preference) -> None:
    ledger = ledger_of(*rows, prefer=prefer)
    kept = [row for part in (ledger.entries, ledger.aside) for rs in part.values() for row in rs]
    assert sorted(row.order for row in kept) == sorted(row.order for row in rows)
    assert all(
        len({row.day for row in entries}) == len(entries) for entries in ledger.entries.values()
    )


@costly(50)
@given(reports(), PREFERENCES)
def test_reports_that_are_over_before_the_next_begins_all_count(
    rows: tuple[Record, ...], prefer: Preference
) -> None:
    mine = [row for row in rows if row.place == rows[0].place]
    if in_turn(mine) and not prefer.lasts:
        assert choose(cut_runs(mine), prefer) == (tuple(mine), ())


@pytest.mark.parametrize("until", [None, day(3), day(4)])
def test_a_run_of_days_is_over_before_a_report_of_a_later_day(until: date | None) -> None:
    run = replace(report(1, "red", until=4), through=day(3), until=until)
    assert in_turn([run, report(4, "blue")]) == (until != day(3))
    assert not in_turn([run, report(3, "blue")])
    assert not in_turn([report(4, "blue"), run])


@costly(50)
@given(reports(), PREFERENCES, DAYS)
def test_no_vague_report_is_in_force_after_a_more_precise_one_within_it(
    rows: tuple[Record, ...], prefer: Preference, when: date
) -> None:
    ledger = ledger_of(*rows, prefer=prefer)
    for place_id, holding in as_of(ledger, when).holdings.items():
        assert not any(entry.narrows(holding.record) for entry in ledger.entries[place_id])


@costly(50)
@given(reports(), PREFERENCES, DAYS, DAYS)
def test_what_is_known_only_grows(
    rows: tuple[Record, ...], prefer: Preference, one: date, other: date
) -> None:
    first, second = sorted([one, other])
    earlier, later = (
        {row for part in (ledger.entries, ledger.aside) for found in part.values() for row in found}
        for ledger in (ledger_of(*rows, prefer=prefer, known_on=day) for day in (first, second))
    )
    assert earlier <= later


@costly(50)
@given(reports(), PREFERENCES, DAYS, DAYS)
def test_what_was_known_is_a_table_without_the_later_rows(
    rows: tuple[Record, ...], prefer: Preference, known_on: date, when: date
) -> None:
    then = ledger_of(*rows, prefer=prefer, known_on=known_on)
    cut = ledger_of(*(row for row in rows if row.known <= known_on), prefer=prefer)
    assert as_of(then, when) == as_of(cut, when)


@costly(50)
@given(reports(), PREFERENCES, DAYS)
def test_a_dispute_is_of_another_source_and_another_status(
    rows: tuple[Record, ...], prefer: Preference, when: date
) -> None:
    for holding in as_of(ledger_of(*rows, prefer=prefer), when).holdings.values():
        for other in holding.contradicted_by:
            assert other.source != holding.record.source
            assert other.status != holding.status
            assert holding.record.day <= other.day <= when


# --- some of the places ----------------------------------------------------------------------


def test_the_ledger_of_some_places_has_them_by_their_ids() -> None:
    names = ["Ridge", "Dale", "Bridge", "Farah", "Herat", "Haven", "Port"]
    rows = [
        report(5, s, place=name, order=n) for n, name in enumerate(names) for s in ("red", "blue")
    ]
    some = ledger_of(*rows).about([*names[:6], "Nowhere"])
    assert [*some.entries] == [*some.aside] == sorted(names[:6])


def test_a_preferred_report_holds_although_an_unnamed_one_was_there_before_it() -> None:
    rows = (
        report(4, "red", "Herald"),
        report(5, "blue", "Gazette", order=1),
        report(6, "contested", "Mail", order=2),
    )
    assert held(ledger_of(*rows, prefer=GAZETTE), 6).status == "blue"
