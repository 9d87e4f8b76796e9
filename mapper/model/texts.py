# SPDX-License-Identifier: MIT
"""Values that must be texts, and numbers in words."""

from __future__ import annotations

from mapper.errors import UsageError


def must_be_texts(**arguments: object) -> None:
    """Raise UsageError, in one line, unless each is a text or None."""
    for name, value in arguments.items():
        if value is not None and not isinstance(value, str):
            raise UsageError(f"{name} {value!r}: give text, not {kind_of(value)}")


def kind_of(value: object) -> str:
    """What a value is, for a message: `None`, `list`."""
    return "None" if value is None else type(value).__name__


def counted(number: int, word: str) -> str:
    """`1 day`, `2,000 days`: for words of which several end in s."""
    return f"{number:,} {word}{'s' * (number != 1)}"
