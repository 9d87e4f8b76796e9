# SPDX-License-Identifier: MIT
"""What says the words of a language, for those who only put them together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Says(Protocol):
    """The words of a language, such as `style.words.Words`."""

    def say(self, key: str, /, **values: object) -> str:
        """The text under `key` with its `{names}` filled in."""

    def beside(self, parts: Iterable[str]) -> str:
        """Parts of a sentence one after the other."""
