# SPDX-License-Identifier: MIT
"""Dates with the names of months in many languages, and of the Solar Hijri calendar."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.tables.dates import DateError, parse_span
from mapper.tables.dates_in_words import solar_day, solar_length


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12 серпня 2021", id="Ukrainian"),
        pytest.param("Четвер, 12 серпня 2021 р., 14:30", id="with day, year and time"),
        pytest.param("12 авг. 2021 г.", id="Russian, short"),
        pytest.param("jeudi 12 août 2021", id="French"),
        pytest.param("mar. 12 août 2021", id="a short day that is March elsewhere"),
        pytest.param("12 de agosto de 2021", id="Spanish"),
        pytest.param("12. August 2021", id="German"),
        pytest.param("12 Ağustos 2021 Perşembe", id="Turkish"),
        pytest.param("١٢ أغسطس ٢٠٢١", id="Arabic"),
        pytest.param("١٢ آب ٢٠٢١", id="Arabic of the Levant"),
        pytest.param("۱۲ اوت ۲۰۲۱", id="Persian"),
        pytest.param("12 अगस्त 2021", id="Hindi"),
        pytest.param("၂၀၂၁ ဩဂုတ် ၁၂", id="Burmese"),
        pytest.param("12-серп-2021", id="with hyphens"),
        pytest.param("Thursday, 12 August 2021", id="English, with the day"),
        pytest.param("Aug 12, 2021 5:30 PM", id="English, with the time"),
        pytest.param("۲۱ اسد ۱۴۰۰", id="Solar Hijri, Dari"),
        pytest.param("۲۱ مرداد ۱۴۰۰ ه.ش", id="Solar Hijri, Iran"),
        pytest.param("21 Asad 1400", id="Solar Hijri, in Latin letters"),
        pytest.param("د زمري ۲۱، ۱۴۰۰", id="Solar Hijri, Pashto"),
    ],
)
def test_the_twelfth_of_august(text: str) -> None:
    assert parse_span(text).iso() == "2021-08-12"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("серпень 2021", "2021-08"),
        ("كانون الثاني 2021", "2021-01"),
        ("اسد ۱۴۰۰", "2021-07-23/2021-08-22"),
        ("1er août 2021", "2021-08-01"),
    ],
)
def test_other_days_and_months(text: str, span: str) -> None:
    assert parse_span(text).iso() == span


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("31 лютого 2021", "February 2021 has no day 31", id="no such day"),
        pytest.param("31 میزان 1400", "is no day", id="no such day of the Solar Hijri year"),
        pytest.param("14 اسد 2021", "and no year of it", id="two calendars"),
        pytest.param("12 серпня 21", "is not a date", id="two digits"),
        pytest.param("12 серпня ранку 2021", "is not a date", id="another word"),
        pytest.param("¹ серпня 2021", "is not a date", id="a raised number"),
        pytest.param("14 محرم 1443", "is not a date", id="a lunar month"),
    ],
)
def test_what_names_no_day_is_refused(text: str, what: str) -> None:
    with pytest.raises(DateError, match=what):
        parse_span(text)


# Days that are known in both: 22 Bahman 1357, the fall of Kabul, ends and beginnings of years.
@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1375, 12, 30), date(1997, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1400, 5, 24), date(2021, 8, 15)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_days_of_the_solar_hijri_calendar(solar: tuple[int, int, int], gregorian: date) -> None:
    assert solar_day(*solar) == gregorian


def test_the_last_month_has_a_day_more_in_a_leap_year() -> None:
    assert [solar_length(year, 12) for year in (1398, 1399, 1400)] == [29, 30, 29]
