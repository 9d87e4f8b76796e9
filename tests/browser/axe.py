# SPDX-License-Identifier: MIT
"""What axe finds on a page that is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
# Of rules that are kept no elements are written out: on a large page there are thousands.
RUN = "axe.run({ resultTypes: ['violations'] }).then((results) => results.violations)"


def found_by_axe(page: Page) -> list[tuple[str, str, list[Any]]]:
    """Of each rule that is broken its name, how grave that is, and the first three elements."""
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    return [(one["id"], one["impact"], [n["target"] for n in one["nodes"]][:3]) for one in found]


def grave_by_axe(page: Page) -> list[tuple[str, str, list[Any]]]:
    """The same without what is minor."""
    return [one for one in found_by_axe(page) if one[1] != "minor"]
