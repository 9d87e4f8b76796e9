# SPDX-License-Identifier: MIT
"""Text from a table is text: in every place where the page shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mapper.model.record import Record
from tests.browser.pages import KINDS, small_page, toy_page

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>document.title='run'</script>",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{# gone #}",
    "${alert(1)}",
    "'\"><svg onload=alert(1)>",
    "<!--",
    "\u2028\u2029",
    "javascript:alert(1)",
]


@pytest.fixture
def hostile_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A toy page whose one report carries a text in every field a table fills."""

    def make(text: str) -> str:
        import tests.ledger_text as ledger_text

        def record(words: list[str], number: int) -> Record:
            from dataclasses import replace

            plain = original(words, number)
            return replace(plain, note=text, source=text, source_url=text, label=text)

        original = ledger_text._record
        monkeypatch.setattr(ledger_text, "_record", record)
        return toy_page("2021-08-01 Eastvale red", title=text)

    return make


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_run(
    open_page: Callable[..., Page], hostile_page: Callable[[str], str], text: str
) -> None:
    page = open_page(hostile_page(text))
    page.wait_for_selector("html[data-ready]")
    page.locator(".notes button").click()
    expect(page.locator("h1")).to_have_text(text, use_inner_text=False)
    assert page.locator(".notes button").text_content() == text
    assert text in (page.locator("#detail").text_content() or "")
    assert page.watched.complaints == []  # type: ignore[attr-defined]


def test_an_address_that_is_not_of_the_web_is_no_link(
    open_page: Callable[..., Page], hostile_page: Callable[[str], str]
) -> None:
    page = open_page(hostile_page("javascript:alert(1)"))
    page.wait_for_selector("html[data-ready]")
    assert page.locator('a[href^="javascript"]').count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_no_script_can_make_markup_of_a_text(open_page: Callable[..., Page], kind: str) -> None:
    """Of ours none does, and of others that find a way in the browser refuses it."""
    page = open_page(small_page(kind))
    page.wait_for_selector("html[data-ready]")
    assert page.watched.complaints == []  # type: ignore[attr-defined]
    refused = page.evaluate(
        """() => {
          const tries = [
            () => { document.body.innerHTML = "<b>a</b>"; },
            () => { document.body.insertAdjacentHTML("beforeend", "<b>a</b>"); },
            () => { document.createElement("iframe").srcdoc = "<b>a</b>"; },
            () => new DOMParser().parseFromString("<b>a</b>", "text/html"),
            () => trustedTypes.createPolicy("mine", { createHTML: (text) => text }),
          ];
          return tries.filter((one) => { try { one(); } catch { return true; } }).length;
        }"""
    )
    assert refused == 5
    expect(page.locator("h1")).to_be_visible()
