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
    if not withins:
        return None
    around = gazetteer.around(place)
    if not around:
        return None
    return all(gazetteer.is_one_of(within, around) for within in withins)
