"""Ground that two units claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.geometry.area import area_km2
from mapper.geometry.coverage import is_coverage
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note

# Two units may share this much of the smaller one before it is told: digitising slips.
SLIP_SHARE = 0.001
TOLD = 10


def tell_overlaps(
    units: Sequence[Place], shapes: Sequence[Geometry], file: str
) -> Iterator[Problem]:
    """A note for each pair of units that overlap by more than a slip, the largest ten first."""
    ground = np.asarray(shapes, dtype=object)
    if is_coverage(tuple(shapes)):
        return
    pairs = _touching_pairs(ground)
    if not len(pairs):
        return
    first, second = ground[pairs[:, 0]], ground[pairs[:, 1]]
    areas = area_km2(list(shapely.intersection(first, second)))
    slips = SLIP_SHARE * np.minimum(area_km2(list(first)), area_km2(list(second)))
    large = [nth for nth in np.argsort(-areas, kind="stable") if areas[nth] > slips[nth]]
    for nth in large[:TOLD]:
        one, other = (units[i].name for i in pairs[nth])
        what = f"{one} and {other} overlap by {areas[nth]:,.1f} km², counted for both"
        yield note(Where(file), what, code="overlap")
    if len(large) > TOLD:
        yield note(Where(file), f"{len(large) - TOLD} more pairs overlap", code="overlap")


def _touching_pairs(ground: NDArray[Any]) -> NDArray[np.intp]:
    """Positions of the shapes that touch each other, each pair once: an array of two columns."""
    pairs: NDArray[np.intp] = shapely.STRtree(ground).query(ground, predicate="intersects").T
    return pairs[pairs[:, 0] < pairs[:, 1]]
