# SPDX-License-Identifier: MIT
"""Names that the bundled units have, for units of others on the same ground.

A file of a first level mostly has one name for each unit; the bundled one goes by names in many
languages, which tables use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.crosswalk import Change, Link, crosswalk
from mapper.errors import BoundaryError
from mapper.places.gazetteer import Alias, names_of
from mapper.places.names import squeeze

# Of a unit whose border has moved nobody knows which of the two a name means.
ON_THE_SAME_GROUND = (Change.SAME, Change.RENAMED)


def with_names_of(known: BoundarySet, ground: BoundarySet) -> BoundarySet:
    """The set `ground` whose units also go by what those of `known` on the same ground are called.

    What another unit of the set is called is no such name. The set as it is where the two cannot
    be laid over each other.
    """
    try:
        links = crosswalk(known, ground).links
    except BoundaryError:
        return ground
    same = [link for link in links if link.change in ON_THE_SAME_GROUND]
    taken = {squeeze(text): unit.id for unit in ground.units for text in names_of(unit)}
    taken |= {squeeze(alias.text): alias.place_id for alias in ground.aliases}
    more = (alias for link in same for alias in _aliases(link, known))
    fresh = {(a.place_id, squeeze(a.text)): a for a in more if squeeze(a.text) not in taken}
    local = {link.new.id: link.old.names for link in same if link.old and link.new}
    return replace(
        ground,
        units=tuple(
            replace(unit, names={**local.get(unit.id, {}), **unit.names}) for unit in ground.units
        ),
        aliases=(*ground.aliases, *fresh.values()),
    )


def _aliases(link: Link, known: BoundarySet) -> Iterator[Alias]:
    """All that the old unit is called, as other names of the new one."""
    if link.old is None or link.new is None:
        return
    yield Alias(link.new.id, link.old.name)
    yield Alias(link.new.id, link.old.id)
    for lang, text in link.old.names.items():
        yield Alias(link.new.id, text, lang)
    for alias in known.aliases:
        if alias.place_id == link.old.id and alias.strong and not alias.within:
            yield replace(alias, place_id=link.new.id)
