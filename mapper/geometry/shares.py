# SPDX-License-Identifier: MIT
"""How much of each shape lies in which of others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import Geometry

from mapper.geometry.area import area_km2

# Two sources draw one border some hundred metres apart: what is less than this share of a shape
# is none of its ground.
LEAST = 0.01


def ground_in(shapes: Sequence[Geometry], wholes: Sequence[Geometry]) -> list[dict[int, float]]:
    """For each shape the km² that lie in each of `wholes`, by number; all in WGS84 degrees.

    Less than `LEAST` of a shape is left out, unless it is all there is.
    """
    parts, others = np.asarray(shapes, dtype=object), np.asarray(wholes, dtype=object)
    part, whole = shapely.STRtree(others).query(parts, predicate="intersects")
    shared = area_km2(list(shapely.intersection(parts[part], others[whole])))
    found: list[dict[int, float]] = [{} for _ in shapes]
    for nth, number, km2 in zip(part.tolist(), whole.tolist(), shared.tolist(), strict=True):
        if km2 > 0:
            found[nth][number] = km2
    return [_without_border(own) for own in found]


def _without_border(own: dict[int, float]) -> dict[int, float]:
    together = sum(own.values())
    kept = {number: km2 for number, km2 in own.items() if km2 >= LEAST * together}
    return dict(sorted(kept.items()))
