# SPDX-License-Identifier: MIT
"""What others counted, as pages and pictures show it: beside our own figures, never in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from mapper.control.situation import Situation
from mapper.history.source_counts import latest_counts, up_to
from mapper.model.source_count import SourceCount
from mapper.page.map_model import CountAge, Counted, CountsPart
from mapper.style.counted import count_words
from mapper.style.words import Words


def counts_of_day(here: Situation, words: Words) -> CountsPart:
    """The last count of every counter as of the day; nothing where there is none."""
    day = here.snapshot.day
    return part(
        [
            {**entry(here, words, count), **aged(here, words, count)}
            for count in latest_counts(here.counts, day)
        ]
    )


def counts_of_days(here: Situation, words: Words, start: date) -> CountsPart:
    """Every count up to the last day, those of one counter one after the other."""
    counts = up_to(here.counts, here.snapshot.day)
    series = list(dict.fromkeys(count.series for count in counts))
    return part(
        [
            {
                **entry(here, words, count),
                "day": (count.day - start).days,
                "series": nth,
                "what": count.what,
                "whole": count.whole or 0,
            }
            for nth, one in enumerate(series)
            for count in counts
            if count.series == one
        ]
    )


def counts_of_two(here: Situation, words: Words, days: Iterable[date]) -> CountsPart:
    """The last count of every counter as of each of two days, each count once, plainly dated."""
    found = [count for day in days for count in latest_counts(here.counts, day)]
    series = list(dict.fromkeys(count.series for count in found))
    once = dict.fromkeys(sorted(found, key=lambda count: series.index(count.series)))
    return part([entry(here, words, count) for count in once])


def part(entries: list[Counted]) -> CountsPart:
    return {"counts": entries} if entries else {}


def entry(here: Situation, words: Words, count: SourceCount) -> Counted:
    """What is told of a count on every day. Empty values are left out."""
    told: Counted = {
        "by": count.counted_by,
        "date": words.span(count.date),
        "text": count_words(count, here.scheme, words),
        "bar": bar(count),
        "source": count.source,
        "url": count.source_url,
        "note": count.note,
        "vague": not count.date.is_day,
    }
    return cast(Counted, {key: value for key, value in told.items() if value})


def bar(count: SourceCount) -> list[tuple[str, float]]:
    """The stated parts as per cent of the whole; none where no part is a share of anything."""
    if not count.whole:
        return []
    return [(status, round(100 * number / count.whole, 1)) for status, number in count.parts]


def aged(here: Situation, words: Words, count: SourceCount) -> CountAge:
    """How old a count is on the day, and whether that is older than the limit.

    Of a count whose day is not known the age is not known either.
    """
    days = (here.snapshot.day - count.day).days
    old = here.stale_days is not None and days > here.stale_days
    told = CountAge()
    if days and count.date.is_day:
        told["age"] = words.count("report.age", days)
    if old:
        told["old"] = True
    return told
