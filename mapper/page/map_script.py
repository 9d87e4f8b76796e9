# SPDX-License-Identifier: MIT
"""The script that makes the map object, the same with and without folium."""

from __future__ import annotations

import json
from typing import Any

from mapper.geometry.frame import position_digits
from mapper.page.map_model import AroundPart

# What folium would call the first map of a figure.
MAP_ID = "map_1"

# No animation: labels are laid out anew for every zoom, and some readers want no motion.
OPTIONS: dict[str, Any] = {
    "attributionControl": False,
    "fadeAnimation": False,
    "keyboard": False,
    "markerZoomAnimation": False,
    "maxBoundsViscosity": 1.0,
    "scrollWheelZoom": False,
    "zoom": 5,
    "zoomAnimation": False,
    "zoomControl": False,
    # The ground fills the view but for a twenty-fifth; a power of two keeps sums exact.
    "zoomSnap": 0.0625,
}


# What makes the flat map of a payload: `projection.mjs` has it, which is run before.
FLAT_MAP = "L.CRS.of"


def map_script(payload: AroundPart, map_id: str = MAP_ID, *, mercator: bool = False) -> str:
    """`var map_1 = L.map("map_1", {…});`, centred on the units, on the plane of the payload, or in
    Web Mercator as tiles and pictures need it.
    """
    options = json.dumps({"center": centre(payload), **OPTIONS})
    if not mercator:
        options = f'{options[:-1]}, "crs": {FLAT_MAP}({payload["plane"]["centre"]})}}'
    return f"var {map_id} = L.map({json.dumps(map_id)}, {options});"


def centre(payload: AroundPart) -> list[float]:
    """Latitude and longitude of the middle of the units, in degrees."""
    west, south, east, north = payload["bounds"]
    digits = position_digits(payload["bounds"])
    return [round((south + north) / 2, digits), round((west + east) / 2, digits)]
