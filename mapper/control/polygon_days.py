"""The day of a file of polygons, by what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache

from mapper.control.polygons import day_in_name
from mapper.errors import UsageError

SAMPLE = date(2021, 11, 23)
A_YEAR = 365


def checked_pattern(pattern: str) -> str:
    """The pattern; UsageError where it does not hold a whole day."""
    try:
        whole = _day(SAMPLE.strftime(pattern), pattern)
    except ValueError:  # characters that no clock writes
        whole = None
    if whole != SAMPLE:
        raise UsageError(
            f"--date-pattern {pattern}: does not tell a whole day — write %Y, %m and %d, or %y, "
            "%b and the like, where the name has them"
        )
    return pattern


def day_of(labels: Iterable[str], pattern: str | None = None) -> date | None:
    """The day in the first label that has one, by the pattern before year, month and day."""
    texts = list(labels)
    found = [day_by_pattern(text, pattern) for text in texts] if pattern else []
    return next((day for day in (*found, *map(day_in_name, texts)) if day is not None), None)


def day_by_pattern(name: str, pattern: str) -> date | None:
    """The first day in a name that is written as the pattern says, longer stretches first.

    A stretch does not begin or end within a number.
    """
    for start in range(len(name)):
        for length in _lengths(pattern):
            stop = start + length
            if stop <= len(name) and not (_in_number(name, start) or _in_number(name, stop)):
                found = _day(name[start:stop], pattern)
                if found is not None:
                    return found
    return None


def _day(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()
    except (ValueError, re.error):  # the latter where a directive stands in it twice
        return None


def _in_number(name: str, cut: int) -> bool:
    """Whether a cut before the character of that number goes through a number."""
    return 0 < cut < len(name) and name[cut - 1].isdigit() and name[cut].isdigit()


@cache
def _lengths(pattern: str) -> tuple[int, ...]:
    """How long a day may be, written so, the longest first; zeros in front may be left out."""
    written = {len((SAMPLE + timedelta(days=later)).strftime(pattern)) for later in range(A_YEAR)}
    return tuple(range(max(written), max(1, min(written) - pattern.count("%")) - 1, -1))
