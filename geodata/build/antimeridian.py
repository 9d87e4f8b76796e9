# SPDX-License-Identifier: MIT
"""Rings that run across the line of 180 degrees, cut there.

A line that leaves the map at 180 degrees east goes on at 180 degrees west. Taken as it stands,
such a ring is a band around the whole world.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry
from shapely.affinity import translate

Ring = NDArray[np.float64]

WORLD = shapely.box(-180, -90, 180, 90)
TURN_DEG = 360.0


def cut_polygon(rings: list[Ring]) -> Geometry:
    """The polygon of these rings (the outer one first), in pieces that stay on the map."""
    if not any(_jumps(ring) for ring in rings):
        return shapely.Polygon(rings[0], rings[1:])
    outer, *holes = (_unrolled(ring) for ring in rings)
    whole = shapely.make_valid(shapely.Polygon(outer), method="structure", keep_collapsed=False)
    for hole in holes:
        whole = whole.difference(shapely.make_valid(shapely.Polygon(hole)))
    turns = [translate(whole, xoff=turn).intersection(WORLD) for turn in (-TURN_DEG, 0, TURN_DEG)]
    parts = [part for turn in turns for part in shapely.get_parts(turn)]
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _jumps(ring: Ring) -> bool:
    return bool((np.abs(np.diff(ring[:, 0])) > TURN_DEG / 2).any())


def _unrolled(ring: Ring) -> Ring:
    """With longitudes that run on past 180; a ring around a pole closes over the pole."""
    lon = np.unwrap(ring[:, 0], period=TURN_DEG)
    flat = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) < TURN_DEG / 2:
        return flat
    pole = np.copysign(90.0, ring[:, 1].mean())
    return np.vstack([flat, [[lon[-1], pole], [lon[0], pole]], flat[:1]])
