# SPDX-License-Identifier: MIT
"""Positions to the centimetre: what is computed has no more, and files say no more than it has."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import Geometry

# Of a degree: 1.1 cm at most.
DIGITS = 7


def to_centimetres(shape: Geometry) -> Geometry:
    """A shape in degrees with its positions rounded, corner by corner.

    So ground that shares corners shares them still. What rounding makes invalid, as where a ring is
    narrower than that, is snapped to the same positions as a whole.
    """
    rounded = shapely.transform(shape, lambda positions: np.round(positions, DIGITS))
    return rounded if shapely.is_valid(rounded) else shapely.set_precision(shape, 10.0**-DIGITS)
