# SPDX-License-Identifier: MIT
"""A history of faces as it was on some days alone: few and large pieces of ground."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import shapely

from mapper.geometry.faces import Run
from mapper.geometry.windings import NOTHING
from mapper.model.dates import Span
from mapper.model.problem import Where
from mapper.model.record import Kind, Record
from mapper.polygons.face_columns import FaceColumns
from mapper.polygons.face_history import FaceHistory
from mapper.polygons.notes import tell_day
from mapper.polygons.polygon_file import PolygonFile

# A picture of many days has no room for more of them.
MOST = 24


def on_days(history: FaceHistory, days: Sequence[date]) -> FaceHistory:
    """The history with faces joined that were alike on all of `days` (ascending).

    What is left has those days alone, one shape for each row of statuses, connected or not, and
    ground that had none on any of them.
    """
    columns = FaceColumns(history)
    labels = np.column_stack([columns.labels_on(day) for day in days])
    rows, group = np.unique(labels, axis=0, return_inverse=True)
    members = [np.flatnonzero(group.ravel() == nth) for nth in range(len(rows))]
    shapes = np.array(history.faces.shapes, dtype=object)
    runs = tuple(runs_of(row) for row in rows.tolist())
    return replace(
        history,
        days=tuple(days),
        faces=replace(
            history.faces,
            shapes=tuple(shapely.coverage_union_all(shapes[own]) for own in members),
            area_km2=tuple(float(columns.area_km2[own].sum()) for own in members),
            runs=runs,
            covers=(),  # of days that are no longer there
        ),
        said=tuple((0,) * len(one) for one in runs),
    )


def polygons_on(history: FaceHistory, day: date | None, *, name: str) -> PolygonFile:
    """What the faces hold on a day, by default the last, as polygons: one for each status, the
    day since when it holds and who said so.

    A day before all that were drawn is the first of them.
    """
    at = max(bisect_right(history.days, day) - 1, 0) if day else len(history.days) - 1
    drawn, where = history.days[at], Where(name)
    shapes = np.array(history.faces.shapes, dtype=object)
    polygons, records = [], []
    held = FaceColumns(history).held_on(drawn).items()
    for order, ((label, since, said), faces) in enumerate(held, start=1):
        voice = history.voices[said]
        polygons.append(shapely.coverage_union_all(shapes[faces]))
        records.append(
            Record(
                place=f"#{order}",
                kind=Kind.UNIT,
                status=history.statuses[label],
                date=Span.of_day(history.days[since]),
                through=drawn if since < at else None,
                source=voice.source,
                source_url=voice.source_url,
                basis=voice.basis,
                confidence=voice.confidence,
                note=voice.note,
                where=where,
                order=order,
            )
        )
    return PolygonFile(
        name=name,
        scheme=history.scheme,
        shapes=tuple(polygons),
        records=tuple(records),
        day=drawn,
        problems=(*history.problems, *tell_day(name, history.days, drawn, asked=day is not None)),
    )


def evenly(days: Sequence[date], most: int = MOST) -> tuple[date, ...]:
    """At most so many of the days, evenly, the first and the last always among them."""
    if len(days) <= most:
        return tuple(days)
    places = np.unique(np.rint(np.linspace(0, len(days) - 1, most)).astype(int))
    return tuple(days[place] for place in places.tolist())


def runs_of(labels: Sequence[int]) -> tuple[Run, ...]:
    """The runs of a label for each day."""
    before = NOTHING
    runs: list[Run] = []
    for nth, label in enumerate(labels):
        if label != before:
            runs.append((nth, label))
        before = label
    return tuple(runs)
