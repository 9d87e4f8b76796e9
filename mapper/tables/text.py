# SPDX-License-Identifier: MIT
"""Text of cells made safe to show: trimmed, without control characters, without display tricks.

Characters that reorder what stands around them can make one name look like another. Overrides
are removed always, embeddings and isolates where they are not closed in the same text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_EMBEDDINGS = "\u202a\u202b"
_OVERRIDES = "\u202d\u202e"
_POP = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_CLOSES = {_POP: _EMBEDDINGS + _OVERRIDES, _POP_ISOLATE: _ISOLATES}

_LONGEST_QUOTE = 60
_MOST_QUOTED = 50

_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
# Controls, halves of surrogate pairs, and marks that show nothing; not the joiners that
# Persian and Indian scripts need, nor the left-to-right and right-to-left marks.
_STRAY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ud800-\udfff]")
# What a terminal obeys instead of showing it; a line end of either kind and a tab it may have.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|\r(?!\n)")
# What shows nothing inside a name, a word of the scheme, a day or a number: direction marks, soft
# hyphens, selectors of a letter's form; and, at the end of a word, the joiners.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u206f\ufe00-\ufe0f]"
    "|(?<!\\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\\S)"
)

# What neither XML nor PDF has a way to write, escaped or not: a pattern for scripts, too.
UNWRITABLE = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def one_line(text: str) -> str:
    """`text` cleaned, with every run of blanks and line ends as one blank."""
    return " ".join(without_stray(text).split())


def bare(text: str) -> str:
    """One line without anything unseen: for names, words, days and numbers, which are compared."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    cleaned = one_line(text)
    while not cleaned.isascii() and (seen := " ".join(_UNSEEN.sub("", cleaned).split())) != cleaned:
        cleaned = seen
    return cleaned


def lines(text: str) -> str:
    """`text` cleaned, its line ends as `\\n`, at most one empty line between paragraphs."""
    broken = _LINE_END.sub("\n", without_stray(text))
    trimmed = "\n".join(_BLANKS.sub(" ", line).strip() for line in broken.split("\n"))
    return _BLANK_LINES.sub("\n\n", trimmed).strip()


def has_stray(text: str) -> bool:
    """Whether cleaning takes out characters that are not blanks."""
    return without_stray(text) != text


def without_stray(text: str) -> str:
    """`text` without control and invisible characters and without unclosed direction marks."""
    if text.isascii() and text.isprintable():
        return text
    text = _STRAY.sub("", text)
    drop = _loose_directions(text)
    return "".join(letter for i, letter in enumerate(text) if i not in drop) if drop else text


def visible(text: str) -> str:
    """`text` as a terminal shows it and cannot be made to obey it: what it would obey is spelt.

    `a\\x1b[2J` is an escape that would clear the screen. Line ends and tabs stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    loose = _loose_directions(text)
    text = "".join(_spelt(letter) if i in loose else letter for i, letter in enumerate(text))
    return _OBEYED.sub(lambda found: _spelt(found[0]), text)


def quoted(text: str) -> str:
    """`text` in quotes for a message, cleaned, and cut where it is long."""
    clean = one_line(text)
    return f"'{clean if len(clean) <= _LONGEST_QUOTE else clean[: _LONGEST_QUOTE - 1] + '…'}'"


def quoted_all(texts: Sequence[str]) -> str:
    """Each in quotes for a message, `'a', 'b'`; of very many the first, and how many more."""
    shown = ", ".join(map(quoted, texts[:_MOST_QUOTED]))
    more = len(texts) - _MOST_QUOTED
    return f"{shown} and {more:,} more" if more > 0 else shown


def plain_digits(text: str) -> str:
    """`text` with the decimal digits of every script as 0 to 9: `۱۴۰۰` is `1400`."""
    if text.isascii():
        return text
    return "".join(_plain_digit(letter) for letter in text)


def _plain_digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _spelt(letter: str) -> str:
    return f"\\x{ord(letter):02x}" if letter < "\x80" else f"\\u{ord(letter):04x}"


def _loose_directions(text: str) -> set[int]:
    """The positions of overrides with what closes them, and of marks without a partner."""
    opened: list[int] = []
    drop: set[int] = set()
    for i, letter in enumerate(text):
        if letter in _EMBEDDINGS + _OVERRIDES + _ISOLATES:
            opened.append(i)
        elif letter in _CLOSES:
            drop.update(_close(text, opened, i))
    return drop.union(opened)


def _close(text: str, opened: list[int], i: int) -> set[int]:
    if not opened or text[opened[-1]] not in _CLOSES[text[i]]:
        return {i}
    start = opened.pop()
    return {start, i} if text[start] in _OVERRIDES else set()
