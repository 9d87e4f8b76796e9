# SPDX-License-Identifier: MIT
"""A flat map fitted to an extent: areas are right everywhere on it, distances nearly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mapper.errors import BoundaryError

if TYPE_CHECKING:
    from pyproj import Transformer

Floats = NDArray[np.float64]

WGS84 = "EPSG:4326"
# The centre is rounded, so that a corner that moves a little leaves the plane as it is.
CENTRE_DIGITS = 1
WIDEST_DEG = 150.0
TOO_WIDE = (
    "the ground goes half around the earth, where no flat map tells which place is closest — name "
    "boundaries of a part of it"
)


@dataclass(frozen=True)
class FittedPlane:
    """Lambert's azimuthal equal-area projection of the WGS84 ellipsoid around a point (degrees).

    For the question which place is closest it is fairer than the cylindrical equal-area
    projection that figures come from (EPSG:6933): that one stretches one direction against the
    other by 9 % at 34° north and threefold at 60°, while here a length is wrong by 0.3 % at
    1,000 km from the centre and by 1.2 % at 2,000 km.
    """

    lon: float
    lat: float

    @classmethod
    def around(cls, bounds: Sequence[float]) -> FittedPlane:
        """The plane around the middle of a box: west, south, east and north in degrees.

        Raises BoundaryError where the box goes half around the earth.
        """
        west, south, east, north = bounds
        if east - west >= WIDEST_DEG or north - south >= WIDEST_DEG:
            raise BoundaryError(TOO_WIDE)
        return cls(
            round((west + east) / 2, CENTRE_DIGITS), round((south + north) / 2, CENTRE_DIGITS)
        )

    def flatten(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude to rows of metres east and north of the point."""
        x, y = self._transformer.transform(degrees[:, 0], degrees[:, 1])
        return np.column_stack((x, y))

    def unflatten(self, metres: Floats) -> Floats:
        """Rows of metres to rows of degrees, longitudes at most 180 from that of the point."""
        lon, lat = self._transformer.transform(metres[:, 0], metres[:, 1], direction="INVERSE")
        beside = np.mod(lon - self.lon + 180.0, 360.0) - 180.0 + self.lon
        return np.column_stack((np.where(np.abs(lon - self.lon) > 180.0, beside, lon), lat))

    @cached_property
    def _transformer(self) -> Transformer:
        from pyproj import Transformer

        plane = f"+proj=laea +lon_0={self.lon} +lat_0={self.lat} +datum=WGS84 +units=m"
        return Transformer.from_crs(WGS84, plane, always_xy=True)
