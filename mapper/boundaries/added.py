# SPDX-License-Identifier: MIT
"""The boundary sets that a user has added: kept in the user's folder, each in a file of its own.

`boundaries/UKR/ADM2.zip` there has two members: `about.json`, what is known of the set, and
`units.topojson`, its units with every border once.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from mapper.boundaries.boundary_set import OVERLAP, BoundarySet
from mapper.boundaries.user_folder import user_folder
from mapper.errors import BoundaryError, OutputError
from mapper.geometry.arc_text import read_topology
from mapper.geometry.arcs import encode_on
from mapper.geometry.simplify import simplify_shared
from mapper.geometry.topology import decode
from mapper.geometry.unrolled import bounds_together
from mapper.geometry.validity import polygonal
from mapper.model.files import write_whole
from mapper.model.place import Place
from mapper.model.problem import Problem, Where, note
from mapper.model.provenance import Provenance
from mapper.model.record import Kind
from mapper.model.spelling import typed
from mapper.places.gazetteer import Alias
from mapper.places.kinds import plural

ABOUT, UNITS, OBJECT = "about.json", "units.topojson", "units"
NAME = re.compile(r"[A-Z]{3}/ADM[0-5]")
# So many tolerances make up the longer side of all units together, and the width of one.
STEPS_OF_EXTENT, STEPS_OF_UNIT = 8000, 200
# Positions lie on a grid this much finer, and on none finer than a centimetre.
STEPS, FINEST_DEG = 8, 1e-7
# What is said of the units themselves, and not of how the file was read.
OF_UNITS = frozenset({OVERLAP, "duplicate-name"})
# What damaged members raise where they are read.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, shapely.errors.ShapelyError)
# The same bytes whenever and wherever it is made.
MADE, UNIX = (1980, 1, 1, 0, 0, 0), 3


@dataclass(frozen=True, kw_only=True)
class Added:
    """What is known of an added set.

    - `name`: `UKR/ADM2`; `country`: the name of the country; `level`: 0 to 5.
    - `units`: how many; `unit`: what one is called, or empty.
    - `source`: the path or address it came from; `file`: the name of the file; `sha256`: of its
      bytes; `day`: on which it was added, ISO 8601.
    - `form`: whose fields it has (`COD-AB v1`), `vintage`: as the file says it; both may be empty.
    - `licence`, `credit`: the terms, which may be empty, and the credit to print.
    - `tolerance_deg`: what details of borders were left out, degrees; 0: none. See
      `simplify_shared`.
    """

    name: str
    country: str
    level: int
    units: int
    unit: str
    source: str
    file: str
    sha256: str
    day: str
    form: str
    vintage: str
    licence: str
    credit: str
    tolerance_deg: float


# --- what there is ------------------------------------------------------------------------


def added_names() -> tuple[str, ...]:
    """The names of all added sets, sorted."""
    return tuple(sorted(filter(is_added, map(_name_of, _folder().glob("*/*.zip")))))


def _name_of(path: Path) -> str:
    return path.relative_to(_folder()).with_suffix("").as_posix()


def is_added(name: str) -> bool:
    """Whether a set of this name is there; a path is no name, wherever it leads."""
    return NAME.fullmatch(name) is not None and file_of(name).is_file()


def about_added(name: str) -> Added:
    """What is known of an added set. Raises BoundaryError where its file is damaged."""
    known = {field.name for field in fields(Added)}
    path = file_of(name)
    try:
        said = json.loads(_member(path, ABOUT))
        about = Added(**{key: value for key, value in said.items() if key in known})
        if about.name != name:
            raise ValueError
        return about
    except UNREADABLE as error:
        raise _damaged(path, error) from None


def file_of(name: str) -> Path:
    """Where a set of this name is kept, whether it is there or not."""
    return _folder() / f"{name}.zip"


def _folder() -> Path:
    return user_folder() / "boundaries"


def _member(path: Path, member: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(member)
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> BoundaryError:
    again = typed("mapper boundaries add FILE --force")
    return BoundaryError(
        f"{path}: what was added is damaged ({type(error).__name__}) — add it again: {again}"
    )


# --- kept and removed ---------------------------------------------------------------------


def keep(about: Added, ground: BoundarySet, *, force: bool = False) -> Path:
    """Keep a set under the name that `about` has, its borders simplified together.

    Areas stay those of the full shapes. Raises OutputError where a set of that name is there and
    `force` is not set, or where it cannot be written.
    """
    topology = _topology(ground, about.tolerance_deg)
    members = {ABOUT: _json(asdict(about)), UNITS: _json(topology)}
    return write_whole(file_of(about.name), _zipped(members), force=force)


def screen_tolerance(ground: BoundarySet) -> float:
    """The tolerance, in degrees, of which nothing is seen on a screen full of the whole set until
    it is enlarged fivefold, nor on one full of a dozen of its units.
    """
    west, south, east, north = bounds_together(ground.outline())
    width = float(np.median(np.sqrt(shapely.area(list(ground.shapes)))))
    return min(max(east - west, north - south) / STEPS_OF_EXTENT, width / STEPS_OF_UNIT)


def remove(name: str) -> None:
    """Remove an added set. Raises BoundaryError where there is none of that name, OutputError where
    it cannot be removed.
    """
    if not is_added(name):
        names = added_names()
        there = f"added are: {', '.join(names)}" if names else "nothing was added"
        raise BoundaryError(f"{name}: no set of this name was added — {there}")
    path = file_of(name)
    try:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"{path}: cannot be removed ({reason})") from None


def _zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, MADE)
            entry.create_system = UNIX
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _topology(ground: BoundarySet, tolerance_deg: float) -> dict[str, Any]:
    """The units as TopoJSON, with what is known of them; the arcs last, which reads fastest."""
    shapes = [polygonal(shape) for shape in ground.shapes]
    if tolerance_deg:
        shapes = simplify_shared(shapes, tolerance_deg)
    west, south, *_ = (float(bound) for bound in shapely.total_bounds(shapes))
    step = max(tolerance_deg / STEPS, FINEST_DEG)
    topology = encode_on(
        {"scale": [step, step], "translate": [west, south]},
        OBJECT,
        [unit.id for unit in ground.units],
        shapes,
    )
    for entry, properties in zip(
        topology["objects"][OBJECT]["geometries"], _properties(ground), strict=True
    ):
        entry["properties"] = properties
    known = {
        "level": ground.level,
        "parent_level": ground.parent_level,
        "country": ground.country,
        "title": ground.title,
        "parents": {id_: list(texts) for id_, texts in ground.parents.items()},
        "aliases": [[alias.place_id, alias.text, alias.lang] for alias in ground.aliases],
        "population_field": ground.population_field,
        "notes": [[n.what, n.hint, n.code] for n in ground.notes if n.code in OF_UNITS],
    }
    return {"type": "Topology", **known, **topology}


def _properties(ground: BoundarySet) -> Iterator[dict[str, Any]]:
    for unit, km2 in zip(ground.units, ground.area_km2, strict=True):
        properties = {
            "name": unit.name,
            "names": dict(unit.names),
            "lon": unit.lon,
            "lat": unit.lat,
            "within": unit.within,
            "population": unit.population,
            "beside": unit.beside,
            "sort": ground.sorts.get(unit.id),
            "area_km2": round(km2, 6),
        }
        yield {key: value for key, value in properties.items() if value or value == 0}


# --- read ---------------------------------------------------------------------------------


def read_added(name: str, instead: str = "") -> BoundarySet:
    """An added set, without places; `instead`: what it stands in place of, to be told.

    Raises BoundaryError where its file is damaged.
    """
    path = file_of(name)
    ground = _read(path, path.stat().st_mtime_ns)
    return replace(ground, notes=(tell_of(about_added(name), instead), *ground.notes))


# Nothing changes them while a command runs, and maps of one country are made in series.
@lru_cache(maxsize=8)
def _read(path: Path, changed_ns: int) -> BoundarySet:
    about = about_added(_name_of(path))
    units = _member(path, UNITS)
    try:
        return _set_of(about, read_topology(units))
    except UNREADABLE as error:  # by another hand, or another version
        raise _damaged(path, error) from None


def _set_of(about: Added, topology: dict[str, Any]) -> BoundarySet:
    found = decode(topology, OBJECT)
    word = about.unit or "unit"
    return BoundarySet(
        name=about.name,
        title=topology["title"],
        units=tuple(_unit(id_, entry) for id_, entry, _ in found),
        shapes=tuple(shape for _, _, shape in found),
        area_km2=tuple(float(entry["area_km2"]) for _, entry, _ in found),
        level=topology["level"],
        parent_level=topology["parent_level"],
        sorts={id_: entry["sort"] for id_, entry, _ in found if "sort" in entry},
        country=topology["country"],
        unit_word=word,
        units_word=plural(word),
        aliases=tuple(Alias(*entry) for entry in topology["aliases"]),
        parents={id_: tuple(texts) for id_, texts in topology["parents"].items()},
        provenance=(credit_of_added(about),),
        population_field=topology["population_field"],
        notes=tuple(_notes(about, topology["notes"])),
    )


def _unit(id_: str, entry: Mapping[str, Any]) -> Place:
    own = {key: value for key, value in entry.items() if key not in ("sort", "area_km2")}
    return Place(id=id_, kind=Kind.UNIT, **own)


def _notes(about: Added, notes: Sequence[Sequence[str]]) -> Iterator[Problem]:
    for what, hint, code in notes:
        yield note(Where(about.name), what, hint, code)


def credit_of_added(about: Added) -> Provenance:
    tolerance = about.tolerance_deg
    simplified = f"simplified to {tolerance:.5f} degrees" if tolerance else ""
    return Provenance(
        title=" ".join(filter(None, (about.form or about.file, about.vintage))),
        attribution=f"Boundaries: {about.credit}",
        licence=about.licence,
        method=simplified,
    )


def tell_of(about: Added, instead: str) -> Problem:
    """`UKR/ADM2: yours, added on 2026-11-26 from raions.geojson (COD-AB v1, 2023)`"""
    form = ", ".join(filter(None, (about.form, about.vintage)))
    what = f"yours, added on {about.day} from {about.file}{f' ({form})' * bool(form)}"
    hint = f"{instead} is back after {typed(f'mapper boundaries remove {about.name}')}"
    return note(Where(about.name), what, hint if instead else "", "added-boundaries")
