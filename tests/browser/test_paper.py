# SPDX-License-Identifier: MIT
"""What comes out of a printer: every kind of page as a PDF of A4 and of Letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from mapper.verbs.look import Look
from tests.browser.days import opened
from tests.browser.kinds import SETTLED
from tests.browser.pages import ADDRESS, KINDS, embedded_page, small_page
from tests.drawn import strips_of
from tests.shown import ground_page

OpenPage = Callable[..., Page]
MAPS = (*KINDS[:3],)
# In px: what is between the margins of A4, which is narrower than Letter, and the size of letters.
A4_INSIDE = 686
TITLE, LEAD = 20, 15


def on_paper(open_page: OpenPage, kind: str) -> Page:
    """A page read on a desk, as it is once the browser is asked to print it."""
    page = opened(open_page, small_page(kind))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    return page


def width_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["width"]


def sizes_on(file: Path) -> set[int]:
    """The sizes of the letters on the first sheet, in px."""
    sizes: set[int] = set()

    def note(text: str, place: Any, matrix: list[float], font: Any, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(place[0] * matrix[0]) * size / 0.75))

    PdfReader(file).pages[0].extract_text(visitor_text=note)
    return sizes


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_letters_have_their_size_on_paper(
    open_page: OpenPage, tmp_path: Path, kind: str, paper: str
) -> None:
    """What is wider than a sheet makes a browser shrink all of it."""
    page = opened(open_page, small_page(kind))
    page.pdf(path=tmp_path / "page.pdf", format=paper)
    assert {TITLE, LEAD} <= sizes_on(tmp_path / "page.pdf")


@pytest.mark.parametrize("kind", ["map", "faces"])
def test_all_names_stand_on_paper_at_once(open_page: OpenPage, kind: str) -> None:
    """A printer waits for no later task, in which names of many places are laid out else."""
    page = opened(open_page, embedded_page(kind))
    names = "[...document.querySelectorAll('.letters text')].map((name) => name.outerHTML)"
    printed = page.evaluate(f"dispatchEvent(new Event('beforeprint')), {names}")
    page.evaluate(SETTLED)
    assert printed == page.evaluate(names) != []


@pytest.mark.parametrize("kind", MAPS)
def test_a_map_is_as_wide_as_the_sheet(open_page: OpenPage, kind: str) -> None:
    assert width_of(on_paper(open_page, kind), ".frame") == A4_INSIDE


@pytest.mark.parametrize("kind", ["timeline", "faces"])
def test_a_chart_is_as_wide_as_its_map(open_page: OpenPage, kind: str) -> None:
    assert width_of(on_paper(open_page, kind), "#chart svg") == A4_INSIDE


def test_after_printing_a_chart_is_as_wide_as_before(open_page: OpenPage) -> None:
    page = opened(open_page, small_page("timeline"))
    before = width_of(page, "#chart svg")
    for event in ("beforeprint", "afterprint"):
        page.evaluate("name => dispatchEvent(new Event(name))", event)
    assert width_of(page, "#chart svg") == before != A4_INSIDE


@pytest.mark.parametrize("kind", KINDS)
def test_a_swatch_keeps_its_colour_where_backgrounds_are_left_out(
    open_page: OpenPage, kind: str
) -> None:
    page = on_paper(open_page, kind)
    kept = page.locator(".tw-swatch").evaluate_all(
        "all => new Set(all.map((one) => getComputedStyle(one).printColorAdjust)).size === 1"
        " && getComputedStyle(all[0]).printColorAdjust"
    )
    assert kept == "exact"


def test_the_address_of_a_source_is_written_out(open_page: OpenPage) -> None:
    page = on_paper(open_page, "timeline")
    written = page.locator(".foot a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert ADDRESS in written.replace('" "', "")


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_only_be_clicked_is_not_printed(open_page: OpenPage, kind: str) -> None:
    page = on_paper(open_page, kind)
    for part in ("#tools", ".zoom", "#bar button", ".player", ".views", "#handle", ".next"):
        for one in page.locator(part).all():
            expect(one).to_be_hidden()


def test_a_cell_that_wraps_pushes_the_next_row_down(open_page: OpenPage) -> None:
    page = on_paper(open_page, "timeline")
    rows = page.locator(".tw-table tbody tr").evaluate_all(
        "all => all.map((row) => row.getBoundingClientRect()).map((box) => [box.top, box.bottom])"
    )
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(rows))


@pytest.mark.parametrize("kind", ["timeline", "faces"])
def test_no_room_is_kept_on_paper_for_sentences_of_other_days(
    open_page: OpenPage, kind: str
) -> None:
    page = on_paper(open_page, kind)
    left_over = page.evaluate(
        "document.querySelector('.said').getBoundingClientRect().bottom"
        " - document.querySelector('.as-of').getBoundingClientRect().bottom"
    )
    assert left_over == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_a_map_under_long_sentences_is_as_large_on_paper_as_any(
    open_page: OpenPage, width: int
) -> None:
    page = open_page(embedded_page("timeline"), width=width)
    expect(page.locator("body.says-much")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".frame").evaluate("frame => frame.offsetHeight") == 528


def test_a_long_key_stands_in_both_columns_under_its_map(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """In one column it would not find room there, and the first page would be half empty; and
    where it goes on on the second, no letters are smaller for it.
    """
    parties = strips_of("abcdefghijklmnopqrst", [date(2021, 8, 1)])
    page = opened(open_page, ground_page(parties, Look()))
    page.emulate_media(media="print")
    tops = page.locator(".statuses li").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(tops) > len({*tops})
    page.emulate_media()
    page.pdf(path=tmp_path / "page.pdf", format="Letter")
    assert {TITLE, LEAD} <= sizes_on(tmp_path / "page.pdf")
