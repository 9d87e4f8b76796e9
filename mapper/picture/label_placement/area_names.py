# SPDX-License-Identifier: MIT
"""Names inside shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mapper.picture.label_placement.boxes import Floats, box_around, overlaps
from mapper.picture.label_placement.polygons import RingLines, gaps_between
from mapper.picture.label_placement.spots import (
    COST,
    AreaLabel,
    NameLines,
    Spot,
    Stage,
    Taken,
)
from mapper.style.shared import number, numbers

AIRY = number("placement.airy")
TIGHT = number("placement.tight")
OVER = number("placement.over")
ROW_COST = number("placement.row_cost")
ROW_STEP = numbers("placement.row_step")


@dataclass(frozen=True)
class NameRoom:
    """The inside of a shape, less what is placed near it."""

    outline: RingLines
    boxes: list[list[float]]
    corners: list[Floats | None]
    at: tuple[float, float]
    stage: Stage
    open: bool = False


def settle_area(label: AreaLabel, taken: Taken, stage: Stage) -> Spot | None:
    """The spot for a name inside its shape that is nearest to where it would like to be."""
    bounds = np.array([label.outline.box])
    near = np.flatnonzero(overlaps(bounds, taken.boxes, stage.padding)[0])
    corners = [taken.corners[n] for n in near.tolist()]
    room = NameRoom(label.outline, taken.boxes[near].tolist(), corners, label.at, stage, label.open)
    least, liked = (OVER, TIGHT) if label.is_short else (TIGHT, AIRY)
    best: Spot | None = None
    for nth, form in enumerate(label.forms):
        cost = nth * COST["other_lines"]
        limit = best.cost if best else np.inf
        tight = best_in_rows(room, form, least, cost + COST["tight"], limit + COST["tight"])
        airy = tight and best_in_rows(room, form, liked, cost, tight[2])
        found = airy or tight
        if found and found[2] < limit:
            x, y, cost = found
            box = box_around(x, y, form.width, form.height)
            best = Spot(x=x, y=y, box=box, cost=cost, texts=form.texts)
    return best


def best_in_rows(
    room: NameRoom, form: NameLines, margin: float, cost: float, limit: float
) -> tuple[float, float, float] | None:
    """The cheapest centre (x, y, cost) for a name, if it costs less than `limit`; row by row."""
    best: tuple[float, float, float] | None = None
    for y in rows_from(room, form, margin):
        aside = cost + ROW_COST * abs(y - room.at[1])
        if aside >= (best[2] if best else limit):
            return best
        for left, right in free_runs(room, form, margin, y):
            ease = min(AIRY, (right - left) / 2)
            x = min(max(room.at[0], left + ease), right - ease)
            total = aside + abs(x - room.at[0]) + (AIRY - ease) / 2
            if total < (best[2] if best else limit):
                best = (x, y, total)
    return best


def rows_from(room: NameRoom, form: NameLines, margin: float) -> Iterator[float]:
    """Heights to try for the middle of a name, from the one we like away to both sides."""
    x0, y0, x1, y1 = room.outline.box
    _, view_top, _, view_bottom = room.stage.view
    top = max(y0 + margin, view_top) + form.height / 2
    bottom = min(y1 - margin, view_bottom) - form.height / 2
    if top > bottom or x1 - x0 < form.width + 2 * margin:
        return
    start = min(max(room.at[1], top), bottom)
    yield start
    step = max(form.height / ROW_STEP[0], (bottom - top) / ROW_STEP[1], ROW_STEP[2])
    off = step
    while off <= bottom - top:
        for y in (start - off, start + off):
            if top <= y <= bottom:
                yield y
        off += step


def free_runs(
    room: NameRoom, form: NameLines, margin: float, y: float
) -> list[tuple[float, float]]:
    """The stretches of x in which the middle of a name may lie at height y: all, exactly."""
    half, padding = form.width / 2, room.stage.padding
    low, high = y - form.height / 2, y + form.height / 2
    inside = room.outline.runs(low - margin, high + margin, half + margin)
    if not inside:
        return []
    barred: list[tuple[float, float]] = []
    top, bottom = low - padding, high + padding
    for box, corners in zip(room.boxes, room.corners, strict=True):
        if box[1] >= bottom or box[3] <= top:
            continue
        left, right = box[0], box[2]
        if corners is not None:
            ends = RingLines.of([corners]).spans(top, bottom)
            if not len(ends):
                continue
            left, right = float(ends.min()), float(ends.max())
        barred.append((left - (half + padding), right + (half + padding)))
    if room.open and room.stage.cells:
        barred += [(a - half, b + half) for a, b in room.stage.cells.spans(low, high)]
    west, east = room.stage.view[0] + half, room.stage.view[2] - half
    return [
        (left, right)
        for start, end in inside
        for left, right in gaps_between(barred, max(start, west), min(end, east))
        if right > left
    ]
