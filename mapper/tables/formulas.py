# SPDX-License-Identifier: MIT
"""Text that a spreadsheet would run as a formula, made harmless in CSV, and made whole again.

A cell that begins with `=`, `+`, `-`, `@` or a tab is a formula to a spreadsheet, and what it
calls can reach the network. The accepted practice for CSV is an apostrophe before it, which a
spreadsheet shows. It is set after a semicolon, tab or line end inside the text too: where these
divide cells a text begins a new one there. Numbers of numeric columns are left alone.
"""

from __future__ import annotations

import re

# Asian spreadsheets take the wide forms for the same.
_STARTS = "=+\\-@\t\r＝＋－＠"
# Pages guard what they save by the same pattern: to JavaScript it means the same.
RISKY = re.compile(rf"(^|[;\t\n]\"*)(?='*[{_STARTS}])")
_GUARDED = re.compile(rf"(^|[;\t\n]\"*)'(?='*[{_STARTS}])")


def guarded(text: str) -> str:
    """`text` for a cell of CSV: with an apostrophe wherever a formula could begin."""
    return RISKY.sub(r"\1'", text)


def freed(text: str) -> str:
    """`text` without the apostrophes that `guarded` has set; any other text as it is."""
    return _GUARDED.sub(r"\1", text) if "'" in text else text


def kept(value: object) -> object:
    """A value of a file in which nothing is guarded, so that `freed` gives a text as it stands."""
    return guarded(value) if isinstance(value, str) and freed(value) != value else value


def guarded_cell(value: object) -> object:
    """A value for a row of CSV: text guarded, everything else as it is."""
    return guarded(value) if isinstance(value, str) else value
