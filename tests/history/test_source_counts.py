"""What others counted, as of a day: of every counter the last, and nothing that came after."""

from __future__ import annotations

from datetime import date

from mapper.history.source_counts import known_counts, latest_counts, up_to
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.source_count import Part, SourceCount


def count(
    day: str,
    number: int,
    by: str = "Gazette",
    what: str = "districts",
    *,
    reported: str = "",
    order: int = 0,
) -> SourceCount:
    return SourceCount(
        date=Span.of_day(date.fromisoformat(day)),
        counted_by=by,
        what=what,
        parts=(Part("taliban", number),),
        where=Where("counts.csv", order + 2),
        order=order,
        reported=date.fromisoformat(reported) if reported else None,
    )


def numbers(counts: tuple[SourceCount, ...]) -> list[int]:
    return [one.stated for one in counts]


def test_the_last_count_of_every_counter_stands() -> None:
    counts = [
        count("2021-07-24", 226, "Analysts"),
        count("2021-06-16", 104),
        count("2021-07-27", 224),
    ]
    assert numbers(latest_counts(counts, date(2021, 8, 5))) == [224, 226]


def test_a_count_of_a_later_day_is_not_known_yet() -> None:
    counts = [count("2021-07-27", 224), count("2021-08-10", 229)]
    assert numbers(latest_counts(counts, date(2021, 8, 9))) == [224]
    assert numbers(latest_counts(counts, date(2021, 8, 10))) == [229]


def test_before_the_first_count_there_is_none() -> None:
    assert latest_counts([count("2021-07-27", 224)], date(2021, 7, 26)) == ()


def test_of_two_things_that_one_counter_counts_both_stand() -> None:
    counts = [count("2021-07-27", 224), count("2021-07-27", 17, what="towns")]
    assert numbers(latest_counts(counts, date(2021, 8, 5))) == [224, 17]


def test_a_correction_takes_the_place_of_the_count() -> None:
    counts = [count("2021-07-27", 225, reported="2021-08-02"), count("2021-07-27", 224, order=1)]
    assert numbers(up_to(counts, date(2021, 8, 5))) == [225]


def test_what_was_published_later_was_not_known() -> None:
    counts = [count("2021-07-24", 226, reported="2021-07-28")]
    assert known_counts(counts, date(2021, 7, 27)) == ()
    assert numbers(known_counts(counts, date(2021, 7, 28))) == [226]
