# SPDX-License-Identifier: MIT
"""The boundary sets that have a name, and the ledgers that come with them.

Some lie in a folder of their own, with places and a ledger (`AFG/ADM1`); of every other country of
the world the units of the first level are bundled together (`UKR/ADM1`). Beside them stand those
that a user has added (`UKR/ADM2`). Of two of one name the user's is meant, for it was added to be;
but a set with a folder of its own stays what it is, with its ledger.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import shapely

from mapper.boundaries.added import added_names, is_added, read_added
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.countries import (
    BundledCountry,
    bundled_countries,
    countries_like,
    country_called,
)
from mapper.boundaries.country_towns import with_towns
from mapper.boundaries.country_units import LEVEL, units_of
from mapper.boundaries.credits import about, credit_of
from mapper.boundaries.folder import geodata_folder
from mapper.boundaries.together import side_by_side
from mapper.errors import BoundaryError
from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.model.spelling import argument, typed
from mapper.places.gazetteer import Alias

LANGUAGES = ("fa", "ps")
# Who publishes boundaries of every level, and on what terms.
PUBLISHED = (
    "other levels are published by OCHA (COD-AB, data.humdata.org), geoBoundaries "
    "(geoboundaries.org), national offices of statistics and mapping, and GADM (gadm.org, not to "
    "be passed on)"
)
LEVEL_AT_END = re.compile(r"/\s*adm(\d)\s*$", re.IGNORECASE)


@cache
def embedded_names() -> tuple[str, ...]:
    """The names of the sets that have a folder of their own, such as `AFG/ADM1`, sorted."""
    root = geodata_folder()
    files = sorted(root.glob("*/*/provenance.toml"))
    return tuple(path.parent.relative_to(root).as_posix() for path in files)


def embedded_of(country: str) -> str:
    """The name of the set of a country (alpha-3) that has a folder of its own, or nothing."""
    return next((name for name in embedded_names() if name.partition("/")[0] == country), "")


@cache
def bundled_list() -> str:
    """What lists the bundled sets."""
    return typed("mapper boundaries list")


def bundled_names() -> tuple[str, ...]:
    """The names of all bundled sets, sorted."""
    world = (f"{code}/ADM{LEVEL}" for code in bundled_countries())
    return tuple(sorted({*embedded_names(), *world}))


def known_names() -> tuple[str, ...]:
    """The names of all bundled and added sets, sorted."""
    return tuple(sorted({*bundled_names(), *added_names()}))


def bundled_called(text: str) -> tuple[str, ...]:
    """The names of the bundled or added sets that a text means; none where it means none.

    A country stands by its name in any language, or by its code: `UKR/ADM1`, `UKR`, `ua`,
    `Ukraine`, `Україна`; several stand with commas between them. Without a level the first is
    meant.

    Raises BoundaryError where a level of a country is meant that is neither bundled nor added.
    """
    if text in embedded_names():
        return (text,)
    whole = _called(text)
    if whole or "," not in text:
        return (whole,) if whole else ()
    several = [_called(part) for part in text.split(",")]
    return tuple(dict.fromkeys(several)) if all(several) else ()


def is_bundled(text: str) -> bool:
    """Whether a text means bundled or added sets; a file that is there by this name is meant
    before.
    """
    if text in embedded_names():
        return True
    return bool(bundled_called(text)) and not _is_there(text)


def is_at_hand(text: str) -> bool:
    """Whether a text means bundled or added sets, of levels that are all there."""
    try:
        return is_bundled(text)
    except BoundaryError:
        return False


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # many countries make a name that no file can have
        return False


def _called(text: str) -> str:
    country, level = country_and_level(text)
    if country is None:
        return ""
    name = f"{country.code}/ADM{LEVEL if level is None else level}"
    if level not in (None, LEVEL) and not is_added(name):
        raise BoundaryError(_no_such_level(country, name))
    return name


def country_and_level(text: str) -> tuple[BundledCountry | None, int | None]:
    """What `Ukraine/ADM2` means, whether there is such a set or not; None for what it leaves out,
    and for a country that there is not.
    """
    level = LEVEL_AT_END.search(text)
    country = country_called(text[: level.start()] if level else text)
    return country, int(level[1]) if level else None


def _no_such_level(country: BundledCountry, name: str) -> str:
    added = [one for one in added_names() if one.startswith(f"{country.code}/")]
    there = ", ".join((*added, f"{country.code}/ADM{LEVEL}"))
    return f"{name} ({country.name}): there is only {there} — {where_published(name)}"


def where_published(name: str) -> str:
    """Where files of other levels are found, and how one is brought in."""
    add = typed(f"mapper boundaries add FILE|URL --as {name}")
    return f"{PUBLISHED}: bring a file in with {add}, or draw it as it is: " + argument(
        "boundaries", "FILE"
    )


def bundled_table(name: str) -> Path:
    """The embedded ledger that comes with a bundled set; BoundaryError where there is none."""
    folder = (geodata_folder() / name).parent
    tables = sorted(folder.glob("control-*.csv"))
    if not tables:
        raise BoundaryError(f"{name}: no ledger comes with this set — give a table")
    return tables[-1]


def bundled_counts(name: str) -> Path | None:
    """What others counted, as it comes with the embedded ledger of a bundled set, if it does."""
    tables = sorted((geodata_folder() / name).parent.glob("tallies-*.csv"))
    return tables[-1] if tables else None


def load_bundled(name: str) -> BoundarySet:
    """A bundled or added set by its name, or several as one: see `bundled_called`.

    Raises BoundaryError with the names most like it where there is none.
    """
    names = bundled_called(name)
    if not names:
        raise BoundaryError(f"no bundled boundary set named {name!r} — {bundled_like(name)}")
    sets = tuple(map(_load_one, names))
    return sets[0] if len(sets) == 1 else side_by_side(sets)


def bundled_like(name: str) -> str:
    """What to say of a name that no bundled set has: those like it, and how to see all."""
    every = f"all {len(known_names())}: {bundled_list()}"
    like = countries_like(name.partition("/")[0].partition(",")[0])
    return f"closest: {', '.join(like)}; {every}" if like else every


def _load_one(name: str) -> BoundarySet:
    if name in embedded_names():
        return _load(name)
    if is_added(name):
        instead = "the bundled set" if name in bundled_names() else ""
        return with_towns(read_added(name, instead), by_position=True)
    return with_towns(units_of(bundled_countries()[name.partition("/")[0]]))


# Read once: nothing changes it, and maps of one country are made in series.
@lru_cache(maxsize=8)
def _load(name: str) -> BoundarySet:
    folder, said = geodata_folder() / name, about(name)
    ground = (folder / "full.geojson").read_bytes()
    properties = [feature["properties"] for feature in json.loads(ground)["features"]]
    places, aliases = _read_places(folder.parent / "places.csv")
    return BoundarySet(
        name=name,
        title=said["title"],
        units=tuple(_unit(entry) for entry in properties),
        shapes=tuple(shapely.get_parts(shapely.from_geojson(ground))),
        area_km2=tuple(float(entry["area_km2"]) for entry in properties),
        country=said["country"],
        unit_word=said["unit"],
        units_word=said["units"],
        places=tuple(places),
        aliases=(*_read_aliases(folder / "aliases.csv"), *aliases),
        capitals={entry["code"]: entry["capital"] for entry in properties},
        parents={said["country"]: (said["title"], said["country"])},
        topology=json.loads((folder / "page.topojson").read_bytes()),
        # Of the units, of the places and of the countries around them.
        provenance=tuple(map(credit_of, (name, name.partition("/")[0], "world"))),
    )


def _unit(entry: dict[str, Any]) -> Place:
    return Place(
        id=entry["code"],
        kind=Kind.UNIT,
        name=entry["name"],
        names=_names(entry),
        lon=entry["lon"],
        lat=entry["lat"],
        within=entry["parent"],
    )


def _names(entry: dict[str, Any]) -> dict[str, str]:
    found = {lang: entry.get(f"name_{lang}") or "" for lang in LANGUAGES}
    return {lang: name for lang, name in found.items() if name}


def _read_aliases(path: Path) -> Iterator[Alias]:
    for row in _rows(path):
        yield Alias(row["code"], row["alias"], row["lang"], row["strength"] == "strong")


def _read_places(path: Path) -> tuple[list[Place], list[Alias]]:
    places, aliases = [], []
    for row in _rows(path):
        places.append(_place(row))
        names = [*_names(row).values(), *row["aliases"].split("|")]
        aliases += [Alias(row["id"], name) for name in dict.fromkeys(names) if name]
    return places, aliases


def _place(row: dict[str, str]) -> Place:
    return Place(
        id=row["id"],
        kind=Kind(row["kind"]),
        name=row["name"],
        names=_names(row),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        within=row["within"],
        beyond=row["beyond"],
        population=int(row["population"]) if row["population"] else None,
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
