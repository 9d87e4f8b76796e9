# SPDX-License-Identifier: MIT
"""Hostile texts in every field of a war are texts on its pages, with every panel open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.cli.warm import Warm
from tests.hostile.pages import PAGES, drawn, faults, seen
from tests.hostile.texts import PARTS, harmless, part
from tests.long import tried


@pytest.mark.parametrize("nth", tried(range(PARTS), [5]))
@pytest.mark.parametrize("kind", PAGES)
def test_texts_make_no_element_ask_for_nothing_and_run_nothing(
    open_page: Callable[..., Page], warm: Warm, tmp_path: Path, kind: str, nth: int
) -> None:
    attack = part(nth)
    plain = tmp_path / "plain"
    plain.mkdir()
    known = seen(open_page(drawn(warm, harmless(attack), kind, plain)))
    page = open_page(drawn(warm, attack, kind, tmp_path))
    assert faults(seen(page), known, attack) == []
    assert page.watched.complaints == []  # type: ignore[attr-defined]
