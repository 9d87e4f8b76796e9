# SPDX-License-Identifier: MIT
"""Events, advances and lines on pages: seen, found, listed, and gone when their days are over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapper.history.happenings import happenings_of
from mapper.model.happening import Happening
from mapper.page.document import plain_html
from mapper.picture import arrows
from mapper.verbs.look import Look
from mapper.verbs.timeline import timeline_document
from tests.browser.days import STORY
from tests.browser.ledgers import inputs_of
from tests.page.test_happened import ADVANCE, FRONT, august, page, strike

OpenPage = Callable[..., Page]
Js = Callable[..., Any]

TOLD = (strike(august(4), note="Two cranes fell.", source="Herald"), ADVANCE, FRONT)


@pytest.fixture
def eventful(open_page: OpenPage) -> Page:
    return open_page(plain_html(page(*TOLD)))


def timeline(*happenings: Happening) -> str:
    inputs = replace(inputs_of(STORY), happenings=happenings_of(happenings, window=3))
    return plain_html(timeline_document(inputs, Look()))


def paired(name: str, one: Any, other: Any) -> tuple[Any, Any]:
    """Points of both: a tooth has two."""
    return (one, other) if name == "teethOf" else ([one], [other])


@pytest.mark.parametrize(
    "path", [[(0, 0), (120, 40)], [(10, 10), (14, 10)], [(0, 0), (50, 0), (50, 0), (60, 90)]]
)
def test_page_and_picture_draw_the_same_shapes(js: Js, path: list[tuple[float, float]]) -> None:
    module = js("arrows.mjs")
    for name, own in (
        ("arrowOutline", arrows.arrow_outline),
        ("teethOf", arrows.teeth_of),
        ("stepsOf", arrows.steps_of),
    ):
        found, mine = module.call(name, path), own(path)
        assert len(found) == len(mine)
        for one, other in zip(found, mine, strict=True):
            for point, same in zip(*paired(name, one, other), strict=True):
                assert point == pytest.approx(same)


def test_a_mark_is_named_for_those_who_hear_the_map(eventful: Page) -> None:
    mark = eventful.get_by_role("button", name="Haven: air strike, 4 August 2021")
    mark.focus()
    expect(eventful.locator("#detail")).to_contain_text("Two cranes fell.")
    mark.press("Enter")
    expect(eventful.locator("#live")).to_have_text(
        "Haven: air strike, 4 August 2021, Two cranes fell."
    )


def test_the_list_opens_an_advance_and_marks_its_arrow(eventful: Page) -> None:
    eventful.get_by_role("button", name="Advance from Marchend to Haven", exact=True).first.click()
    expect(eventful.locator("#detail")).to_contain_text("Red")
    expect(eventful.locator(".arrow.at-hand")).to_have_count(1)


def test_a_line_is_found_on_the_map(eventful: Page) -> None:
    box = eventful.locator(".routes .route .line-ink").bounding_box()
    assert box is not None
    eventful.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(eventful.locator("#detail h3")).to_have_text("Front")


def test_the_table_has_their_rows_and_the_key_their_words(eventful: Page) -> None:
    expect(eventful.locator("#twin")).to_contain_text("Haven: air strike")
    for words in ("Air strike", "Advance: Red", "Front"):
        expect(eventful.locator("#key")).to_contain_text(words)


def test_on_a_timeline_they_come_and_go_with_their_days(open_page: OpenPage) -> None:
    opened = open_page(timeline(strike(august(10)), FRONT), address="#2021-08-11")
    marks = opened.locator(".event-mark[data-place]")
    expect(marks).to_be_visible()
    expect(opened.locator("#happened li")).to_have_count(2)
    opened.evaluate("location.hash = '#2021-08-15'")
    expect(marks).to_be_hidden()
    expect(opened.locator("#happened li")).to_have_count(1)
