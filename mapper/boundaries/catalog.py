"""The bundled boundary sets and the ledgers that come with them."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.folder import geodata_folder
from mapper.errors import BoundaryError
from mapper.model.place import Place
from mapper.model.provenance import Provenance
from mapper.model.record import Kind
from mapper.places.gazetteer import Alias

LANGUAGES = ("fa", "ps")


@cache
def bundled_names() -> tuple[str, ...]:
    """The names of the bundled sets, such as `AFG/ADM1`, sorted."""
    root = geodata_folder()
    files = sorted(root.glob("*/*/provenance.toml"))
    return tuple(path.parent.relative_to(root).as_posix() for path in files)


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
    """A bundled set by its name; BoundaryError lists the sets where there is none."""
    if name not in bundled_names():
        known = ", ".join(bundled_names())
        raise BoundaryError(f"no bundled boundary set named {name!r} — there is: {known}")
    return _load(name, geodata_folder() / name)


# Read once: nothing changes it, and maps of one country are made in series.
@lru_cache(maxsize=8)
def _load(name: str, folder: Path) -> BoundarySet:
    about = tomllib.loads((folder / "provenance.toml").read_text(encoding="utf-8"))
    ground = (folder / "full.geojson").read_bytes()
    properties = [feature["properties"] for feature in json.loads(ground)["features"]]
    places, aliases = _read_places(folder.parent / "places.csv")
    return BoundarySet(
        name=name,
        title=about["title"],
        units=tuple(_unit(entry) for entry in properties),
        shapes=tuple(shapely.get_parts(shapely.from_geojson(ground))),
        area_km2=tuple(float(entry["area_km2"]) for entry in properties),
        country=about["country"],
        unit_word=about["unit"],
        units_word=about["units"],
        places=tuple(places),
        aliases=(*_read_aliases(folder / "aliases.csv"), *aliases),
        capitals={entry["code"]: entry["capital"] for entry in properties},
        parents={about["country"]: (about["title"], about["country"])},
        topology=json.loads((folder / "page.topojson").read_bytes()),
        provenance=tuple(_provenance(folder)),
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


def _provenance(folder: Path) -> Iterator[Provenance]:
    """The credits of the units, of the places and of the countries around them."""
    for path in (folder, folder.parent, geodata_folder() / "world"):
        about = tomllib.loads((path / "provenance.toml").read_text(encoding="utf-8"))
        yield Provenance(
            title=about.get("description") or about["title"],
            attribution=about["attribution"],
            licence=about["licence"],
            method=about.get("method", ""),
        )
