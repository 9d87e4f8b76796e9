# SPDX-License-Identifier: MIT
"""Text of the page can be read on its ground: WCAG 2 level AA, in light and in dark mode."""

from __future__ import annotations

import re
from itertools import product

import pytest

from mapper.page.bundle import asset
from mapper.style.palette import NO_DATA, NO_DATA_DARK, PAPER, PAPER_DARK, contrast

AA_TEXT, AA_SIGN = 4.5, 3.0

# Text, and the ground that the style sheet puts under it.
TEXTS = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("ink", "none"),
    ("quiet", "none"),
    ("paper", "ink"),
    ("land-name", "land"),
    ("ink", "land"),
]


def colours(mode: str) -> dict[str, str]:
    """The custom properties of the style sheet in one mode."""
    blocks = re.findall(r":root \{(.*?)\}", asset("page.css"), re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks)
    return light if mode == "light" else light | dark


@pytest.mark.parametrize(("mode", "pair"), [*product(["light", "dark"], TEXTS)])
def test_text_can_be_read_on_its_ground(mode: str, pair: tuple[str, str]) -> None:
    text, ground = (colours(mode)[name] for name in pair)
    assert contrast(text, ground) >= AA_TEXT


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_ring_of_the_focus_is_seen_on_paper(mode: str) -> None:
    assert contrast(colours(mode)["focus"], colours(mode)["paper"]) >= AA_SIGN


@pytest.mark.parametrize(
    ("mode", "paper", "none"), [("light", PAPER, NO_DATA), ("dark", PAPER_DARK, NO_DATA_DARK)]
)
def test_the_palette_and_the_style_sheet_name_the_same_colours(
    mode: str, paper: str, none: str
) -> None:
    assert (colours(mode)["paper"], colours(mode)["none"]) == (paper, none)
