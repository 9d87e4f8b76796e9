# SPDX-License-Identifier: MIT
"""Words, dates and numbers of the page."""

from __future__ import annotations

from datetime import date

import pytest

from mapper.boundaries.countries import bundled_countries
from mapper.model.dates import Span
from mapper.style.words import load_words, three_digits

WORDS = load_words("en")


def test_a_day_in_words() -> None:
    assert WORDS.day(date(2021, 8, 5)) == "5 August 2021"


def test_a_month_in_words() -> None:
    assert WORDS.span(Span.of_month(2021, 8)) == "August 2021"


def test_an_interval_in_words() -> None:
    span = Span(date(2021, 8, 12), date(2021, 8, 13))
    assert WORDS.span(span) == "between 12 August 2021 and 13 August 2021"


def test_one_and_several_have_forms_of_their_own() -> None:
    assert [WORDS.count("report.age", n) for n in (1, 5)] == ["1 day before", "5 days before"]


def test_small_numbers_are_words_and_others_digits() -> None:
    assert [WORDS.numeral(n) for n in (0, 3, 31)] == ["no", "three", "31"]


# Those of the countries with bundled units of which English says `in the …`.
WITH_ARTICLE = (
    "ALA ARE ATF BHS CAF CCK COD COG COK COM CYM DOM FLK FRO GBR GMB IMN IOT MDV MHL MNP NLD PHL "
    "SLB SYC TCA UMI USA VAT VGB VIR"
)


def test_sentences_name_countries_with_the_article_they_take() -> None:
    named = {code: one.name for code, one in bundled_countries().items()}
    taking = [code for code, name in named.items() if WORDS.country(name) == f"the {name}"]
    others = {name for code, name in named.items() if code not in taking}
    assert " ".join(taking) == WITH_ARTICLE
    assert {name for name in others if WORDS.country(name) != name} == {
        "Heard Island and McDonald Islands"  # the second of which are `the McDonald Islands`
    }


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Haiti and Dominican Republic", "Haiti and the Dominican Republic"),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("The Gambia", "The Gambia"),
        ("Benin, Togo, United States and 9 other countries",
         "Benin, Togo, the United States and 9 other countries"),
    ],
)  # fmt: skip
def test_each_of_several_countries_has_its_own_article(title: str, named: str) -> None:
    assert WORDS.country(title) == named


def test_a_value_with_braces_is_text() -> None:
    assert WORDS.say("head.as_of", day="{lang}") == "As of {lang}"


@pytest.mark.parametrize(
    ("number", "rounded"), [(641_869, 642_000), (58_584.3, 58_600), (0.012345, 0.0123), (0, 0)]
)
def test_areas_have_three_significant_digits(number: float, rounded: float) -> None:
    assert three_digits(number) == rounded


def test_an_area_has_its_thousands_apart() -> None:
    assert WORDS.area(641_869.4) == "642,000"


def test_an_area_too_small_for_its_decimals_is_not_nothing() -> None:
    assert [WORDS.area(km2) for km2 in (0, 0.0003, 0.0123)] == ["0", "under 0.01", "0.01"]


def test_held_ground_is_never_nought_per_cent() -> None:
    assert WORDS.share(0.0, held=6.1) == "under 0.1"


def test_a_share_of_nothing_is_nought() -> None:
    assert WORDS.share(0.0, held=0.0) == "0"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2021, 8, 5), date(2021, 8, 15), "5 to 15 August 2021"),
        (date(2021, 5, 1), date(2021, 9, 6), "1 May to 6 September 2021"),
        (date(2020, 8, 5), date(2021, 8, 5), "5 August 2020 to 5 August 2021"),
        (date(2021, 8, 5), date(2021, 8, 5), "5 August 2021"),
    ],
)
def test_a_period_says_once_what_both_ends_share(first: date, last: date, said: str) -> None:
    assert WORDS.period(first, last) == said


@pytest.mark.parametrize(
    ("unit", "capitals"),
    [
        ("province", ("provincial capital", "provincial capitals")),
        ("oblast", ("oblast capital", "oblast capitals")),
        ("unit", ("regional capital", "regional capitals")),
    ],
)
def test_capitals_are_called_after_the_units_whose_they_are(
    unit: str, capitals: tuple[str, str]
) -> None:
    assert tuple(WORDS.capitals(unit).values()) == capitals
