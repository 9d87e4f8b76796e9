# SPDX-License-Identifier: MIT
"""The ledger told as steps."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mapper.history.as_of import as_of
from mapper.history.ledger import Ledger
from mapper.history.timeline import key_days, timeline
from mapper.model.snapshot import Snapshot
from tests.ledger_text import ledger, records

STORY = """
    2021-08-01 Farah blue
    2021-08-05 Farah red
    2021-08-07 Herat red until 2021-08-09
"""
lines = st.lists(
    st.tuples(st.integers(1, 20), st.sampled_from(["Farah", "Herat"]), st.sampled_from("rb")),
    max_size=12,
)


def steps_of(place: str, stops: tuple[date, ...]) -> list[tuple[int, str | None]]:
    found = timeline(ledger(STORY), stops)[place]
    return [(step.day.day, step.holding.status if step.holding else None) for step in found]


def seen_on(story: Ledger, stops: tuple[date, ...], day: date) -> Snapshot:
    """The snapshot that the steps give: for each place its last step up to the day."""
    last = {
        place: [step for step in steps if step.day <= day][-1:]
        for place, steps in timeline(story, stops).items()
    }
    return Snapshot(day, {p: s[0].holding for p, s in last.items() if s and s[0].holding})


def test_the_days_that_matter_are_those_of_reports_and_of_ends() -> None:
    assert [day.day for day in key_days(ledger(STORY))] == [1, 5, 7, 9]


def test_an_end_that_another_report_came_before_is_no_day_that_matters() -> None:
    story = ledger("2021-08-01 Farah blue until 2021-08-09\n2021-08-05 Farah red")
    assert [day.day for day in key_days(story)] == [1, 5]


def test_a_place_has_a_step_for_each_report() -> None:
    assert steps_of("Farah", key_days(ledger(STORY))) == [(1, "blue"), (5, "red")]


def test_a_holding_that_runs_out_steps_to_no_data() -> None:
    assert steps_of("Herat", key_days(ledger(STORY))) == [(7, "red"), (9, None)]


def test_what_came_and_went_between_two_stops_is_not_seen() -> None:
    assert steps_of("Herat", (date(2021, 8, 1), date(2021, 8, 12))) == []


def test_a_report_is_seen_on_the_first_stop_after_it() -> None:
    assert steps_of("Farah", (date(2021, 8, 3), date(2021, 8, 6))) == [(3, "blue"), (6, "red")]


@given(lines, st.sets(st.integers(1, 25), min_size=1))
def test_on_every_stop_the_steps_give_the_state_of_the_ledger(
    rows: list[tuple[int, str, str]], days: set[int]
) -> None:
    text = "\n".join(f"2021-08-{day:02} {place} {status}" for day, place, status in rows)
    story = Ledger.of((record.place, record) for record in records(text))
    stops = tuple(date(2021, 7, 31) + timedelta(day) for day in sorted(days))
    for stop in stops:
        assert seen_on(story, stops, stop) == as_of(story, stop)
