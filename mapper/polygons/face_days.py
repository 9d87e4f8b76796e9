# SPDX-License-Identifier: MIT
"""Days put into a history of faces that was cut before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from mapper.errors import CutError, UsageError
from mapper.geometry.faces import DayGround, Faces, Run
from mapper.geometry.faces_added import with_day
from mapper.geometry.windings import NOTHING
from mapper.model.problem import Problem
from mapper.model.voice import Voice
from mapper.polygons.face_history import FaceHistory, Labels, tell_overlaps, tell_slivers, voice_of
from mapper.polygons.far_ground import tell_far
from mapper.polygons.notes import missing_days
from mapper.polygons.refused_cut import refused

if TYPE_CHECKING:
    from mapper.polygons.polygon_history import DrawnDay, PolygonHistory

Spoken = Mapping[int, int]


def with_days(
    history: FaceHistory,
    more: PolygonHistory,
) -> FaceHistory:
    """The history with the days of `more`, which are read with its scheme and rest.

    What a day does not touch stays as it is. What is told of a cut is told of each day. Raises
    UsageError where a day is in the history already, and BoundaryError where lines cannot be cut
    or a day has lost or gained ground.
    """
    twice = sorted({day.day for day in more.days} & {*history.days})
    if twice:
        one = len(twice) == 1
        days = str(twice[0]) if one else f"{twice[0]} and {len(twice) - 1} more days"
        raise UsageError(
            f"{more.name}: {days} {'is' if one else 'are'} in the history of {history.name} "
            "already — leave that out, or cut all files anew"
        )
    found, told = history, [*history.problems, *more.problems]
    told += tell_far(more.days, shapely.total_bounds(list(history.faces.shapes)))
    for day in more.days:
        try:
            before, found = found.faces, with_drawn_day(found, day)
        except CutError as error:
            raise refused(error, [day], more.name) from None
        told += _tell_day(found, before, day, more.name)
    told += missing_days(more.name, found.days)
    return replace(found, problems=tuple(sorted({*told})))


def _tell_day(history: FaceHistory, before: Faces, drawn: DrawnDay, name: str) -> Iterator[Problem]:
    """What cutting one day has to tell."""
    nth, faces = history.days.index(drawn.day), history.faces
    covers = [cover for cover in faces.covers if cover.day == nth]
    names = [history.scheme.status(status).label for status in history.statuses]
    yield from tell_overlaps(name, covers, names, history.days)
    count, km2 = faces.slivers - before.slivers, faces.slivers_km2 - before.slivers_km2
    yield from tell_slivers(name, count, km2, history.sliver_m)


def with_drawn_day(history: FaceHistory, drawn: DrawnDay) -> FaceHistory:
    """The history with one more day, wherever it lies in time."""
    new = [status for status in dict.fromkeys(drawn.statuses) if status not in history.statuses]
    statuses = (*history.statuses, *new)
    labels = Labels.of(history.scheme, statuses, history.rest.status if history.rest else None)
    nth = bisect_left(history.days, drawn.day)
    faces = with_day(
        history.faces,
        len(history.days),
        DayGround(drawn.shapes, labels.drawn(drawn)),
        nth,
        labels.rank,
        counts_as=labels.counts_as,
        grid_deg=history.grid_deg,
        sliver_m=history.sliver_m,
    )
    faces = replace(faces, covers=labels.told(faces.covers))
    after = replace(
        history,
        days=(*history.days[:nth], drawn.day, *history.days[nth:]),
        statuses=statuses,
        faces=faces,
    )
    voices, said = _voices(history, after, drawn, nth)
    return replace(after, voices=voices, said=said)


def _voices(
    before: FaceHistory, after: FaceHistory, drawn: DrawnDay, nth: int
) -> tuple[tuple[Voice, ...], tuple[tuple[int, ...], ...]]:
    """What is said when each run begins, with what the new day says."""
    numbers = {voice: number for number, voice in enumerate(before.voices)}
    spoken = {
        number: numbers.setdefault(voice_of(record), len(numbers))
        for number, record in enumerate(drawn.records)
    }
    runs = after.faces.runs
    if len(numbers) == 1:
        return before.voices, tuple((0,) * len(one) for one in runs)
    points = shapely.point_on_surface(np.array(after.faces.shapes, dtype=object))
    old = _one_over(points, before.faces.shapes)
    new = _one_over(points, drawn.shapes)
    said = tuple(
        tuple(
            _said(run, old.get(face), before, spoken.get(new.get(face, -1), 0), nth) for run in one
        )
        for face, one in enumerate(runs)
    )
    return tuple(numbers), said


def _one_over(points: np.ndarray, shapes: Sequence[shapely.Geometry]) -> dict[int, int]:
    """For points the number of a shape that each lies in, the last of several."""
    if not len(shapes):
        return {}
    point, shape = shapely.STRtree(list(shapes)).query(points, predicate="intersects")
    order = np.argsort(shape, kind="stable")
    return dict(zip(point[order].tolist(), shape[order].tolist(), strict=True))


def _said(run: Run, old: int | None, before: FaceHistory, today: int, nth: int) -> int:
    """The voice of a run: that of the new day, or that of the face it was part of."""
    day, label = run
    if label == NOTHING:
        return 0
    if day == nth:
        return today
    if old is None:
        return 0
    then = day if day < nth else day - 1
    pairs = zip(before.faces.runs[old], before.said[old], strict=True)
    held = [voice for (start, _), voice in pairs if start <= then]
    return held[-1] if held else 0
