"""A history of faces as columns: the state of a day, and what differs between any two."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mapper.control.balance import BalanceError
from mapper.geometry.windings import NOTHING
from mapper.polygons.face_history import FaceHistory

ROUNDING = 1e-9

Status = str | None
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Move:
    """Ground that had one status before and has one after, maybe the same; None is no data."""

    before: Status
    after: Status
    faces: int
    area_km2: float


@dataclass(frozen=True)
class FaceColumns:
    """What a history says of all faces at once."""

    history: FaceHistory

    @cached_property
    def _runs(self) -> tuple[Numbers, Numbers, Numbers]:
        """Of every run its face, its day and its label, by face and then by day."""
        runs = self.history.faces.runs
        face = np.repeat(np.arange(len(runs)), [len(one) for one in runs])
        day, label = np.array([run for one in runs for run in one], dtype=np.int64).T
        return face, day, label

    @cached_property
    def area_km2(self) -> NDArray[np.float64]:
        return np.array(self.history.faces.area_km2)

    def labels_on(self, day: date) -> Numbers:
        """The label of every face on a day, `windings.NOTHING` where there is none.

        A day between two that were drawn is as the earlier one.
        """
        face, _, label = self._runs
        begun = self._begun(day)
        found = np.full(len(self.history.faces.runs), NOTHING, dtype=np.int64)
        found[face[begun]] = label[begun]  # of several for one face the last is written last
        return found

    def held_on(self, day: date) -> dict[tuple[int, int, int], list[int]]:
        """The faces that have a status on a day, by their label, the number of the day since when
        they have it, and that of the voice that said so.
        """
        face, start, label = self._runs
        voice = np.array([one for said in self.history.said for one in said], dtype=np.int64)
        begun = self._begun(day)
        last = np.full(len(self.history.faces.runs), -1)
        last[face[begun]] = np.flatnonzero(begun)
        found: dict[tuple[int, int, int], list[int]] = {}
        for nth, run in enumerate(last.tolist()):
            if run >= 0 and label[run] != NOTHING:
                key = int(label[run]), int(start[run]), int(voice[run])
                found.setdefault(key, []).append(nth)
        return dict(sorted(found.items()))

    def _begun(self, day: date) -> NDArray[np.bool_]:
        """Which runs have begun on a day, those that are over included."""
        begun: NDArray[np.bool_] = self._runs[1] < bisect_right(self.history.days, day)
        return begun

    def areas_on(self, day: date) -> dict[Status, float]:
        """The km² of every status on a day, and under None of ground without data."""
        labels = self.labels_on(day)
        sums = np.bincount(labels + 1, self.area_km2, len(self.history.statuses) + 1)
        return dict(zip(self._names, sums.tolist(), strict=True))

    def moves(self, first: date, last: date) -> tuple[Move, ...]:
        """What became of all ground between two days, kept ground included.

        In the order of the scheme by the status before and then after, no data last. Raises
        BalanceError where the parts do not add up to the states of the two days.
        """
        before, after = self.labels_on(first), self.labels_on(last)
        kinds = len(self.history.statuses) + 1
        pair = (before + 1) * kinds + after + 1
        areas = np.bincount(pair, self.area_km2, kinds**2).astype(np.float64)
        counts = np.bincount(pair, minlength=kinds**2)
        self._must_balance(areas.reshape(kinds, kinds), before, after)
        order = [*range(1, kinds), 0]
        return tuple(
            Move(self._names[a], self._names[b], int(counts[nth]), float(areas[nth]))
            for a in order
            for b in order
            if counts[nth := a * kinds + b]
        )

    @property
    def _names(self) -> tuple[Status, ...]:
        return (None, *self.history.statuses)

    def _must_balance(self, matrix: NDArray[np.float64], before: Numbers, after: Numbers) -> None:
        """Rows are the state before, columns the state after."""
        whole = float(self.area_km2.sum())
        for labels, sums, day in ((before, matrix.sum(axis=1), 1), (after, matrix.sum(axis=0), 2)):
            state = np.bincount(labels + 1, self.area_km2, len(matrix))
            off = float(np.abs(state - sums).max())
            if off > ROUNDING * max(whole, 1.0):
                raise BalanceError(f"the parts of day {day} are off by {off:g} km²")
