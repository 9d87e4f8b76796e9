# SPDX-License-Identifier: MIT
"""Slivers of an overlay: strips so thin that they come from drawing one line twice."""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.adjacency import OUTSIDE, SharedLines

M2_PER_KM2 = 1e6
# A strip is a sliver only if it is this much thinner than what it was cut from: a narrow
# corridor that somebody drew is none.
SHARE_OF_WHOLE = 0.5

Floats = NDArray[np.float64]


def thickness_m(area_km2: Floats, around_m: Floats) -> Floats:
    """The mean width in metres of pieces: twice the area by the length of the line around them.

    A long strip has its width, a square half of its side.
    """
    return 2 * area_km2 * M2_PER_KM2 / np.maximum(around_m, 1e-9)


def hosts_of_slivers(
    lines: SharedLines, area_km2: Floats, sliver: NDArray[np.bool_]
) -> dict[int, int]:
    """Into which neighbour each sliver goes: the one that it shares the longest line with.

    Smallest first. What a sliver has been joined to may itself be a sliver and goes on to its
    own neighbour. A sliver without any neighbour is kept.
    """
    beside = _neighbours(lines, len(area_km2))
    area = area_km2.tolist()
    queue = [(area[number], number) for number in np.flatnonzero(sliver).tolist()]
    heapq.heapify(queue)
    host: dict[int, int] = {}
    while queue:
        size, number = heapq.heappop(queue)
        if size != area[number] or not beside[number]:
            continue
        into = min(beside[number], key=lambda other: (-beside[number][other], other))
        host[number] = into
        _join(beside, number, into)
        area[into] += size
        if sliver[into]:
            heapq.heappush(queue, (area[into], into))
    return {number: _last(host, number) for number in host}


def _neighbours(lines: SharedLines, count: int) -> list[dict[int, float]]:
    beside: list[dict[int, float]] = [{} for _ in range(count)]
    rows = zip(lines.first.tolist(), lines.second.tolist(), lines.metres.tolist(), strict=True)
    for first, second, metres in rows:
        if second != OUTSIDE:
            beside[first][second] = beside[second][first] = metres
    return beside


def _join(beside: list[dict[int, float]], number: int, into: int) -> None:
    """Give the lines of `number` to `into`."""
    for other, metres in beside[number].items():
        del beside[other][number]
        if other != into:
            beside[into][other] = beside[other][into] = beside[into].get(other, 0.0) + metres
    beside[number] = {}


def _last(host: dict[int, int], number: int) -> int:
    while number in host:
        number = host[number]
    return number
