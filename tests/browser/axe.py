# SPDX-License-Identifier: MIT
"""What axe finds on a page that is open, and which of its texts are too pale to read.

Contrast is looked at by `contrast.py`: it knows patterns and what lies around letters on a map,
which axe leaves undecided, in a thirtieth of the time. axe spends four fifths of its own on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from tests.browser.contrast import unread

AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
# Of rules that are kept no elements are written out: on a large page there are thousands.
RUN = """(within) => axe
  .run(within, { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } })
  .then((results) => results.violations)"""


def found_by_axe(page: Page, within: str = "html") -> list[tuple[str, str, list[Any]]]:
    """Of each rule that is broken within an element its name, how grave that is, and the first
    three places; contrast is that of all texts of the page.
    """
    page.evaluate(AXE)
    found = page.evaluate(RUN, within)
    broken = [(one["id"], one["impact"], [n["target"] for n in one["nodes"]][:3]) for one in found]
    pale = unread(page)
    return [*broken, *([("contrast", "serious", pale[:3])] if pale else [])]


def grave_by_axe(page: Page) -> list[tuple[str, str, list[Any]]]:
    """The same without what is minor."""
    return [one for one in found_by_axe(page) if one[1] != "minor"]
