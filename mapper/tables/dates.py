# SPDX-License-Identifier: MIT
"""Days and partial dates as people write them; what can be read in two ways is refused."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from mapper.model.dates import Span
from mapper.model.problem import Meaning
from mapper.model.spelling import argument
from mapper.tables.dates_in_words import (
    SOLAR_YEARS,
    Words,
    in_words,
    solar_day,
    solar_length,
)
from mapper.tables.text import plain_digits, quoted

# Day 0 of spreadsheets, so that 1 March 1900 is day 61 as they have it.
_SERIAL_START = date(1899, 12, 30)
_SERIALS = range((date(1950, 1, 1) - _SERIAL_START).days, (date(2101, 1, 1) - _SERIAL_START).days)

_FIRST_YEAR, _LAST_YEAR = 1500, 2200
_SOLAR_HIJRI = range(1300, 1421)
_LUNAR_HIJRI = range(1421, 1500)

_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTHS = {
    "sept": 9,
    **{name[:3].casefold(): number for number, name in enumerate(_MONTH_NAMES, start=1)},
    **{name.casefold(): number for number, name in enumerate(_MONTH_NAMES, start=1)},
}
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))

_SEPARATED = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
# A year and its tenth month as a number, which has no last nought.
_TENTH = re.compile(r"(\d{4})\.1")
_PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR = re.compile(r"\d{4}")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d+)")
_NAME_DAY_YEAR = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d+)")
_NAME_YEAR = re.compile(r"([a-z]+)\.?,?[ -](\d+)")

_EXAMPLES = "write 2021-08-05, 2021-08 or 5 August 2021"


class DateError(ValueError):
    """A date that cannot be read: `what` is wrong, `hint` what to do; `code` and `meanings` as of
    a Problem.
    """

    def __init__(
        self, what: str, hint: str, code: str = "", meanings: tuple[Meaning, ...] = ()
    ) -> None:
        self.what, self.hint, self.code, self.meanings = what, hint, code, meanings
        super().__init__(f"{what} — {hint}")


class DateOrder(StrEnum):
    """The order of day, month and year in dates of three numbers."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"

    @classmethod
    def parse(cls, text: str) -> DateOrder:
        """The order meant by `DMY`, `d/m/y`, `dd.mm.yyyy`, `day-first` and the like.

        Raises DateError for anything else.
        """
        letters = "".join(re.findall("[a-z]", text.casefold()))
        first = {"dayfirst": "DMY", "monthfirst": "MDY", "yearfirst": "YMD"}.get(letters)
        order = first or re.sub(r"([dmy])\1*", r"\1", letters).upper()
        if order not in cls.__members__:
            raise DateError(f"no order of dates is named {quoted(text)}", "use DMY, MDY or YMD")
        return cls[order]


def parse_span(value: object, order: DateOrder | None = None, zone: tzinfo | None = None) -> Span:
    """The day, month, year or interval (both ends inclusive) that a cell means.

    - Days: `2021-08-05`, also with a time of day (the day as written counts; of a time with a
      zone of its own the day in `zone`, where there is one), `5 August 2021`, `Aug 5, 2021`,
      `31/08/2021`, date values, and the serial numbers of spreadsheets (days since 1899-12-30,
      from 1950 to 2100).
    - Partial: `2021-08`, `08/2021`, `August 2021`, `2021`; intervals as `2021-08-01/2021-08-15`.
    - Months and days of the week in the languages of `months.toml`, with times, which count for
      nothing: `Четвер, 12 серпня 2021 р.`; of the Solar Hijri calendar where its month is named:
      `۱۴ اسد ۱۴۰۰`.
    - Digits of every script. Dates that begin with a four-digit year are year, month, day.
    - Three numbers with the year last need `order` unless only one order is possible; with an
      `order` they are read in that one alone.

    Raises DateError for what cannot be read, is no day, can be read in two ways, has a year of
    two digits, or has a year of another calendar (which is not converted).
    """
    if isinstance(value, date):  # a datetime is one too
        return _day(value.year, value.month, value.day)
    if isinstance(value, float):
        if not value.is_integer() and _FIRST_YEAR <= value < _LAST_YEAR:
            raise _number_of_a_year(str(value))
        value = int(value) if value.is_integer() else value
    text = _tidy(str(value))
    moment = moment_of(text) if zone is not None else None
    if moment is not None and zone is not None and moment.tzinfo is not None:
        return Span.of_day(moment.astimezone(zone).date())
    return _parse_text(text, order)


def is_date(text: str) -> bool:
    """Whether a text has the form of a date, even of one that cannot be told from another, or
    that has two digits for its year.
    """
    try:
        parse_span(text)
    except DateError as error:
        return bool(error.code) or _SHORT_YEAR.fullmatch(_tidy(text)) is not None
    return True


def moment_of(text: str) -> datetime | None:
    """The moment of a day with a time, with its zone where it has one; None for anything else."""
    found = _MOMENT.fullmatch(_tidy(text))
    if found is None:
        return None
    zone = (found[4] or "").upper()
    clock = f"{found[2]:0>5}{found[3] or ''}"
    try:
        return datetime.fromisoformat(f"{found[1]}T{clock}{zone}")
    except ValueError:
        return None


def order_shown(text: str) -> tuple[DateOrder, bool] | None:
    """Of three numbers with the year last the order, and whether it is the only one.

    None for any other text, for two equal numbers, and where neither order gives a day.
    """
    found = _SEPARATED.fullmatch(_tidy(text))
    if found is None or len(found[4]) != len("2021") or len(found[1]) > len("31"):
        return None
    a, b = int(found[1]), int(found[3])
    if a == b or not (0 < min(a, b) <= 12 and max(a, b) <= 31):
        return None
    return (DateOrder.MDY if b > 12 else DateOrder.DMY), max(a, b) > 12


def _number_of_a_year(text: str) -> DateError:
    return DateError(
        f"the number {quoted(text)} can be a month, and 2021.10 is the same number as 2021.1",
        "make the column text, and write 2021-10",
        "number-as-month",
    )


def _tidy(text: str) -> str:
    plain = plain_digits(text).translate(_DIRECTION_MARKS)
    return " ".join(plain.replace("٫", ".").split())


def _parse_text(text: str, order: DateOrder | None) -> Span:
    if _TENTH.fullmatch(text):
        raise _number_of_a_year(text)
    if match := _SEPARATED.fullmatch(text):
        return _separated(text, (match[1], match[3], match[4]), order)
    if found := in_words(text):
        return _of_words(text, found)
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text.casefold()):
            return read(match)
    first, slash, last = text.partition("/")
    if slash and len(first) >= len("2021") and len(last) >= len("2021"):
        return _interval(_parse_text(first.strip(), order), _parse_text(last.strip(), order))
    raise DateError(f"{quoted(text)} is not a date", _EXAMPLES)


def _of_words(text: str, found: Words) -> Span:
    """The day or month of a date with a month's name in any language."""
    if not found.solar:
        if found.day is None:
            return _month(found.year, found.month)
        return _day(found.year, found.month, found.day)
    if found.year not in SOLAR_YEARS:
        what = f"{quoted(text)} has a month of the Solar Hijri calendar, and no year of it"
        raise DateError(what, "write it in the Gregorian calendar, as in 2021-08-05")
    length = solar_length(found.year, found.month)
    first, last = (found.day, found.day) if found.day is not None else (1, length)
    days = solar_day(found.year, found.month, first), solar_day(found.year, found.month, last)
    if days[0] is None or days[1] is None:
        raise DateError(f"{quoted(text)} is no day", f"that month has {length} days")
    return Span(days[0], days[1])


def _interval(first: Span, last: Span) -> Span:
    if last.last < first.first:
        raise DateError(f"{last.iso()} is before {first.iso()}", "write the earlier date first")
    return Span(first.first, last.last)


def _separated(text: str, parts: tuple[str, str, str], order: DateOrder | None) -> Span:
    if len(parts[0]) == len("2021") and len(parts[2]) <= 2:
        return _day(*map(int, parts))
    if len(parts[2]) != len("2021"):
        raise DateError(
            f"{quoted(text)} has a year of two digits", "write the year with four digits"
        )
    a, b, year = map(int, parts)
    _must_be_this_calendar(year)
    if order is not None:
        return _ordered(text, a, b, year, order)
    if a > 12 or a == b:
        return _day(year, b, a)
    if b > 12:
        return _day(year, a, b)
    day_first, month_first = _long(year, b, a), _long(year, a, b)
    raise DateError(
        f"{quoted(text)} can be {day_first} or {month_first}",
        f"say which with {argument('date_format', 'DMY')} or MDY, or write year-month-day",
        "ambiguous-date",
        ((DateOrder.DMY.value, day_first), (DateOrder.MDY.value, month_first)),
    )


def _ordered(text: str, a: int, b: int, year: int, order: DateOrder) -> Span:
    if order is DateOrder.YMD:
        raise DateError(
            f"{quoted(text)} does not begin with the year",
            "the order asked for is YMD: try DMY or MDY",
        )
    day, month = (a, b) if order is DateOrder.DMY else (b, a)
    if month > 12 >= day:
        other = "MDY" if order is DateOrder.DMY else "DMY"
        raise DateError(
            f"{quoted(text)} has no month {month}",
            f"the order asked for is {order}: is it {argument('date_format', other)}?",
        )
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> Span:
    last = _last_day(year, month)
    if not 1 <= day <= last:
        raise DateError(
            f"{_MONTH_NAMES[month - 1]} {year} has no day {day}",
            f"its last day is {year:04}-{month:02}-{last:02}",
        )
    return Span.of_day(date(year, month, day))


def _month(year: int, month: int) -> Span:
    _last_day(year, month)
    return Span.of_month(year, month)


def _year(year: int) -> Span:
    _must_be_this_calendar(year)
    return Span.of_year(year)


def _last_day(year: int, month: int) -> int:
    _must_be_this_calendar(year)
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}", _EXAMPLES)
    return monthrange(year, month)[1]


def _must_be_this_calendar(year: int) -> None:
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        return
    if year in _SOLAR_HIJRI:
        what = f"the year {year} looks like a Solar Hijri (Jalali) date"
    elif year in _LUNAR_HIJRI:
        what = f"the year {year} looks like an Islamic (lunar Hijri) date"
    else:
        what = f"the year {year} is not between {_FIRST_YEAR} and {_LAST_YEAR}"
    raise DateError(what, "write it in the Gregorian calendar, as in 2021-08-05")


def _named(day: str, name: str, year: str) -> Span:
    return _day(_long_year(year), _month_number(name), int(day))


def _month_number(name: str) -> int:
    if name not in _MONTHS:
        raise DateError(f"{quoted(name)} is not the name of a month", _EXAMPLES)
    return _MONTHS[name]


def _long_year(year: str) -> int:
    if len(year) != len("2021"):
        raise DateError(f"the year '{year}' does not have four digits", _EXAMPLES)
    return int(year)


def _serial(text: str) -> Span:
    if int(text) not in _SERIALS:
        raise DateError(f"{quoted(text)} is not a date", _EXAMPLES)
    return Span.of_day(_SERIAL_START + timedelta(days=int(text)))


def _long(year: int, month: int, day: int) -> str:
    return f"{day} {_MONTH_NAMES[month - 1]} {year}"


# Each form with what it means; the forms exclude one another.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = (
    (_MOMENT, lambda found: _parse_text(found[1], None)),
    (_PLAIN_DAY, lambda found: _day(int(found[1]), int(found[2]), int(found[3]))),
    (_YEAR_MONTH, lambda found: _month(int(found[1]), int(found[2]))),
    (_MONTH_YEAR, lambda found: _month(int(found[2]), int(found[1]))),
    (_YEAR, lambda found: _year(int(found[0]))),
    (_SERIAL, lambda found: _serial(found[1])),
    (_DAY_NAME_YEAR, lambda found: _named(found[1], found[2], found[3])),
    (_NAME_DAY_YEAR, lambda found: _named(found[2], found[1], found[3])),
    (_NAME_YEAR, lambda found: _month(_long_year(found[2]), _month_number(found[1]))),
)
