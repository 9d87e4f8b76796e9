"""The boundaries of a table for which nobody names any."""

from __future__ import annotations

from dataclasses import replace

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_called, load_bundled
from mapper.boundaries.finding import Finding, find_country
from mapper.boundaries.named_places import countries_named, places_named
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.reading.arguments import given_columns, given_constants
from mapper.reading.options import TableOptions
from mapper.tables.columns import map_columns
from mapper.tables.foot import without_foot
from mapper.tables.raw import RawTable


def ground_found(raw: RawTable, reading: TableOptions, embedded: str) -> BoundarySet:
    """The bundled units of the country that a table is about, with a note that says so.

    The `embedded` set where that is not clear, or where it is that country's. A table that asks
    for the rows of one country is about that one.
    """
    found = country_of_table(raw, reading)
    if not found.countries or bundled_called(found.name) == (embedded,):
        return load_bundled(embedded)
    ground = load_bundled(found.name)
    return replace(ground, notes=(*ground.notes, _told(found, ground, raw.name)))


def country_of_table(raw: RawTable, reading: TableOptions) -> Finding:
    """What a table says of its country; see `find_country`."""
    columns = map_columns(
        raw.headings,
        given_columns(reading.columns),
        constants=given_constants(reading.constants),
        needed=(),
    )
    body, _ = without_foot(raw, columns)
    asked = reading.country
    countries = tuple(asked.split(",")) if asked else countries_named(body)
    return find_country(places_named(body, columns), countries)


def _told(found: Finding, ground: BoundarySet, table: str) -> Problem:
    what = f"boundaries: {ground.title} ({ground.name}), found from {found.by}"
    return note(
        Where(table), what, f"another with {argument('boundaries', 'NAME')}", "found-country"
    )
