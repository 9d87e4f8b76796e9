# SPDX-License-Identifier: MIT
"""What others counted, as of a day: of every counter the last, and nothing that came after."""

from __future__ import annotations

from datetime import date

from mapper.history.source_counts import in_order, known_counts, latest_counts, up_to
from mapper.model.source_count import SourceCount
from tests.counted import counted


def numbers(counts: tuple[SourceCount, ...]) -> list[int]:
    return [one.stated for one in counts]


def test_the_last_count_of_every_counter_stands() -> None:
    counts = [
        counted("2021-07-24", "Analysts", red=226),
        counted("2021-06-16", red=104),
        counted("2021-07-27", red=224),
    ]
    assert numbers(latest_counts(counts, date(2021, 8, 5))) == [224, 226]


def test_a_count_of_a_later_day_is_not_known_yet() -> None:
    counts = [counted("2021-07-27", red=224), counted("2021-08-10", red=229)]
    assert numbers(latest_counts(counts, date(2021, 8, 9))) == [224]
    assert numbers(latest_counts(counts, date(2021, 8, 10))) == [229]


def test_before_the_first_count_there_is_none() -> None:
    assert latest_counts([counted("2021-07-27", red=224)], date(2021, 7, 26)) == ()


def test_of_two_things_that_one_counter_counts_both_stand() -> None:
    counts = [counted("2021-07-27", red=224), counted("2021-07-27", what="towns", red=17)]
    assert numbers(latest_counts(counts, date(2021, 8, 5))) == [224, 17]


def test_a_correction_takes_the_place_of_the_count() -> None:
    counts = [
        counted("2021-07-27", reported="2021-08-02", red=225),
        counted("2021-07-27", order=1, red=224),
    ]
    assert numbers(up_to(counts, date(2021, 8, 5))) == [225]


def test_what_was_published_later_was_not_known() -> None:
    counts = [counted("2021-07-24", reported="2021-07-28", red=226)]
    assert known_counts(counts, date(2021, 7, 27)) == ()
    assert numbers(known_counts(counts, date(2021, 7, 28))) == [226]


def test_counts_stand_by_day_then_by_when_they_were_known_then_by_row() -> None:
    counts = [
        counted("2021-07-28", red=4),
        counted("2021-07-27", reported="2021-07-30", red=3),
        counted("2021-07-27", order=2, red=2),
        counted("2021-07-27", order=1, red=1),
    ]
    assert numbers(in_order(counts)) == [1, 2, 3, 4]


def test_without_a_day_all_counts_are_known() -> None:
    counts = [counted("2021-07-24", reported="2031-07-28", red=226)]
    assert numbers(known_counts(counts, None)) == [226]


def test_whoever_counted_first_of_all_stands_first() -> None:
    counts = [
        counted("2021-07-01", "Analysts", red=1),
        counted("2021-07-02", "Gazette", red=2),
        counted("2021-07-03", "Analysts", red=3),
    ]
    assert numbers(latest_counts(counts, date(2021, 8, 5))) == [3, 2]
