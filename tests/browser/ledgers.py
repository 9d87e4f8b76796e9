# SPDX-License-Identifier: MIT
"""Inputs of the toy country by a ledger text, as if a table had been read and matched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from mapper.model.place import Place
from mapper.model.record import Record
from mapper.model.scheme import Scheme
from mapper.places.matching import How, Match, Matching
from mapper.reading.inputs import Inputs
from mapper.tables.columns import ColumnMap
from mapper.tables.parsed import ParsedTable
from tests import toy
from tests.ledger_text import records


def inputs_of(
    text: str, scheme: Scheme = toy.SCHEME, through: Mapping[str, date] | None = None
) -> Inputs:
    """A place's id is its name; towns and the border of the toy country are known too.

    `through` is the day up to which the first report of a place is given again, by its name.
    """
    places: dict[str, Place] = {
        place.id: place for place in (*toy.provinces(), *toy.towns(), toy.border())
    }
    rows = tuple(repeated(records(text), dict(through or {})))
    matches = tuple(Match(record=row, place=places[row.place], how=How.EXACT) for row in rows)
    return Inputs(
        boundaries=toy.boundaries(),
        scheme=scheme,
        table=ParsedTable(name="ledger.csv", records=rows, problems=(), columns=ColumnMap({})),
        matching=Matching(matches=matches, problems=(), doubts=()),
        surroundings=(toy.neighbour(),),
        neighbours=(toy.neighbour(),),
        problems=(),
    )


def repeated(rows: list[Record], through: dict[str, date]) -> list[Record]:
    """The first report of each place of `through` goes on to its day."""
    return [replace(row, through=through.pop(row.place, None)) for row in rows]
