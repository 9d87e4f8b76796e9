# SPDX-License-Identifier: MIT
"""Every kind of page with all that opens on it, as axe checks it, and for who wants no motion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from tests.browser.axe import found_by_axe
from tests.browser.kinds import KINDS, OPEN_ALL, SETTLED, at_rest, show
from tests.browser.test_story import story_page

OpenPage = Callable[..., Page]
# Holds the first place of the table open, which on a phone lies in a sheet.
PICK = """() => document.querySelector(".tw-pick")?.click()"""
MOVING = """() => [
  ...document.getAnimations().map((one) => one.effect.target.className),
  ...[...document.querySelectorAll(".leaflet-pan-anim")].map((one) => one.className),
]"""


@pytest.mark.parametrize(("width", "mode"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_with_all_open(
    open_page: OpenPage, kind: str, width: int, mode: str
) -> None:
    page = show(open_page, kind, width=width, color_scheme=mode, bypass_csp=True)
    page.evaluate(OPEN_ALL)
    page.evaluate(PICK)
    page.evaluate(SETTLED)
    assert found_by_axe(page) == []


STILL: dict[str, Callable[[OpenPage], Page]] = {
    **{
        kind: partial(show, kind=kind, width=360, reduced_motion="reduce")
        for kind in ("map", "timeline", "change", "ground")
    },
    "story": lambda open_page: at_rest(
        open_page(story_page(), width=360, reduced_motion="reduce"), press=""
    ),
}


@pytest.mark.parametrize("kind", STILL)
def test_nothing_moves_by_itself_for_who_wants_no_motion(open_page: OpenPage, kind: str) -> None:
    page = STILL[kind](open_page)
    page.evaluate(PICK)
    assert page.evaluate(MOVING) == []
    for name in ("Zoom in", "Zoom to the changes", "Next step", "Change after", "Play"):
        button = page.get_by_role("button", name=name, exact=True)
        if button.count() and button.first.is_enabled() and button.first.is_visible():
            button.first.evaluate("button => button.click()")
            assert page.evaluate(MOVING) == []


def test_days_play_without_motion_for_who_wants_none(open_page: OpenPage) -> None:
    """One after the other, each at once."""
    page = STILL["timeline"](open_page)
    page.get_by_role("button", name="Play", exact=True).click()
    first = page.url
    page.wait_for_function("first => location.href !== first", arg=first)
    assert page.evaluate(MOVING) == []
