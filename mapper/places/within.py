# SPDX-License-Identifier: MIT
"""Whether a place lies where a row says it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mapper.model.place import Place
from mapper.places.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Sifted:
    """Places apart by what is known: they lie there, it is not known, they lie elsewhere."""

    there: tuple[Place, ...]
    unsure: tuple[Place, ...]
    elsewhere: tuple[Place, ...]

    @property
    def possible(self) -> tuple[Place, ...]:
        """What lies there for sure; where nothing does, what is not known to lie elsewhere."""
        return self.there or self.unsure


def sift(places: Iterable[Place], withins: Sequence[str], gazetteer: Gazetteer) -> Sifted:
    """Part places by whether they lie in all of `withins`; nothing said leaves all unsure."""
    if not withins:
        return Sifted((), tuple(places), ())
    apart: dict[bool | None, list[Place]] = {True: [], None: [], False: []}
    for place in places:
        apart[lies_within(place, withins, gazetteer)].append(place)
    return Sifted(tuple(apart[True]), tuple(apart[None]), tuple(apart[False]))


def lies_within(place: Place, withins: Sequence[str], gazetteer: Gazetteer) -> bool | None:
    """Whether a place lies in all of `withins`; None where nothing is said or known."""
    said = {_lies_in(place, within, gazetteer) for within in withins}
    if False in said:
        return False
    return True if said == {True} else None


def _lies_in(place: Place, within: str, gazetteer: Gazetteer) -> bool | None:
    """By the parents that the boundaries name; else by position, where the shape is known.

    Last by the country of the boundaries: small islands lie in no shape of a country.
    """
    around, known = gazetteer.around(place), gazetteer.parents_at
    if gazetteer.is_one_of(within, around):
        return True
    if known is not None and place.lon is not None and place.lat is not None:
        there = known.around((place.lon, place.lat))
        if there and gazetteer.is_one_of(within, known.known):
            return gazetteer.is_one_of(within, there)
    if gazetteer.is_one_of(within, gazetteer.whole):
        return True
    return False if around else None
