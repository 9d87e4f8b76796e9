# SPDX-License-Identifier: MIT
"""Drawn ground cut to an outline: what lies outside of it is left out, and told."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely
from shapely import Geometry

from mapper.geometry.area import area_km2
from mapper.geometry.validity import polygonal
from mapper.model.problem import Problem, Where, note
from mapper.style.shared import number

if TYPE_CHECKING:
    from mapper.polygons.polygon_history import DrawnDay, PolygonHistory

# Less than this, in km² on a day, is where two people drew one border, and not worth telling.
LEAST_KM2 = number("figures.least_told_km2")


def clipped(drawn: PolygonHistory, outline: Geometry, named: str) -> PolygonHistory:
    """What was drawn, within an outline (WGS84 degrees) alone; `named` is what that is called.

    Days of which nothing is left are days on which nobody has any ground there.
    """
    shapely.prepare(outline)
    days = tuple(clipped_day(day, outline) for day in drawn.days)
    told = _tell_cut(drawn, days, named)
    return replace(drawn, days=days, problems=tuple(sorted((*drawn.problems, *told))))


def clipped_day(day: DrawnDay, outline: Geometry) -> DrawnDay:
    """A day within a prepared outline."""
    shapes = [_within(shape, outline) for shape in day.shapes]
    kept = [nth for nth, shape in enumerate(shapes) if not shape.is_empty]
    return replace(
        day,
        shapes=tuple(shapes[nth] for nth in kept),
        statuses=tuple(day.statuses[nth] for nth in kept),
        records=tuple(day.records[nth] for nth in kept),
    )


def _within(shape: Geometry, outline: Geometry) -> Geometry:
    if shapely.contains(outline, shape):
        return shape
    return polygonal(shapely.intersection(shape, outline))


def _tell_cut(drawn: PolygonHistory, days: Sequence[DrawnDay], named: str) -> Iterator[Problem]:
    """A note on how much was cut away, with the day of most."""
    lost = [
        (_km2(before) - _km2(after), before.day)
        for before, after in zip(drawn.days, days, strict=True)
        if before.shapes != after.shapes
    ]
    told = [pair for pair in lost if pair[0] >= LEAST_KM2]
    if told:
        km2, day = max(told, key=lambda pair: pair[0])
        most = f"{km2:,.2f} km² of {day}"
        many = f"of {len(told):,} days ground lies outside, at most {most}"
        what = f"cut to {named}: {many if len(told) > 1 else f'{most} lie outside'}"
        yield note(Where(drawn.name), what, code="clipped")


def _km2(day: DrawnDay) -> float:
    return math.fsum(area_km2(list(day.shapes)).tolist())
