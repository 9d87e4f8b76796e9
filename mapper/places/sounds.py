# SPDX-License-Identifier: MIT
"""Names by how they sound, whatever letters they stand in: for suggestions, never to find by.

A transliteration leaves out what its script does not write, such as short vowels, and says one
sound in several ways. So names are compared by their letters in Latin and by their consonants
alone, those that scripts and transcriptions mix up being one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from mapper.places.levels import LINKS, level_words
from mapper.places.names import normalise
from mapper.places.telling import sort_of_word

# Several letters for one sound, the longest first: Schukow, Czad, Tchad, Khan, Ghor.
_TOGETHER = {
    "shch": "s", "tsch": "s", "sch": "s", "tch": "s", "dsch": "s", "zh": "s", "sh": "s", "ch": "s",
    "cz": "s", "sz": "s", "ts": "s", "tz": "s", "dj": "s", "dzh": "s", "dz": "s",
    "kh": "k", "gh": "k", "ck": "k", "qu": "k", "ph": "f", "th": "t", "dh": "t", "x": "ks",
}  # fmt: skip
_CLUSTER = re.compile("|".join(sorted(_TOGETHER, key=len, reverse=True)))
_CLASSES = ("bp", "fvw", "dt", "kgqh", "szcj", "l", "r", "m", "n")
_CLASS_OF = {letter: letters[-1] for letters in _CLASSES for letter in letters}
# Articles, which one transcription writes and another leaves out.
_ARTICLES = frozenset({"al", "el", "the", "le", "la", "les", "and", "und", "et", "dell", "della"})
# A foreign word of a level is known by its likeness to one of the table: Präfektur.
_SHORTEST, _LIKE_A_LEVEL = 5, 82.0


@dataclass(frozen=True, slots=True)
class Sound:
    """How a name sounds.

    - `words`: in Latin letters, without words of a level; a word that tells places apart is its
      sort, in English: `вост` and `oriental` are both `east`.
    - `letters`: the same without blanks.
    - `bones`: the classes of its consonants, none twice in a row, and whether a vowel leads.
    """

    words: str
    letters: str
    bones: str


@lru_cache(maxsize=65536)
def sound_of(core: str) -> Sound:
    """How a normalised name sounds that has been parted from its words of a level."""
    return _sound(core, _is_level)


@lru_cache(maxsize=4096)
def sound_asked(core: str) -> Sound:
    """The same for a name of a table, whose words may only be like those of a level: Präfektur."""
    return _sound(core, _is_like_level)


def _sound(core: str, is_level: Callable[[str], bool]) -> Sound:
    words = [word for part in core.split() for word in _in_latin(part).split()]
    kept = [word for word in words if word not in _LEFT_OUT and not is_level(word)] or words
    letters = "".join(kept)
    return Sound(" ".join(kept), letters, bones(letters))


def _in_latin(word: str) -> str:
    return sort_of_word(word) or normalise(transliterated(word))


def transliterated(name: str) -> str:
    """A name in Latin letters, one script's sounds by another's: `Парван` is `Parvan`."""
    if name.isascii():
        return name
    from anyascii import anyascii

    return anyascii(name)


def bones(letters: str) -> str:
    """What is left of a name in small Latin letters: Helmand and Gilmend are both `klmnt`."""
    plain = _CLUSTER.sub(lambda found: _TOGETHER[found[0]], letters)
    return "".join(_classes(plain))


def _classes(letters: str) -> Iterator[str]:
    before = ""
    for nth, letter in enumerate(letters):
        # A vowel tells only at the beginning; ayin and its like are not always written.
        class_ = _CLASS_OF.get(letter, "a" if nth == 0 and letter.isalpha() else "")
        class_ = letter if letter.isdigit() else class_
        if class_ and class_ != before:
            yield class_
        before = class_ or before


@cache
def _latin_levels() -> frozenset[str]:
    return frozenset(
        latin for word in level_words() if " " not in (latin := normalise(transliterated(word)))
    )


def _is_level(word: str) -> bool:
    return word in _latin_levels()


@lru_cache(maxsize=4096)
def _is_like_level(word: str) -> bool:
    if _is_level(word) or len(word) < _SHORTEST:
        return _is_level(word)
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, _long_levels(), scorer=fuzz.ratio, score_cutoff=_LIKE_A_LEVEL)
    return found is not None


@cache
def _long_levels() -> tuple[str, ...]:
    return tuple(sorted(word for word in _latin_levels() if len(word) >= _SHORTEST - 1))


_LEFT_OUT = _ARTICLES | frozenset(word for link in LINKS for word in link.split())
