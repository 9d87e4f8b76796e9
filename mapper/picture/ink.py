# SPDX-License-Identifier: MIT
"""What a picture is made of: plain values that any writer can draw. In px, y down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import bidirectional

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from mapper.picture.other_fonts import Fonts

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]
NOTHING = "none"
# Two texts no farther apart than that are read as one line.
MOST_BETWEEN = 8.0  # px
# The letters, and the digits among them, that run from right to left.
FROM_RIGHT = {"R", "AL", "AN"}


@dataclass(frozen=True)
class InkPattern:
    """What fills a shape besides a colour: stripes or dots over a ground, or over nothing.

    `stripes` are (start, width, colour) across a tile of `side` px that is turned by `angle`
    degrees, 45 to either side; `dot` is (radius, colour) in the middle of the tile.
    """

    id: str
    side: float
    angle: float
    ground: str = NOTHING
    stripes: tuple[tuple[float, float, str], ...] = ()
    dot: tuple[float, str] | None = None


@dataclass(frozen=True)
class Paint:
    """How a shape is filled and its line is drawn; a colour is `#rrggbb` or `none`."""

    fill: str | InkPattern = NOTHING
    stroke: str = NOTHING
    width: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False


@dataclass(frozen=True, eq=False)
class Path:
    """Lines of points, each joined to its first one where they are `closed`."""

    lines: Sequence[Floats]
    paint: Paint
    closed: bool = True


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True)
class Rect:
    box: Box
    paint: Paint


@dataclass(frozen=True)
class Text:
    """One line of letters; `x` is the end that `anchor` says, `y` the line they stand on.

    `width` is what it was measured to take; `halo` a colour around the letters.
    """

    x: float
    y: float
    text: str
    size: float
    fill: str
    width: float
    face: str = "regular"
    anchor: str = "start"
    angle: float = 0.0
    spacing: float = 0.0
    opacity: float = 1.0
    halo: str = NOTHING


@dataclass(frozen=True, eq=False)
class Group:
    """Items that are moved together by `x` and `y`, and turned."""

    items: Sequence[Item] = ()
    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    name: str = ""


Item = Path | Circle | Rect | Text | Group


@dataclass(frozen=True, eq=False, kw_only=True)
class Picture:
    """A finished picture: `width` and `height` in px of the units that its items are given in.

    `zoom`: px of the picture as it is published for one unit. `texts` are title and description
    for those who do not see it; `left_out` says what found no room. A PNG above `most_bytes` gets
    a palette. `fonts` have the letters that FiraGO lacks.
    """

    width: float
    height: float
    zoom: float
    paper: str
    items: Sequence[Item]
    title: str
    description: str
    lang: str
    dir: str
    left_out: tuple[str, ...] = ()
    most_bytes: int | None = None
    fonts: Fonts | None = None


def following(text: Item | None, after: Item | None) -> tuple[Text, Text] | None:
    """Two texts of which one stands on the line of the other, right behind it, as a figure behind
    its label; None for any others. Both run from left to right as a whole: what ran to the left
    would take the figure with it.
    """
    if not (isinstance(text, Text) and isinstance(after, Text) and after.y == text.y):
        return None
    near = 0 <= after.x - text.x - text.width < MOST_BETWEEN
    both = (text, after)
    return both if near and after.face == "regular" and all(map(is_plain, both)) else None


def is_plain(text: Text) -> bool:
    """Whether a text is level, without a halo, set from its left, and so are all its letters."""
    from_left = not any(bidirectional(letter) in FROM_RIGHT for letter in text.text)
    set_so = (text.anchor, text.halo, text.angle, text.spacing) == ("start", NOTHING, 0.0, 0.0)
    return set_so and from_left and text.face != "italic"


def patterns_of(items: Sequence[Item]) -> dict[str, InkPattern]:
    """Every pattern that is used, by its id, in order of appearance."""
    found: dict[str, InkPattern] = {}
    for item in every(items):
        if isinstance(item, Path | Circle | Rect) and isinstance(item.paint.fill, InkPattern):
            found.setdefault(item.paint.fill.id, item.paint.fill)
    return found


def every(items: Sequence[Item]) -> Iterator[Item]:
    """All items, those in groups too."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from every(item.items)
