# SPDX-License-Identifier: MIT
"""A history of faces as columns: what all of them are on a day, for choosing some of the days."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.windings import NOTHING
from mapper.polygons.face_history import FaceHistory

Numbers = NDArray[np.int64]


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
