"""Inputs of the toy country by a ledger text, as if a table had been read and matched."""

from __future__ import annotations

from mapper.inputs import Inputs
from mapper.model.place import Place
from mapper.model.scheme import Scheme
from mapper.places.matching import How, Match, Matching
from mapper.tables.columns import ColumnMap
from mapper.tables.parse import ParsedTable
from tests import toy
from tests.ledger_text import records


def inputs_of(text: str, scheme: Scheme = toy.SCHEME) -> Inputs:
    """A place's id is its name; towns and the border of the toy country are known too."""
    places: dict[str, Place] = {
        place.id: place for place in (*toy.provinces(), *toy.towns(), toy.border())
    }
    rows = tuple(records(text))
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
