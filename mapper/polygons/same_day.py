# SPDX-License-Identifier: MIT
"""Several files of one day: later versions of one drawing, or parts of it.

    front_20210805_0900   front_20210805_1800      two versions: what is drawn at 18:00 counts
    held_20210805         claimed_20210805         two parts: they are joined

Files are versions of each other where their names are the same but for the day and the time of
the day. To add them up would count the ground of that day twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from mapper.model.spelling import given
from mapper.polygons.named_days import named_day
from mapper.tables.fixed_words import one_of

if TYPE_CHECKING:
    from mapper.polygons.sources import SourceFile


class SameDay(StrEnum):
    """What becomes of several versions of one day."""

    LAST = "last"  # the last one counts
    JOIN = "join"  # all of them together


def given_same_day(text: str | None) -> SameDay:
    """`last` or `join`, `last` where nothing is given; UsageError for anything else."""
    return one_of(text or SameDay.LAST, SameDay, given("same_day", text))


@dataclass(frozen=True, slots=True)
class Replaced:
    """Of one day the files that do not count, and the one that does."""

    day: date
    files: tuple[str, ...]
    by: str


def replaced_versions(
    drawn: Mapping[date, Sequence[str]],
    sources: Iterable[SourceFile],
    pattern: str | None = None,
) -> list[Replaced]:
    """Of each day the files that a later version takes the place of.

    `drawn` has the names of the files with ground of each day. The last version is the one of the
    latest time in its name; of two without a time it is the later one in the order of `sources`.
    """
    files = {file.name: (nth, file) for nth, file in enumerate(sources)}
    found = []
    for day, names in sorted(drawn.items()):
        series: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in names:
            series[series_of(files[name][1], pattern)].append(name)
        for versions in series.values():
            *before, last = sorted(
                versions, key=lambda name: (time_of(files[name][1], pattern), files[name][0])
            )
            if before:
                found.append(Replaced(day, tuple(before), last))
    return found


def series_of(file: SourceFile, pattern: str | None = None) -> tuple[str, ...]:
    """What the names of all versions of a drawing have in common."""
    found = [(label, named_day(label, pattern)) for label in file.labels]
    return tuple(label if named is None else named.rest for label, named in found)


def time_of(file: SourceFile, pattern: str | None = None) -> time:
    """The time of the day in the name of a file; midnight where there is none."""
    found = (named_day(label, pattern) for label in file.labels)
    return next((named.at for named in found if named and named.at), time.min)
