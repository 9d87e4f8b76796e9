# SPDX-License-Identifier: MIT
"""What stops a picture whose letters no font has: which texts, and what brings a font."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mapper.errors import UsageError
from mapper.model.extras import install
from mapper.model.spelling import argument
from mapper.picture.ink import Picture
from mapper.picture.letters import without_form
from mapper.picture.other_fonts import NOTO, has_extra
from mapper.picture.svg import texts_of

# So many words are named one by one.
MOST_WORDS = 3
# How scripts are called, by the first word of what Unicode calls their letters.
SCRIPTS = {
    "ARMENIAN": "Armenian", "BENGALI": "Bengali", "CJK": "Chinese", "ETHIOPIC": "Ethiopic",
    "GUJARATI": "Gujarati", "GURMUKHI": "Gurmukhi", "HANGUL": "Korean", "HIRAGANA": "Japanese",
    "KANNADA": "Kannada", "KATAKANA": "Japanese", "KHMER": "Khmer", "LAO": "Lao",
    "MALAYALAM": "Malayalam", "MYANMAR": "Burmese", "ORIYA": "Odia", "SINHALA": "Sinhala",
    "TAMIL": "Tamil", "TELUGU": "Telugu", "TIBETAN": "Tibetan",
}  # fmt: skip
# The extra with fonts of these scripts, by its package; all others of `SCRIPTS` are in the first.
LARGE = {"Chinese", "Japanese", "Korean"}
IN_NONE = {"Tibetan"}


def must_have_forms(drawn: Picture) -> None:
    """UsageError where a text has letters that neither FiraGO nor the fonts of the picture have.

    It names the script, the words, and what brings a font.
    """
    texts = texts_of(drawn)
    lacking = without_form(texts, drawn.fonts)
    if not lacking:
        return
    words = dict.fromkeys(word for text in texts for word in words_with(lacking, text))
    more = len(words) - MOST_WORDS
    named = ", ".join([*words][:MOST_WORDS]) + (f" and {more} more" if more > 0 else "")
    script = script_of(lacking[0])
    letters = f"{script} letters" if script else "letters"
    ways = [*extra_for(lacking[0]), f"{argument('font', 'FILE')} with a font that has them"]
    raise UsageError(
        f"no font has the {letters} of {named} — {', or '.join(ways)}; an SVG with its letters as "
        "text is shown in the fonts of its readers"
    )


def words_with(letters: str, text: str) -> Iterator[str]:
    """The words of a text that have one of the letters."""
    for word in text.split():
        if not set(letters).isdisjoint(word):
            yield word.strip("()[],.;:·“”\"'")


def script_of(letter: str) -> str:
    """What the script of a letter is called; "" where it is no letter of a known one."""
    return SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "")


def extra_for(letter: str) -> list[str]:
    """The command that installs a font with a letter, or a sign, where it is not installed."""
    script = script_of(letter)
    if script in IN_NONE or not (script or unicodedata.category(letter) == "So"):
        return []
    package, extra = (NOTO[1], "fonts-cjk") if script in LARGE else (NOTO[0], "fonts")
    return [] if has_extra(package) else [install(extra)]
