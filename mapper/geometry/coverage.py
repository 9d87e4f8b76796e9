"""Ground that is a coverage: polygons side by side, with borders shared and nothing twice.

What is asked several times of one ground is found once.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from shapely import Geometry

# The ground of one run, and that of another table it is compared with.
KEPT = 4


@lru_cache(maxsize=KEPT)
def is_coverage(shapes: tuple[Geometry, ...]) -> bool:
    """Whether polygons share their borders point by point and none lies on another."""
    return bool(shapely.coverage_is_valid(np.asarray(shapes, dtype=object)))


@lru_cache(maxsize=KEPT)
def union(shapes: tuple[Geometry, ...]) -> Geometry:
    """All polygons together; of a coverage ten times faster than of any others."""
    array = np.asarray(shapes, dtype=object)
    return shapely.coverage_union_all(array) if is_coverage(shapes) else shapely.union_all(array)
