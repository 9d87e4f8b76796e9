# SPDX-License-Identifier: MIT
"""Words that tell places apart, such as "East" and "West", numbers and ordinals.

Two names that differ in one of these are two places, however alike the rest is.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

from mapper.places.names import normalise

_TABLE = Path(__file__).with_name("telling.toml")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_NUMBER = re.compile(r"\d+")

# Python makes no number of many more digits.
LONGEST = 1_000

Told = frozenset[tuple[str, int]]


@lru_cache(maxsize=65536)
def telling(name: str) -> Told:
    """What in a name tells it from others: the sort of each such word, and how often it stands.

    A single letter at an end counts, as in `Zone B`; one in the middle is a link (`Sar-e Pol`).
    """
    words = normalise(name).split()
    found = Counter(sort for word in words if (sort := _words().get(word)))
    found.update(_plain(digits) for word in words for digits in _NUMBER.findall(word))
    found.update(word for word in words[1:] if len(word) > 1 and _ROMAN.fullmatch(word))
    found.update(word for word in words[:1] + words[1:][-1:] if len(word) == 1)
    return frozenset(found.items())


def _plain(digits: str) -> str:
    """A number without zeros before it; one of thousands of digits stays as it is written."""
    return str(int(digits)) if len(digits) < LONGEST else digits


def sort_of_word(word: str) -> str:
    """What a normalised word says that tells places apart, in English; empty for any other."""
    return _words().get(word, "")


@cache
def _words() -> dict[str, str]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {normalise(word): sort for sort, words in table.items() for word in words.split()}
