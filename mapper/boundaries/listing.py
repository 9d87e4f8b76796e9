# SPDX-License-Identifier: MIT
"""The boundary sets that have a name, and the units of a set, as text and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from mapper.boundaries.added import about_added, is_added
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import embedded_names, known_names, load_bundled
from mapper.boundaries.countries import bundled_countries
from mapper.boundaries.credits import about
from mapper.boundaries.load import load_boundaries
from mapper.errors import BoundaryError
from mapper.model.grouped import as_lines
from mapper.places.kinds import plural

WORLD = "units"


def list_as_data() -> list[dict[str, Any]]:
    """Every set: `name`, `country`, `level`, `units`, what one is called, `vintage`, `licence`,
    `dated`, how the units differ from those of today, or empty, and `added`, None of a bundled
    one: whose file it is, from where, and when it was added. Of an added one that is damaged
    `added` says alone what is the matter.
    """
    return [_about(name) for name in known_names()]


def list_as_text() -> str:
    """A line for every set; those that the user has added are marked."""
    rows = list_as_data()
    table = [
        (
            row["name"],
            row["country"],
            f"{row['units']:,} {_called(row['unit'], row['units'])}",
            row["vintage"],
            "; ".join(filter(None, (row["licence"], *_marks(row)))),
        )
        for row in rows
    ]
    return "".join(_aligned(table))


def _about(name: str) -> dict[str, Any]:
    if name in embedded_names():
        return _embedded(name)
    return _added(name) if is_added(name) else _of_world(name)


def _marks(row: dict[str, Any]) -> Iterator[str]:
    if row["dated"]:
        yield "of an earlier year"
    if row["added"]:
        yield row["added"].get("fault") or f"yours, added on {row['added']['day']}"


def set_as_data(name: str) -> dict[str, Any]:
    """What is known of a set and of each of its units; `names` by ISO 639 code."""
    ground = load_boundaries(name)
    others: dict[str, list[str]] = {}
    names = {unit.id: dict(unit.names) for unit in ground.units}
    for alias in ground.aliases:
        if alias.lang and alias.place_id in names:
            names[alias.place_id].setdefault(alias.lang, alias.text)
        else:
            others.setdefault(alias.place_id, []).append(alias.text)
    return {
        "name": ground.name,
        "country": ground.title,
        "level": ground.level,
        "notes": [str(told) for told in ground.notes],
        "attribution": [one.attribution for one in ground.provenance],
        "towns": len(ground.places),
        "units": [
            {
                "code": unit.id,
                "name": unit.name,
                "within": unit.within,
                "sort": ground.sorts.get(unit.id, ""),
                "area_km2": km2,
                "names": names[unit.id],
                "others": others.get(unit.id, []),
            }
            for unit, km2 in zip(ground.units, ground.area_km2, strict=True)
        ],
    }


def set_as_text(name: str) -> str:
    """What is known of a set, and a line for each unit: code, name, what it is, km²."""
    ground = load_boundaries(name)
    title = f"{ground.title}, " if ground.title else ""  # a file has none
    head = [
        f"{ground.name}: {title}{len(ground.units):,} "
        f"{ground.unit_word if len(ground.units) == 1 else ground.units_word}{_and_towns(ground)}",
        "; ".join(dict.fromkeys(one.attribution for one in ground.provenance)),
        *as_lines(ground.notes),
    ]
    rows = [
        (unit.id, unit.shown, ground.sorts.get(unit.id, ""), f"{km2:>12,.0f} km²")
        for unit, km2 in zip(ground.units, ground.area_km2, strict=True)
    ]
    return "\n".join((*head, "", *(line.rstrip() for line in _aligned(rows)))) + "\n"


def _and_towns(ground: BoundarySet) -> str:
    return f" and {len(ground.places):,} places" if ground.places else ""


def _of_world(name: str) -> dict[str, Any]:
    said, country = about(WORLD), bundled_countries()[name.partition("/")[0]]
    return {
        "name": name,
        "country": country.name,
        "level": said["level"],
        "units": country.units,
        "unit": country.sort if country.one_sort else "",
        "vintage": said["vintage"],
        "licence": said["licence"],
        "dated": country.dated,
        "added": None,
    }


def _added(name: str) -> dict[str, Any]:
    try:
        about = about_added(name)
    except BoundaryError as error:
        return _damaged(name, str(error))
    return {
        "name": name,
        "country": about.country,
        "level": about.level,
        "units": about.units,
        "unit": about.unit,
        "vintage": " ".join(filter(None, (about.form or about.file, about.vintage))),
        "licence": about.licence,
        "dated": "",
        "added": asdict(about),
    }


def _damaged(name: str, fault: str) -> dict[str, Any]:
    country, level = name.split("/ADM")
    known = bundled_countries().get(country)
    return {
        "name": name,
        "country": known.name if known else country,
        "level": int(level),
        "units": 0,
        "unit": "unit",
        "vintage": "",
        "licence": "",
        "dated": "",
        "added": {"fault": fault},
    }


def _embedded(name: str) -> dict[str, Any]:
    said, ground = about(name), load_bundled(name)
    return {
        "name": name,
        "country": said["title"],
        "level": said["level"],
        "units": len(ground.units),
        "unit": said["unit"],
        "vintage": said["vintage"],
        "licence": said["licence"],
        "dated": "",
        "added": None,
    }


def _called(word: str, number: int) -> str:
    word = word or "unit"
    return word if number == 1 else plural(word)


def _aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines whose cells begin one below the other."""
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip() + "\n"
