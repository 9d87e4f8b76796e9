# SPDX-License-Identifier: MIT
"""Marks that letters carry, and what a name may be that is written without them.

`Shǎnxī` without its marks is Shanxi; but Shaanxi is a way to write that mark, too.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import product

from mapper.places.names import normalise

# How letters with marks are written in plain ones, beside the letter alone.
_WRITTEN = {
    "ş": ("sh",), "š": ("sh", "sz"), "ș": ("sh",), "ś": ("sh",), "ṣ": ("s",), "ç": ("ch", "tch"),
    "č": ("ch", "cz"), "ć": ("ch",), "ž": ("zh",), "ż": ("zh",), "ź": ("zh",), "ğ": ("gh",),
    "ġ": ("gh",), "ñ": ("ny", "nh"), "ł": ("w",), "đ": ("dj",), "ð": ("dh",), "þ": ("th",),
    "ä": ("ae",), "ö": ("oe",), "ü": ("ue",), "ø": ("oe",), "å": ("aa",), "ı": ("y",),
    "ř": ("rz",), "ţ": ("ts",), "ț": ("ts",), "ď": ("dj",), "ḥ": ("h",), "ḫ": ("kh",), "ẖ": ("kh",),
}  # fmt: skip
# Scripts with letters that look the same.
_LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}
_VOWELS = frozenset("aeiou")
# Beyond so many ways a name is no longer one word with a mark or two.
_MOST_WAYS = 64


@lru_cache(maxsize=65536)
def other_ways(name: str) -> tuple[str, ...]:
    """The normalised ways to write a name whose marks are not just left out; none without marks.

    A vowel with a mark may stand for two, a consonant for itself and another letter.
    """
    letters = unicodedata.normalize("NFC", name.casefold())
    if letters.isascii():
        return ()
    choices, ways = [], 1
    for letter in letters:
        written = _ways(letter) if ways <= _MOST_WAYS else (letter,)
        ways *= len(written)
        choices.append(written)
    plain = normalise(name)
    return tuple(dict.fromkeys(way for way in map(_text, product(*choices)) if way != plain))


def _text(letters: tuple[str, ...]) -> str:
    return normalise("".join(letters))


def _ways(letter: str) -> tuple[str, ...]:
    if letter in _WRITTEN:
        return (letter, *_WRITTEN[letter])
    base = unicodedata.normalize("NFD", letter)
    marked = len(base) > 1 and base[0] in _VOWELS
    return (letter, base[0] * 2) if marked else (letter,)


def letters_of_another_script(name: str) -> str:
    """`the Cyrillic letter К` of a word that is otherwise Latin, and the like; else empty."""
    for word in name.split():
        scripts = {c: unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
        few = Counter(scripts.values()).most_common()
        if len(few) > 1 and {script for script, _ in few} <= _LOOK_ALIKE:
            strange = [letter for letter, script in scripts.items() if script == few[-1][0]]
            return f"the {few[-1][0].capitalize()} letter {strange[0]}"
    return ""
