# SPDX-License-Identifier: MIT
"""Runs of several lengths, one after the other in one row: lists of lists as plain arrays; and
rows of arrays by their numbers.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.signedinteger[Any]]
Number = TypeVar("Number", bound=np.generic)


def begins_of(lengths: Whole) -> Whole:
    """Where in the row each run begins."""
    return np.cumsum(lengths) - lengths


def ranges(start: Whole | int, length: Whole) -> Whole:
    """The whole numbers from each start on, as many as its length, all in one row."""
    return np.arange(length.sum()) - np.repeat(begins_of(length) - start, length)


def rows_of(table: NDArray[Number], numbers: NDArray[np.integer[Any]]) -> NDArray[Number]:
    """The rows of these numbers, in the form of the numbers: what `table[numbers]` is, for which
    numpy takes ten times as long where a row has few columns.
    """
    found: NDArray[Number] = table.take(numbers, axis=0)
    return found
