# SPDX-License-Identifier: MIT
"""Marks moved apart, so that none hides another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, hypot, sqrt

from mapper.style.shared import numbers_by_name

APART = numbers_by_name("marks.apart")
CROWDED = numbers_by_name("marks.crowded")

# The order in which it came, x, y and reach, in px.
Disc = tuple[int, float, float, float]


class Standing:
    """Discs in the cells of a grid, so wide that what hides another lies in the cells around it."""

    def __init__(self, widest: float) -> None:
        self._side = 2 * widest + APART["least"]
        self._cells: dict[tuple[int, int], list[Disc]] = {}
        self._count = 0

    def add(self, x: float, y: float, reach: float) -> None:
        self._cells.setdefault(self._cell(x, y), []).append((self._count, x, y, reach))
        self._count += 1

    def first_near(self, x: float, y: float, reach: float) -> Disc | None:
        """The earliest disc that one of this reach would hide, or None."""
        return min(self._near(x, y, reach), default=None)

    def _near(self, x: float, y: float, reach: float) -> Iterator[Disc]:
        """The earliest such disc of each cell."""
        column, row = self._cell(x, y)
        for cell in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for disc in self._cells.get(cell, ()):
                if hypot(disc[1] - x, disc[2] - y) < disc[3] + reach + APART["least"]:
                    yield disc
                    break

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return floor(x / self._side), floor(y / self._side)


def spread(
    marks: Sequence[tuple[str, float, float, float]],
) -> dict[str, tuple[float, float]]:
    """Where marks (id, x, y, reach) stand so that none hides another.

    One that would lie on an earlier one moves straight away from it, to the right where both
    are at one point.
    """
    where: dict[str, tuple[float, float]] = {}
    standing = Standing(max((reach for *_, reach in marks), default=0.0))
    for id_, x, y, reach in marks:
        for _ in range(int(APART["tries"])):
            other = standing.first_near(x, y, reach)
            if other is None:
                break
            _, left, top, wide = other
            far = hypot(x - left, y - top)
            dx, dy = ((x - left) / far, (y - top) / far) if far > 0.5 else (1.0, 0.0)
            away = wide + reach + APART["room"]
            x, y = left + dx * away, top + dy * away
        standing.add(x, y, reach)
        where[id_] = (x, y)
    return where


def size_of_marks(marks: Sequence[tuple[float, float, float]]) -> float:
    """How large marks (x, y, reach) are, 1 being their size: less where they are so many and so
    close that they would cover the ground.
    """
    if len(marks) <= CROWDED["from"]:
        return 1.0
    xs, ys, reaches = zip(*marks, strict=True)
    room = (max(xs) - min(xs)) * (max(ys) - min(ys))
    covered = sum((2 * reach) ** 2 for reach in reaches)
    return max(CROWDED["least"], min(1.0, sqrt(CROWDED["share"] * room / covered)))
