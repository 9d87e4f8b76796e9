# SPDX-License-Identifier: MIT
"""The contrast of every text of a page with what it stands on, computed in the page itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


def unread(page: Page) -> list[Any]:
    """Texts whose contrast with their ground is too low: what, which text, the ratio, the least."""
    told = page.evaluate(CONTRAST)
    assert told["looked"] > 20
    return list(told["found"])
