# SPDX-License-Identifier: MIT
"""How far a picture that a program drew of our SVG is from our own PNG of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from tests.clients.made import BEFORE, DAY, Made
from tests.clients.seen import Seen

# Programs round corners of letters and lines their own way; what is missing, in another colour or
# half a line further shows after both are blurred by two pixels.
BLUR = 2  # px
FAR = 40  # of 255: from here on a pixel differs
MOST_PERCENT = 0.5  # of all pixels may differ

# Each with the options of the picture and those of the SVG alone.
SORTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "a day, text as text": (("--as-of", DAY), ()),
    "a day, text as outlines": (("--as-of", DAY), ("--text", "outlines")),
    "before and after": (("--from", BEFORE, "--to", DAY), ()),
    "small maps, one a month": (("--dates", "monthly"), ()),
    "a day, dark, for a post": (("--as-of", DAY, "--theme", "dark", "--size", "social"), ()),
}


@dataclass(frozen=True)
class Drawer:
    """A program that draws an SVG, at its own size, into a PNG."""

    program: str
    version: str
    draw: Callable[[Path, Path], None]
    short: str
    most_percent: float = MOST_PERCENT


def looked(made: Made, drawer: Drawer) -> list[Seen]:
    """What the program makes of every sort of picture."""
    return [compared(made, drawer, sort) for sort in SORTS]


def compared(made: Made, drawer: Drawer, sort: str) -> Seen:
    options, of_svg = SORTS[sort]
    name = sort.replace(",", "").replace(" ", "-")
    ours = made.file(f"pictures/{name}.png", "export", *options)
    svg = made.file(f"pictures/{name}.svg", "export", *options, *of_svg)
    theirs = made.drawn / f"{name}-{drawer.short}.png"
    drawer.draw(svg, theirs)
    percent = differing(ours, theirs)
    fault = f"more than {drawer.most_percent} % differ" if percent > drawer.most_percent else ""
    verdict = f"{percent:.2f} % of the pixels differ from our PNG"
    return Seen(drawer.program, drawer.version, f"SVG: {sort}", verdict, (fault,) * bool(fault))


def differing(one: Path, other: Path) -> float:
    """The share of pixels, in per cent, that differ by more than `FAR` in a channel."""
    ours, theirs = (blurred(path) for path in (one, other))
    sides = tuple(zip(ours.shape[:2], theirs.shape[:2], strict=True))
    if any(abs(own - their) > 1 for own, their in sides):  # a side that is no whole number
        return 100.0
    high, wide = map(min, sides)
    ours, theirs = ours[:high, :wide], theirs[:high, :wide]
    return float((np.abs(ours - theirs).max(axis=2) > FAR).mean() * 100)


def blurred(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        whole = picture.convert("RGBA")
    paper = Image.new("RGBA", whole.size, "white")
    paper.alpha_composite(whole)
    return np.asarray(paper.convert("RGB").filter(ImageFilter.BoxBlur(BLUR)), dtype=np.int16)
