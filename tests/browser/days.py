# SPDX-License-Identifier: MIT
"""Pages of several days: the toy country through time, and compared between two days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mapper.reading.inputs import Inputs
from mapper.verbs.compare import compare_page
from mapper.verbs.diff import compare
from mapper.verbs.look import Look
from tests.browser.ledgers import inputs_of
from tests.shown import days_page

OpenPage = Callable[..., Page]

# Northfield stays, Eastvale falls in two steps, Westmarch is heard of again, and of the town
# Haven nothing is known before the last day. Nobody ever reports on Southport.
STORY = """
    2021-08-01 Northfield blue
    2021-08-01 Eastvale blue
    2021-08-01 Westmarch red
    2021-08-04 Eastvale contested note
    2021-08-10 Eastvale red
    2021-08-20 Westmarch red
    2021-08-20 Haven red
"""
STOPS = ["2021-08-01", "2021-08-04", "2021-08-10", "2021-08-20"]


def timeline_of(ledger: str | Inputs, *, dates: str = "all", **look: Any) -> str:
    """The timeline of a ledger text, or of inputs; `look` as of `Look`.

    One of a text is drawn once, however many tests open it.
    """
    if isinstance(ledger, str):
        return _timeline_of_text(ledger, dates, **look)
    return days_page(ledger, Look(**look), dates)


@cache
def _timeline_of_text(ledger: str, dates: str, **look: Any) -> str:
    return days_page(inputs_of(ledger), Look(**look), dates)


def comparison_of(
    ledger: str | Inputs, first: str = "2021-08-01", last: str = "2021-08-20", **options: Any
) -> str:
    """The page that compares two days of a ledger text, or of inputs; `options` of `compare`.

    One of a text is drawn once, however many tests open it.
    """
    days = date.fromisoformat(first), date.fromisoformat(last)
    wish = {"from_capitals": False, **options}
    if isinstance(ledger, str):
        return _comparison_of_text(ledger, *days, **wish)
    return compare_page(compare(ledger, *days, **wish))


@cache
def _comparison_of_text(ledger: str, first: date, last: date, **options: Any) -> str:
    return compare_page(compare(inputs_of(ledger), first, last, **options))


def told(inputs: Inputs, **fields: Any) -> Inputs:
    """The same rows, each with these fields of a record."""
    matches = tuple(
        replace(match, record=replace(match.record, **fields)) for match in inputs.matching.matches
    )
    records = tuple(match.record for match in matches)
    table = replace(inputs.table, records=records)
    return replace(inputs, table=table, matching=replace(inputs.matching, matches=matches))


def opened(open_page: OpenPage, html: str | Path, address: str = "", **options: Any) -> Page:
    """A page that is ready, opened at an address such as `#2021-08-04`."""
    return open_page(html, address=address, **options)


def at(page: Page, address: str) -> None:
    """The page has come to rest at an address, which it writes last; a place may follow the day."""
    expect(page).to_have_url(re.compile(re.escape(address) + "(&|$)"))


def unit(page: Page, name: str) -> Locator:
    """The shape of a unit of the map on top."""
    return page.locator(f'.folium-map path.unit[aria-label^="{name},"]').first


def classes(locator: Locator) -> set[str]:
    return set((locator.get_attribute("class") or "").split())


def fill_of(shape: Locator) -> str:
    """What fills a shape, as the browser has it."""
    return str(shape.evaluate("path => getComputedStyle(path).fill"))


def css_of(color: str) -> str:
    """`#rrggbb` as a browser writes it."""
    return f"rgb({', '.join(str(int(color.strip()[i : i + 2], 16)) for i in (1, 3, 5))})"
