# SPDX-License-Identifier: MIT
"""Texts that have pairs of letters in common, found without looking at all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


class Grams:
    """Texts by their pairs of letters, those of the ends too, each pair once.

    Likeness is Dice's: twice the pairs in common of the pairs of both, 0 to 1.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        at: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        sizes = []
        for number, text in enumerate(texts):
            pairs = _pairs(text)
            sizes.append(len(pairs))
            for pair in pairs:
                at[pair].append(number)
        self._at = {pair: np.array(numbers, dtype=np.intp) for pair, numbers in at.items()}
        self._sizes = np.array(sizes, dtype=np.intp)

    def nearest(self, text: str, most: int) -> list[int]:
        """The numbers of the texts that are most like one, at most so many, in no order.

        Of equal ones the first, so that what is found does not hang on the machine.
        """
        import numpy as np

        alike = self._likeness(text)
        if len(alike) <= most:
            return list(range(len(alike)))
        least = np.partition(alike, -most)[-most]
        above = np.flatnonzero(alike > least)
        level = np.flatnonzero((alike == least) & (alike > 0))[: most - len(above)]
        return list(np.concatenate([above, level]).tolist())

    def alike(self, text: str, least: float) -> list[int]:
        """The numbers of the texts that are at least so like one, in their order."""
        import numpy as np

        return list(np.flatnonzero(self._likeness(text) >= least).tolist())

    def _likeness(self, text: str) -> np.ndarray:
        import numpy as np

        pairs = _pairs(text)
        found = [self._at[pair] for pair in pairs if pair in self._at]
        if not found:
            return np.zeros(len(self._sizes))
        shared = np.bincount(np.concatenate(found), minlength=len(self._sizes))
        return np.asarray(2 * shared / (self._sizes + len(pairs)))


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(zip(f" {text}", f"{text} ", strict=True))
