# SPDX-License-Identifier: MIT
"""Rows about other countries, where a column of the table says the country of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

import shapely

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.world import countries_near, country_names
from mapper.errors import UsageError
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.places.names import squeeze
from mapper.tables.formulas import freed
from mapper.tables.raw import Cell, RawTable
from mapper.tables.text import bare, quoted

# Boundaries that lie in a country by less than this share of their ground only touch it.
TOUCHED = 0.05
# So many letters of a file's name can be the beginning of a country's.
LEAST = 4


@dataclass(frozen=True)
class _Named:
    """A country as the table writes it first, the line on which it does, and its rows."""

    text: str
    line: int
    rows: int

    def __str__(self) -> str:
        return f"{quoted(self.text)} ({self.rows:,} {'row' if self.rows == 1 else 'rows'})"


def rows_at_home(
    raw: RawTable, heading: str | None, ground: BoundarySet, asked: str | None = None
) -> tuple[RawTable, tuple[Problem, ...]]:
    """The table without the rows of other countries, and what is to be told of these.

    `heading` is that of the column with the countries; `asked` names one country or, with commas
    between them, several. Where nobody asks, those count that the boundaries lie in or name as
    parents, or the only one that is no country of the world by its name, or after which the file
    of boundaries is called. Where that does not decide, all rows stay and a problem stops the
    run. A row without a country stays.

    Raises UsageError where what is asked for is in no row.
    """
    named = _countries(raw, heading) if heading is not None else {}
    if asked is not None:
        kept = _asked(asked, named, raw.name)
    elif len(named) < 2:
        return raw, ()
    else:
        kept = _at_home(named, ground)
    if not kept:
        return raw, (_open(raw.name, heading, named.values()),)
    rows = tuple(row for row in raw.rows if _key(row.cells.get(heading or "")) in {"", *kept})
    left = [found for key, found in named.items() if key not in kept]
    return replace(raw, rows=rows), tuple(_told(raw.name, heading, found) for found in left)


def _countries(raw: RawTable, heading: str) -> dict[str, _Named]:
    found: dict[str, _Named] = {}
    for row in raw.rows:
        cell = row.cells.get(heading)
        if key := _key(cell):
            seen = found.get(key) or _Named(_text(cell), row.line, 0)
            found[key] = replace(seen, rows=seen.rows + 1)
    return found


def _asked(asked: str, named: Mapping[str, _Named], table: str) -> set[str]:
    wanted = {_key(text): text.strip() for text in asked.split(",") if text.strip()}
    missing = [text for key, text in wanted.items() if key not in named]
    if missing or not wanted:
        there = ", ".join(found.text for found in named.values())
        has = f"the countries are {there}" if there else "it has no column of countries"
        raise UsageError(f"country {asked}: no row of {table} has that — {has}")
    return set(wanted)


def _at_home(named: Mapping[str, _Named], ground: BoundarySet) -> set[str]:
    """The countries of the table that the boundaries are of; none where that is not plain."""
    for here in (_parents, _lain_in):
        if kept := set(named) & set(map(_key, here(ground))):
            return kept
    strange = set(named) - set(map(_key, country_names().values()))
    for kept in (strange, _named_by_the_file(named, ground.name)):
        if len(kept) == 1:
            return kept
    return set()


def _named_by_the_file(named: Iterable[str], file: str) -> set[str]:
    """The countries after one of which a file is called: `Ukraine-adm1.geojson`, `ukr.shp`."""
    stem = PurePath(file).stem
    words = {squeeze(word) for word in (stem, *re.split(r"[\W_\d]+", stem)) if word}
    same = {key for key in named if words & {key, *_codes(key)}}
    return same or {
        key for key in named if any(len(w) >= LEAST and key.startswith(w) for w in words)
    }


def _codes(key: str) -> set[str]:
    return {code for code, name in country_names().items() if squeeze(name) == key}


def _parents(ground: BoundarySet) -> Iterable[str]:
    yield from (name for names in ground.parents.values() for name in names)
    yield from (unit.within for unit in ground.units)


def _lain_in(ground: BoundarySet) -> Iterable[str]:
    """The countries that the boundaries lie in."""
    outline = shapely.make_valid(shapely.simplify(ground.outline(), 0.02))
    whole = float(shapely.area(outline))
    for country in countries_near(outline.bounds, 0.0):
        shared = shapely.area(shapely.intersection(outline, shapely.make_valid(country.shape)))
        if shared > TOUCHED * whole:
            yield country.name


def _key(cell: Cell) -> str:
    """A country without regard to spelling and to whether it stands by its name or its code."""
    squeezed = squeeze(_text(cell))
    return squeeze(country_names().get(squeezed, squeezed))


def _text(cell: Cell) -> str:
    return "" if cell is None else freed(bare(str(cell)))


def _told(table: str, heading: str | None, found: _Named) -> Problem:
    rows = "1 row is" if found.rows == 1 else f"{found.rows:,} rows are"
    what = f"{rows} about {quoted(found.text)}, as the column {quoted(heading or '')} says"
    hint = f"left out; {argument('country', 'NAME')} counts the rows of another country"
    return note(Where(table, found.line), what, hint, "other-country", found.text)


def _open(table: str, heading: str | None, named: Iterable[_Named]) -> Problem:
    found = list(named)
    listed = ", ".join(map(str, found[:5])) + (", …" if len(found) > 5 else "")
    what = f"the column {quoted(heading or '')} names {len(found)} countries: {listed}"
    asked = argument("country", found[-1].text)
    hint = f"say of which the boundaries are, as in {asked}"
    return Problem(Where(table, found[0].line), what, hint, "several-countries")
