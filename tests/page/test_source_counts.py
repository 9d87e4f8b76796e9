# SPDX-License-Identifier: MIT
"""What others counted, in the payload: words and bars, of one day, of many, and of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mapper.control.situation import Situation
from mapper.model.dates import Span
from mapper.model.source_count import SourceCount
from mapper.page.source_counts import counts_of_day, counts_of_days, counts_of_two
from mapper.style.words import load_words
from tests.counted import counted
from tests.toy import toy_situation

WORDS = load_words("en")


def here(*counts: SourceCount, **options: Any) -> Situation:
    """The toy country on 5 August 2021, with counts beside it."""
    return replace(toy_situation("2021-08-01 Eastvale red", **options), counts=counts)


def of_day(*counts: SourceCount, **options: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = counts_of_day(here(*counts, **options), WORDS).get("counts", [])
    return found


def test_a_count_says_who_counted_what_and_when() -> None:
    (entry,) = of_day(counted("2021-07-27", of=421, red=224, contested=110))
    assert entry["by"] == "Gazette"
    assert (entry["date"], entry["age"]) == ("27 July 2021", "9 days before")
    assert entry["text"] == "Of 421 districts: Red 224, Contested 110, not stated 87"


def test_the_bar_leaves_what_was_not_stated_empty() -> None:
    (entry,) = of_day(counted("2021-07-27", of=400, red=200, contested=100))
    assert entry["bar"] == [("red", 50.0), ("contested", 25.0)]


def test_complete_parts_are_of_what_was_counted() -> None:
    (entry,) = of_day(counted("2021-07-27", complete=True, red=100, blue=300))
    assert entry["text"] == "Of the 400 districts it counted: Red 100, Blue 300"
    assert entry["bar"] == [("red", 25.0), ("blue", 75.0)]


def test_without_a_whole_there_is_no_share_and_no_bar() -> None:
    (entry,) = of_day(counted("2021-07-27", red=77, contested=194))
    assert entry["text"] == "Districts: Red 77, Contested 194; of how many is not stated"
    assert "bar" not in entry


def test_none_of_them_is_a_number_too() -> None:
    (entry,) = of_day(counted("2021-07-27", of=4, red=0, blue=4))
    assert entry["text"] == "Of 4 districts: Red 0, Blue 4"


def test_the_age_of_a_vague_day_is_not_told() -> None:
    vague = replace(counted("2021-07-31", of=4, red=1), date=Span.of_month(2021, 7))
    (entry,) = of_day(vague)
    assert entry["date"] == "July 2021"
    assert "age" not in entry


def test_a_count_older_than_the_limit_is_old() -> None:
    counts = (counted("2021-07-27", of=4, red=1), counted("2021-07-01", "Herald", of=4, red=1))
    old = {entry["by"]: entry.get("old", False) for entry in of_day(*counts, stale_days=10)}
    assert old == {"Gazette": False, "Herald": True}


def test_a_map_without_counts_has_none() -> None:
    assert counts_of_day(here(), WORDS) == {}


def test_a_map_before_the_first_count_has_none() -> None:
    assert of_day(counted("2021-08-06", of=4, red=1)) == []


def test_the_figures_of_the_map_are_the_same_with_counts() -> None:
    counts = (counted("2021-07-27", of=4, red=4),)
    assert here(*counts).tallies == here().tallies


def test_a_timeline_has_every_count_of_a_counter_by_day() -> None:
    counts = (
        counted("2021-07-27", of=4, red=1),
        counted("2021-07-28", "Herald", of=4, red=2),
        counted("2021-08-02", of=4, red=3),
        counted("2021-08-06", of=4, red=4),
    )
    found = counts_of_days(here(*counts), WORDS, date(2021, 8, 1))["counts"]
    assert [(one["by"], one["series"], one["day"]) for one in found] == [
        ("Gazette", 0, -5),
        ("Gazette", 0, 1),
        ("Herald", 1, -4),
    ]


def test_a_comparison_has_the_last_count_before_each_day_once() -> None:
    counts = (
        counted("2021-07-27", of=4, red=1),
        counted("2021-07-28", "Herald", of=4, red=2),
        counted("2021-08-02", of=4, red=3),
    )
    days = date(2021, 8, 1), date(2021, 8, 5)
    found = counts_of_two(here(*counts), WORDS, days)["counts"]
    assert [(one["by"], one["date"]) for one in found] == [
        ("Gazette", "27 July 2021"),
        ("Gazette", "2 August 2021"),
        ("Herald", "28 July 2021"),
    ]
