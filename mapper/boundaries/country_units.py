# SPDX-License-Identifier: MIT
"""The bundled units of a country of the world, read without those of any other."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.countries import BundledCountry
from mapper.boundaries.credits import credit_of
from mapper.boundaries.folder import geodata_folder
from mapper.geometry.arc_text import read_topology
from mapper.geometry.topology import decode
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.record import Kind
from mapper.model.spelling import argument, typed
from mapper.places.gazetteer import Alias
from mapper.places.kinds import plural

LEVEL = 1
OBJECT = "units"
# What is printed of a set whose units are no longer those of today.
PUBLISHED = "newer ones are published at geoboundaries.org and data.humdata.org"


# Nothing changes them, and maps of one country are made in series.
@lru_cache(maxsize=8)
def units_of(country: BundledCountry) -> BoundarySet:
    """The units as a set named `UKR/ADM1`; without places."""
    name = f"{country.code}/ADM1"
    topology = read_topology(_member(f"{country.code}.topojson"))
    found, languages = decode(topology, OBJECT), topology["languages"]
    # Of 27 units that are oblasts, cities and a republic none can be said to be one of 27 oblasts.
    word = country.sort if country.sort and country.one_sort else "unit"
    return BoundarySet(
        name=name,
        title=country.name,
        units=tuple(_unit(id_, entry, languages, country) for id_, entry, _ in found),
        shapes=tuple(shape for _, _, shape in found),
        area_km2=tuple(float(entry["area_km2"]) for _, entry, _ in found),
        level=LEVEL,
        sorts={id_: sort for id_, entry, _ in found if (sort := entry["sort"] or country.sort)},
        country=country.code,
        unit_word=word,
        units_word=plural(word),
        aliases=tuple(a for id_, entry, _ in found for a in _aliases(id_, entry, languages)),
        parents={country.code: (country.name, country.code, country.iso2, *country.keys)},
        # Of the units, and of the countries around them.
        provenance=(credit_of("units"), credit_of("world")),
        notes=tuple(tell_of(country)),
    )


def _member(name: str) -> bytes:
    with zipfile.ZipFile(geodata_folder() / "units" / "ADM1.zip") as archive:
        return archive.read(name)


def _unit(
    id_: str, entry: Mapping[str, Any], languages: Sequence[str], country: BundledCountry
) -> Place:
    own = dict(zip(languages, entry["names"], strict=True)).get(country.language, "")
    return Place(
        id=id_,
        kind=Kind.UNIT,
        name=entry["name"],
        names={country.language: own} if own and own != entry["name"] else {},
        lon=entry["lon"],
        lat=entry["lat"],
        within=country.code,
    )


def _aliases(id_: str, entry: Mapping[str, Any], languages: Sequence[str]) -> Iterator[Alias]:
    """What the unit is called in other languages and besides, and its numbers in other lists; its
    code is found without a hyphen, too.
    """
    others = (*entry["others"], id_, entry["number"], entry["wikidata"], entry["geonames"])
    texts = dict.fromkeys(others, "") | dict(zip(entry["names"], languages, strict=True))
    for text, lang in texts.items():
        if text and text != entry["name"]:
            yield Alias(id_, text, lang)


def tell_of(country: BundledCountry) -> Iterator[Problem]:
    """Notes on units that are not those of today, and on ground that others draw elsewhere."""
    where = Where(f"{country.code}/ADM1")
    if country.dated:
        kept = typed(f"mapper boundaries add FILE --as {country.code}/ADM1")
        hint = f"{PUBLISHED}: {argument('boundaries', 'FILE')}, or {kept} for every run"
        yield note(where, f"these are {country.dated}", hint, "dated-units")
    if country.notes:
        yield note(where, country.notes, code="drawn-elsewhere")
