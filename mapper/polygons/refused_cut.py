# SPDX-License-Identifier: MIT
"""What cannot be cut, in words that lead to its file, day and place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shapely

from mapper.errors import BoundaryError, CutError
from mapper.model.limits import beyond
from mapper.model.problem import Where

if TYPE_CHECKING:
    from mapper.polygons.polygon_history import DrawnDay

HINT = "mend the polygon there, or leave out that file"
# What else there is to do than to raise a limit.
DAYS_HINT = "simplify its lines, or give fewer days"
SIDES_HINT = "simplify the lines of one of them"


def refused(error: CutError, days: Sequence[DrawnDay], name: str) -> BoundaryError:
    """The error of one of `days`, which were read from what is called `name`."""
    if error.limit:
        return tangled(error, name, "the ground of all days", DAYS_HINT)
    found = _nearest(error, days if error.day is None else days[error.day : error.day + 1])
    if found is None:
        return BoundaryError(f"{name}: {error}{place_of(error)} — {HINT}")
    day, where = found
    return BoundaryError(f"{where}: {day.day}: {error}{place_of(error)} — {HINT}")


def tangled(error: CutError, name: str, what: str, hint: str) -> BoundaryError:
    """The error where lines of several drawings together are beyond a limit."""
    return BoundaryError(beyond(error.limit, name, hint, what=what))


def place_of(error: CutError) -> str:
    """`, near 36.5° E, 48.25° N`"""
    if error.at is None:
        return ""
    lon, lat = error.at
    east, north = "E" if lon >= 0 else "W", "N" if lat >= 0 else "S"
    return f", near {abs(lon):.2f}° {east}, {abs(lat):.2f}° {north}"


def _nearest(error: CutError, days: Sequence[DrawnDay]) -> tuple[DrawnDay, Where] | None:
    """The day, and the place in a file, of the polygon whose line is closest to the fault."""
    point = shapely.Point(error.at) if error.at else None
    found = [
        (shapely.distance(shapely.boundary(shape), point) if point else 0.0, nth, day, record.where)
        for nth, day in enumerate(days)
        for shape, record in zip(day.shapes, day.records, strict=True)
    ]
    if not found:
        return None
    *_, day, where = min(found, key=lambda one: one[:2])
    return day, where
