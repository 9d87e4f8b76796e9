# SPDX-License-Identifier: MIT
"""Options that take one of a few words: in any case, or refused with the words that there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from mapper.errors import UsageError
from mapper.tables.closest import choices

Word = TypeVar("Word", bound=str)


def word_in(value: object, words: Iterable[Word]) -> Word | None:
    """The word that a value is, whatever its case and the blanks around it; None of any other."""
    text = value.strip().casefold() if isinstance(value, str) else None
    return next((word for word in words if word.casefold() == text), None)


def one_of(value: object, words: Iterable[Word], said: str, *, also: str = "") -> Word:
    """The word that a value is, as `word_in` finds it.

    UsageError for any other value, which begins with what was `said` and lists the words, and what
    the option takes `also`.
    """
    known = [*words]
    found = word_in(value, known)
    if found is None:
        raise UsageError(f"{said}: give {choices([*known, *[also] * bool(also)])}")
    return found
