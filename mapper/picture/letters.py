# SPDX-License-Identifier: MIT
"""How wide a text is, without the font: advance widths of FiraGO in three faces.

The table is made from the font by `python -m mapper.picture.letters`, which needs the pictures
extra; measuring does not, so that labels stand at the same places on every machine. Kerning and
the joined forms of Arabic letters, which are narrower, are left out: a text is at most so wide.

Letters that FiraGO lacks are measured in `OtherFonts`, where a picture is drawn with some.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Protocol

from mapper.tables.text import UNWRITABLE

FACES = {"regular": "FiraGO_Regular", "bold": "FiraGO_Bold", "italic": "FiraGO_Italic"}
TABLE = "firago.json"
# Scripts that the table covers, first and last letter: from Latin to Thai, signs, arrows.
RANGES = ((0x20, 0x52F), (0x590, 0x6FF), (0x900, 0x97F), (0xE00, 0xE5F), (0x10A0, 0x10FF),
          (0x1E00, 0x1FFF), (0x2000, 0x22CF), (0x25A0, 0x25FF), (0x2C60, 0x2C7F),
          (0xA780, 0xA7BF), (0xFB00, 0xFEFC))  # fmt: skip
# A letter that no font is known for: as wide as high.
UNKNOWN = 1000
# Signs that join the next letter to the one before: Burmese and Khmer ones stack it below, and a
# joiner.
STACKERS = "\u1039\u17d2\u200d"
# Of the combining classes of Unicode that of viramas, which do the same in Indian scripts.
VIRAMA = 9
# A last line shorter than this share of the width looks left over.
LONELY = 0.3
# No line of a picture has so many letters.
SURELY_WIDER = 4_000


@cache
def _widths(face: str) -> dict[int, int]:
    table = json.loads((files("mapper.picture") / TABLE).read_text(encoding="utf-8"))
    return {
        start + nth: width
        for start, run in table[face]
        for nth, width in enumerate(run)
        if width is not None
    }


class OtherFonts(Protocol):
    """Fonts for letters that FiraGO lacks; one that is asked again is the same object."""

    def __hash__(self) -> int: ...

    def has(self, letter: str) -> bool: ...

    def units(self, text: str, face: str) -> float:
        """How far a text of such letters reaches, in thousandths of its size."""
        ...


_others: ContextVar[OtherFonts | None] = ContextVar("other fonts", default=None)


@contextmanager
def measured_in(others: OtherFonts | None) -> Iterator[None]:
    """A time in which letters that FiraGO lacks are as wide as in these fonts."""
    token = _others.set(others)
    try:
        yield
    finally:
        _others.reset(token)


def text_width(text: str, size: float, *, face: str = "regular", spacing: float = 0.0) -> float:
    """The width of a text of one line in px; `spacing` px follow every letter."""
    apart = spacing * len(text) if spacing and has_forms(text) else 0.0
    return _units(text, face, _others.get()) * size / 1000 + apart


@lru_cache(maxsize=4096)
def _units(text: str, face: str, others: OtherFonts | None) -> float:
    """The width of a text in thousandths of its size."""
    if others is None or has_forms(text):
        widths = _widths(face)
        return sum(
            widths[ord(letter)] if ord(letter) in widths else _composed(letter, face) or UNKNOWN
            for letter in text
        )
    return sum(
        _units(run, face, None) if bundled else others.units(run, face)
        for run, bundled in runs_of(text)
    )


def has_forms(text: str) -> bool:
    """Whether FiraGO has every letter of a text, whole or as a letter with its marks."""
    known = _widths("regular")
    return text.isascii() or all(
        ord(letter) in known or is_unseen(letter) or is_composed(letter) for letter in text
    )


def is_composed(letter: str) -> bool:
    """Whether FiraGO has a letter only as one with marks, as of Ḩudaydah: who shapes a text puts
    them together.
    """
    return _composed(letter, "regular") is not None


def in_parts(text: str) -> str:
    """The text with such letters taken apart, for a writer that writes down each sign it draws."""
    return "".join(
        unicodedata.normalize("NFD", letter) if is_composed(letter) else letter for letter in text
    )


@lru_cache(maxsize=65536)
def _composed(letter: str, face: str) -> int | None:
    """The width of a letter that is put together, or None where a part is lacking."""
    widths = _widths(face)
    parts = unicodedata.normalize("NFD", letter)
    if ord(letter) in widths or len(parts) < 2 or not all(ord(part) in widths for part in parts):
        return None
    # Whoever shapes a text gives a mark no width of its own.
    return sum(widths[ord(part)] for part in parts if not unicodedata.combining(part))


def is_unseen(letter: str) -> bool:
    """Whether a letter is only a sign to programs, such as a joiner, which needs no form."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def runs_of(text: str) -> list[tuple[str, bool]]:
    """A text in runs that FiraGO has (True) and that it lacks; a letter stays with its marks."""
    return [("".join(run), known) for known, run in groupby(clusters(text), key=has_forms)]


def clusters(text: str) -> Iterator[str]:
    """The letters of a text, each with the marks, joiners and stacked letters that belong to it."""
    cluster = ""
    for letter in text:
        if cluster and not _belongs(letter, cluster[-1]):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _belongs(letter: str, before: str) -> bool:
    if letter.isascii():
        return False
    if unicodedata.category(letter)[0] == "M" or unicodedata.category(letter) == "Cf":
        return True
    return before in STACKERS or unicodedata.combining(before) == VIRAMA


# A figure and its unit stay together, and so do the day and the month of a date.
WORD = re.compile(r"(?:\b\d{1,2} (?=[^\W\d]))?\S+(?: km²\S*)?")


def without_form(texts: Iterable[str], others: OtherFonts | None = None) -> str:
    """The letters of texts that no font has a form for, each once, in their order.

    What no font could have (control signs, halves of pairs, what Unicode does not know) is none.
    """
    letters = dict.fromkeys(letter for text in texts if not has_forms(text) for letter in text)
    return "".join(
        letter
        for letter in letters
        if not has_forms(letter)
        and unicodedata.category(letter)[0] != "C"
        and not (others and others.has(letter))
    )


def wrap(text: str, width: float, size: float, *, face: str = "regular") -> list[str]:
    """The text in lines that are at most `width` px wide; words that are wider are cut."""
    lines: list[str] = []
    line = ""
    for word in WORD.findall(text):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, face=face) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > 1 and _is_wider(line, width, size, face):
            fits = _fitting(line, width, size, face)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line else lines


def _is_wider(line: str, width: float, size: float, face: str) -> bool:
    """Whether a line is wider; one of thousands of letters is not measured for every line of it."""
    return len(line) > SURELY_WIDER or text_width(line, size, face=face) > width


def shortened(text: str, width: float, size: float, *, face: str = "regular") -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if text_width(text, size, face=face) <= width:
        return text
    room = width - text_width("…", size, face=face)
    return text[: _fitting(text, room, size, face)].rstrip(" ,;.·") + "…"


def balanced(text: str, width: float, size: float, *, face: str = "regular") -> list[str]:
    """The text in as few lines as it needs, of about one length, so that no word stands alone."""
    lines = wrap(text, width, size, face=face)
    narrow = width
    while narrow > width / 2:
        narrow -= width / 40
        closer = wrap(text, narrow, size, face=face)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def lines_at_most(
    text: str, width: float, size: float, most: int, *, face: str = "regular"
) -> list[str]:
    """The text in at most so many lines, or none; where it is longer it ends with an ellipsis."""
    lines = wrap(text, width, size, face=face) if most else []
    if len(lines) <= most:
        short = len(lines) > 1 and text_width(lines[-1], size, face=face) < LONELY * width
        return balanced(text, width, size, face=face) if short else lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), width, size, face=face)]


def _fitting(text: str, width: float, size: float, face: str) -> int:
    """How many letters of a text fit, with what belongs to them, one at the least."""
    used, fits = 0.0, 0
    for cluster in clusters(text):
        used += text_width(cluster, size, face=face)
        if used > width:
            break
        fits += len(cluster)
    return fits or len(next(clusters(text), ""))


def runs_right_to_left(text: str) -> bool:
    """Whether a text runs from right to left: its first letter with a direction says so."""
    for letter in text:
        code = ord(letter)
        if 0x590 <= code <= 0x8FF or 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF:
            return True
        if letter.isalpha():
            return False
    return False


def is_set_apart(text: str) -> bool:
    """Whether letters may be slanted and set apart: not those of Persian and Arabic, nor of other
    fonts, which have neither a slanted face nor letters that always stand alone.
    """
    return has_forms(text) and not runs_right_to_left(text)


def needs_shaping(text: str) -> bool:
    """Whether letters change their form or order, as those of Arabic, Hebrew, Indic and Thai, or
    are put together.
    """
    return any(
        0x590 <= ord(letter) < 0x1E00 or ord(letter) >= 0xFB1D or is_composed(letter)
        for letter in text
        if not letter.isascii()
    )


def writable(text: str) -> str:
    """The text without what no writer can write: control signs and halves of surrogate pairs."""
    return text if text.isprintable() else re.sub(UNWRITABLE, "\ufffd", text)


def make_table() -> str:
    """The table as JSON: by face, runs of [first letter, [widths in thousandths of the size]]."""
    return json.dumps({face: _runs(face) for face in FACES}, separators=(",", ":")) + "\n"


def _runs(face: str) -> Sequence[tuple[int, list[int]]]:
    from mapper.picture.fonts import font

    letters = font(face)
    advances = {
        code: letters.get_glyph_h_advance(glyph)
        for first, last in RANGES
        for code in range(first, last + 1)
        if (glyph := letters.get_nominal_glyph(code)) is not None
    }
    runs = groupby(enumerate(advances), lambda pair: pair[1] - pair[0])
    return [
        (codes[0], [advances[code] for code in codes])
        for codes in ([code for _, code in run] for _, run in runs)
    ]


if __name__ == "__main__":
    Path(__file__).with_name(TABLE).write_text(make_table(), encoding="utf-8")
