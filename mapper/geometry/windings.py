# SPDX-License-Identifier: MIT
"""Which label every face has from day to day, out of nothing but the lines that change.

Method: the number of times that ground of a label lies on a face is the number of times that its
lines wind around the face. A day changes it for the faces beyond those edges of the tree (see
`planar.Plane`) along which the lines of that day differ from those of the day before; faces
that no changed line surrounds are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.chains import Whole
from mapper.geometry.noding import Noded
from mapper.geometry.planar_graph import NO_FACE, Plane
from mapper.geometry.ranges import ranges

NOTHING = -1


@dataclass(frozen=True, slots=True)
class Turns:
    """What changes at every edge of the tree: columns of equal length, by day.

    `start`, `stop`: the faces beyond the edge; `by`: what the change adds to their numbers.
    """

    day: Whole
    label: Whole
    start: Whole
    stop: Whole
    by: Whole


@dataclass(frozen=True, slots=True)
class LabelRuns:
    """From which day on a face has a label: columns of equal length, by face and then day.

    `label` is `NOTHING` where the face has none from then on. `covered`: of days on which
    ground of two labels lies on a face: the face, the day from which on, the label that
    counts and the one under it, `NOTHING` where there is none from then on.
    """

    face: Whole
    day: Whole
    label: Whole
    covered: NDArray[np.int64]


def turns_of(
    plane: Plane, noded: Noded, day: Whole, label: Whole, line: Whole, times: Whole
) -> Turns:
    """Changes of lines (numbers of those that were noded) as changes at the edges of the tree."""
    kept = plane.beyond[noded.edge] != NO_FACE
    segment, edge, direction = noded.segment[kept], noded.edge[kept], noded.times[kept]
    order = np.argsort(segment, kind="stable")
    segment, edge, direction = segment[order], edge[order], direction[order]
    starts = np.searchsorted(segment, line)
    counts = np.searchsorted(segment, line, side="right") - starts
    rows = ranges(starts, counts)
    edge = edge[rows]
    face = plane.beyond[edge]
    return Turns(
        day=np.repeat(day, counts),
        label=np.repeat(label, counts),
        start=face,
        stop=plane.stop[face],
        by=np.repeat(times, counts) * direction[rows] * plane.inward[edge],
    )


def held(turns: Turns, faces: int, rank: Sequence[int]) -> LabelRuns:
    """The label of every face from day to day, where it changes; `faces` with the outside.

    Of several labels on one face the one of the highest `rank` counts.
    """
    order = sorted(range(len(rank)), key=lambda label: rank[label])
    number = np.zeros((len(rank), faces), dtype=np.int32)
    label = np.full(faces, NOTHING, dtype=np.int64)
    under = label.copy()
    changed, covered = [], []
    for day, touched in _days(turns, number):
        top = np.full(len(touched), NOTHING, dtype=np.int64)
        second = top.copy()
        for one in order:
            there = number[one, touched] > 0
            second = np.where(there, top, second)
            top = np.where(there, one, top)
        new = top != label[touched]
        told = new | (second != under[touched])
        told &= (second != NOTHING) | (under[touched] != NOTHING)
        changed.append(_rows(touched[new], day, top[new]))
        covered.append(_rows(touched[told], day, top[told], second[told]))
        label[touched], under[touched] = top, second
    face, since, kept = _by_face(changed, 3).T
    return LabelRuns(face, since, kept, _by_face(covered, 4))


def counted_as(found: LabelRuns, labels: Sequence[int]) -> LabelRuns:
    """The same with `labels[label]` in place of every label that counts.

    Where a face goes from one label to another that counts as the same nothing changes.
    """
    names = np.append(np.asarray(labels, dtype=np.int64), NOTHING)
    label = names[found.label]
    same = np.append(False, (found.face[1:] == found.face[:-1]) & (label[1:] == label[:-1]))
    return replace(found, face=found.face[~same], day=found.day[~same], label=label[~same])


def _days(turns: Turns, number: NDArray[np.int32]) -> Iterator[tuple[int, Whole]]:
    """Every day with the faces whose numbers it changes, after changing them."""
    days, starts = np.unique(turns.day, return_index=True)
    stops = np.append(starts, len(turns.day))[1:]
    for day, first, last in zip(days.tolist(), starts.tolist(), stops.tolist(), strict=True):
        rows = slice(first, last)
        touched = []
        for label in np.unique(turns.label[rows]).tolist():
            ours = turns.label[rows] == label
            faces, by = _added(
                turns.start[rows][ours], turns.stop[rows][ours], turns.by[rows][ours]
            )
            number[label, faces] += by.astype(np.int32)
            touched.append(faces)
        yield day, np.unique(np.concatenate(touched))


def _added(start: Whole, stop: Whole, by: Whole) -> tuple[Whole, Whole]:
    """The faces that several ranges change in the end, and by how much."""
    place, nth = np.unique(np.concatenate((start, stop)), return_inverse=True)
    steps = np.bincount(nth, np.concatenate((by, -by)), len(place))
    level = np.rint(np.cumsum(steps)).astype(np.int64)[:-1]
    some = level != 0
    length = np.diff(place)[some]
    return ranges(place[:-1][some], length), np.repeat(level[some], length)


def _rows(face: Whole, day: int, *labels: Whole) -> NDArray[np.int64]:
    return np.column_stack((face, np.full(len(face), day), *labels))


def _by_face(parts: Sequence[NDArray[np.int64]], columns: int) -> NDArray[np.int64]:
    rows = np.concatenate([np.empty((0, columns), dtype=np.int64), *parts])
    return rows[np.argsort(rows[:, 0], kind="stable")]
