# SPDX-License-Identifier: MIT
"""Control files of VIINA 2.0 as a control table: a row a populated place and day, by GeoNames id.

`geonameid, date, status` and a column for each of the sources that `status` is made from. Positions
stand in a second file, by `geonameid`.
"""

from __future__ import annotations

from dataclasses import replace

from mapper.model.problem import Where, note
from mapper.tables.headings import heading_key
from mapper.tables.raw import Cell, RawRow, RawTable

# By which the form is known, as `heading_key` leaves them.
HEADINGS = ("geonameid", "date", "status")
NAMES = ("asciiname", "name")


def from_viina(raw: RawTable) -> RawTable:
    """The rows with the id as code and as place, where no name stands beside it."""
    headings = {heading_key(heading): heading for heading in raw.headings}
    name = next((headings[key] for key in NAMES if key in headings), headings["geonameid"])
    kept = [heading for heading in raw.headings if not _is_of_a_source(heading)]
    others = [heading for heading in raw.headings if _is_of_a_source(heading)]
    columns = ("place", "code", *(h for h in kept if h not in (name, headings["geonameid"])))
    what = "a control file of VIINA: places by their GeoNames id"
    aside = f"; {', '.join(others)} left aside" if others else ""
    return replace(
        raw,
        headings=columns,
        rows=tuple(_row(row, columns, name, headings["geonameid"]) for row in raw.rows),
        notes=(*raw.notes, note(Where(raw.name), f"{what}{aside}", code="known-form")),
    )


def _row(row: RawRow, columns: tuple[str, ...], name: str, id_: str) -> RawRow:
    cells: dict[str, Cell] = {column: row.cells.get(column) for column in columns}
    id_cell = row.cells.get(id_)
    code = None if id_cell is None else str(id_cell)
    place = row.cells.get(name) if row.cells.get(name) is not None else code
    return replace(row, cells={**cells, "place": place, "code": code})


def _is_of_a_source(heading: str) -> bool:
    """Whether a column is what one source says: `status_isw`."""
    return heading_key(heading).startswith("status") and heading_key(heading) != "status"
