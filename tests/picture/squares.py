# SPDX-License-Identifier: MIT
"""Fonts that tests make: letters are squares as wide as they are told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

# က and its vowel, and 北: letters of the fonts that tests make.
KA, VOWEL, NORTH = "\u1000", "\u102d", "\u5317"
WIDTHS = {KA: 700, VOWEL: 0, NORTH: 900}


def font(path: Path, widths: Mapping[str, int] = WIDTHS, style: str = "Regular") -> Path:
    """A font whose letters are squares as wide as they are told."""
    names = {letter: f"u{ord(letter):04X}" for letter in widths}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    wide = {".notdef": 500} | {names[letter]: width for letter, width in widths.items()}
    builder.setupGlyf({name: square(wide[name] or 300) for name in order})
    builder.setupHorizontalMetrics({name: (wide[name], 0) for name in order})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": style})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def square(side: int) -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, side))
    pen.lineTo((side, side))
    pen.lineTo((side, 0))
    pen.closePath()
    return pen.glyph()
