# SPDX-License-Identifier: MIT
"""Packed arcs read back fast: all of them at once, as arrays of positions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.arcs import Grid
from mapper.geometry.packing import ALPHABET, BASE, DIGIT_BITS

Floats = NDArray[np.float64]

_DIGITS = np.zeros(128, dtype=np.int64)
_DIGITS[np.frombuffer(ALPHABET.encode("ascii"), dtype=np.uint8)] = np.arange(len(ALPHABET))


def unpack_lines(texts: Sequence[str], grid: Grid) -> list[Floats]:
    """The positions of each arc, rows of longitude and latitude."""
    numbers, counts = unpack_all(texts)
    steps = numbers.reshape(-1, 2)
    ends = np.cumsum(counts // 2)
    points = np.cumsum(steps, axis=0)
    starts = ends - counts // 2
    before = np.where(starts[:, None] > 0, points[starts - 1], 0)
    points = points - np.repeat(before, counts // 2, axis=0)
    degrees = points * np.array(grid["scale"]) + np.array(grid["translate"])
    return np.split(degrees, ends[:-1])


def unpack_all(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers in all texts (see `packing`), and how many of each text."""
    raw = np.frombuffer("".join(texts).encode("ascii"), dtype=np.uint8)
    digits = _DIGITS[raw]
    last = digits < BASE
    starts = np.concatenate(([0], np.flatnonzero(last)[:-1] + 1))
    places = np.arange(len(digits)) - np.repeat(starts, np.diff(np.append(starts, len(digits))))
    values = np.add.reduceat((digits % BASE) << (DIGIT_BITS * places), starts)
    numbers = np.where(values & 1, -(values >> 1), values >> 1)
    of = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    return numbers, np.bincount(of[last], minlength=len(texts))
