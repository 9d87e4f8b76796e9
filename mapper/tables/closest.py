# SPDX-License-Identifier: MIT
"""The word a user may have meant, for hints; never for decisions."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_ALIKE = 0.6


def closest(word: str, words: Iterable[str]) -> str:
    """The most similar of `words` without regard to case, or nothing where none is similar."""
    return _closest(word, tuple(words))


def closest_hint(word: str, words: Iterable[str]) -> str:
    """The beginning of a hint, `closest: 'word' — `, or nothing."""
    near = closest(word, words)
    return f"closest: '{near}' — " if near else ""


def choices(words: Iterable[str]) -> str:
    """`a, b or c`"""
    listed = list(words)
    return " or ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


# A table repeats its mistakes: the same wrong word in a thousand rows is looked up once.
@lru_cache(maxsize=1024)
def _closest(word: str, words: tuple[str, ...]) -> str:
    by_fold = {candidate.casefold(): candidate for candidate in reversed(words)}
    found = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=_ALIKE)
    return by_fold[found[0]] if found else ""
