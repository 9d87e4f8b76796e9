# SPDX-License-Identifier: MIT
"""The distinct places and countries that the rows of a table name, sound or not."""

from __future__ import annotations

from mapper.model.record import Kind
from mapper.places.match_ladder import Question
from mapper.tables.columns import ColumnMap
from mapper.tables.coordinates import CoordinateError, parse_coordinates
from mapper.tables.formulas import freed
from mapper.tables.headings import heading_key, is_synonym
from mapper.tables.kinds import border_country, kind_of
from mapper.tables.raw import Cell, RawTable
from mapper.tables.text import one_line

_ASKED = ("place", "within", "code", "kind", "lat", "lon")


def places_named(raw: RawTable, columns: ColumnMap) -> tuple[Question, ...]:
    """Every place that a row names, or gives a position of, each once, in the order of the table.

    Rows whose status or date cannot be read count too: they say where the data lie. Those whose
    position cannot be read do not.
    """
    headings = [columns.heading(column) for column in _ASKED]
    found = dict.fromkeys(
        tuple(None if heading is None else row.cells.get(heading) for heading in headings)
        for row in raw.rows
    )
    asked = (_question(columns, *map(_text, cells)) for cells in found)
    return tuple(dict.fromkeys(filter(None, asked)))


def _question(
    columns: ColumnMap, place: str, within: str, code: str, kind: str, lat: str, lon: str
) -> Question | None:
    withins = (within,) if within else ()
    country = border_country(place)
    if country is not None:
        return Question(country, code, withins, Kind.BORDER)
    try:
        lat_deg, lon_deg = parse_coordinates(lat, lon)
    except CoordinateError:  # told with its row
        return None
    if not place and lat_deg is None:
        return None
    meant = kind_of(kind) or columns.implied_kind
    return Question(place, code, withins, meant, lon_deg, lat_deg)


def countries_named(raw: RawTable) -> tuple[str, ...]:
    """The words of the columns that say the country, once for every row that has one."""
    headings = [
        heading
        for heading in raw.headings
        if heading_key(heading) == "country" or is_synonym(heading, "country")
    ]
    cells = (_text(row.cells.get(heading)) for heading in headings for row in raw.rows)
    return tuple(filter(None, cells))


def _text(cell: Cell) -> str:
    return "" if cell is None else freed(one_line(str(cell)))
