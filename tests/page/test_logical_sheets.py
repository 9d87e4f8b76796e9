# SPDX-License-Identifier: MIT
"""Sheets say start and end, so that a page from right to left needs none of its own.

Left and right are for what has them in every language: what is placed on a map, by its pixels.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

SHEETS = [
    *(files("mapper.page") / "assets").iterdir(),
    *(files("mapper.embeds") / "assets").iterdir(),
]
TEXTS = {sheet.name: sheet.read_text("utf-8") for sheet in SHEETS if sheet.name.endswith(".css")}
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
SIDED = re.compile(
    r"(?:^|[\s-])(?:left|right)\s*:|(?:-(?:left|right)[\s-])|(?:text-align|float|clear):\s*(?:left|right)"
)
FOUR = re.compile(r"(?:padding|margin|inset|border-width|border-radius):\s*([^;]+)")
ON_MAPS = {".tip", '.maps[data-view="swipe"] .divide', ".cross", ".cross::before", ".cross::after"}


def is_sided(declarations: str) -> bool:
    """Whether declarations tell left from right, by name or by their second and fourth value."""
    if SIDED.search(declarations):
        return True
    lists = (re.sub(r"\([^()]*\)", "()", found).split() for found in FOUR.findall(declarations))
    return any(len(values) >= 4 and values[1] != values[3] for values in lists)


@pytest.mark.parametrize("name", TEXTS)
def test_a_sheet_tells_left_from_right_on_maps_alone(name: str) -> None:
    plain = re.sub(r"/\*.*?\*/", "", TEXTS[name], flags=re.DOTALL)
    sided = {selector.strip() for selector, body in RULE.findall(plain) if is_sided(body)}
    # A rule for pages from right to left knows where their text begins.
    assert {rule for rule in sided - ON_MAPS if '[dir="rtl"]' not in rule} == set()


@pytest.mark.parametrize(
    "declarations",
    [
        "margin-left: 4px",
        "left: 0",
        "padding: 0 4px 0 0",
        "text-align: right",
        "border-left-width: 0",
    ],
)
def test_what_is_sided_is_found(declarations: str) -> None:
    assert is_sided(declarations)
