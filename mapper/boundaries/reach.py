# SPDX-License-Identifier: MIT
"""How far ground reaches: near a pole a map shows it badly."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.errors import BoundaryError
from mapper.geometry.frame import MOST_NORTH
from mapper.model.problem import Problem, Where, note


def tell_reach(bounds: Sequence[float], file: str) -> tuple[Problem, ...]:
    """Notes on ground near the poles.

    `bounds` are west, south, east and north of all units in degrees. Raises BoundaryError where
    all of it lies so near a pole that nothing can be drawn.
    """
    _, south, _, north = bounds
    if south >= MOST_NORTH or north <= -MOST_NORTH:
        raise BoundaryError(
            f"{file}: all of it lies within {90 - MOST_NORTH:.0f} degrees of a pole "
            f"({south:.1f} to {north:.1f} degrees north), which the map's projection cannot show"
        )
    told = []
    if south < -MOST_NORTH or north > MOST_NORTH:
        what = f"over tiles ground beyond {MOST_NORTH:.0f} degrees of latitude is not drawn"
        told.append(note(Where(file), what, code="near-pole"))
    return tuple(told)
