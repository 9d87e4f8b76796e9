"""The countries of the world: whose ground lies around a map, and on the far side of a border."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from mapper.boundaries.folder import geodata_folder
from mapper.geometry.topology import decode_arcs, decode_geometry

# Two sources draw one border some hundred metres apart.
SAME_BORDER_DEG = 0.03
# Of its own country a map covers most; of a neighbour next to nothing.
MOST = 0.5


@dataclass(frozen=True, kw_only=True)
class Country:
    """`code` is ISO 3166-1 alpha-3 (or XKX and the like), `shape` WGS84 degrees."""

    code: str
    name: str
    shape: Geometry


def countries_near(bounds: Sequence[float], pad_deg: float) -> tuple[Country, ...]:
    """The countries whose ground meets the box `bounds` (degrees) widened by `pad_deg`."""
    west, south, east, north = bounds
    box = shapely.box(west - pad_deg, south - pad_deg, east + pad_deg, north + pad_deg)
    world = _world()
    near = [entry for entry in world.entries if world.boxes_meet(entry, box.bounds)]
    countries = [_country(entry, world.arcs) for entry in near]
    return tuple(country for country in countries if shapely.intersects(country.shape, box))


def neighbours(
    outline: Geometry, countries: Iterable[Country], country_code: str
) -> tuple[Country, ...]:
    """Those of `countries` that share a border with `outline`, without its own, by name."""
    reach = shapely.buffer(outline, SAME_BORDER_DEG)
    shapely.prepare(reach)
    found = [
        country
        for country in countries
        if country.code != country_code and shapely.intersects(reach, country.shape)
    ]
    return tuple(sorted(found, key=lambda country: country.name))


def country_of(outline: Geometry) -> Country | None:
    """The country that `outline` lies in: the one that covers most of it, if any covers half."""
    coarse = shapely.make_valid(shapely.simplify(outline, 0.02))
    best, most = None, 0.0
    for country in countries_near(outline.bounds, 0.0):
        shared = shapely.area(shapely.intersection(coarse, shapely.make_valid(country.shape)))
        if shared > most:
            best, most = country, float(shared)
    whole = float(shapely.area(coarse))
    return best if whole and most / whole > MOST else None


@dataclass(frozen=True)
class _World:
    entries: tuple[dict[str, Any], ...]
    arcs: list[NDArray[np.float64]]
    arc_boxes: NDArray[np.float64]

    def boxes_meet(self, entry: dict[str, Any], box: Sequence[float]) -> bool:
        """Whether the box around any outer ring of a country meets a box: a quick sieve."""
        west, south, east, north = box
        for rings in _polygons(entry):
            used = self.arc_boxes[[i if i >= 0 else ~i for i in rings[0]]]
            left, low = used[:, 0].min(), used[:, 1].min()
            right, high = used[:, 2].max(), used[:, 3].max()
            if left <= east and right >= west and low <= north and high >= south:
                return True
        return False


@cache
def _world() -> _World:
    path = geodata_folder() / "world" / "countries.topojson"
    topology = json.loads(path.read_bytes())
    arcs = decode_arcs(topology)
    boxes = np.array([[*arc.min(axis=0), *arc.max(axis=0)] for arc in arcs])
    return _World(tuple(topology["objects"]["countries"]["geometries"]), arcs, boxes)


def _polygons(entry: dict[str, Any]) -> list[list[list[int]]]:
    if entry["type"] == "Polygon":
        return [entry["arcs"]]
    return list(entry["arcs"]) if entry["type"] == "MultiPolygon" else []


def _country(entry: dict[str, Any], arcs: list[NDArray[np.float64]]) -> Country:
    name = str(entry["properties"]["name"])
    return Country(code=str(entry["id"]), name=name, shape=decode_geometry(entry, arcs))
