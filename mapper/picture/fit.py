# SPDX-License-Identifier: MIT
"""From degrees to the pixels of a picture: the flat map of its payload, fitted to a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapper.geometry.plane import Projection, projection_named
from mapper.page.map_model import Plane

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Degrees to pixels of a picture, y down: `px_per_m`, then moved by `left` and `top`."""

    projection: Projection
    px_per_m: float
    left: float
    top: float

    def pixels(self, degrees: Floats) -> Floats:
        """Rows of longitude and latitude to rows of x and y in pixels."""
        metres = self.projection.metres(degrees)
        return np.column_stack(
            (self.left + metres[:, 0] * self.px_per_m, self.top - metres[:, 1] * self.px_per_m)
        )


def fit_to(plane: Plane, box: Sequence[float], room: float) -> Fit:
    """The ground of a plane in the middle of a box (x0, y0, x1, y1), `room` px from its edges."""
    west, south, _, _ = plane["ground"]
    wide, high = size_of(plane)
    x0, y0, x1, y1 = box
    scale = min(max(x1 - x0 - 2 * room, 1.0) / wide, max(y1 - y0 - 2 * room, 1.0) / high)
    return Fit(
        projection_named(plane["name"], plane["centre"]),
        scale,
        (x0 + x1) / 2 - (west + wide / 2) * scale,
        (y0 + y1) / 2 + (south + high / 2) * scale,
    )


def aspect(plane: Plane) -> float:
    """Width over height of the ground of a plane, as it is drawn."""
    wide, high = size_of(plane)
    return wide / high


def size_of(plane: Plane) -> tuple[float, float]:
    """Width and height of the ground in metres, neither of them nothing."""
    west, south, east, north = plane["ground"]
    return max(east - west, 1.0), max(north - south, 1.0)
