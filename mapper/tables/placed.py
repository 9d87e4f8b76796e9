# SPDX-License-Identifier: MIT
"""Positions and parents of places from a second table, joined by an id, a code or a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mapper.errors import TableError
from mapper.model.problem import Problem, Where, note
from mapper.tables.asked import Asked
from mapper.tables.columns import ColumnMap, map_columns
from mapper.tables.headings import heading_key
from mapper.tables.numbers import plain_number
from mapper.tables.raw import Cell, RawRow, RawTable
from mapper.tables.text import bare, quoted

# What the second table can say of a place.
_SAID = ("lat", "lon", "within", "country", "kind", "place")
# So many places are named that it does not have.
NAMED = 5

_Key = tuple[str, ...]


@dataclass(frozen=True)
class _Join:
    """The headings by which rows of both tables are the same place."""

    own: tuple[str, ...]
    other: tuple[str, ...]


def placed(raw: RawTable, places: RawTable, asked: Asked) -> RawTable:
    """The table with what `places` says of each place, in the cells that it leaves empty.

    Joined by headings that both have, or by code or name; by that which finds most rows. A place
    that stands in `places` with two positions, in one parent, has none. Raises TableError where
    `places` says nothing of places, or has none of them.
    """
    columns = map_columns(raw.headings, asked.columns, needed=())
    others = map_columns(places.headings, needed=())
    said = {c: h for c in _SAID if (h := others.heading(c))}
    if not said.keys() & {"lat", "lon", "within"}:
        listed = ", ".join(map(quoted, places.headings))
        raise TableError(
            f"{places.name}: says nothing of where places are — it needs lat and lon, or a parent; "
            f"the headings are {listed}"
        )
    joins = list(_joins(raw.headings, columns, places.headings, others))
    tried = [(join, _facts(places, join, said)) for join in joins]
    found = [sum(_key(row, join.own) in facts for row in raw.rows) for join, facts in tried]
    if not any(found):
        raise TableError(
            f"{places.name}: has no place of {raw.name} — both need a heading in common, a code or "
            "a name"
        )
    join, facts = tried[found.index(max(found))]
    return _joined(raw, places, join, facts, _into(columns, said, join))


def _joins(
    own: Sequence[str], columns: ColumnMap, others: Sequence[str], known: ColumnMap
) -> Iterator[_Join]:
    """The ways to join: by ids and codes before names, names with their parents before alone."""
    apart = {h for c in (*_SAID, "status", "date") if (h := columns.heading(c))}
    keys = {heading_key(heading): heading for heading in others}
    for heading in own:
        if heading not in apart and heading_key(heading) in keys:
            yield _Join((heading,), (keys[heading_key(heading)],))
    pairs = {c: (columns.heading(c), known.heading(c)) for c in ("place", "within", "code")}
    both = {c: (own, other) for c, (own, other) in pairs.items() if own and other}
    for names in (("code",), ("place", "within"), ("place",)):
        if all(name in both for name in names):
            yield _Join(tuple(both[n][0] for n in names), tuple(both[n][1] for n in names))
    place, code = columns.heading("place"), known.heading("code")
    if place and code:
        yield _Join((place,), (code,))


def _key(row: RawRow, headings: Sequence[str]) -> _Key:
    return tuple(_plain(row.cells.get(heading)) for heading in headings)


def _plain(cell: Cell) -> str:
    """A name without regard to case, a number without the decimals of a spreadsheet."""
    text = "" if cell is None else bare(str(cell)).casefold()
    number = plain_number(text)
    return f"{number:.0f}" if number is not None and number.is_integer() else text


def _facts(
    places: RawTable, join: _Join, said: Mapping[str, str]
) -> dict[_Key, dict[str, Cell] | None]:
    """What is said of each place; None where two rows say different things of it."""
    facts: dict[_Key, dict[str, Cell] | None] = {}
    for row in places.rows:
        key = _key(row, join.other)
        told = {heading: row.cells.get(heading) for heading in said.values()}
        if any(key):
            facts[key] = told if facts.get(key, told) == told else None
    return facts


def _into(columns: ColumnMap, said: Mapping[str, str], join: _Join) -> dict[str, str]:
    """The heading that each heading of the second table fills: that of the same column, or a new
    one. A name fills none beside the table's own.
    """
    return {
        heading: columns.heading(column) or heading
        for column, heading in said.items()
        if heading not in join.other and not (column == "place" and columns.heading("place"))
    }


def _joined(
    raw: RawTable,
    places: RawTable,
    join: _Join,
    facts: Mapping[_Key, Mapping[str, Cell] | None],
    into: Mapping[str, str],
) -> RawTable:
    rows = []
    missing: Counter[str] = Counter()
    twice: Counter[str] = Counter()
    for row in raw.rows:
        key = _key(row, join.own)
        told = facts.get(key)
        name = str(row.cells.get(join.own[0]) or "")
        (twice if key in facts else missing).update([name] if told is None else [])
        new = {into[h]: cell for h, cell in (told or {}).items() if h in into}
        own = {h: cell for h, cell in row.cells.items() if cell is not None}
        rows.append(replace(row, cells={**row.cells, **new, **own}))
    new_headings = [h for h in dict.fromkeys(into.values()) if h not in raw.headings]
    return replace(
        raw,
        headings=(*raw.headings, *new_headings),
        rows=tuple(rows),
        notes=(*raw.notes, *_told(raw.name, places.name, join, missing, twice)),
    )


def _told(
    name: str, places: str, join: _Join, missing: Counter[str], twice: Counter[str]
) -> Iterator[Problem]:
    by = " and ".join(map(quoted, join.own))
    yield note(Where(name), f"places are looked up in {places}, by {by}", code="places-from")
    for found, what in ((missing, f"not in {places}"), (twice, f"in {places} in several ways")):
        names = [text for text in found if text]
        if names:
            listed = ", ".join(map(quoted, names[:NAMED]))
            more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
            yield note(Where(name), f"{what}: {listed}{more}", code="places-missing")
