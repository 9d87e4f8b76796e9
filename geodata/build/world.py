# SPDX-License-Identifier: MIT
"""The countries of the world, for the ground around a map: `world/countries.topojson`."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from geodata.build.antimeridian import cut_polygon
from geodata.build.geonames import read_countries
from geodata.build.packages import WORLD_ATLAS, Packages
from geodata.build.tables import read_curated
from geodata.build.topology import (
    TRIANGLE,
    Grid,
    decode,
    decode_arcs,
    decode_rings,
    encode,
    topojson_bytes,
)

OBJECT = "countries"
TOLERANCE_DEG = 0.028
# The border of a country with a boundary set of its own lies close to that of the set.
FINE_TOLERANCE_DEG = 0.005
FINE = ("AFG",)
# Less ground than this, some 3,000 km² at the equator, is small.
SMALL_DEG2 = 0.25
# How often shapes are mended and rounded again.
ROUNDS = 5


def world_bytes(packages: Packages) -> bytes:
    """The countries by code, each with its English name, simplified together."""
    atlas = packages.read(WORLD_ATLAS, "countries-10m.json")
    names, shapes = _read(atlas, _codes(packages))
    codes = sorted(shapes)
    whole = shapely.coverage_clean(_mended([shapes[code] for code in codes]))
    simple = _refined(_simplified(whole), whole, [codes.index(code) for code in FINE])
    topology = _encoded(dict(zip(codes, simple, strict=True)), atlas["transform"])
    for entry in topology["objects"][OBJECT]["geometries"]:
        entry["properties"] = {"name": names[entry["id"]]}
    return topojson_bytes(topology)


def _simplified(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Neighbours keep one common line; small countries that touch no other keep their shape."""
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    alone = np.ones(len(shapes), dtype=bool)
    alone[left[left != right]] = False
    small = shapely.area(shapes) < SMALL_DEG2
    simple: NDArray[np.object_] = shapely.coverage_simplify(shapes, TOLERANCE_DEG)
    return np.where(alone & small, shapes, simple)


def _refined(
    coarse: NDArray[np.object_], whole: NDArray[np.object_], countries: list[int]
) -> NDArray[np.object_]:
    """These countries with a finer border, which the ground of their neighbours follows.

    Ground that only the coarse shape of a country has goes to the neighbour that has it in the
    finer picture.
    """
    refined = coarse.copy()
    for country in countries:
        beside = np.sort(shapely.STRtree(whole).query(whole[country], predicate="intersects"))
        fine = shapely.coverage_simplify(whole[beside], FINE_TOLERANCE_DEG)
        finer = fine[list(beside).index(country)]
        ground = shapely.union(refined[beside], shapely.intersection(refined[country], fine))
        refined[beside] = shapely.difference(ground, finer)
        refined[country] = finer
    cleaned: NDArray[np.object_] = shapely.coverage_clean(_mended(list(refined)))
    return cleaned


def _encoded(shapes: dict[str, Geometry], grid: Grid) -> dict[str, Any]:
    """The topology; where rounding bends a narrow coast over itself, that shape is mended."""
    for _ in range(ROUNDS):
        topology = encode(OBJECT, list(shapes), list(shapes.values()), grid)
        shapes = decode(topology, OBJECT)
        if shapely.is_valid(list(shapes.values())).all():
            return topology
        mended = _mended(list(shapes.values()))
        shapes = dict(zip(shapes, mended, strict=True))
    raise ValueError("rounding leaves shapes that are not valid")


def _read(
    atlas: dict[str, Any], codes: dict[str, tuple[str, str]]
) -> tuple[dict[str, str], dict[str, Geometry]]:
    """The names and the shapes of the countries by code, at the scale of the source."""
    arcs = decode_arcs(atlas)
    names: dict[str, str] = {}
    parts: defaultdict[str, list[Geometry]] = defaultdict(list)
    for entry in atlas["objects"][OBJECT]["geometries"]:
        code, name = codes[entry.get("id") or entry["properties"]["name"]]
        names[code] = name
        parts[code] += _polygons(entry, arcs)
    whole = {code: shapely.union_all(_mended(found)) for code, found in parts.items()}
    # The Vatican is smaller than the grid of the source.
    return names, {code: shape for code, shape in whole.items() if not shape.is_empty}


def _codes(packages: Packages) -> dict[str, tuple[str, str]]:
    """Alpha-3 code and English name by the number, or else the name, that the atlas has.

    Areas without a number get codes from the range that ISO 3166-1 leaves to its users.
    """
    countries = read_countries(packages)
    numbered = [country for country in countries if country["isonumeric"]]
    curated = read_curated("countries")
    names = {row["code"]: row["name"] for row in curated}
    return {row["atlas_name"]: (row["code"], row["name"]) for row in curated} | {
        f"{country['isonumeric']:03d}": (
            country["iso3"],
            names.get(country["iso3"], country["name"]),
        )
        for country in numbered
    }


def _polygons(entry: dict[str, Any], arcs: list[NDArray[np.float64]]) -> list[Geometry]:
    found = []
    for outer, *holes in decode_rings(entry, arcs):
        if len(outer) >= TRIANGLE:
            found.append(cut_polygon([outer, *(hole for hole in holes if len(hole) >= TRIANGLE)]))
    return found


def _mended(shapes: list[Geometry]) -> NDArray[np.object_]:
    mended: NDArray[np.object_] = shapely.make_valid(
        np.array(shapes, dtype=object), method="structure", keep_collapsed=False
    )
    return mended
