# SPDX-License-Identifier: MIT
"""Areas in square kilometres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

if TYPE_CHECKING:
    from pyproj import Transformer

WGS84 = "EPSG:4326"
EQUAL_AREA = "EPSG:6933"
# A straight line between two lon/lat points bends when it is projected. Cut into pieces of this
# length it bends too little to matter.
STEP_DEG = 0.1
M2_PER_KM2 = 1e6


def area_digits(whole_km2: float) -> int:
    """With how many decimals parts of a whole are told: to its hundred-millionth or finer."""
    return 8 - math.floor(math.log10(whole_km2)) if whole_km2 > 0 else 8


def area_km2(shapes: Sequence[Geometry]) -> NDArray[np.float64]:
    """The areas in km² of shapes in WGS84 degrees (longitude first), in their order.

    Method: Lambert's cylindrical equal-area projection of the ellipsoid (EPSG:6933), edges cut
    into pieces of 0.1° before. Edges count as straight in longitude and latitude, as they are
    drawn; holes are taken off, lines and points are nothing. Longitudes may run on beyond 180.
    """
    flat = shapely.force_2d(np.asarray(shapes, dtype=object))
    dense = shapely.segmentize(_about_zero(flat), STEP_DEG)
    projected = shapely.transform(dense, _to_equal_area().transform, interleaved=False)
    areas: NDArray[np.float64] = shapely.area(projected) / M2_PER_KM2
    return areas


@cache
def _to_equal_area() -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs(WGS84, EQUAL_AREA, always_xy=True)


def _about_zero(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Shapes whose longitudes run on beyond 180 moved to the middle of the projection, on which
    areas do not depend on the longitude.
    """
    west, _, east, _ = shapely.bounds(shapes).reshape(-1, 4).T
    beyond = np.flatnonzero((west < -180) | (east > 180))
    moved = shapes.copy()
    for nth in beyond:
        middle = np.array([(west[nth] + east[nth]) / 2, 0.0])
        moved[nth] = shapely.transform(shapes[nth], lambda points, by=middle: points - by)
    return moved
