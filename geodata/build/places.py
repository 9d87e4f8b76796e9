# SPDX-License-Identifier: MIT
"""Capitals, crossings, the airport and larger towns: `AFG/places.csv`.

Towns are the populated places of more than 30,000 people in GeoNames that are no capitals.
GeoNames gives positions, population and spellings. Crossings and the airport, which it does
not list as populated places, have theirs in the curated table.
"""

from __future__ import annotations

import shapely

from geodata.build.geonames import Town
from geodata.build.letters import skeleton
from geodata.build.provinces import Province
from geodata.build.tables import csv_bytes, read_curated

COLUMNS = (
    "id",
    "name",
    "kind",
    "within",
    "beyond",
    "lon",
    "lat",
    "name_fa",
    "name_ps",
    "population",
    "aliases",
    "source",
)
TOWN_OVER = 30_000
SCRIPTS = ("name_fa", "name_ps")


def places_bytes(provinces: list[Province], towns: dict[str, Town]) -> bytes:
    """The places in the order of the curated table: capitals by province first."""
    rows = read_curated("places")
    _check_towns(rows, towns)
    places = [_place(row, towns.get(row["geonameid"])) for row in rows]
    _check_within(places, provinces)
    return csv_bytes(COLUMNS, places)


def _place(row: dict[str, str], town: Town | None) -> dict[str, str]:
    own = row["spelling"] == "own"
    if town and not own:
        known = {skeleton(name) for name in town.names}
        strange = [row[key] for key in SCRIPTS if skeleton(row[key]) not in known]
        if strange:
            raise ValueError(f"{row['name']}: not a spelling of GeoNames: {strange}")
    return {
        "id": f"{row['within']}/{row['slug']}",
        "name": row["name"],
        "kind": row["kind"],
        "within": row["within"],
        "beyond": row["beyond"],
        "lon": f"{town.lon:.5f}" if town else row["lon"],
        "lat": f"{town.lat:.5f}" if town else row["lat"],
        "name_fa": row["name_fa"],
        "name_ps": row["name_ps"],
        "population": str(town.population) if town and town.population else "",
        "aliases": row["aliases"],
        "source": _source(town, own),
    }


def _source(town: Town | None, own: bool) -> str:
    if town is None:
        return "Position approximate, from the record of 2021; names of this project"
    base = f"GeoNames {town.geonameid}"
    return f"{base}; names in Arabic script of this project" if own else base


def _check_towns(rows: list[dict[str, str]], towns: dict[str, Town]) -> None:
    """The towns of the table are those, and only those, of the rule."""
    capitals = {row["geonameid"] for row in rows if row["kind"] == "capital"}
    listed = {row["geonameid"] for row in rows if row["kind"] == "town"}
    large = {town.geonameid for town in towns.values() if town.population > TOWN_OVER}
    if listed != large - capitals:
        raise ValueError(f"towns that differ from the rule: {listed ^ (large - capitals)}")


def _check_within(places: list[dict[str, str]], provinces: list[Province]) -> None:
    """Each capital and town lies inside its province; a rough crossing may be just outside."""
    shapes = {province.code: province.shape for province in provinces}
    for place in places:
        point = shapely.Point(float(place["lon"]), float(place["lat"]))
        reach = 0.05 if place["kind"] == "crossing" else 0.0
        if shapes[place["within"]].distance(point) > reach:
            raise ValueError(f"{place['id']} does not lie in its province")
