# SPDX-License-Identifier: MIT
"""Inputs about places to inputs about the ground around them, for every command and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mapper.boundaries.boundary_set import must_be_of_one_time
from mapper.control.cells import CellRules, Cells, make_cells
from mapper.control.whereabouts import EDGE_KM
from mapper.history.ledger import Ledger
from mapper.model.problem import Problem, note
from mapper.model.record import Basis, Kind, Record
from mapper.places.kinds import MARKS
from mapper.places.matching import How, Match
from mapper.reading.inputs import Inputs
from mapper.style.words import Words, load_words
from mapper.tables.text import quoted

# What is no place with a position: these have ground of their own.
GROUND = (Kind.UNIT, Kind.BORDER)


def inferred_inputs(
    inputs: Inputs,
    rules: CellRules | None = None,
    *,
    marks: bool = True,
    words: Words | None = None,
) -> Inputs:
    """The same table over cells: the boundaries are divided among the places it reports on.

    Every place that a row is about has a cell, on whatever day it is reported on, so that the
    cells are the same on all days. A cell has those reports of its place that count, as
    `inferred` has them; the place keeps its own, too, unless no `marks` are wanted. Rows about
    units are left out, and that is told, as are places outside, places at one position and
    places in the area of another. How far a place reaches is what its last row that says so says.

    Raises TableError where no place lies in the boundaries, and BoundaryError where these are
    too wide; DataProblems where there is no place because of what is wrong with the rows.
    """
    if rules is not None and rules.by_unit:
        must_be_of_one_time(inputs.boundaries, "dividing each unit")
    known = inputs.known_places
    places = [place for place in known.values() if place.kind not in GROUND]
    if not places:
        inputs.must_be_sound()
    reaches = _reaches(inputs.matching.matches)
    rule = replace(
        rules or CellRules(), reach_km={place: said[-1] for place, said in reaches.items()}
    )
    cells = make_cells(inputs.boundaries, places, words or load_words(), rule)
    left_out = (Kind.UNIT,) if marks else (Kind.UNIT, *MARKS)
    kept = [match for match in inputs.matching.matches if match.place.kind not in left_out]
    told = (*inputs.problems, *_told(inputs, cells, reaches))
    return replace(
        inputs,
        boundaries=cells.boundaries,
        matching=replace(inputs.matching, matches=(*kept, *_of_cells(inputs.ledger, cells))),
        problems=tuple(sorted(told)),
    )


def _reaches(matches: Iterable[Match]) -> dict[str, list[float]]:
    """How far each place reaches by the rows that say so, by its id, in the order of the table."""
    found: dict[str, list[float]] = {}
    for match in sorted(matches, key=lambda match: match.record.order):
        if match.record.reach_km is not None:
            found.setdefault(match.place.id, []).append(match.record.reach_km)
    return found


def _of_cells(ledger: Ledger, cells: Cells) -> Iterator[Match]:
    """The reports of places that count, as reports of their cells."""
    units = {unit.id: unit for unit in cells.boundaries.units}
    for place, cell in cells.cell_of.items():
        for record in ledger.entries[place]:
            yield Match(inferred(record), units[cell], How.POINT)


def inferred(record: Record) -> Record:
    """A report as it bears on the ground around its place: how sure it was of the place says
    nothing of the ground, its note and title stay with the place, and what it said the place to be
    about is not what is inferred from it.
    """
    return replace(record, basis=Basis.INFERRED, confidence=None, note="", label="", about=None)


def _told(inputs: Inputs, cells: Cells, reaches: Mapping[str, list[float]]) -> Iterator[Problem]:
    first: dict[str, Match] = {}
    for match in inputs.matching.matches:
        first.setdefault(match.place.id, match)
    about_units = [m for m in inputs.matching.matches if m.place.kind is Kind.UNIT]
    if about_units:
        many = len(about_units)
        what = f"{many} row{'s' * (many > 1)} about {inputs.boundaries.units_word} left out"
        hint = "areas are inferred from places alone"
        yield note(about_units[0].record.where, what, hint, "about-units")
    for place in cells.outside:
        what = f"{quoted(place.name)} lies outside of {inputs.boundaries.name}"
        hint = f"it has no area; up to {EDGE_KM:g} km outside a place counts as at the edge"
        yield note(first[place.id].record.where, what, hint, "outside")
    for together in cells.together:
        names = ", ".join(quoted(place.name) for place in together)
        what = f"{names} are at one position and share one area"
        hint = "of their reports the later one counts"
        yield note(first[together[-1].id].record.where, what, hint, "one-position")
    for place, by in cells.covered:
        has = "its own lies beside it" if place.id in cells.cell_of else "it has none of its own"
        what = f"{quoted(place.name)} lies in the area of {quoted(by.name)}, by its reach; {has}"
        hint = f"give it a reach_km, or {quoted(by.name)} a smaller one"
        yield note(first[place.id].record.where, what, hint, "covered")
    for id_, said in reaches.items():
        if len({*said}) > 1 and id_ in cells.cell_of:
            what = f"{quoted(first[id_].place.name)} has more than one reach_km: "
            what += ", ".join(f"{reach:g}" for reach in dict.fromkeys(said))
            hint = f"areas are the same on all days; {said[-1]:g}, the last one, counts"
            yield note(first[id_].record.where, what, hint, "two-reaches")
