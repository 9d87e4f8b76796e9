# SPDX-License-Identifier: MIT
"""Ground that two units claim: it counts once, for the smaller of the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shapely import Geometry

from mapper.boundaries.boundary_set import OVERLAP
from mapper.errors import BoundaryError
from mapper.geometry.apart import LIMIT, CrowdedError, shared_ground
from mapper.geometry.area import area_km2
from mapper.model.limits import beyond
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note

# Two units may share this much of the smaller one before it is told: digitising slips.
SLIP_SHARE = 0.001
TOLD = 10


def tell_overlaps(
    units: Sequence[Place], shapes: Sequence[Geometry], file: str
) -> Iterator[Problem]:
    """A note for each pair of units that overlap by more than a slip, the largest ten first.

    Raises BoundaryError where more lie on each other than are read.
    """
    try:
        found = shared_ground(tuple(shapes))
    except CrowdedError:
        hint = "give units of one level and one day"
        raise BoundaryError(beyond(LIMIT, file, hint)) from None
    if not found:
        return
    common = area_km2([shared.ground for shared in found])
    whole = area_km2(shapes)
    large = [
        (float(km2), shared)
        for km2, shared in zip(common, found, strict=True)
        if km2 > SLIP_SHARE * whole[shared.smaller]
    ]
    large.sort(key=lambda pair: -pair[0])
    for km2, shared in large[:TOLD]:
        small, wide = units[shared.smaller].shown, units[shared.larger].shown
        what = (
            f"{small} ({whole[shared.smaller]:,.1f} km²) lies on {wide} "
            f"({whole[shared.larger]:,.1f} km²) with {km2:,.1f} km²"
        )
        hint = f"that ground is drawn and counted as {small}, the smaller"
        yield note(Where(file), what, hint, OVERLAP)
    if len(large) > TOLD:
        yield note(Where(file), f"{len(large) - TOLD} more pairs overlap", code=OVERLAP)
