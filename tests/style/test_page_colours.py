"""Text of the page can be read on its ground: WCAG 2 level AA, in light and in dark mode."""

from __future__ import annotations

import re
from itertools import product

import pytest

from mapper.page.bundle import asset
from mapper.style.palette import NO_DATA, NO_DATA_DARK, PAPER, PAPER_DARK, contrast
from mapper.style.scheme_files import load_scheme, scheme_names
from mapper.style.shared import number

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


def statuses() -> list[tuple[str, str]]:
    """Every colour of the bundled schemes in both modes, with a name for it."""
    schemes = [load_scheme(name) for name in scheme_names()]
    return [
        (f"{scheme.id} {status.id} {mode}", colour)
        for scheme in schemes
        for status in scheme.statuses
        for mode, colour in (("light", status.color), ("dark", status.color_dark))
    ]


# The page draws light letters on fills under this luminance (figures.mjs).
DARK = number("lettering.layout.dark")


def luminance(colour: str) -> float:
    """Relative luminance, from the contrast with black."""
    return contrast(colour, "#000000") * 0.05 - 0.05


@pytest.mark.parametrize(("name", "colour"), statuses(), ids=[name for name, _ in statuses()])
def test_light_letters_can_be_read_on_every_dark_fill(name: str, colour: str) -> None:
    letters = colours("light")["on-dark"]
    assert luminance(colour) >= DARK or contrast(letters, colour) >= AA_TEXT


@pytest.mark.parametrize(
    ("mode", "paper", "none"), [("light", PAPER, NO_DATA), ("dark", PAPER_DARK, NO_DATA_DARK)]
)
def test_the_palette_and_the_style_sheet_name_the_same_colours(
    mode: str, paper: str, none: str
) -> None:
    assert (colours(mode)["paper"], colours(mode)["none"]) == (paper, none)
