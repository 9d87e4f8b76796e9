# SPDX-License-Identifier: MIT
"""Days, and times of a day, in the names of files, layers and folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from mapper.errors import UsageError
from mapper.model.spelling import given

SAMPLE = date(2021, 11, 23)
A_YEAR = 365

# `front-2021-08-05`, `20210805`, `control_2021_08_05_final`, `20220301_0900`, `20240708T093000`.
_WRITTEN = re.compile(
    r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})"
    r"(?:[T_ ]?([01]\d|2[0-3])[-:.h]?([0-5]\d)(?:[-:.]?([0-5]\d))?Z?)?(?!\d)"
)
# Seconds, or thousandths of them, since 1970: from September 2001 on they have so many digits.
_UNIX = re.compile(r"(?<!\d)(\d{10})(\d{3})?(?!\d)")
LATEST_UNIX = 4_102_444_800  # the year 2100


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day in a name; `at` is the time of the day, if the name has one, and `rest` the name
    without both.
    """

    day: date
    rest: str
    at: time | None = None


def named_day(name: str, pattern: str | None = None) -> NamedDay | None:
    """The first day that a name tells: as `pattern` has it (in the form of `strptime`), else as
    year, month and day, else as seconds since 1970, of which the day is that of UTC.
    """
    return (by_pattern(name, pattern) if pattern else None) or _in_digits(name)


def day_of(labels: Iterable[str], pattern: str | None = None) -> date | None:
    """The day in the first label that has one, by the pattern before anything else."""
    texts = list(labels)
    found = [by_pattern(text, pattern) for text in texts] if pattern else []
    return next((one.day for one in (*found, *map(_in_digits, texts)) if one is not None), None)


def checked_pattern(pattern: str) -> str:
    """The pattern; UsageError where it does not hold a whole day."""
    try:
        whole = _moment(SAMPLE.strftime(pattern), pattern)
    except ValueError:  # characters that no clock writes
        whole = None
    if whole is None or whole.date() != SAMPLE:
        raise UsageError(
            f"{given('date_pattern', pattern)}: does not tell a whole day — write %Y, %m and %d, "
            "or %y, %b and the like, where the name has them"
        )
    return pattern


# --- in digits ----------------------------------------------------------------------------


def _in_digits(name: str) -> NamedDay | None:
    for match in _WRITTEN.finditer(name):
        found = _written(match)
        if found is not None:
            return NamedDay(found[0], _without(name, *match.span()), found[1])
    for match in _UNIX.finditer(name):
        if int(match[1]) < LATEST_UNIX:
            moment = datetime.fromtimestamp(int(match[1]), UTC)
            return NamedDay(moment.date(), _without(name, *match.span()), moment.time())
    return None


def _written(match: re.Match[str]) -> tuple[date, time | None] | None:
    """The day and the time of `_WRITTEN`; None where no month has such a day."""
    year, _, month, day, hour, minute, second = match.groups()
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found, time(int(hour), int(minute), int(second or 0)) if hour else None


def _without(name: str, start: int, stop: int) -> str:
    return name[:start] + name[stop:]


# --- by a pattern -------------------------------------------------------------------------


def by_pattern(name: str, pattern: str) -> NamedDay | None:
    """The first day in a name that is written as the pattern says, longer stretches first.

    A stretch does not begin or end within a number.
    """
    for start in range(len(name)):
        for length in _lengths(pattern):
            stop = start + length
            if stop <= len(name) and not (_in_number(name, start) or _in_number(name, stop)):
                found = _moment(name[start:stop], pattern)
                if found is not None:
                    return NamedDay(found.date(), _without(name, start, stop), found.time())
    return None


def _moment(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern)
    except (ValueError, re.error):  # the latter where a directive stands in it twice
        return None


def _in_number(name: str, cut: int) -> bool:
    """Whether a cut before the character of that number goes through a number."""
    return 0 < cut < len(name) and name[cut - 1].isdigit() and name[cut].isdigit()


@lru_cache(maxsize=256)
def _lengths(pattern: str) -> tuple[int, ...]:
    """How long a day may be, written so, the longest first; zeros in front may be left out."""
    written = {len((SAMPLE + timedelta(days=later)).strftime(pattern)) for later in range(A_YEAR)}
    return tuple(range(max(written), max(1, min(written) - pattern.count("%")) - 1, -1))
