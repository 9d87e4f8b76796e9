# SPDX-License-Identifier: MIT
"""A language that nobody speaks, made from the English one, to see what a page is without English.

Its letters have accents, so that an English word is seen at once; its texts are a third longer and
stand in brackets, so that a clipped one is seen; its words run from right to left, and it has the
six plural classes of Arabic. The CLDR has a code for such a language: `ar-XB`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from mapper.style import words
from mapper.style.plurals import classes_of
from mapper.style.words import load_words

LANG = "ar-XB"
OPEN, CLOSE = "⟦", "⟧"
TURN, BACK = "\u202e", "\u202c"  # right-to-left override, and its end
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ→"
ODD = "áƀćđéƒǧĥíĵķĺḿńóƥɋŕśťúṽŵẋýžÁƁĆĐÉƑǦĤÍĴĶĹḾŃÓƤɊŔŚŤÚṼŴẊÝŽ←"
ACCENTED = str.maketrans(PLAIN, ODD)
# Which form a text with several has taken, beside the one for a single thing.
SIGNS = {"zero": "⁰", "one": "", "two": "²", "few": "³", "many": "⁺", "other": ""}
# What is compared with data; `share.frame` is code.
KEPT = {"articles.words", "articles.names", "share.frame"}
OWN = {
    "lang": LANG,
    "locale": "ar_XB",
    "dir": "rtl",
    "decimal": "٫",
    "thousands": "٬",
    "comma": "، ",
    "semicolon": "؛ ",
    "detail.stop": "۔ ",
}


def pseudo_texts() -> dict[str, Any]:
    """The catalogue of the language."""
    english = load_words("en").texts
    return {key: pseudo(entry, key) for key, entry in english.items()}


def pseudo(entry: Any, key: str) -> Any:
    """A text, a list of words, or a table of these, whose dotted key is `key`."""
    if key in KEPT or key in OWN:
        return OWN.get(key, entry)
    if isinstance(entry, str):
        return f"{OPEN}{longer(entry)}{CLOSE}"
    if isinstance(entry, list):
        return [longer(word) for word in entry]
    if set(entry) == {"one", "other"}:
        return forms(entry, key)
    return {name: pseudo(text, f"{key}.{name}") for name, text in entry.items()}


def forms(entry: Mapping[str, str], key: str) -> dict[str, str]:
    """A text in every class of the language."""
    said = {name: pseudo(entry.get(name, entry["other"]), key) for name in SIGNS}
    return {name: f"{said[name]}{SIGNS[name]}" for name in classes_of(LANG)}


def longer(text: str) -> str:
    """The text with accents and twice its vowels, turned; what is filled in keeps its name."""
    parts = re.split(r"(\{\w+\}|[^A-Za-z{]+)", text)
    return "".join(part if part.startswith("{") else turned(part) for part in parts)


def turned(word: str) -> str:
    """A word from right to left; what is none stays as it is, but for its arrows."""
    long = re.sub("[aeiouyAEIOU]", r"\g<0>\g<0>", word).translate(ACCENTED)
    return f"{TURN}{long}{BACK}" if word.isalpha() else long


@contextmanager
def spoken() -> Iterator[None]:
    """Within it `load_words` knows the language."""
    bundled = words.catalogue

    def catalogue(lang: str) -> dict[str, Any]:
        return pseudo_texts() if lang == LANG else bundled(lang)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "catalogue", catalogue)
        yield
