# SPDX-License-Identifier: MIT
"""Which of several columns says what places lie in, where their headings alone do not tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mapper.model.problem import Where, note
from mapper.model.spelling import argument
from mapper.places.gazetteer import Gazetteer
from mapper.reading.options import TableOptions
from mapper.tables.columns import map_columns
from mapper.tables.formulas import freed
from mapper.tables.headings import place_level
from mapper.tables.raw import RawTable
from mapper.tables.text import one_line, quoted

WITHIN = "within"
# So many different names of a column are looked at, of which this share must be known.
LOOKED_AT, KNOWN = 200, 0.5


def with_known_parents(raw: RawTable, reading: TableOptions, gazetteer: Gazetteer) -> RawTable:
    """The table without columns of ground that the boundaries do not know, beside a coarser one of
    ground that they know: towns with their districts and their provinces, over provinces.

    A column that is named for it stays.
    """
    here = raw
    while heading := _strange_parents(here, reading, gazetteer):
        here = here.without(heading)
    known = _parents(here, reading)
    if here is raw or known is None or not _is_known(here, known, gazetteer):
        return raw
    left = [heading for heading in raw.headings if heading not in here.headings]
    what = f"what places lie in is read from {quoted(known)}, not from "
    what += f"{quoted(left[0])}, most of whose names these boundaries do not know"
    hint = f"{argument('columns', {WITHIN: left[0]})} says that it is meant"
    return replace(here, notes=(*raw.notes, note(Where(raw.name), what, hint, "known-parents")))


def _strange_parents(raw: RawTable, reading: TableOptions, gazetteer: Gazetteer) -> str | None:
    """The heading that would be taken, if its names are not known here."""
    heading = _parents(raw, reading)
    guessed = heading is not None and place_level(heading) is not None
    return heading if heading and guessed and not _is_known(raw, heading, gazetteer) else None


def _parents(raw: RawTable, reading: TableOptions) -> str | None:
    columns, constants = reading.columns or {}, reading.constants or {}
    if WITHIN in columns or WITHIN in constants:
        return None
    return map_columns(raw.headings, columns, needed=()).heading(WITHIN)


def _is_known(raw: RawTable, heading: str, gazetteer: Gazetteer) -> bool:
    names = [*_names(raw, heading)][:LOOKED_AT]
    return sum(map(gazetteer.is_parent, names)) >= KNOWN * len(names)


def _names(raw: RawTable, heading: str) -> Iterator[str]:
    cells = dict.fromkeys(row.cells.get(heading) for row in raw.rows)
    yield from (freed(one_line(str(cell))) for cell in cells if cell is not None)
