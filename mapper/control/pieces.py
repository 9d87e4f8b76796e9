# SPDX-License-Identifier: MIT
"""The pieces of an overlay with ids and names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.geometry.overlay import Label, Overlay
from mapper.model.place import Place

# A piece is named by this many units at most, and by none that has less of it than this share.
NAMED_UNITS = 2
LEAST_SHARE = 0.01


class Says(Protocol):
    """The words of a language, such as `style.words.Words`."""

    def say(self, key: str, /, **values: object) -> str:
        """The text under `key` with its `{names}` filled in."""

    def beside(self, parts: Iterable[str]) -> str:
        """Parts of a sentence one after the other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground (WGS84 degrees) with one label on each side; None is outside of that side."""

    id: str
    name: str
    shape: Geometry
    area_km2: float
    before: Label
    after: Label


def named_pieces(
    found: Overlay,
    before: BoundarySet | None,
    after: BoundarySet | None,
    named_by: BoundarySet | None,
    words: Says,
) -> list[Piece]:
    """The pieces of an overlay with ids and names, those of units first and in their order."""
    units = before or after
    of_unit = found.before if before else found.after
    groups: dict[tuple[Label, Label], list[int]] = {}
    areas = []
    for nth, pair in enumerate(zip(found.before, found.after, strict=True)):
        if units and of_unit[nth] is not None:
            groups.setdefault(pair, []).append(nth)
        else:
            areas.append(nth)
    times = Counter(pair[0] if before else pair[1] for pair in groups)
    parts = [
        _part(found, groups[pair], unit, pair[1] if before else pair[0], times[unit.id], words)
        for unit in (units.units if units else ())
        for pair in groups
        if unit.id == (pair[0] if before else pair[1])
    ]
    within = names_within([found.shapes[nth] for nth in areas], named_by)
    numbered = [
        _area(found, nth, number, within[number - 1], words)
        for number, nth in enumerate(areas, start=1)
    ]
    return [*parts, *numbered]


def _part(
    found: Overlay, members: Sequence[int], unit: Place, other: Label, times: int, words: Says
) -> Piece:
    """What a unit has under one label of the other side: all of the unit, or a part of it."""
    whole = times == 1
    return Piece(
        id=unit.id if whole else f"{unit.id}/{other or 'outside'}",
        name=unit.shown if whole else words.say("ground.part", unit=unit.shown),
        shape=shapely.multipolygons([found.shapes[nth] for nth in members])
        if len(members) > 1
        else found.shapes[members[0]],
        area_km2=math.fsum(found.area_km2[nth] for nth in members),
        before=found.before[members[0]],
        after=found.after[members[0]],
    )


def _area(found: Overlay, nth: int, number: int, within: Sequence[str], words: Says) -> Piece:
    """A piece named by its number, and by the units that most of it lies in."""
    names = words.beside(within[:NAMED_UNITS])
    if len(within) > NAMED_UNITS:
        names = words.say("ground.more", names=names)
    key = "ground.area_within" if within else "ground.area"
    return Piece(
        id=f"area-{number}",
        name=words.say(key, n=number, units=names),
        shape=found.shapes[nth],
        area_km2=found.area_km2[nth],
        before=found.before[nth],
        after=found.after[nth],
    )


def names_within(
    shapes: Sequence[Geometry], units: BoundarySet | None
) -> tuple[tuple[str, ...], ...]:
    """The names of the units that each shape lies in, those with most of it first.

    Units with less than a hundredth of the shape do not count.
    """
    if units is None or not len(shapes):
        return ((),) * len(shapes)
    ground, array = np.asarray(units.shapes, dtype=object), np.asarray(shapes, dtype=object)
    shape, unit = shapely.STRtree(ground).query(array, predicate="intersects")
    shares = shapely.area(shapely.intersection(array[shape], ground[unit]))
    large = shares >= LEAST_SHARE * shapely.area(array[shape])
    order = np.lexsort((unit, -shares, shape))
    names: list[list[str]] = [[] for _ in shapes]
    for nth in order[large[order]].tolist():
        names[shape[nth]].append(units.units[unit[nth]].name)
    return tuple(map(tuple, names))
