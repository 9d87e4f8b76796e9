# SPDX-License-Identifier: MIT
"""What the detail of a place tells of corrections, and of sources that disagree."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

import mapper

OpenPage = Callable[..., Page]

DISAGREEING = """place,status,date,reported,source
Farah,contested,2021-08-10,2021-08-11,Gazette
Farah,taliban,2021-08-10,2021-08-12,Herald
"""

CORRECTED = """place,status,date,reported,source
Farah,taliban,2021-08-05,,Gazette
Farah,contested,2021-08-05,2021-08-09,Gazette
"""


def detail_of(opened: Page, name: str) -> str:
    opened.wait_for_selector("html[data-ready]")
    opened.locator(f'path.unit[aria-label^="{name},"]').focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("#detail h3")).to_contain_text(name)
    return opened.locator("#detail").inner_text()


def test_the_detail_has_both_of_two_sources_that_disagree(
    open_page: OpenPage, tmp_path: Path
) -> None:
    table = tmp_path / "control.csv"
    table.write_text(DISAGREEING, encoding="utf-8")
    mapper.draw(table).save(tmp_path / "map.html")
    opened = open_page(tmp_path / "map.html")
    told = detail_of(opened, "Farah")
    assert "Herald" in told
    assert "Sources disagree\nContested (Gazette)." in told
    expect(opened.locator("footer")).to_contain_text("sources disagree on one place")


def test_the_detail_keeps_what_was_corrected(open_page: OpenPage, tmp_path: Path) -> None:
    table = tmp_path / "control.csv"
    table.write_text(CORRECTED, encoding="utf-8")
    mapper.draw(table).save(tmp_path / "map.html")
    told = detail_of(open_page(tmp_path / "map.html"), "Farah")
    assert "Corrected on 9 August 2021\nBefore: Taliban (Gazette)." in told


def test_the_key_shows_disagreement_on_a_status_that_it_is_about(open_page: OpenPage) -> None:
    """On that day sources disagree on one of the ledger's places, a town which the Taliban hold."""
    page = open_page(mapper.draw(as_of="2021-08-12").html())
    expect(page.locator(".mark.contradicted")).to_have_class(re.compile("s-taliban"))
    expect(page.locator("#key .contradicted")).to_have_class(re.compile("s-taliban"))
