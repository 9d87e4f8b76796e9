# SPDX-License-Identifier: MIT
"""How near places lie to what a map is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Focus:
    """What a map is about, in WGS84 degrees.

    - `shapes`: ground and points of which there is something to report.
    - `sides`: the ground of each side: where two of them are near, there is a front.
    """

    shapes: Sequence[Geometry] = ()
    sides: Sequence[Sequence[Geometry]] = ()

    def closeness(self, places: Numbers, reach_deg: float) -> Numbers:
        """From 1 at what the map is about to 0 at `reach_deg` (degrees of latitude) from it.

        `places`: rows of longitude and latitude.
        """
        if not len(places):
            return np.zeros(0)
        scale = cos(radians(float(places[:, 1].mean()))), 1.0
        dots = shapely.points(places * scale)
        away = [away_from(dots, flat(self.shapes, scale), reach_deg)]
        if len(self.sides) > 1:
            sides = [away_from(dots, flat(side, scale), reach_deg) for side in self.sides]
            away.append(np.sort(sides, axis=0)[1])
        found: Numbers = 1 - np.minimum(np.min(away, axis=0) / reach_deg, 1.0)
        return found


NOWHERE = Focus()


def flat(shapes: Sequence[Geometry], scale: tuple[float, float]) -> NDArray[np.object_]:
    """Shapes whose longitudes are as long as their latitudes."""
    found: NDArray[np.object_] = shapely.transform(
        np.array(shapes, dtype=object), lambda points: points * scale
    )
    return found


def away_from(dots: NDArray[np.object_], shapes: NDArray[np.object_], most: float) -> Numbers:
    """How far each dot lies from the nearest of some shapes; infinite beyond `most`."""
    away = np.full(len(dots), np.inf)
    if len(shapes):
        (nth, _), distances = shapely.STRtree(shapes).query_nearest(
            dots, max_distance=most, return_distance=True, all_matches=False
        )
        away[nth] = distances
    return away
