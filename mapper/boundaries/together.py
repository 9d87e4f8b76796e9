# SPDX-License-Identifier: MIT
"""Several boundary sets as one: the units of all of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from mapper.boundaries.boundary_set import BoundarySet, areas_of
from mapper.geometry.validity import valid

# Borders of two countries that are drawn apart by less than this are one line.
ONE_BORDER_DEG = 0.03
# So many titles are all named in one; of more the first ones are.
MOST_TITLES, FIRST = 6, 3


def side_by_side(sets: Sequence[BoundarySet]) -> BoundarySet:
    """The units and places of all sets, in their order, named `SYR/ADM1,IRQ/ADM1`.

    Where a border of one is drawn a little beside that of another, ground between them goes to
    one of the two. The country is none, and a unit is what they are called in all sets, or `unit`.
    """
    shapes = tuple(shape for ground in sets for shape in ground.shapes)
    shapes = _with_one_border(shapes)
    words = {(ground.unit_word, ground.units_word) for ground in sets}
    unit_word, units_word = words.pop() if len(words) == 1 else ("unit", "units")
    return replace(
        sets[0],
        name=",".join(ground.name for ground in sets),
        title=_listed([ground.title for ground in sets]),
        units=tuple(unit for ground in sets for unit in ground.units),
        shapes=shapes,
        area_km2=areas_of(shapes),
        sorts={id_: sort for ground in sets for id_, sort in ground.sorts.items()},
        country="",
        unit_word=unit_word,
        units_word=units_word,
        places=tuple(place for ground in sets for place in ground.places),
        aliases=tuple(alias for ground in sets for alias in ground.aliases),
        capitals={},
        parents={id_: texts for ground in sets for id_, texts in ground.parents.items()},
        topology=None,
        provenance=tuple(dict.fromkeys(p for ground in sets for p in ground.provenance)),
        notes=tuple(told for ground in sets for told in ground.notes),
    )


def _with_one_border(shapes: tuple[shapely.Geometry, ...]) -> tuple[shapely.Geometry, ...]:
    array = np.asarray(shapes, dtype=object)
    if shapely.coverage_is_valid(array):
        return shapes
    cleaned = shapely.coverage_clean(array, gap_width=ONE_BORDER_DEG)
    return tuple(map(valid, cleaned))


def _listed(titles: Sequence[str]) -> str:
    """`Syria, Lebanon and Iraq`, or `Benin, Togo, Ghana and 9 other countries`"""
    if len(titles) > MOST_TITLES:
        return f"{', '.join(titles[:FIRST])} and {len(titles) - FIRST} other countries"
    return f"{', '.join(titles[:-1])} and {titles[-1]}"
