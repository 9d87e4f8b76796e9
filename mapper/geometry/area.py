"""Areas in equal-area square kilometres."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

# WGS 84 / NSIDC EASE-Grid 2.0 Global: a cylindrical equal-area projection of the whole earth.
EQUAL_AREA = "EPSG:6933"
# A straight edge in degrees is a curve in the projection; edges this short make it one.
LONGEST_EDGE_DEG = 0.1
M2_PER_KM2 = 1_000_000


def area_km2(shapes: Sequence[Geometry]) -> NDArray[np.float64]:
    """The area of each shape (WGS84 degrees, longitude first) in km².

    Shapes are projected to EPSG:6933 with edges of at most 0.1°; their edges are taken as
    straight in degrees. The result has the length of `shapes`.
    """
    dense = shapely.segmentize(np.asarray(shapes, dtype=object), LONGEST_EDGE_DEG)
    projected = shapely.transform(dense, project_equal_area, interleaved=False)
    areas: NDArray[np.float64] = shapely.area(projected) / M2_PER_KM2
    return areas


def project_equal_area(lon: Any, lat: Any) -> Any:
    """Degrees to metres in the equal-area projection."""
    return _transformer().transform(lon, lat)


@cache
def _transformer() -> Any:
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True)
