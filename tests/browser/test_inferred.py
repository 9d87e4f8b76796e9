# SPDX-License-Identifier: MIT
"""Inferred ground on the page: lighter than what is reported, and said to be inferred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import mapper
from mapper.reading.table_inputs import read_inputs
from mapper.verbs.infer import inferred_inputs
from mapper.verbs.look import Look
from tests.browser.days import opened
from tests.shown import days_page

OpenPage = Callable[..., Page]

OPACITY = "path => getComputedStyle(path).fillOpacity"


@pytest.fixture(scope="module")
def inferred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("inferred") / "map.html"
    mapper.infer(max_km=60).save(path)
    return path


@pytest.fixture
def shown(share_page: OpenPage, inferred: Path) -> Page:
    """The map, for tests that only look."""
    return opened(share_page, inferred)


def test_inferred_ground_is_lighter_and_the_key_says_so(shown: Page) -> None:
    ground = shown.locator("path.unit.inferred")
    assert ground.count() == 39
    assert {path.evaluate(OPACITY) for path in ground.all()} == {"0.6"}
    expect(shown.locator("#key")).to_contain_text("Inferred, not reported: drawn fainter.")
    expect(shown.locator("#key .inferred")).to_have_count(1)


def test_ground_too_far_from_all_places_has_no_data(shown: Page) -> None:
    rest = shown.locator('path.unit:not(.inferred)[aria-label*="No report within 60 km"]')
    expect(rest).to_have_count(1)
    assert "no-data" in (rest.get_attribute("class") or "")


def test_the_detail_of_an_area_says_that_it_is_inferred(
    open_page: OpenPage, inferred: Path
) -> None:
    page = opened(open_page, inferred)
    page.locator('path.unit[aria-label^="Herat,"]').focus()
    page.keyboard.press("Enter")
    detail = page.locator("#detail")
    expect(detail).to_contain_text("Inferred")
    assert "Confidence" not in detail.inner_text()


def test_an_area_goes_by_the_name_of_its_mark(shown: Page) -> None:
    names = shown.locator("text.name").all_text_contents()
    assert names.count("Herat") == 1


def test_a_page_of_reports_alone_has_none_of_it(open_page: OpenPage, tmp_path: Path) -> None:
    mapper.draw().save(tmp_path / "map.html")
    plain = opened(open_page, tmp_path / "map.html")
    expect(plain.locator(".inferred")).to_have_count(0)
    expect(plain.locator("#key")).not_to_contain_text("Inferred")


def test_the_list_of_a_day_has_each_place_once(open_page: OpenPage, tmp_path: Path) -> None:
    path = tmp_path / "timeline.html"
    look = Look(as_of=date(2021, 8, 12))
    path.write_text(days_page(inferred_inputs(read_inputs()), look), encoding="utf-8")
    days = opened(open_page, path)
    told = days.locator(".day-reports button").all_inner_texts()
    assert sorted(told) == sorted(set(told))
    assert "Herat" in told
    assert days.locator("path.unit.inferred").count() == 39
