# SPDX-License-Identifier: MIT
"""A scheme without actors makes true sentences: nobody is said to hold what nobody holds."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mapper.verbs.compare import compare_page
from mapper.verbs.diff import compare
from tests.browser.ledgers import inputs_of
from tests.nobodys import NOBODYS, scheme
from tests.shown import day_page, days_page

LEAD = re.compile(r'<p class="lead[^>]*>(.*?)</p>')
ROWS = """
    2021-08-01 Northfield calm
    2021-08-01 Eastvale calm
    2021-08-01 Westmarch tense
    2021-08-10 Eastvale war
"""


@pytest.mark.parametrize("page", [day_page, days_page])
def test_a_day_says_how_it_is_and_not_who_holds_it(page: object) -> None:
    [lead] = LEAD.findall(page(inputs_of(ROWS, NOBODYS)))  # type: ignore[operator]
    assert lead == (
        "On 10 August 2021, 1 of 4 provinces was calm; one was at war; one was tense; "
        "of one no report is known."
    )


def test_a_label_alone_is_the_name_of_a_party() -> None:
    [lead] = LEAD.findall(day_page(inputs_of(ROWS, scheme())))
    assert lead == (
        "On 10 August 2021 Calm held 1 of 4 provinces; one was held by War; one was tense; "
        "of one no report is known."
    )


def test_two_days_are_compared_all_the_same() -> None:
    days = date(2021, 8, 1), date(2021, 8, 10)
    html = compare_page(compare(inputs_of(ROWS, NOBODYS), *days, from_capitals=False))
    assert LEAD.findall(html) == [
        "Between 1 August 2021 and 10 August 2021, 1 of 4 provinces changed."
    ]
