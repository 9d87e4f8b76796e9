# SPDX-License-Identifier: MIT
"""What a unit takes from its capital, over time."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.control.followed import followed, on, with_followed
from mapper.history.timeline import ChangePoint, key_days, timeline
from tests.ledger_text import ledger


def tracks(text: str) -> dict[str, tuple[ChangePoint, ...]]:
    rows = ledger(text)
    return timeline(rows, key_days(rows))


def steps(text: str) -> list[tuple[int, str | None, str]]:
    """Day, status, and from where it is taken, of what Southport has, whose capital is Haven."""
    return [
        (
            step.day.day,
            step.holding.status if step.holding else None,
            step.holding.derived_from if step.holding else "",
        )
        for step in followed("Southport", "Haven", tracks(text))
    ]


def test_a_unit_turns_with_its_capital() -> None:
    assert steps("2021-08-01 Haven blue\n2021-08-05 Haven red") == [
        (1, "blue", "Haven"),
        (5, "red", "Haven"),
    ]


def test_its_own_report_takes_over_and_gives_back() -> None:
    rows = "2021-08-01 Haven blue\n2021-08-03 Southport red until 2021-08-06"
    assert steps(rows) == [(1, "blue", "Haven"), (3, "red", ""), (6, "blue", "Haven")]


def test_a_turn_of_the_capital_is_none_of_a_unit_with_a_report_of_its_own() -> None:
    assert steps("2021-08-01 Southport red\n2021-08-05 Haven blue") == [(1, "red", "")]


def test_where_the_report_of_the_capital_runs_out_there_is_no_data() -> None:
    assert steps("2021-08-01 Haven blue until 2021-08-04") == [
        (1, "blue", "Haven"),
        (4, None, ""),
    ]


def test_a_capital_without_reports_lends_nothing() -> None:
    assert steps("2021-08-01 Ridge blue") == []


def test_other_places_keep_what_they_have() -> None:
    found = with_followed(tracks("2021-08-01 Haven blue"), {"Southport": "Haven"})
    assert [*found] == ["Haven", "Southport"]


@pytest.mark.parametrize(("day", "status"), [(1, "blue"), (4, "blue"), (5, "red"), (9, "red")])
def test_a_track_has_on_a_day_what_its_last_step_says(day: int, status: str) -> None:
    track = tracks("2021-08-01 Haven blue\n2021-08-05 Haven red")["Haven"]
    holding = on(track, date(2021, 8, day))
    assert holding is not None
    assert holding.status == status


def test_before_its_first_step_a_track_has_nothing() -> None:
    track = tracks("2021-08-05 Haven red")["Haven"]
    assert on(track, date(2021, 8, 4)) is None
