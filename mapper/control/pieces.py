# SPDX-License-Identifier: MIT
"""The pieces of an overlay with ids and names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.units import label_points
from mapper.control.near_town import near_towns, near_words
from mapper.geometry.overlay import Label, Overlay
from mapper.model.near import Near
from mapper.model.place import Place
from mapper.model.says import Says

# A piece is named by this many units at most, and by none that has less of it than this share.
NAMED_UNITS = 2
LEAST_SHARE = 0.01
# So much ground has a place: the nearest town and the direction from it say where it lies.
MOST_AT_A_POINT_KM2 = 3000.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground (WGS84 degrees) with one label on each side; None is outside of that side.

    `near`: where it lies, of ground that is named by that.
    """

    id: str
    name: str
    shape: Geometry
    area_km2: float
    before: Label
    after: Label
    near: Near | None = None


def named_pieces(
    found: Overlay,
    before: BoundarySet | None,
    after: BoundarySet | None,
    named_by: BoundarySet | None,
    words: Says,
    towns: Sequence[Place] = (),
) -> list[Piece]:
    """The pieces of an overlay with ids and names, those of units first and in their order.

    Small ground of no unit is named by the nearest of some `towns`, larger ground by the units of
    `named_by` that it lies in, and by its number where there is neither.
    """
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
    near = nearest_towns(found, areas, towns)
    names = area_names(found, areas, near, named_by, words)
    width = len(str(len(areas)))  # so that ids are in the order of their numbers
    return [
        *parts,
        *(
            _area(found, nth, f"area-{number:0{width}}", name, near.get(nth))
            for number, (nth, name) in enumerate(zip(areas, names, strict=True), 1)
        ),
    ]


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


def _area(found: Overlay, nth: int, id_: str, name: str, near: Near | None) -> Piece:
    """A piece that is of no unit."""
    return Piece(
        id=id_,
        name=name,
        shape=found.shapes[nth],
        area_km2=found.area_km2[nth],
        before=found.before[nth],
        after=found.after[nth],
        near=near,
    )


def nearest_towns(
    found: Overlay, areas: Sequence[int], towns: Sequence[Place]
) -> Mapping[int, Near]:
    """Where the small ones of these pieces lie, by the nearest of the towns, if there are any."""
    small = [nth for nth in areas if towns and found.area_km2[nth] <= MOST_AT_A_POINT_KM2]
    points = np.array(label_points([found.shapes[nth] for nth in small])).reshape(-1, 2)
    return dict(zip(small, near_towns(points, towns), strict=True))


def area_names(
    found: Overlay,
    areas: Sequence[int],
    near: Mapping[int, Near],
    named_by: BoundarySet | None,
    words: Says,
) -> list[str]:
    """The names of pieces that are of no unit."""
    large = [nth for nth in areas if nth not in near]
    within = names_within([found.shapes[nth] for nth in large], named_by)
    units = dict(zip(large, within, strict=True))
    return [
        near_words(near[nth], words) if nth in near else numbered(number, units[nth], words)
        for number, nth in enumerate(areas, start=1)
    ]


def numbered(number: int, within: Sequence[str], words: Says) -> str:
    """A number, and the units that most of a piece lies in."""
    names = words.beside(within[:NAMED_UNITS])
    if len(within) > NAMED_UNITS:
        names = words.say("ground.more", names=names)
    return words.say("ground.area_within" if within else "ground.area", n=number, units=names)


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
