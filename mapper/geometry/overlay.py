# SPDX-License-Identifier: MIT
"""Two sets of labelled polygons laid over each other: who had each piece, and who has it.

    before              after               pieces
+-----------+       +-------+---+       +-------+---+
|   blue    |       | blue  |   |       |   1   | 2 |    1 blue, blue
+-----------+       +-------+red|       +-------+---+    2 blue, red
|    red    |       |  red  |   |       |   3   | 4 |    3 and 4 red, red: one piece
+-----------+       +-------+---+       +-------+---+
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import Geometry

from mapper.errors import CutError
from mapper.geometry.adjacency import (
    M_PER_DEG,
    OUTSIDE,
    Floats,
    Numbers,
    SharedLines,
    connected,
    lines_between,
    sums,
)
from mapper.geometry.area import area_km2
from mapper.geometry.cutting import GRID_DEG, Shapes, cut_along, shapes_over
from mapper.geometry.slivers import SHARE_OF_WHOLE, hosts_of_slivers, thickness_m
from mapper.geometry.unrolled import Unrolling, rolled, turn_of

SLIVER_M = 10.0
RELATIVE_TOLERANCE = 1e-9
NONE = -1

Label = str | None


@dataclass(frozen=True, slots=True)
class LabelledPolygons:
    """Valid polygons in WGS84 degrees with a label each. Where two overlap the later one counts."""

    shapes: Sequence[Geometry]
    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Ground that a side gives to two labels: it counts for `kept`, not for `covered`."""

    kept: str
    covered: str
    area_km2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Pieces that share no ground and leave no gap: each has one label on either side.

    - `shapes`: polygons in WGS84 degrees, connected, corners on the grid, cut at 180 degrees where
      they cross that line; `area_km2` theirs.
    - `before`, `after`: labels; None is outside of that side's area. Never both.
    - `overlaps_before`, `overlaps_after`: what each side gave to two labels, largest first.
    - `slivers`, `slivers_km2`: how many pieces were joined to a neighbour for their thinness,
      and their ground, which has that neighbour's labels now.
    """

    shapes: tuple[Geometry, ...]
    before: tuple[Label, ...]
    after: tuple[Label, ...]
    area_km2: tuple[float, ...]
    overlaps_before: tuple[Overlap, ...] = ()
    overlaps_after: tuple[Overlap, ...] = ()
    slivers: int = 0
    slivers_km2: float = 0.0


def overlay(
    before: LabelledPolygons,
    after: LabelledPolygons,
    *,
    grid_deg: float = GRID_DEG,
    sliver_m: float = SLIVER_M,
) -> Overlay:
    """Cut two sides into pieces, the largest first.

    What a label has in the pieces is what it has on its side, but for three things: lines move
    by a step of the grid (`grid_deg`) at most; of overlapping polygons of a side the later one
    counts, and the overlap is told; and pieces thinner than `sliver_m` metres on average, and
    than half of what they were cut from, go to the neighbour that they share the longest line
    with, and are counted. A thin piece without a neighbour stays. 0 keeps all pieces.

    Raises CutError where a polygon has lost or gained ground in the cut.
    """
    if turn := turn_of([*before.shapes, *after.shapes]):
        before, after = (_turned(side, turn) for side in (before, after))
    faces = cut_along([*before.shapes, *after.shapes], grid_deg)
    areas = area_km2(list(faces))
    old, overlaps_before = _labelled(faces, areas, before, grid_deg, 0)
    new, overlaps_after = _labelled(faces, areas, after, grid_deg, 1)
    inside = (old != NONE) | (new != NONE)
    faces, areas, old, new = faces[inside], areas[inside], old[inside], new[inside]
    lines = lines_between(faces)
    strip, host = _slivers(lines, areas, old, new, sliver_m)
    old, new = (_taken_from_hosts(labels, strip, host) for labels in (old, new))
    shapes, sizes, sample = _joined(faces, areas, connected(len(faces), _alike(lines, old, new)))
    return Overlay(
        shapes=tuple(map(rolled, shapes)),
        before=tuple(_label(before, number) for number in old[sample].tolist()),
        after=tuple(_label(after, number) for number in new[sample].tolist()),
        area_km2=sizes,
        overlaps_before=overlaps_before,
        overlaps_after=overlaps_after,
        slivers=len(host),
        slivers_km2=math.fsum(areas[np.isin(strip, [*host])].tolist()),
    )


# --- whose is a face ----------------------------------------------------------------------


def _labelled(
    faces: Shapes, areas: Floats, side: LabelledPolygons, grid_deg: float, nth_side: int
) -> tuple[Numbers, tuple[Overlap, ...]]:
    """The label of each face as the number of a shape that has it, and the overlaps."""
    labels = np.full(len(faces), NONE, dtype=np.intp)
    if not len(side.shapes):
        return labels, ()
    face, shape = shapes_over(faces, side.shapes)
    _must_be_whole(side.shapes, sums(shape, areas[face], len(side.shapes)), grid_deg, nth_side)
    first = {label: number for number, label in reversed([*enumerate(side.labels)])}
    number = np.array([first[label] for label in side.labels], dtype=np.intp)
    labels[face] = number[shape]  # of several for one face the last is written last
    return labels, _overlaps(face, number[shape], labels, areas, side)


def _overlaps(
    face: Numbers, claimed: Numbers, labels: Numbers, areas: Floats, side: LabelledPolygons
) -> tuple[Overlap, ...]:
    """What was claimed for faces that have another label, the largest first."""
    other = claimed != labels[face]
    claims = np.unique(np.column_stack((face[other], claimed[other])), axis=0)
    sums: dict[tuple[str, str], float] = {}
    for where, covered in claims.tolist():
        pair = side.labels[labels[where]], side.labels[covered]
        sums[pair] = sums.get(pair, 0.0) + float(areas[where])
    found = (Overlap(*pair, km2) for pair, km2 in sums.items())
    return tuple(sorted(found, key=lambda one: (-one.area_km2, one.kept, one.covered)))


def _must_be_whole(
    shapes: Sequence[Geometry], found_km2: Floats, grid_deg: float, nth_side: int
) -> None:
    """Each polygon has in its faces the area that it came with, but for a step along its edge."""
    slack_m = 2 * grid_deg * M_PER_DEG
    edge_m = shapely.length(np.asarray(shapes, dtype=object)) * M_PER_DEG
    off = found_km2 - area_km2(shapes)
    wrong = np.flatnonzero(np.abs(off) > edge_m * slack_m / 1e6 + RELATIVE_TOLERANCE * found_km2)
    if len(wrong):
        nth = int(wrong[0])
        x, y = shapely.get_coordinates(shapely.point_on_surface(shapes[nth]))[0].tolist()
        what = f"cutting it changed its area by {off[nth]:+,.3g} km²"
        raise CutError(what, shape=nth, side=nth_side, at=(x, y))


def _turned(side: LabelledPolygons, turn: Unrolling) -> LabelledPolygons:
    """A side with its ground brought together across the line of 180 degrees."""
    return replace(side, shapes=tuple(map(turn.shape, side.shapes)))


def _label(side: LabelledPolygons, number: int) -> Label:
    return None if number == NONE else side.labels[number]


# --- which faces are one piece ------------------------------------------------------------


def _alike(lines: SharedLines, *labels: Numbers) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours that have the same labels."""
    inner = lines.second != OUTSIDE
    first, second = lines.first[inner], lines.second[inner]
    same = np.all([each[first] == each[second] for each in labels], axis=0)
    yield from zip(first[same].tolist(), second[same].tolist(), strict=True)


def _joined(
    faces: Shapes, areas: Floats, piece: Numbers
) -> tuple[tuple[Geometry, ...], tuple[float, ...], Numbers]:
    """The faces of each piece in one shape, their areas, and one face of each; largest first."""
    members = _members(piece)
    sizes = [math.fsum(areas[numbers].tolist()) for numbers in members]
    corners = shapely.bounds(faces)
    order = sorted(
        range(len(members)), key=lambda nth: (-sizes[nth], *corners[members[nth]].min(axis=0))
    )
    return (
        tuple(shapely.normalize(_union(faces[members[nth]])) for nth in order),
        tuple(sizes[nth] for nth in order),
        np.array([members[nth][0] for nth in order], dtype=np.intp),
    )


def _members(piece: Numbers) -> list[Numbers]:
    """The faces of each piece."""
    order = np.argsort(piece, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(piece[order])) + 1) if len(piece) else []


def _union(faces: Shapes) -> Geometry:
    return faces[0] if len(faces) == 1 else shapely.coverage_union_all(faces)


# --- slivers ------------------------------------------------------------------------------


def _slivers(
    lines: SharedLines, areas: Floats, old: Numbers, new: Numbers, limit_m: float
) -> tuple[Numbers, dict[int, int]]:
    """The piece of each face, and for each thin piece the one that it goes to."""
    piece = connected(len(areas), _alike(lines, old, new))
    width = _thickness(lines, areas, piece)
    whole = np.full(len(areas), np.inf)
    for labels in (old, new):
        drawn = connected(len(areas), _alike(lines, labels))
        whole = np.where(
            labels == NONE, whole, np.minimum(whole, _thickness(lines, areas, drawn)[drawn])
        )
    narrowest = np.full(len(width), np.inf)
    np.minimum.at(narrowest, piece, whole)
    thin = (width < limit_m) & (width < SHARE_OF_WHOLE * narrowest)
    return piece, hosts_of_slivers(lines.joined(piece), sums(piece, areas), thin)


def _thickness(lines: SharedLines, areas: Floats, group: Numbers) -> Floats:
    sizes = sums(group, areas)
    return thickness_m(sizes, lines.joined(group).around(len(sizes)))


def _taken_from_hosts(labels: Numbers, piece: Numbers, host: Mapping[int, int]) -> Numbers:
    """The labels of faces, those of slivers from the piece that they go to."""
    if not len(labels):
        return labels
    first = np.unique(piece, return_index=True)[1]
    into = np.array([host.get(number, number) for number in range(len(first))], dtype=np.intp)
    taken: Numbers = labels[first][into][piece]
    return taken
