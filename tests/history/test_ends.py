# SPDX-License-Identifier: MIT
"""A status that ends: what follows is no data, and told."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.history.as_of import as_of
from mapper.history.changes import changes
from mapper.history.ends import ending, tell_ends
from mapper.history.ledger import Ledger
from mapper.history.timeline import key_days, timeline
from mapper.model.place import Place
from mapper.model.record import Kind
from tests.history.renamed import RENAMED, SCHEME
from tests.ledger_text import records

DAY_BEFORE = date(2016, 7, 27)


def ledger(text: str) -> Ledger:
    return Ledger.of((record.place, ending(record, SCHEME)) for record in records(text))


def told(text: str) -> list[str]:
    found = ledger(text)
    places = {id_: Place(id=id_, kind=Kind.UNIT, name=id_) for id_ in found.entries}
    return [str(problem) for problem in tell_ends(found, SCHEME, places, "control.csv")]


def test_a_status_holds_up_to_the_day_before_it_ends() -> None:
    found = ledger("2016-01-01 Ridge front")
    states = [as_of(found, day).status_of("Ridge") for day in (DAY_BEFORE, RENAMED)]
    assert states == ["front", None]


def test_the_day_on_which_it_ends_is_a_step() -> None:
    found = ledger("2016-01-01 Ridge front")
    assert key_days(found)[-1] == RENAMED
    assert timeline(found, key_days(found))["Ridge"][-1].holding is None


def test_its_end_is_when_the_place_changed() -> None:
    found = ledger("2016-01-01 Ridge front")
    before, after = (as_of(found, day) for day in (date(2016, 2, 1), date(2017, 1, 1)))
    (change,) = changes(found, found, before, after)
    assert (change.seen_before, change.seen_after) == (date(2016, 1, 1), RENAMED)


def test_a_report_that_runs_out_earlier_keeps_its_own_end() -> None:
    (record,) = records("2016-01-01 Ridge front until 2016-03-01")
    assert ending(record, SCHEME).until == date(2016, 3, 1)


def test_a_report_that_would_run_out_later_ends_with_its_status() -> None:
    (record,) = records("2016-01-01 Ridge front until 2017-03-01")
    assert ending(record, SCHEME).until == RENAMED


def test_the_places_left_without_data_are_listed() -> None:
    assert told("2016-01-01 Ridge front\n2017-02-01 Ridge army\n2016-01-01 Dale front") == [
        "control.csv: the status 'front' ends on 2016-07-28: from then on there is no data of "
        "Dale, Ridge — where another status goes on, give a row of that day"
    ]


def test_many_places_are_counted() -> None:
    (line,) = told("\n".join(f"2016-01-01 {name} front" for name in "ABCDEFGH"))
    assert "no data of A, B, C, D, E and 3 more" in line


def test_where_another_status_goes_on_there_is_nothing_to_tell() -> None:
    assert not told("2016-01-01 Ridge front\n2016-07-28 Ridge army")
    assert not told("2016-01-01 Ridge front\n2016-05-01 Ridge crown")


@pytest.mark.parametrize(("count", "told_as"), [(5, "A, B, C, D, E —"), (6, "E and 1 more —")])
def test_five_places_are_named(count: int, told_as: str) -> None:
    (line,) = told("\n".join(f"2016-01-01 {name} front" for name in "ABCDEF"[:count]))
    assert told_as in line


def test_a_report_that_ran_out_earlier_left_no_gap_by_the_end_of_its_status() -> None:
    assert not told("2016-01-01 Ridge front until 2016-03-01")


def test_a_gap_between_two_spells_of_a_place_is_told() -> None:
    assert told("2016-01-01 Ridge front\n2016-07-29 Ridge army")
    assert told("2015-01-01 Ridge crown\n2016-01-01 Ridge front\n2016-07-29 Ridge army")


def test_a_status_without_an_end_leaves_a_report_as_it_is() -> None:
    (record,) = records("2016-01-01 Ridge crown")
    assert ending(record, SCHEME) is record
    (front,) = records(f"2016-01-01 Ridge front until {RENAMED}")
    assert ending(front, SCHEME) is front
