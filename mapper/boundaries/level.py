# SPDX-License-Identifier: MIT
"""Which administrative level the units of a file are of, where the file says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mapper.boundaries.fields import MIMU, Columns, Fields, find, fold, is_given, of_mimu
from mapper.places.levels import SETTLEMENT, family_of, level_of_family

# Headings whose values say of every unit what it is: `Oblast`, `ADM1`.
SORTS = (
    *(f"{form}{n}" for n in (4, 3, 2, 1) for form in ("engtype", "type")),
    *("shapetype", "typeen", "admintype", "admtype", "unittype", "type", "kind", "typename"),
)
_NUMBERED = re.compile(r"(?:adm|admin|name|gid|hasc|engtype|varname)_?([1-5])(?!\d)", re.IGNORECASE)
_LEVEL = re.compile(r"(?:adm|admin|level|l)?[ _-]?([1-5])", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<![a-z])(?:adm|admin|admbnda_adm)[ _-]?([1-5])(?!\d)", re.IGNORECASE)
# The levels of OpenStreetMap that mean the same nearly everywhere.
_OSM = {"4": 1, "6": 2}


def level_in(columns: Columns, fields: Fields, file: str, country: str = "") -> int | None:
    """The level of the units, 1 for what lies below a country; None where nothing says it.

    By the heading of their names (`ADM2_EN`, `province`), by what the file calls each of them, by
    the deepest numbered heading (`NAME_1`), or by the name of the file (`…-ADM1.geojson`).
    """
    return (
        _of_heading(fields.name, country)
        or _of_values(columns, country)
        or _of_osm(columns)
        or _of_letters(columns)
        or max(map(_number, columns), default=0)
        or _of_file(file)
        or None
    )


def level_of_parents(fields: Fields, country: str = "") -> int | None:
    """The level of what the units give as their parents, by its heading."""
    return _of_heading(fields.within, country) if fields.within else None


def sorts_in(columns: Columns) -> dict[int, str]:
    """What the file calls its features, by their place from 0, where that is a word of a level."""
    heading = find(columns, SORTS)
    if heading is None:
        return {}
    sorts = {
        place: family_of(str(value))
        for place, value in enumerate(columns[heading])
        if is_given(value)
    }
    return {place: sort for place, sort in sorts.items() if sort}


def _of_heading(heading: str, country: str) -> int | None:
    family = family_of(re.sub(r"(?i)[ _-]*(?:name|en)$", "", heading.strip()))
    level = level_of_family(family, country) if family else None
    return _number(heading) or (level if level != SETTLEMENT else None)


def _of_values(columns: Columns, country: str) -> int | None:
    """The one level of all that the file calls its units."""
    heading = find(columns, SORTS)
    if heading is None:
        return None
    levels = {_of_value(str(value), country) for value in columns[heading] if is_given(value)}
    return _one(levels)


def _of_value(text: str, country: str) -> int | None:
    numbered = _LEVEL.fullmatch(text.strip())
    if numbered:
        return int(numbered[1])
    family = family_of(text)
    return level_of_family(family, country) if family else None


def _of_osm(columns: Columns) -> int | None:
    heading = find(columns, ["adminlevel"])
    if heading is None:
        return None
    values = columns[heading] if fold(heading) == "adminlevel" else ()
    return _one({_OSM.get(str(value).removesuffix(".0")) for value in values})


def _of_letters(columns: Columns) -> int | None:
    """The level of the deepest letters of MIMU; of the US Census that of counties or states."""
    letters = of_mimu(columns)
    if letters:
        return MIMU[letters[0]]
    census = [find(columns, [heading]) for heading in ("statefp", "geoid")]
    return (2 if find(columns, ["countyfp"]) else 1) if all(census) else None


def _of_file(file: str) -> int | None:
    return _one({int(number) for number in _IN_NAME.findall(file)})


def _number(heading: str) -> int:
    """The level in a heading such as `ADM1_PCODE`; 0 where there is none."""
    found = _NUMBERED.match(heading)
    return int(found[1]) if found else 0


def _one(levels: Iterable[int | None]) -> int | None:
    found = set(levels)
    return found.pop() if len(found) == 1 else None
