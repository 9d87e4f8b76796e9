# SPDX-License-Identifier: MIT
"""Where positions lie, as far as places need to know it: floors above know the shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from mapper.model.place import Place
from mapper.model.record import Kind
from mapper.places.distance import SAME_PLACE_KM, Position
from mapper.places.gazetteer import Gazetteer
from mapper.places.match_ladder import Question
from mapper.places.within import lies_within

# A point may lie so far outside of the unit that it names: borders are generalised, and positions
# rounded. Where no other unit is, as at a coast, as far as positions of one town differ.
AT_THE_BORDER_KM = 5.0


class UnitLocator(Protocol):
    """The shapes of the units of a gazetteer."""

    def unit_at(self, position: Position) -> str:
        """The id of the unit at a longitude and latitude; empty where there is none."""

    def km_outside(self, unit_id: str, position: Position) -> float:
        """How far a position lies outside of a unit, in km; 0 within it."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A row's point does not lie in the ground that the row names.

    - `named`: that ground, as the row has it; `km`: how far away it is.
    - `there`: the unit at the point, None where there is none.
    """

    question: Question
    named: str
    km: float
    there: Place | None


def outside(question: Question, gazetteer: Gazetteer, ground: UnitLocator) -> Outside | None:
    """What a row's point lies outside of: the unit that its name is, or one that it lies within.

    A row whose kind is that of a town or the like has no unit in its name.
    """
    position = question.position
    if position is None:
        return None
    here = gazetteer.by_id(ground.unit_at(position))
    named = [question.name] if question.kind in (None, Kind.UNIT) else []
    for name in (*named, *question.withins):
        units = _meant(name, question, here, gazetteer)
        km = min((ground.km_outside(unit.id, position) for unit in units), default=0.0)
        if km > (AT_THE_BORDER_KM if here else SAME_PLACE_KM):
            return Outside(question, name, km, here)
    return None


def unchecked(question: Question, gazetteer: Gazetteer, ground: UnitLocator) -> Sequence[str]:
    """The names in `within` of a row with coordinates that are of no ground that is known."""
    position = question.position
    if position is None:
        return ()
    here = gazetteer.by_id(ground.unit_at(position))
    return [
        name
        for name in question.withins
        if not _meant(name, question, here, gazetteer)
        and not (here is not None and lies_within(here, [name], gazetteer))
        and not gazetteer.is_one_of(name, gazetteer.whole)
    ]


def _meant(
    name: str, question: Question, here: Place | None, gazetteer: Gazetteer
) -> Sequence[Place]:
    """The units that a name of ground means, or that lie in it; none where it is not known."""
    units = gazetteer.units_named(name)
    if name not in question.withins:
        units = tuple(u for u in units if lies_within(u, question.withins, gazetteer) is not False)
    if units or name not in question.withins:
        return units
    if here is not None and lies_within(here, [name], gazetteer):
        return ()
    return [u for u in gazetteer.units if lies_within(u, [name], gazetteer)]
