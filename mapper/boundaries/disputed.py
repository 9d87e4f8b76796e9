# SPDX-License-Identifier: MIT
"""Borders that are disputed, as Natural Earth has them: lines, and no ground."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

import shapely
from shapely import Geometry

from mapper.boundaries.folder import geodata_folder


def disputed_in(box: Sequence[float]) -> list[Geometry]:
    """What lies of the disputed borders in a box (west, south, east, north), WGS84 degrees."""
    cut = shapely.clip_by_rect(list(_lines()), *box)
    return [part for part in shapely.get_parts(cut) if part.geom_type == "LineString"]


@cache
def _lines() -> tuple[Geometry, ...]:
    text = (geodata_folder() / "world" / "disputed.json").read_text(encoding="utf-8")
    return tuple(shapely.linestrings(entry["at"]) for entry in json.loads(text))
