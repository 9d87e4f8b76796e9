# SPDX-License-Identifier: MIT
"""Bars of letters and blocks for a terminal, as wide as there is room, readable without colour.

Everything here is text in columns: a line is a list of pieces, each with its colour or none, so
that colour is added, or not, at the very end.
"""

from __future__ import annotations

import math
import string
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

# By the order of the legend, so that neighbours in a bar differ; the last is for no data.
FILLS = "█▒▓░▚▞"
NO_DATA_FILL = "·"


class ColoredText(NamedTuple):
    """Some text in one colour, `#rrggbb`; None: the terminal's own."""

    text: str
    color: str | None = None


class Sign(NamedTuple):
    """How a status looks in a bar: its first cell, the cells after it, its colour."""

    mark: str
    fill: str
    color: str | None = None


Line = Sequence[ColoredText]


def bar(shares: Sequence[float], signs: Sequence[Sign], width: int) -> list[ColoredText]:
    """One stacked bar of `width` cells. Each part begins with its mark, so that it can be named."""
    return [
        ColoredText(sign.mark + sign.fill * (cells - 1), sign.color)
        for sign, cells in zip(signs, cells_of(shares, width), strict=True)
        if cells
    ]


def cells_of(shares: Sequence[float], width: int) -> list[int]:
    """How many of `width` cells each share gets; all are given away, unless all shares are zero.

    A share above zero gets a cell at least, taken from the widest, as long as there are enough
    cells. Otherwise by the largest remainder; an equal one goes to the earlier share.
    """
    whole = math.fsum(shares)
    if whole <= 0:
        return [0] * len(shares)
    exact = [share / whole * width for share in shares]
    cells = [math.floor(value) for value in exact]
    left = width - sum(cells)
    for i in sorted(range(len(cells)), key=lambda i: (cells[i] - exact[i], i))[:left]:
        cells[i] += 1
    for i, share in enumerate(shares):
        widest = max(range(len(cells)), key=cells.__getitem__)
        if share > 0 and not cells[i] and cells[widest] > 1:
            cells[i] += 1
            cells[widest] -= 1
    return cells


def marks_of(labels: Sequence[str]) -> list[str]:
    """One letter for each label, none twice: one of its own, or else the next digit or letter.

    Letters that are written from right to left or take two cells would break the bar.
    """
    spare = string.digits[1:] + string.ascii_uppercase
    given: list[str] = []
    for label in labels:
        own = [letter for letter in label.upper() if _fits(letter)]
        given.append(next(one for one in [*own, *spare, "?"] if one == "?" or one not in given))
    return given


def _fits(letter: str) -> bool:
    return (
        letter.isalpha()
        and unicodedata.bidirectional(letter) == "L"
        and unicodedata.east_asian_width(letter) not in "WF"
    )


def plain(line: Line) -> str:
    """The text of a line, without colour."""
    return "".join(piece.text for piece in line).rstrip()


def painted(line: Line, *, true_color: bool = False) -> str:
    """The text of a line in the colours of a terminal: any, or the nearest of its 216."""
    paint = _any_color if true_color else _nearest_color
    return "".join(
        f"\x1b[38;{paint(piece.color)}m{piece.text}\x1b[39m" if piece.color else piece.text
        for piece in line
    )


def _any_color(color: str) -> str:
    return "2;{};{};{}".format(*bytes.fromhex(color[1:]))


def _nearest_color(color: str) -> str:
    """The place in the cube of 6 × 6 × 6 colours, whose steps are 0, 95, 135, … 255."""
    red, green, blue = (max(0, round((level - 55) / 40)) for level in bytes.fromhex(color[1:]))
    return f"5;{16 + 36 * red + 6 * green + blue}"
