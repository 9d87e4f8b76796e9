"""The word a user may have meant, for hints; never for decisions."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.6


def closest(word: str, words: Iterable[str]) -> str:
    """The most similar of `words` without regard to case, or nothing where none is similar."""
    by_fold = {candidate.casefold(): candidate for candidate in reversed(list(words))}
    found = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=_ALIKE)
    return by_fold[found[0]] if found else ""


def choices(words: Iterable[str]) -> str:
    """`a, b or c`"""
    listed = list(words)
    return " or ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)
