# SPDX-License-Identifier: MIT
"""In which unit of the first level other units lie, where their file does not say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import Geometry

from mapper.boundaries.boundary_set import BoundarySet
from mapper.boundaries.catalog import load_bundled
from mapper.boundaries.countries import bundled_countries

FIRST = 1
# Of what lies on a border so much at least must lie on one side of it; of a coast what is land.
MOST = 2 / 3
# So coarse a shape still lies on the side of a border that it lies on.
COARSE_DEG = 0.01


def first_level_of(country: str, level: int | None) -> BoundarySet | None:
    """The known units of the first level of a country (alpha-3), for units of one below it."""
    if level is None or level <= FIRST or country not in bundled_countries():
        return None
    return load_bundled(country)


def lying_in(ground: BoundarySet, first: BoundarySet) -> BoundarySet:
    """The set with the first level around its units, which tells those of one name apart."""
    within = around(ground.shapes, first)
    named = Counter(unit.name for unit in ground.units)
    lying = Counter((unit.name, w) for unit, w in zip(ground.units, within, strict=True))
    units = (
        replace(unit, within=w, beside=w if named[unit.name] > lying[unit.name, w] else unit.beside)
        for unit, w in zip(ground.units, within, strict=True)
    )
    return replace(
        ground,
        units=tuple(units),
        parents={**ground.parents, **names_of_first(first)},
        parent_level=FIRST,
    )


def around(shapes: Sequence[Geometry], first: BoundarySet) -> list[str]:
    """The name of the unit of the first level that each shape lies in; empty where that is not
    plain: where not most of its ground does, for two sources draw one border some kilometres apart.
    """
    ground = np.asarray(first.shapes, dtype=object)
    shapely.prepare(ground)
    tree = shapely.STRtree(ground)
    # Most lie far from every border, which their boxes show.
    boxes = shapely.box(*np.transpose([shape.bounds for shape in shapes]))
    whole = dict(np.transpose(tree.query(boxes, predicate="covered_by")).tolist())
    found = [whole.get(nth) for nth in range(len(shapes))]
    units = [_most(shapes[nth], tree) if unit is None else unit for nth, unit in enumerate(found)]
    return ["" if unit is None else first.units[unit].name for unit in units]


def _most(shape: Geometry, tree: shapely.STRtree) -> int | None:
    """The number of the one in the tree that most of the ground of a shape lies in, if any."""
    coarse = shapely.make_valid(shapely.simplify(shape, COARSE_DEG))
    near = tree.query(coarse, predicate="intersects")
    shared = shapely.area(shapely.intersection(coarse, tree.geometries[near]))
    if not len(near) or shared.max() <= MOST * shared.sum():
        return None
    return int(near[shared.argmax()])


def names_of_first(first: BoundarySet) -> Mapping[str, tuple[str, ...]]:
    """All names and codes of the units of the first level, by their name."""
    ids = {unit.id: unit.name for unit in first.units}
    texts = {unit.name: [unit.name, unit.id, *unit.names.values()] for unit in first.units}
    for id_, text in _strong(first):
        if id_ in ids:
            texts[ids[id_]].append(text)
    return {name: tuple(dict.fromkeys(of)) for name, of in texts.items()}


def _strong(first: BoundarySet) -> Iterator[tuple[str, str]]:
    return (
        (alias.place_id, alias.text) for alias in first.aliases if alias.strong and not alias.within
    )
