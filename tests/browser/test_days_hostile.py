# SPDX-License-Identifier: MIT
"""Text from a table is text on pages of several days too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from mapper.reading.inputs import Inputs
from tests import toy
from tests.browser.days import STORY, comparison_of, opened, timeline_of, told
from tests.browser.ledgers import inputs_of

OpenPage = Callable[..., Page]

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>document.title='run'</script>",
    "{{7*7}}",
    "{% for x in y %}",
    "${alert(1)}",
    "'\"><svg onload=alert(1)>",
    "<!--",
    "{before} {after} {n}",
    "$& $1 $`",
]


def hostile_inputs(text: str) -> Inputs:
    """The story with a text wherever a table, a scheme or boundaries have one."""
    inputs = told(inputs_of(STORY), note=text, label=text, source=text, source_url=text)
    ground = toy.boundaries()
    units = tuple(replace(unit, name=f"{unit.name} {text}") for unit in ground.units)
    statuses = tuple(
        replace(status, label=f"{status.label} {text}", definition=text, held=text)
        for status in toy.SCHEME.statuses
    )
    return replace(
        inputs,
        boundaries=replace(ground, title=text, units=units, unit_word=text, units_word=text),
        scheme=replace(toy.SCHEME, statuses=statuses),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_on_a_day_hostile_text_is_shown_and_never_run(open_page: OpenPage, text: str) -> None:
    page = opened(open_page, timeline_of(hostile_inputs(text)), "#2021-08-10")
    assert text in (page.locator("#on-this-day").text_content() or "")
    assert f"Blue {text}" in (page.locator("#legend").text_content() or "")
    assert text in (page.locator("#bar .reading").text_content() or "")
    page.locator("#on-this-day .what button").first.click()
    assert f"Eastvale {text}" in (page.locator("#detail h3").text_content() or "")
    assert page.locator('img, svg[onload], a[href^="javascript"]').count() == 0
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", HOSTILE)
def test_between_two_days_hostile_text_is_shown_and_never_run(
    open_page: OpenPage, text: str
) -> None:
    html = timeline_of(hostile_inputs(text))
    page = opened(open_page, html, "#2021-08-01..2021-08-20")
    changes = page.locator("#changes").text_content() or ""
    assert f"Blue {text} → Red {text}" in changes
    assert f"Eastvale {text}" in changes
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", HOSTILE)
def test_on_the_page_that_compares_hostile_text_is_shown_and_never_run(
    open_page: OpenPage, text: str
) -> None:
    page = opened(open_page, comparison_of(hostile_inputs(text)))
    changes = page.locator("#changes").text_content() or ""
    assert f"Blue {text} → Red {text}" in changes
    assert f"Eastvale {text}" in changes
    assert f"Eastvale {text}" in (page.locator(".tw-row").first.text_content() or "")
    page.get_by_role("button", name="Swipe").click()
    assert f"Red {text}" in (page.locator("#legend").text_content() or "")
    assert page.locator('img, svg[onload], a[href^="javascript"]').count() == 0
    assert page.watched.complaints == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("make", [timeline_of, comparison_of])
def test_without_scripts_hostile_text_is_text_too(
    open_page: OpenPage, make: Callable[[Inputs], str]
) -> None:
    page = open_page(make(hostile_inputs(HOSTILE[0])), java_script_enabled=False)
    expect(page.locator("noscript table")).to_contain_text(HOSTILE[0])
    assert page.locator("img").count() == 0
