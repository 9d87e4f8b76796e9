# SPDX-License-Identifier: MIT
"""The countries of the world: whose ground lies around a map, and on the far side of a border."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.boundaries.folder import geodata_folder
from mapper.geometry.arc_text import read_topology
from mapper.geometry.topology import decode
from mapper.geometry.unrolled import boxes_in_the_world
from mapper.places.names import squeeze

# Two sources draw one border some hundred metres apart.
SAME_BORDER_DEG = 0.03
# Of its own country a map covers most; of a neighbour next to nothing.
MOST = 0.5
# As coarse as this, or this share of its extent, ground still lies where it does.
COARSE_DEG, COARSE_SHARE = 0.02, 0.02


@dataclass(frozen=True, kw_only=True)
class Country:
    """`code` is ISO 3166-1 alpha-3 (or XKX and the like), `shape` WGS84 degrees."""

    code: str
    name: str
    shape: Geometry


def countries_near(bounds: Sequence[float], pad_deg: float) -> tuple[Country, ...]:
    """The countries whose ground meets the box `bounds` (degrees) widened by `pad_deg`; it may
    reach beyond 180 degrees.
    """
    west, south, east, north = bounds
    return _within((west - pad_deg, south - pad_deg, east + pad_deg, north + pad_deg))


# Maps of one country are made in series.
@lru_cache(maxsize=8)
def _within(box: tuple[float, float, float, float]) -> tuple[Country, ...]:
    near = {
        code: Country(code=code, name=str(properties["name"]), shape=shape)
        for part in boxes_in_the_world(box)
        for code, properties, shape in decode(_topology(), "countries", within=part)
        if shapely.intersects(shape, shapely.box(*part))
    }
    return tuple(near.values())


def countries_at(positions: Sequence[tuple[float, float]]) -> list[Country]:
    """The country around each position (longitude, latitude) that lies in one."""
    if not positions:
        return []
    dots = shapely.points(np.array(positions))
    near = countries_near(shapely.total_bounds(dots), 0.0)
    _, found = shapely.STRtree([country.shape for country in near]).query(dots, "intersects")
    return [near[nth] for nth in found.tolist()]


def neighbours(
    outline: Geometry, countries: Iterable[Country], own: Collection[str]
) -> tuple[Country, ...]:
    """Those of `countries` that share a border with `outline`, by name, without those of the codes
    `own`.

    Distances are measured from the prepared outline: a ring drawn around all its corners takes
    gigabytes for a coast.
    """
    shapely.prepare(outline)
    found = [
        country
        for country in countries
        if country.code not in own and shapely.dwithin(outline, country.shape, SAME_BORDER_DEG)
    ]
    return tuple(sorted(found, key=lambda country: country.name))


def country_of(outline: Geometry) -> Country | None:
    """The country that `outline` lies in: the one that covers most of it, if any covers half."""
    west, south, east, north = outline.bounds
    seen_deg = min(COARSE_DEG, COARSE_SHARE * max(east - west, north - south))
    coarse = shapely.make_valid(shapely.simplify(outline, seen_deg, preserve_topology=False))
    whole = float(shapely.area(coarse))
    best, most = None, 0.0
    for country in countries_near(outline.bounds, 0.0):
        if shapely.area(country.shape) <= MOST * whole:
            continue
        shared = shapely.area(shapely.intersection(coarse, shapely.make_valid(country.shape)))
        if shared > most:
            best, most = country, float(shared)
    return best if whole and most / whole > MOST else None


def country_at(positions: NDArray[np.float64]) -> str:
    """The code of the country that most positions lie in, rows of longitude and latitude; empty
    where none lies in any.
    """
    if not len(positions) or not np.isfinite(positions).all():
        return ""
    dots = shapely.points(positions)
    near = countries_near(shapely.total_bounds(dots), 0.0)
    inside = Counter({c.code: int(shapely.intersects(c.shape, dots).sum()) for c in near})
    return next((code for code, times in inside.most_common(1) if times), "")


@cache
def country_names() -> dict[str, str]:
    """The name of every country by its name and by its code, both squeezed."""
    entries = _topology()["objects"]["countries"]["geometries"]
    named = {squeeze(entry["properties"]["name"]): entry["properties"]["name"] for entry in entries}
    coded = {str(entry["id"]).casefold(): entry["properties"]["name"] for entry in entries}
    return coded | named


@cache
def _topology() -> dict[str, Any]:
    return read_topology((geodata_folder() / "world" / "countries.topojson").read_bytes())
