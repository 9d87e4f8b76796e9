# SPDX-License-Identifier: MIT
"""Runs of several lengths, one after the other in one row: lists of lists as plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.signedinteger[Any]]


def begins_of(lengths: Whole) -> Whole:
    """Where in the row each run begins."""
    return np.cumsum(lengths) - lengths


def ranges(start: Whole | int, length: Whole) -> Whole:
    """The whole numbers from each start on, as many as its length, all in one row."""
    return np.arange(length.sum()) - np.repeat(begins_of(length) - start, length)
