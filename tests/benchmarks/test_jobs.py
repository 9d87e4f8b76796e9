# SPDX-License-Identifier: MIT
"""From how many jobs on workers pay: by lines through few jobs and many."""

from __future__ import annotations

from tests.benchmarks.jobs import LOOP, Kind, Taken, lines_of, pays_from

KIND = Kind("maps", 4, 24, lambda folder: "")
ONE_SECOND_EACH = Taken(few=4.5, many=24.5)


def test_workers_that_halve_each_job_pay_once_their_start_is_made_up_for() -> None:
    assert pays_from(KIND, ONE_SECOND_EACH, Taken(few=5.0, many=15.0)) == 5


def test_workers_that_start_no_later_pay_at_once() -> None:
    assert pays_from(KIND, ONE_SECOND_EACH, Taken(few=2.5, many=12.5)) == 1


def test_workers_that_make_no_job_quicker_never_pay() -> None:
    assert pays_from(KIND, ONE_SECOND_EACH, Taken(few=4.0, many=24.0)) is None


def test_a_kind_has_a_row_of_few_one_of_many_and_one_of_what_is_sooner() -> None:
    taken = {LOOP: ONE_SECOND_EACH, "workers": Taken(5.0, 15.0), "cluster": Taken(4.0, 24.0)}
    assert lines_of(KIND, taken) == [
        "| maps | 4 | 4.5 s | 5.0 s | 4.0 s |",
        "| maps | 24 | 24.5 s | 15.0 s | 24.0 s |",
        "| maps | sooner than the loop |  | from 5 on | never |",
    ]
