# SPDX-License-Identifier: MIT
"""Names of units without the word for what they are, for maps that lack the room: `Aomori` for
`Aomori Prefecture`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mapper.boundaries.boundary_set import BoundarySet
from mapper.model.place import Place
from mapper.places.levels import apart
from mapper.places.names import normalise, squeeze

# Words that names do without where they stand behind them; others do not: Northern Territory, Free
# State, Chechen Republic.
BEHIND = frozenset({
    "province", "oblast", "krai", "governorate", "voivodeship", "prefecture", "region",
    "department", "canton", "county",
})  # fmt: skip
# And where they stand before them: Republic of Dagestan.
BEFORE = BEHIND | {"republic", "autonomous area"}


def brief_names(ground: BoundarySet, taken: Collection[str] = ()) -> dict[str, str]:
    """Shorter names of units, by their ids: other names of theirs that are a part of the name and
    leave out nothing but words for its level. None that another unit has, or that is `taken`.
    """
    long = {unit.id: unit for unit in ground.units if not unit.beside and apart(unit.name).families}
    if not long:
        return {}
    owners: dict[str, set[str]] = {squeeze(name): {""} for name in taken}
    found: dict[str, str] = {}
    for id_, text in names_of(ground):
        owners.setdefault(squeeze(text), set()).add(id_)
        if id_ in long and is_brief(text, long[id_]):
            found.setdefault(id_, text)
    return {id_: text for id_, text in found.items() if owners[squeeze(text)] == {id_}}


def names_of(ground: BoundarySet) -> Iterator[tuple[str, str]]:
    """The id of each unit with all that it is called."""
    units = {unit.id for unit in ground.units}
    yield from ((unit.id, unit.name) for unit in ground.units)
    yield from ((alias.place_id, alias.text) for alias in ground.aliases if alias.place_id in units)


def is_brief(text: str, unit: Place) -> bool:
    """Whether a text is the name of a unit without words for its level at one end."""
    rest = apart(unit.name)
    if normalise(text) != rest.core:
        return False
    if unit.name.startswith(f"{text} "):
        return rest.families <= BEHIND
    return unit.name.endswith(f" {text}") and rest.families <= BEFORE
