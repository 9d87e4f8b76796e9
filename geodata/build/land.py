# SPDX-License-Identifier: MIT
"""The land of the world as a globe of an inch shows it: `world/land.json`."""

from __future__ import annotations

import shapely

from geodata.build.antimeridian import cut_polygon
from geodata.build.archive import json_bytes
from geodata.build.packages import WORLD_ATLAS, Packages
from geodata.build.topology import decode_arcs, decode_rings

TOLERANCE_DEG = 0.6
# Smaller land and lakes, in square degrees, are less than two pixels of such a globe.
LEAST_DEG2 = 1.5
PLACES = 1


def land_bytes(packages: Packages) -> bytes:
    """A list of rings, each longitude and latitude in turn, cut at 180 degrees; what lies in an odd
    number of them is land.
    """
    atlas = packages.read(WORLD_ATLAS, "land-110m.json")
    arcs = decode_arcs(atlas)
    (entry,) = atlas["objects"]["land"]["geometries"]
    whole = shapely.union_all([cut_polygon(rings) for rings in decode_rings(entry, arcs)])
    simple = shapely.simplify(whole, TOLERANCE_DEG)
    rings = [shapely.Polygon(ring) for ring in shapely.get_rings(shapely.get_parts(simple))]
    kept = sorted((ring for ring in rings if ring.area >= LEAST_DEG2), key=lambda ring: -ring.area)
    points = [shapely.get_coordinates(ring).round(PLACES)[:-1] for ring in kept]
    return json_bytes([ring.ravel().tolist() for ring in points])
