"""The bundled towns of a country of the world, read without those of any other."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.credits import credit_of
from mapper.boundaries.folder import geodata_folder
from mapper.model.place import GEONAMES, Place
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias


# Nothing changes them, and maps of one country are made in series.
@lru_cache(maxsize=8)
def towns_of(country: str) -> tuple[tuple[Place, ...], tuple[Alias, ...]]:
    """The towns of a country (ISO 3166-1 alpha-3), the largest first, and their other names.

    Their capital is of kind capital. A country without towns has none.
    """
    member = f"{country}.tsv"
    with zipfile.ZipFile(geodata_folder() / "towns" / "towns.zip") as archive:
        if member not in archive.namelist():
            return (), ()
        rows = [line.split("\t") for line in archive.read(member).decode().splitlines()]
    places = tuple(_town(row) for row in rows)
    others = (
        Alias(place.id, text)
        for place, row in zip(places, rows, strict=True)
        for text in row[-1].split("|")
        if text
    )
    return places, tuple(others)


def _town(row: list[str]) -> Place:
    number, capital, name, lon, lat, population, unit, _ = row
    return Place(
        id=f"{GEONAMES}{number}",
        kind=Kind.CAPITAL if capital else Kind.TOWN,
        name=name,
        lon=float(lon),
        lat=float(lat),
        within=unit,
        population=int(population) or None,
    )


def with_towns(ground: BoundarySet, *, by_position: bool = False) -> BoundarySet:
    """The set with the towns of its country, and whose they are.

    They know the bundled units that they lie in; in others they lie `by_position`.
    """
    places, aliases = towns_of(ground.country)
    if by_position and places:
        places = _lying_in(ground, places)
    return replace(
        ground,
        places=(*ground.places, *places),
        aliases=(*ground.aliases, *aliases),
        provenance=(*ground.provenance, *([credit_of("towns")] if places else [])),
    )


def _lying_in(ground: BoundarySet, towns: Sequence[Place]) -> tuple[Place, ...]:
    """The towns, each within the unit around it; in the country where none is."""
    dots = shapely.points([(town.lon, town.lat) for town in towns])
    units, inside = shapely.STRtree(dots).query(list(ground.shapes), predicate="contains")
    around = dict(zip(inside.tolist(), units.tolist(), strict=True))
    return tuple(
        replace(town, within=ground.units[around[nth]].id if nth in around else ground.country)
        for nth, town in enumerate(towns)
    )
