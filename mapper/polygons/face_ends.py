# SPDX-License-Identifier: MIT
"""Statuses that end between two drawn days: from then on what they held has no status.

    5 July    10 July    28 July    1 August       drawn on three days; the front ends on 28 July
    front     front      –          army           which becomes a day of its own, not drawn

As in a table (`history.ends`), where a report runs out with its status.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from mapper.geometry.faces import Run
from mapper.geometry.windings import NOTHING
from mapper.model.problem import Problem, Where, note
from mapper.polygons.face_history import FaceHistory
from mapper.polygons.told_ground import told_km2
from mapper.tables.text import quoted

# A run with the voice behind it, and the day on which it begins.
Spoken = tuple[date, int, int]


def with_ends(history: FaceHistory) -> FaceHistory:
    """The history with the days on which a status ends among its days; see `FaceHistory.ended`."""
    ends = {nth: history.scheme.status(status).ends for nth, status in enumerate(history.statuses)}
    if not any(ends.values()):
        return history
    faces = [list(_ending(_spoken(history, nth), ends)) for nth in range(len(history.faces.runs))]
    begun = {day for face in faces for day, *_ in face}
    days = tuple(sorted({*history.days, *begun}))
    ended = tuple(day for day in days if day not in {*history.days})
    number = {day: nth for nth, day in enumerate(days)}
    runs = tuple(tuple((number[day], label) for day, label, _ in face) for face in faces)
    covers = tuple(
        replace(cover, day=number[history.days[cover.day]]) for cover in history.faces.covers
    )
    told = _tell(history, runs, days, ends)
    return replace(
        history,
        days=days,
        ended=ended,
        faces=replace(history.faces, runs=runs, covers=covers),
        said=tuple(tuple(voice for *_, voice in face) for face in faces),
        problems=tuple(sorted((*history.problems, *told))),
    )


def _spoken(history: FaceHistory, nth: int) -> list[Spoken]:
    """The runs of a face with their days."""
    pairs = zip(history.faces.runs[nth], history.said[nth], strict=True)
    return [(history.days[day], label, voice) for (day, label), voice in pairs]


def _ending(runs: Sequence[Spoken], ends: dict[int, date | None]) -> Iterator[Spoken]:
    """The runs, each followed by none where its status ends before the next one begins."""
    for nth, (day, label, voice) in enumerate(runs):
        if label == NOTHING and nth and _is_over(runs[nth - 1], ends, day):
            continue  # there is none already
        yield day, label, voice
        following = runs[nth + 1][0] if nth + 1 < len(runs) else date.max
        end = ends.get(label)
        if end and day < end < following:
            yield end, NOTHING, 0


def _is_over(run: Spoken, ends: dict[int, date | None], day: date) -> bool:
    end = ends.get(run[1])
    return end is not None and run[0] < end < day


def _tell(
    history: FaceHistory,
    runs: Sequence[Sequence[Run]],
    days: Sequence[date],
    ends: dict[int, date | None],
) -> Iterator[Problem]:
    """A note for each status that ended while it was in force, with the ground that it left."""
    km2: dict[int, float] = {}
    for face, area in zip(runs, history.faces.area_km2, strict=True):
        for (_, label), (day, after) in pairwise(face):
            if after == NOTHING and days[day] == ends.get(label):
                km2[label] = km2.get(label, 0.0) + area
    for label, area in sorted(km2.items()):
        end = ends[label] or date.max
        at = bisect_left(history.days, end)
        until = f" up to {history.days[at]}, the next day drawn" if at < len(history.days) else ""
        what = (
            f"the status {quoted(history.statuses[label])} ends on {end}: from then on{until} "
            f"{told_km2(area)} have no status"
        )
        hint = "where another status goes on, draw that day"
        yield note(Where(history.name), what, hint, "status-ended")
