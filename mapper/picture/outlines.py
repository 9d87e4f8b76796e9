# SPDX-License-Identifier: MIT
"""Letters as shapes: text shaped and ordered as its script wants, then drawn glyph by glyph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from mapper.picture.fonts import font, needed
from mapper.picture.ink import Floats, Text
from mapper.picture.letters import runs_of, runs_right_to_left, writable
from mapper.picture.other_fonts import UNITS, FontFile, Fonts, shape, shaper

# Straight steps for one curve where curves cannot be written.
STEPS = 4

Command = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face, and where it stands on the line, in units of the font.

    `file`: the font that it is of, None for FiraGO.
    """

    id: int
    x: float
    y: float
    file: FontFile | None = None


def shaped(text: str, face: str, others: Fonts | None = None) -> tuple[list[Glyph], float]:
    """The glyphs of a line from left to right, and how far they reach, in units of the font.

    `others` have the letters that FiraGO lacks.
    """
    glyphs: list[Glyph] = []
    x = 0.0
    for run, direction in visual_runs(writable(text)):
        pieces = list(pieces_of(run, face, others))
        for piece, file in pieces if direction == "ltr" else reversed(pieces):
            buffer = shape(piece, shaper(file, face) if file else font(face), direction)
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                at = x + position.x_offset, position.y_offset
                glyphs.append(Glyph(info.codepoint, *at, file))
                x += position.x_advance
    return glyphs, x


def pieces_of(text: str, face: str, others: Fonts | None) -> Iterator[tuple[str, FontFile | None]]:
    """A text in pieces of one font each; what no other has is left to FiraGO."""
    if others is None:
        yield text, None
        return
    for run, bundled in runs_of(text):
        yield from [(run, None)] if bundled else others.pieces(run, face)


def visual_runs(text: str) -> list[tuple[str, str]]:
    """The runs of one direction (`ltr`, `rtl`), from left to right (Unicode's rule UAX 9)."""
    bidi, enums = needed("fpdf.bidi"), needed("fpdf.enums")
    rtl = runs_right_to_left(text)
    base = enums.TextDirection.RTL if rtl else enums.TextDirection.LTR
    paragraph = bidi.BidiParagraph(text=text, base_direction=base, preserve_bn_chars=True)
    runs = [
        (run, "rtl" if direction == enums.TextDirection.RTL else "ltr")
        for run, direction in paragraph.get_bidi_fragments()
    ]
    return runs[::-1] if rtl else runs


@lru_cache(maxsize=1 << 15)
def glyph_commands(face: str, glyph: int, file: FontFile | None = None) -> tuple[Command, ...]:
    """The outline of a glyph: moves, lines and curves in units of the font, y upwards."""
    hb = needed("uharfbuzz")
    commands: list[Command] = []
    draw = hb.DrawFuncs()

    def record(name: str) -> Any:
        return lambda *numbers: commands.append((name, numbers[:-1]))

    draw.set_move_to_func(record("M"))
    draw.set_line_to_func(record("L"))
    draw.set_quadratic_to_func(record("Q"))
    draw.set_cubic_to_func(record("C"))
    draw.set_close_path_func(record("Z"))
    (shaper(file, face) if file else font(face)).draw_glyph(glyph, draw, None)
    return tuple(commands)


def glyph_data(face: str, glyph: int, file: FontFile | None = None) -> str:
    """The outline of a glyph as the data of an SVG path, y downwards."""
    parts = []
    for name, numbers in glyph_commands(face, glyph, file):
        turned = [round(-n if nth % 2 else n) for nth, n in enumerate(numbers)]
        parts.append(name + " ".join(map(str, turned)))
    return "".join(parts)


def start_of(text: Text, reach: float) -> float:
    """Where the first glyph of a line stands, from its anchor; `reach` in px."""
    return {"start": 0.0, "middle": -reach / 2, "end": -reach}[text.anchor]


def outline(text: Text, others: Fonts | None = None) -> list[Floats]:
    """The shapes of a line as closed lines of points around its anchor, in px, y downwards."""
    glyphs, reach = shaped(text.text, text.face, others)
    scale = text.size / UNITS
    start = start_of(text, reach * scale + text.spacing * len(glyphs))
    lines = []
    for nth, glyph in enumerate(glyphs):
        x, y = start + glyph.x * scale + nth * text.spacing, -glyph.y * scale
        rings = glyph_rings(text.face, glyph.id, glyph.file)
        lines += [ring * (scale, -scale) + (x, y) for ring in rings]
    return lines


@lru_cache(maxsize=1 << 15)
def glyph_rings(face: str, glyph: int, file: FontFile | None = None) -> tuple[Floats, ...]:
    """The outline of a glyph with straight lines for its curves, in units of the font."""
    rings: list[list[tuple[float, float]]] = []
    for name, numbers in glyph_commands(face, glyph, file):
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if name == "M":
            rings.append(points)
        elif name != "Z":
            rings[-1] += _curve([rings[-1][-1], *points])
    return tuple(np.array(ring) for ring in rings if len(ring) > 2)


def _curve(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points on a Bézier curve after its first; of a line its end alone."""
    if len(points) == 2:
        return points[1:]
    steps = np.linspace(0, 1, STEPS + 1)[1:, None]
    level = [np.array(point, dtype=float) for point in points]
    while len(level) > 1:
        level = [a + steps * (b - a) for a, b in pairwise(level)]
    return [(float(x), float(y)) for x, y in level[0]]
