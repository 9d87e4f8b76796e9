# SPDX-License-Identifier: MIT
"""One job for each combination of values: every country on every day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

STEPS = ("day", "week", "month", "year")
MOST_DAYS = 100_000
# `{country}`; braces that stand for themselves are doubled.
_NAMED = re.compile(r"\{\{|\}\}|\{([A-Za-z][\w-]*)\}")


class NoValues(ValueError):
    """Values of a name that cannot be used; worded for the user."""


def combinations(each: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Every combination, those of the last name changing first; one of nothing without names."""
    return [dict(zip(each, values, strict=True)) for values in product(*each.values())]


def names_in(text: str) -> list[str]:
    """The names that a text has in braces."""
    return [found[1] for found in _NAMED.finditer(text) if found[1]]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with values in place of their names."""
    return _NAMED.sub(lambda found: values[found[1]] if found[1] else found[0][0], text)


def values_of(said: Any) -> list[str]:
    """The values of a name: a list, or days `{ from = …, to = …, step = "month" }`."""
    if isinstance(said, Mapping):
        return [str(day) for day in days_of(said)]
    if not isinstance(said, list) or not said or any(isinstance(v, list | dict) for v in said):
        raise NoValues("give a list of values, or days as { from = 2021-05-01, to = 2021-08-15 }")
    values = [str(value) for value in said]
    if twice := next((v for n, v in enumerate(values) if v in values[:n]), None):
        raise NoValues(f"'{twice}' stands there twice")
    return values


def days_of(said: Mapping[str, Any]) -> Iterator[date]:
    """Days from one to another, both included, a step apart."""
    if unknown := next(iter(said.keys() - {"from", "to", "step"}), None):
        raise NoValues(f"'{unknown}' says nothing of days — from, to and step do")
    first, last, step = said.get("from"), said.get("to"), said.get("step", "day")
    if not (isinstance(first, date) and isinstance(last, date)) or _has_time(first, last):
        raise NoValues("give from and to as days without quotes: from = 2021-05-01")
    if first > last:
        raise NoValues(f"from {first} is after to {last}")
    if step not in STEPS and not (isinstance(step, int) and 0 < step <= MOST_DAYS):
        raise NoValues(f"step '{step}': give {', '.join(STEPS)} or a number of days")
    return _days(first, last, step)


def _has_time(*days: date) -> bool:
    return any(isinstance(day, datetime) for day in days)


def _days(first: date, last: date, step: str | int) -> Iterator[date]:
    nth, day = 0, first
    while day <= last:
        yield day
        nth += 1
        if isinstance(step, int):
            day = first + timedelta(days=nth * step)
        elif step in ("day", "week"):
            day = first + timedelta(days=nth * (7 if step == "week" else 1))
        else:
            day = months_after(first, nth * (12 if step == "year" else 1))


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
