# SPDX-License-Identifier: MIT
"""In which stretches a ring differs from what it was before.

A corner is one number, its code: rings are compared by them many times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mapper.geometry.chains import Whole

SHIFT = 32
HALF = 1 << (SHIFT - 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is drawn anew behind `kept` corners that stay: `gone` corners go, `come` are there in
    their place, from the corner `at` of the ring on.
    """

    kept: int
    gone: int
    at: int
    come: list[int]


def codes_of(x: Whole, y: Whole) -> Whole:
    """The codes of corners."""
    codes: Whole = (x << SHIFT) + y
    return codes


def corner_of(code: int) -> tuple[int, int]:
    x = (code + HALF) >> SHIFT
    return x, code - (x << SHIFT)


def stretches_between(before: Whole, after: Whole) -> list[Stretch]:
    """The stretches of a ring, given by its codes, that are another after a change."""
    found = []
    stayed = 0
    for old, new in _gaps(before, after):
        come = after[new.start : new.stop].tolist()
        found.append(Stretch(old.start - stayed, len(old), new.start, come))
        stayed = old.stop
    return found


def _gaps(before: Whole, after: Whole) -> Iterator[tuple[range, range]]:
    """Which places of the one and of the other lie between those that both have, in order."""
    head = same_from_start(before, after)
    tail = same_from_start(before[head:][::-1], after[head:][::-1])
    rows, columns = common_places(
        before[head : len(before) - tail], after[head : len(after) - tail]
    )
    rows = np.concatenate(([-1], rows, [len(before) - tail - head])) + head
    columns = np.concatenate(([-1], columns, [len(after) - tail - head])) + head
    parted = np.flatnonzero((np.diff(rows) > 1) | (np.diff(columns) > 1))
    for place in parted.tolist():
        old, new = (range(int(of[place]) + 1, int(of[place + 1])) for of in (rows, columns))
        same = same_from_start(before[old.start : old.stop], after[new.start : new.stop])
        old, new = old[same:], new[same:]
        same = same_from_start(
            before[old.start : old.stop][::-1], after[new.start : new.stop][::-1]
        )
        old, new = old[: len(old) - same], new[: len(new) - same]
        if old or new:
            yield old, new


def same_from_start(one: Whole, other: Whole) -> int:
    """How many codes two rings have in common from the beginning on."""
    length = min(len(one), len(other))
    unlike = one[:length] != other[:length]
    return int(unlike.argmax()) if unlike.any() else length


def common_places(before: Whole, after: Whole) -> tuple[Whole, Whole]:
    """Where corners stand that both rings have in the same order: in the one and in the other.

    Those that one of them has twice are left out.
    """
    known, places, times = np.unique(before, return_index=True, return_counts=True)
    known, places = known[times == 1], places[times == 1]
    met, columns, times = np.unique(after, return_index=True, return_counts=True)
    met, columns = met[times == 1], columns[times == 1]
    _, mine, theirs = np.intersect1d(known, met, assume_unique=True, return_indices=True)
    rows, columns = places[mine], columns[theirs]
    order = np.argsort(columns)
    rows, columns = rows[order], columns[order]
    if (np.diff(rows) < 0).any():
        kept = longest_rise(rows.tolist())
        rows, columns = rows[kept], columns[kept]
    return rows, columns


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """The places of the longest row of numbers, each larger than the one before."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    found = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]
