# SPDX-License-Identifier: MIT
"""Shapes in the words of a PDF: paths, colours, lines and glyphs.

What an object for each point costs, a map of some ten thousand of them pays: here a line becomes
text at once. Points are given in points of the page from its upper left corner, as everywhere in
pictures; a PDF counts from the lower left one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import cos, radians, sin

import numpy as np

from mapper.picture.ink import NOTHING, Floats, Paint, Text
from mapper.picture.other_fonts import UNITS, FontFile, Fonts
from mapper.picture.outlines import glyph_commands, shaped, start_of
from mapper.picture.svg import HALO_WIDTH

# A hundredth of a point is a third of what the finest printers set.
DECIMALS = 2
# Farther off a page nothing is; numbers stay short, and without an exponent, which a PDF cannot
# read.
FARTHEST = 1e6
# What fills and strokes a path: whether it is filled, and whether its line is drawn.
PAINTED = {(True, False): "f*", (False, True): "S", (True, True): "B*"}
ROUND_JOIN = " 1 j"


def path_words(lines: Sequence[Floats], high: float, *, closed: bool = True) -> str:
    """A path of lines on a page so `high`; points that fall on the one before are left out."""
    points: Floats = np.concatenate(lines) * (1.0, -1.0) + (0.0, high)
    points = points.clip(-FARTHEST, FARTHEST).round(DECIMALS)
    kept = np.ones(len(points), dtype=bool)
    kept[1:] = (points[1:] != points[:-1]).any(axis=1)
    ends = np.cumsum([len(line) for line in lines])
    kept[[0, *ends[:-1]]] = True
    numbers = points[kept].ravel().tolist()
    found, start = [], 0
    for end in np.cumsum(kept)[ends - 1].tolist():
        if end - start > 1:
            found.append(line_form(end - start, closed) % (*numbers[2 * start : 2 * end],))
        start = end
    return " ".join(found)


@lru_cache(maxsize=4096)
def line_form(count: int, closed: bool) -> str:
    """What a line of so many points is written in."""
    return "%.9g %.9g m" + " %.9g %.9g l" * (count - 1) + (" h" if closed else "")


def painted(path: str, fill: str, paint: Paint, zoom: float) -> str:
    """A path that is filled and whose line is drawn, if it has any of both."""
    stroke = paint.stroke != NOTHING
    ink = color(fill, "rg") if fill != NOTHING else ""
    if stroke:
        dash = " ".join(number(part * zoom) for part in paint.dash)
        join = ROUND_JOIN if paint.round else ""
        ink += f" {color(paint.stroke, 'RG')} {number(paint.width * zoom)} w 0 J [{dash}] 0 d{join}"
    return f"q {ink} {path} {PAINTED[fill != NOTHING, stroke]} Q"


def clipped(path: str, inside: Sequence[tuple[str, str]]) -> str:
    """Paths by their colours, of which only what lies in another path is seen."""
    filled = " ".join(f"{color(fill, 'rg')} {one} f" for fill, one in inside)
    return f"q {path} W n {filled} Q"


def halo(text: Text, turned: Floats, zoom: float, high: float, fonts: Fonts | None) -> str:
    """What surrounds the letters of a line that stands and is turned as a matrix says, in px."""
    glyphs, reach = shaped(text.text, text.face, fonts)
    scale = text.size / UNITS
    start = start_of(text, reach * scale + text.spacing * len(glyphs)) / scale
    (across, _, x), (down, _, y) = turned[:2].tolist()
    k = zoom * scale
    place = (k * across, -k * down, k * down, k * across, zoom * x, high - zoom * y)
    words = [
        f"q {' '.join(map(precise, place))} cm {color(text.halo, 'rg')} {color(text.halo, 'RG')} "
        f"{number(HALO_WIDTH / scale)} w{ROUND_JOIN}"
    ]
    at = (0.0, 0.0)
    for nth, glyph in enumerate(glyphs):
        data = glyph_words(text.face, glyph.id, glyph.file)
        if data:
            to = round(start + glyph.x + nth * text.spacing / scale, 1), round(glyph.y, 1)
            words.append(f"1 0 0 1 {number(to[0] - at[0])} {number(to[1] - at[1])} cm {data} B")
            at = to
    return " ".join([*words, "Q"]) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 15)
def glyph_words(face: str, glyph: int, file: FontFile | None = None) -> str:
    """The outline of a glyph, in units of its font."""
    return " ".join(_glyph_words(face, glyph, file))


def _glyph_words(face: str, glyph: int, file: FontFile | None) -> Iterator[str]:
    at = (0.0, 0.0)
    for name, numbers in glyph_commands(face, glyph, file):
        if name == "Z":
            yield "h"
            continue
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if name == "Q":
            (x, y), end = points
            points = [
                *(((fx + 2 * x) / 3, (fy + 2 * y) / 3) for fx, fy in (at, end)),
                end,
            ]
        at = points[-1]
        word = {"M": "m", "L": "l"}.get(name, "c")
        yield " ".join([*(number(part) for point in points for part in point), word])


@lru_cache(maxsize=1024)
def color(fill: str, word: str) -> str:
    """The words that choose a colour, `#rrggbb`, to fill (`rg`) or to draw lines with (`RG`)."""
    return " ".join([*(f"{part / 255:.4g}" for part in bytes.fromhex(fill[1:])), word])


def number(value: float) -> str:
    return f"{round(value, DECIMALS) + 0.0:.9g}"


def precise(value: float) -> str:
    """A number of a matrix, whose error grows with what it is multiplied by."""
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


def turn(angle: float) -> Floats:
    """The matrix that turns clockwise on the page by degrees."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.array([(c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)])
