# SPDX-License-Identifier: MIT
"""Dates with the name of a month in any of many languages: `12 серпня 2021 р.`, `۱۴ اسد ۱۴۰۰`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from mapper.tables.text import bare

_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
_PART = re.compile(r"\d+|[^\W\d_][^\d\s,،;/()-]*")
# What stands behind the number of a day.
_ORDINAL = frozenset(("st", "nd", "rd", "th", "er", "re", "º", "ª", "го", "й", "е", "ე", "."))
_YEAR_LETTERS = 4

# 1 Farvardin 1400; and which years of each 33 have a day more, as in 1178 to 1633.
_SOLAR_YEAR, _SOLAR_START = 1400, date(2021, 3, 21)
_SOLAR_LEAPS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
SOLAR_YEARS = range(1300, 1500)


class Words(NamedTuple):
    """A date in words: `month` and `year` of its own calendar, `day` None where it is a month."""

    year: int
    month: int
    day: int | None
    solar: bool


@dataclass(frozen=True)
class _Names:
    """Months of both calendars by their names, and what stands beside them."""

    months: dict[str, int]
    solar: dict[str, int]
    aside: frozenset[str]


@cache
def _names() -> _Names:
    told = tomllib.loads((files("mapper.tables") / "months.toml").read_text(encoding="utf-8"))
    months, solar = (
        {_folded(name): int(n) for n, names in told[table].items() for name in names}
        for table in ("months", "solar_hijri")
    )
    aside = [*told["weekdays"]["names"], *told["aside"]["names"]]
    parts = frozenset(part for name in aside for part in _folded(name).split())
    return _Names(months, solar, parts)


def in_words(text: str) -> Words | None:
    """The day or month that a text of Latin digits names, with a year of four digits; None for
    anything else. Times and days of the week count for nothing.
    """
    parts = [part.rstrip(".") for part in _PART.findall(_TIME.sub(" ", text))]
    numbers = [part for part in parts if part.isdecimal()]
    years = [int(part) for part in numbers if len(part) == _YEAR_LETTERS]
    days = [int(part) for part in numbers if len(part) <= len("31")]
    if len(years) != 1 or len(days) > 1 or len(numbers) != len(years) + len(days):
        return None
    found = _month([part for part in parts if not part.isdecimal()])
    if found is None:
        return None
    return Words(years[0], found[0], days[0] if days else None, found[1])


def _month(words: list[str]) -> tuple[int, bool] | None:
    """The month that some words name, and whether of the Solar Hijri year; None where a word is
    left that is no part of a date.
    """
    names = _names()
    folded = [_folded(word) for word in words]
    for length in range(min(len(words), 3), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(folded[start : start + length])
            rest = folded[:start] + folded[start + length :]
            if all(word in names.aside or word in _ORDINAL for word in rest):
                if name in names.months:
                    return names.months[name], False
                if name in names.solar:
                    return names.solar[name], True
    return None


def _folded(name: str) -> str:
    """A name without case, points at its end and articles with an apostrophe before it; Arabic and
    Persian letters that look alike are one.
    """
    plain = bare(name).casefold().replace("ي", "ی").replace("ك", "ک").replace("\u200c", "")
    return re.sub(r"^[dl]['’]", "", plain).rstrip(".")


def solar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one of the Solar Hijri calendar; None where there is no such day."""
    if not 1 <= day <= solar_length(year, month):
        return None
    return _solar_new_year(year) + timedelta(days=sum(map(_usual, range(1, month))) + day - 1)


def solar_length(year: int, month: int) -> int:
    """How many days a month of the Solar Hijri calendar has."""
    return _usual(month) if month < 12 else 29 + _is_leap(year)


def _usual(month: int) -> int:
    return 31 if month <= 6 else 30


def _is_leap(year: int) -> bool:
    return year % 33 in _SOLAR_LEAPS


def _solar_new_year(year: int) -> date:
    between = range(min(year, _SOLAR_YEAR), max(year, _SOLAR_YEAR))
    days = timedelta(days=sum(365 + _is_leap(one) for one in between))
    return _SOLAR_START + days if year > _SOLAR_YEAR else _SOLAR_START - days
