# SPDX-License-Identifier: MIT
"""What others have counted, over time: of every counter the latest count as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mapper.model.source_count import SourceCount

Counts = tuple[SourceCount, ...]


def known_counts(counts: Iterable[SourceCount], known_on: date | None) -> Counts:
    """The counts that were known at the end of a day; all of them for None."""
    return tuple(count for count in counts if known_on is None or count.known <= known_on)


def in_order(counts: Iterable[SourceCount]) -> Counts:
    """Counts by day; those of one day in the order in which they became known, then by row."""
    return tuple(sorted(counts, key=lambda count: (count.day, count.known, count.order)))


def up_to(counts: Iterable[SourceCount], day: date) -> Counts:
    """The counts as of `day`, that day included, in order; a corrected one is left out."""
    latest = {(c.series, c.day): c for c in in_order(counts) if c.day <= day}
    return tuple(latest.values())


def latest_counts(counts: Iterable[SourceCount], day: date) -> Counts:
    """Of every series the last count as of `day`; whoever counted first of all stands first."""
    return tuple({count.series: count for count in up_to(counts, day)}.values())
