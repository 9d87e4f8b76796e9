# SPDX-License-Identifier: MIT
"""The ground of all units as cells of a grid over the view, to ask fast what lies somewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mapper.picture.label_placement.boxes import Bools, Box, Floats
from mapper.picture.label_placement.polygons import one_before
from mapper.style.shared import numbers_by_name

Ints = NDArray[np.int64]

CELLS = numbers_by_name("placement.cells")


@dataclass(frozen=True, eq=False)
class GroundCells:
    """Cells over the box `view`; `grounds`: the polygons of units in px, by id.

    Made when they are asked for first.
    """

    view: Box
    grounds: Mapping[str, Sequence[Sequence[Floats]]]

    @cached_property
    def nths(self) -> dict[str, int]:
        """How units are called in the cells, from 1 on."""
        return {id_: nth for nth, id_ in enumerate(self.grounds, 1)}

    @cached_property
    def size(self) -> float:
        x0, y0, x1, y1 = self.view
        return max(CELLS["size"], (x1 - x0) / CELLS["most"], (y1 - y0) / CELLS["most"])

    @cached_property
    def shape(self) -> tuple[int, int]:
        """How many cells there are downwards and across."""
        x0, y0, x1, y1 = self.view
        return int(np.ceil((y1 - y0) / self.size)), int(np.ceil((x1 - x0) / self.size))

    @cached_property
    def cells(self) -> Ints:
        """Which unit lies in the middle of each cell, 0 for none; a row a row."""
        down, across = self.shape
        cells = np.zeros((down, across), dtype=np.int64)
        polygons = [
            (nth, rings)
            for nth, parts in zip(self.nths.values(), self.grounds.values(), strict=True)
            for rings in parts
            if rings
        ]
        if not polygons:
            return cells
        of, rows, xs = self._crossings([rings for _, rings in polygons])
        order = np.lexsort((xs, rows, of))
        ends = self._from(xs[order] - self.view[0], across)
        for nth, row, start, end in zip(
            of[order][::2].tolist(),
            rows[order][::2].tolist(),
            ends[::2].tolist(),
            ends[1::2].tolist(),
            strict=True,
        ):
            cells[row, start:end] = polygons[nth][0]
        return cells

    def _crossings(self, polygons: Sequence[Sequence[Floats]]) -> tuple[Ints, Ints, Floats]:
        """Where the middles of rows cross the lines of polygons: of which, in which row, and x."""
        rings = [(nth, ring) for nth, some in enumerate(polygons) for ring in some]
        of = np.repeat([nth for nth, _ in rings], [len(ring) for _, ring in rings])
        xa, ya = np.concatenate([one_before(ring) for _, ring in rings]).T
        xb, yb = np.concatenate([ring for _, ring in rings]).T
        top, down = self.view[1], self.shape[0]
        start = self._from(np.minimum(ya, yb) - top, down)
        count = self._from(np.maximum(ya, yb) - top, down) - start
        of, xa, ya, xb, yb = (np.repeat(values, count) for values in (of, xa, ya, xb, yb))
        within = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
        rows = np.repeat(start, count) + within
        middles = top + (rows + 0.5) * self.size
        return of, rows, xa + (middles - ya) * ((xb - xa) / (yb - ya))

    def _from(self, off: Floats, most: int) -> Ints:
        """The first cell whose middle is not before so many px."""
        return np.clip(np.ceil(off / self.size - 0.5), 0, most).astype(np.int64)

    @cached_property
    def _sums(self) -> Ints:
        """Of all cells above and to the left, how many have ground."""
        sums = np.zeros((self.shape[0] + 1, self.shape[1] + 1), dtype=np.int64)
        sums[1:, 1:] = (self.cells > 0).cumsum(axis=0).cumsum(axis=1)
        return sums

    def at(self, points: Floats) -> Ints:
        """Which unit lies at each row of points; 0 for none."""
        down, across = self.shape
        column = np.floor((points[:, 0] - self.view[0]) / self.size).astype(np.int64)
        row = np.floor((points[:, 1] - self.view[1]) / self.size).astype(np.int64)
        out = (column < 0) | (row < 0) | (column >= across) | (row >= down)
        return np.where(out, 0, self.cells[np.where(out, 0, row), np.where(out, 0, column)])

    def are_free(self, boxes: Floats) -> Bools:
        """For each row of boxes, whether no unit lies there."""
        free: Bools = self._count(boxes) == 0
        return free

    def fill(self, box: Box) -> bool:
        """Whether units lie in all of a box that is in the view."""
        x0, y0, _, _ = self.view
        off = (np.array(box) - (x0, y0, x0, y0)) / self.size
        down, across = self.shape
        left, right = np.clip((np.floor(off[0]), np.ceil(off[2])), 0, across)
        top, bottom = np.clip((np.floor(off[1]), np.ceil(off[3])), 0, down)
        return bool(self._count(np.array([box]))[0] == (right - left) * (bottom - top))

    def _count(self, boxes: Floats) -> Ints:
        """How many cells with ground each row of boxes touches."""
        x0, y0, _, _ = self.view
        down, across = self.shape
        off = (boxes - (x0, y0, x0, y0)) / self.size
        low, high = np.floor(off), np.ceil(off)
        a = np.clip(low[:, 0], 0, across).astype(np.int64)
        b = np.clip(high[:, 2], 0, across).astype(np.int64)
        c = np.clip(low[:, 1], 0, down).astype(np.int64)
        d = np.clip(high[:, 3], 0, down).astype(np.int64)
        sums = self._sums
        found: Ints = sums[d, b] - sums[c, b] - sums[d, a] + sums[c, a]
        return found

    def spans(self, top: float, bottom: float) -> list[tuple[float, float]]:
        """The columns (left, right) in which there is ground between two heights."""
        left = self.view[0] + np.arange(self.shape[1]) * self.size
        right = self.view[0] + (np.arange(self.shape[1]) + 1) * self.size
        inner = self.size / 4
        boxes = np.column_stack(
            (left + inner, np.full_like(left, top), right - inner, np.full_like(left, bottom))
        )
        held = self._count(boxes) > 0
        return list(zip(left[held].tolist(), right[held].tolist(), strict=True))
