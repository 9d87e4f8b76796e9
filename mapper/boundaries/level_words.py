# SPDX-License-Identifier: MIT
"""The words for what units are, where a name alone does not say whether a unit or a town is meant:
`Kandahar province` around the town of Kandahar.
"""

from __future__ import annotations

from collections.abc import Iterable

from mapper.boundaries.boundary_set import BoundarySet
from mapper.model.place import Place
from mapper.places.levels import SETTLEMENT, family_of, level_of_family


def level_words(ground: BoundarySet, places: Iterable[Place]) -> dict[str, str]:
    """What units are called that have the name of a place in them, by their ids.

    None is given for what is itself called a city, which is the same as the place, nor where no
    word of a level is known.
    """
    named = {(place.within, place.name) for place in places}
    alike = [unit for unit in ground.units if (unit.id, unit.shown) in named]
    words = {unit.id: ground.sorts.get(unit.id) or ground.unit_word for unit in alike}
    return {id_: word for id_, word in words.items() if is_ground(word)}


def is_ground(word: str) -> bool:
    """Whether a word is that of a level, and of none of settlements."""
    family = family_of(word)
    return bool(family) and level_of_family(family) != SETTLEMENT
