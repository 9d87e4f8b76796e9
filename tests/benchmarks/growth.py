# SPDX-License-Identifier: MIT
"""What work takes, as a sum of so much for each of what it has: fitted to what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Point:
    """One measurement: how much there was of what, and what it took.

    `page`: MB that were written. `cut`: the seconds that workers could share.
    """

    amounts: dict[str, float]
    seconds: float
    megabytes: float
    page: float = 0.0
    cut: float = 0.0


@dataclass(frozen=True)
class Model:
    """So much for each of what there is."""

    constants: Mapping[str, float]

    def at(self, amounts: Mapping[str, float]) -> float:
        return sum(each * amounts[term] for term, each in self.constants.items())


def fitted(
    amounts: Sequence[Mapping[str, float]], taken: Sequence[float], terms: Sequence[str]
) -> Model:
    """The constants whose errors, as shares of what was taken, have the least squares.

    None is less than nothing: a term that would be is left out, as more work saves none.
    """
    used = [*terms]
    while used:
        shares = np.array([[one[term] for term in used] for one in amounts], dtype=float)
        shares /= np.asarray(taken, dtype=float)[:, None]
        size = np.abs(shares).max(axis=0)
        found = np.linalg.lstsq(shares / size, np.ones(len(taken)), rcond=None)[0] / size
        if found.min() >= 0:
            return Model(dict.fromkeys(terms, 0.0) | dict(zip(used, found.tolist(), strict=True)))
        del used[int(np.argmin(found * size))]
    return Model(dict.fromkeys(terms, 0.0))
