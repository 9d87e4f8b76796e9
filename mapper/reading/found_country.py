# SPDX-License-Identifier: MIT
"""The boundaries of a table for which nobody names any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mapper.boundaries.added import added_names
from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import bundled_called, load_bundled
from mapper.boundaries.finding import MOST, Finding, find_country
from mapper.boundaries.named_places import countries_named, places_named
from mapper.model.problem import Problem, Where, note
from mapper.model.spelling import argument
from mapper.places.gazetteer import fold_code
from mapper.places.match_ladder import Question
from mapper.reading.arguments import given_columns, given_constants
from mapper.reading.options import TableOptions
from mapper.tables.columns import map_columns
from mapper.tables.foot import without_foot
from mapper.tables.raw import RawTable


def ground_found(raw: RawTable, reading: TableOptions, embedded: str) -> BoundarySet:
    """The units of the country that a table is about, with a note that says so.

    Those of the first level, or those that the user has added and of which the table has the
    codes. The `embedded` set where the country is not clear, or where it is that country's. A
    table that asks for the rows of one country is about that one.
    """
    found, places = country_of_table(raw, reading)
    if not found.countries:
        return load_bundled(embedded)
    name = _coded(found, places) or found.name
    if bundled_called(name) == (embedded,):
        return load_bundled(embedded)
    ground = load_bundled(name)
    return replace(ground, notes=(*ground.notes, _told(found, ground, raw.name)))


def _coded(found: Finding, places: Sequence[Question]) -> str:
    """The added set of the country of which a table has the codes; empty where there is none."""
    codes = {fold_code(place.code or place.name) for place in places}
    for name in added_names():
        if name.startswith(f"{found.name}/"):
            own = {fold_code(unit.id) for unit in load_bundled(name).units}
            if len(codes & own) > MOST * len(codes):
                return name
    return ""


def country_of_table(raw: RawTable, reading: TableOptions) -> tuple[Finding, Sequence[Question]]:
    """What a table says of its country, see `find_country`, and the places that it names."""
    columns = map_columns(
        raw.headings,
        given_columns(reading.columns),
        constants=given_constants(reading.constants),
        needed=(),
    )
    body, _ = without_foot(raw, columns)
    asked = reading.country
    countries = tuple(asked.split(",")) if asked else countries_named(body)
    places = places_named(body, columns)
    return find_country(places, countries), places


def _told(found: Finding, ground: BoundarySet, table: str) -> Problem:
    what = f"boundaries: {ground.title} ({ground.name}), found from {found.by}"
    return note(
        Where(table), what, f"another with {argument('boundaries', 'NAME')}", "found-country"
    )
