# SPDX-License-Identifier: MIT
"""The bundled towns of a country of the world, read without those of any other."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.credits import credit_of
from mapper.boundaries.folder import geodata_folder
from mapper.model.place import GEONAMES, Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias

# What stands at a town that is the seat of its unit, the capital of the country or not; and at a
# capital, the seat of a unit or not.
SEATS, CAPITALS = ("2", "3"), ("1", "3")


# Nothing changes them, and maps of one country are made in series.
@lru_cache(maxsize=8)
def towns_of(country: str) -> tuple[tuple[Place, ...], tuple[Alias, ...]]:
    """The towns of a country (ISO 3166-1 alpha-3), its capital first, then the largest, and their
    other names.

    That of the country alone is of kind capital, as readers call it; `seats_of` has those of the
    units. A country without towns has none.
    """
    rows = _rows(country)
    places = tuple(_town(row) for row in rows)
    others = (
        Alias(place.id, text)
        for place, row in zip(places, rows, strict=True)
        for text in row[-1].split("|")
        if text
    )
    return places, tuple(others)


@lru_cache(maxsize=8)
def _rows(country: str) -> tuple[list[str], ...]:
    """The lines of the towns of a country, whose fields `geodata/build/world_towns.py` lists."""
    member = f"{country}.tsv"
    with zipfile.ZipFile(geodata_folder() / "towns" / "towns.zip") as archive:
        if member not in archive.namelist():
            return ()
        return tuple(line.split("\t") for line in archive.read(member).decode().splitlines())


def _town(row: list[str]) -> Place:
    number, rank, name, lon, lat, population, unit, _ = row
    return Place(
        id=f"{GEONAMES}{number}",
        kind=Kind.CAPITAL if rank in CAPITALS else Kind.TOWN,
        name=name,
        lon=float(lon),
        lat=float(lat),
        within=unit,
        population=int(population) or None,
    )


def seats_of(country: str) -> dict[str, str]:
    """The id of the seat of each unit of a country (alpha-3) whose seat is known, by that of it."""
    return {row[6]: f"{GEONAMES}{row[0]}" for row in _rows(country) if row[1] in SEATS}


@cache
def cities() -> Mapping[str, tuple[Place, ...]]:
    """The capital and the largest towns of every country by its code, the capital first."""
    text = (geodata_folder() / "towns" / "cities.tsv").read_text(encoding="utf-8")
    found: dict[str, tuple[Place, ...]] = {}
    for line in text.splitlines():
        country, *row, number = line.split("\t")
        found[country] = (*found.get(country, ()), _town([number, *row, "", ""]))
    return found


def with_towns(ground: BoundarySet, *, by_position: bool = False) -> BoundarySet:
    """The set with the towns of its country, which of them are seats, and whose they are.

    They know the bundled units that they lie in; in others they lie `by_position`, and none is
    known to be the seat of its unit.
    """
    places, aliases = towns_of(ground.country)
    if by_position and places:
        places = lying_in(ground, places)
    return replace(
        ground,
        places=(*ground.places, *places),
        aliases=(*ground.aliases, *aliases),
        capitals={**ground.capitals, **({} if by_position else seats_of(ground.country))},
        provenance=(*ground.provenance, *([credit_of("towns")] if places else [])),
    )


def lying_in(ground: BoundarySet, towns: Sequence[Place]) -> tuple[Place, ...]:
    """The towns, each within the unit around it; in the country where none is."""
    if not towns:
        return ()
    dots = shapely.points([(town.lon, town.lat) for town in towns])
    units, inside = shapely.STRtree(dots).query(list(ground.shapes), predicate="contains")
    around = dict(zip(inside.tolist(), units.tolist(), strict=True))
    return tuple(
        replace(town, within=ground.units[around[nth]].id if nth in around else ground.country)
        for nth, town in enumerate(towns)
    )
