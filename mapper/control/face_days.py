"""Days put into a history of faces that was cut before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from mapper.control.face_history import FaceHistory, Voice, rank_of, voice_of
from mapper.errors import UsageError
from mapper.geometry.faces import GRID_DEG, SLIVER_M, DayGround, Run
from mapper.geometry.faces_added import with_day
from mapper.geometry.windings import NOTHING

if TYPE_CHECKING:
    from mapper.control.polygon_history import DrawnDay, PolygonHistory

Spoken = Mapping[int, int]


def with_days(
    history: FaceHistory,
    more: PolygonHistory,
    *,
    rest: str | None = None,
    grid_deg: float = GRID_DEG,
    sliver_m: float = SLIVER_M,
) -> FaceHistory:
    """The history with the days of `more`, which are read with its scheme.

    What a day does not touch stays as it is. Raises UsageError where a day is in the history
    already, and BoundaryError where lines cannot be cut.
    """
    twice = sorted({day.day for day in more.days} & {*history.days})
    if twice:
        others = f" and {len(twice) - 1} more" if len(twice) > 1 else ""
        raise UsageError(
            f"{more.name}: {twice[0]}{others} is in {history.name} already — leave it out, or "
            "cut all files anew"
        )
    found = history
    for day in more.days:
        found = with_drawn_day(found, day, rest=rest, grid_deg=grid_deg, sliver_m=sliver_m)
    return replace(found, problems=tuple(sorted({*history.problems, *more.problems})))


def with_drawn_day(
    history: FaceHistory,
    drawn: DrawnDay,
    *,
    rest: str | None = None,
    grid_deg: float = GRID_DEG,
    sliver_m: float = SLIVER_M,
) -> FaceHistory:
    """The history with one more day, wherever it lies in time."""
    new = [status for status in dict.fromkeys(drawn.statuses) if status not in history.statuses]
    statuses = (*history.statuses, *new)
    number = {status: nth for nth, status in enumerate(statuses)}
    nth = bisect_left(history.days, drawn.day)
    faces = with_day(
        history.faces,
        len(history.days),
        DayGround(drawn.shapes, [number[status] for status in drawn.statuses]),
        nth,
        [rank_of(history.scheme, status, rest) for status in statuses],
        grid_deg=grid_deg,
        sliver_m=sliver_m,
    )
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
