# SPDX-License-Identifier: MIT
"""What else was said of a place: who disputes the report in force, and what was corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapper.history.as_of import as_of
from mapper.history.disagreement import beside, contradicted, corrected, disputing
from mapper.history.preference import Preference, Rule
from mapper.model.record import Record
from mapper.model.snapshot import Holding
from tests.history.reports import day, ledger_of, report

HELD = report(5, "blue", "Gazette")
GAZETTE = Preference(Rule.SOURCES, ("Gazette",))


def disputed(*aside: Record, on: int = 10, held: Record = HELD) -> list[tuple[str, str]]:
    return [(one.source, one.status) for one in disputing(held, aside, day(on))]


def test_another_source_with_another_status_disputes() -> None:
    assert disputed(report(5, "red", "Herald"), report(6, "red", "Mail")) == [
        ("Herald", "red"), ("Mail", "red"),
    ]  # fmt: skip


def test_who_says_the_same_or_is_the_same_source_does_not() -> None:
    assert disputed(report(5, "blue", "Herald")) == []
    assert disputed(report(5, "red", "GAZETTE ")) == []


@pytest.mark.parametrize(("on", "counts"), [(4, False), (5, True), (10, True), (11, False)])
def test_a_report_disputes_from_the_day_of_the_one_in_force_to_the_day_asked_for(
    on: int, counts: bool
) -> None:
    assert bool(disputed(report(on, "red", "Herald"))) is counts


@pytest.mark.parametrize(("until", "counts"), [(10, False), (11, True), (None, True)])
def test_a_report_that_has_run_out_disputes_nothing(until: int | None, counts: bool) -> None:
    assert bool(disputed(report(6, "red", "Herald", until=until))) is counts


def test_the_last_word_of_a_source_counts_and_stands_where_it_was_said() -> None:
    said = report(5, "red", "Herald"), report(6, "red", "Mail"), report(7, "contested", "Herald")
    assert disputed(*said) == [("Mail", "red"), ("Herald", "contested")]
    assert disputed(*said[:2], report(7, "blue", "Herald")) == [("Mail", "red")]


def test_a_vague_report_leaves_room_for_what_is_in_force() -> None:
    assert disputed(report(10, "red", "Herald", first=1)) == []
    assert disputed(report(10, "red", "Herald", first=6)) == [("Herald", "red")]


# --- on one day ---


def holding(*rows: Record) -> Holding:
    return as_of(ledger_of(*rows, prefer=GAZETTE), day(5)).holdings["Farah"]


def test_what_a_source_said_before_is_corrected() -> None:
    found = holding(report(5, "red", "Gazette"), report(5, "blue", "gazette", known=9))
    assert [one.status for one in corrected(found)] == ["red"]
    assert beside(found) == ()


def test_what_was_known_from_the_same_day_on_is_no_correction() -> None:
    found = holding(report(5, "red", "Gazette"), report(5, "blue", "Gazette", order=1))
    assert corrected(found) == ()
    assert [one.status for one in beside(found)] == ["red"]


def test_what_another_source_said_is_no_correction() -> None:
    found = holding(report(5, "blue", "Herald"), report(5, "blue", "Gazette", known=9))
    assert corrected(found) == ()
    assert [one.source for one in beside(found)] == ["Herald"]


def test_a_vague_report_that_gave_way_was_not_wrong() -> None:
    month = report(5, "red", "Gazette", first=1)
    found = holding(month, report(5, "blue", "Gazette", known=9))
    assert corrected(found) == ()


def test_who_disputes_does_not_stand_beside() -> None:
    found = holding(report(5, "red", "Herald"), report(5, "blue", "Gazette", order=1))
    assert [one.source for one in found.contradicted_by] == ["Herald"]
    assert beside(found) == ()


def test_a_unit_that_follows_its_capital_is_not_disputed_again() -> None:
    found = holding(report(5, "red", "Herald"), report(5, "blue", "Gazette", order=1))
    assert contradicted([found, replace(found, derived_from="Haven")]) == [found]
    assert contradicted([replace(found, contradicted_by=())]) == []


def test_others_of_a_holding_are_of_its_own_day() -> None:
    rows = (
        report(5, "blue", "Gazette"),
        report(5, "red", "Herald", order=1),
        report(7, "red", "Mail", order=2),
    )
    held = as_of(ledger_of(*rows, prefer=GAZETTE), day(8)).holdings["Farah"]
    assert [one.source for one in held.others] == ["Herald"]
