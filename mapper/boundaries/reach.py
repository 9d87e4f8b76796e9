"""How far ground reaches: near a pole or over the antimeridian a map shows it badly."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.errors import BoundaryError
from mapper.geometry.frame import MOST_NORTH
from mapper.model.problem import Problem, Where, note

# Closer to 180 degrees than this on both sides is ground that a file cut at the antimeridian.
AT_THE_EDGE_DEG = 1.0


def tell_reach(bounds: Sequence[float], file: str) -> tuple[Problem, ...]:
    """Notes on ground near the poles and on both sides of the antimeridian.

    `bounds` are west, south, east and north of all units in degrees. Raises BoundaryError where
    all of it lies so near a pole that nothing can be drawn.
    """
    west, south, east, north = bounds
    if south >= MOST_NORTH or north <= -MOST_NORTH:
        raise BoundaryError(
            f"{file}: all of it lies within {90 - MOST_NORTH:.0f} degrees of a pole "
            f"({south:.1f} to {north:.1f} degrees north), which the map's projection cannot show"
        )
    told = []
    if south < -MOST_NORTH or north > MOST_NORTH:
        what = f"ground beyond {MOST_NORTH:.0f} degrees of latitude is not drawn, but counted"
        told.append(note(Where(file), what, code="near-pole"))
    if west < AT_THE_EDGE_DEG - 180 and east > 180 - AT_THE_EDGE_DEG:
        what = "lies on both sides of the antimeridian, so it is drawn in two pieces far apart"
        told.append(note(Where(file), what, code="antimeridian"))
    return tuple(told)
