# SPDX-License-Identifier: MIT
"""Another day put into faces that are cut already: what it does not touch stays as it is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from mapper.errors import CutError
from mapper.geometry.adjacency import lines_between
from mapper.geometry.area import area_digits, area_km2
from mapper.geometry.chains import LabelledSegments, Whole, keys_of, lines_of, points_of
from mapper.geometry.cutting import CLOSE
from mapper.geometry.faces import (
    GRID_DEG,
    MOST_LOST,
    MOST_MOVED,
    SLIVER_M,
    Cover,
    DayGround,
    Faces,
    Run,
    degrees_of,
    in_degrees,
    west_to_east,
)
from mapper.geometry.noding import EndlessNoding, Noded, node
from mapper.geometry.ranges import begins_of, ranges
from mapper.geometry.rings import edges_of
from mapper.geometry.slivers import hosts_of_slivers, thickness_m
from mapper.geometry.tangles import must_not_tangle
from mapper.geometry.windings import NOTHING

# The ground around all faces, as the parent of pieces that no face covered.
AROUND = -1

Shapes = NDArray[np.object_]


def with_day(
    faces: Faces,
    days: int,
    ground: DayGround,
    nth: int,
    rank: Sequence[int],
    *,
    counts_as: Sequence[int] | None = None,
    grid_deg: float = GRID_DEG,
    sliver_m: float = SLIVER_M,
) -> Faces:
    """The faces of `days` days with one more, whose number is `nth`; later ones move by one.

    Only faces that a line of the day meets are cut; all others are the same shapes as before.
    `rank` and `counts_as` are those of `faces.cut_faces`; what is too thin is joined to a
    neighbour. Raises CutError where the lines cannot be cut, and where the day has lost or
    gained ground in the cut.
    """
    old = np.asarray(faces.shapes, dtype=object)
    steps = round(1 / grid_deg)
    touched, shapes, parents, outlines = cut_by(old, ground, steps)
    shapes, parents, thin = without_thin(shapes, parents, sliver_m)
    kept = np.setdiff1d(np.arange(len(old)), touched)
    pieces, parts = np.concatenate((old[kept], shapes)), [*kept.tolist(), *parents.tolist()]
    labels, under = labels_at(pieces, ground, rank, outlines, steps)
    moved = must_hold(ground, rank, pieces, labels, shapely.area(thin).sum(), grid_deg)
    if moved > MOST_LOST and len(thin):
        # A thin piece is a large part of what some label has: then all of them stay.
        return with_day(
            faces, days, ground, nth, rank, counts_as=counts_as, grid_deg=grid_deg, sliver_m=0
        )
    covers = with_covers(faces.covers, nth, covers_of(pieces, labels, under, nth))
    names = np.append(np.arange(len(rank)) if counts_as is None else counts_as, NOTHING)
    told = [
        with_label(faces.runs[part] if part != AROUND else (), days, nth, label)
        for part, label in zip(parts, names[labels].tolist(), strict=True)
    ]
    shapes, cut = merged(shapes, parents, told[len(kept) :])
    everything = np.concatenate((old[kept], shapes))
    runs = [*told[: len(kept)], *cut]
    sizes = np.concatenate((np.array(faces.area_km2)[kept], area_km2(list(shapes))))
    areas = np.round(sizes, area_digits(float(sizes.sum()))).tolist()
    order = west_to_east(everything)
    return replace(
        faces,
        shapes=tuple(everything[order]),
        runs=tuple(runs[n] for n in order),
        area_km2=tuple(areas[n] for n in order),
        covers=covers,
        slivers=faces.slivers + len(thin),
        slivers_km2=faces.slivers_km2 + math.fsum(area_km2(list(thin)).tolist()),
    )


# --- time ---------------------------------------------------------------------------------


def with_label(runs: Sequence[Run], days: int, nth: int, label: int) -> tuple[Run, ...]:
    """The runs of `days` days with one more, `nth`, on which there is a label."""
    found = [run for run in runs if run[0] < nth]
    found.append((nth, label))
    if nth < days:
        then = [its for day, its in runs if day <= nth]
        found.append((nth + 1, then[-1] if then else NOTHING))
        found += [(day + 1, its) for day, its in runs if day > nth]
    before = NOTHING
    turns: list[Run] = []
    for day, its in found:
        if its != before:
            turns.append((day, its))
        before = its
    return tuple(turns)


def labels_at(
    shapes: Shapes,
    ground: DayGround,
    rank: Sequence[int],
    outlines: Sequence[LabelledSegments],
    steps_per_deg: int,
) -> tuple[Whole, Whole]:
    """The label that a day gives to each shape, of which none lies across a line of the day, and
    the one under it.

    A point in each shape tells; where it stands close to a line of a polygon that line decides as
    it was cut (`outlines`), for the polygon has it up to a step of the grid beside.
    """
    top = np.full(len(shapes), NOTHING, dtype=np.int64)
    under = top.copy()
    points = shapely.point_on_surface(shapes)
    tree, places = shapely.STRtree(points), shapely.get_coordinates(points) * steps_per_deg
    order = sorted(range(len(ground.labels)), key=lambda n: rank[ground.labels[n]])
    for n in order:
        # Of several labels the one of the highest rank is written last.
        polygon = ground.shapes[n]
        there = tree.query(polygon, predicate="intersects")
        close = tree.query(shapely.boundary(polygon), "dwithin", distance=CLOSE / steps_per_deg)
        within = [nth for nth in close.tolist() if winds_around(places[nth], outlines[n])]
        there = np.union1d(np.setdiff1d(there, close), np.array(within, dtype=np.int64))
        there = there[top[there] != ground.labels[n]]
        under[there] = top[there]
        top[there] = ground.labels[n]
    return top, under


def winds_around(place: NDArray[np.float64], lines: LabelledSegments) -> bool:
    """Whether lines with ground on their left wind around a place (x and y in steps)."""
    start, end = points_of(lines.start).astype(float), points_of(lines.end).astype(float)
    low, high = start[:, 1] <= place[1], end[:, 1] <= place[1]
    along, aside = end - start, place - start
    side = along[:, 0] * aside[:, 1] - along[:, 1] * aside[:, 0]
    upward, downward = low & ~high & (side > 0), ~low & high & (side < 0)
    return bool(upward.sum() > downward.sum())


def covers_of(shapes: Shapes, labels: Whole, under: Whole, nth: int) -> list[Cover]:
    """The pairs of labels that lie on the same ground on the day."""
    both = np.flatnonzero(under != NOTHING)
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for shape, area in zip(both.tolist(), area_km2(list(shapes[both])).tolist(), strict=True):
        sums[int(labels[shape]), int(under[shape])] += area
    return [Cover(*pair, nth, area) for pair, area in sums.items()]


def with_covers(covers: Sequence[Cover], nth: int, new: Sequence[Cover]) -> tuple[Cover, ...]:
    """The largest covers of all days with those of one more, the largest first."""
    largest = {
        (cover.kept, cover.covered): replace(cover, day=cover.day + (cover.day >= nth))
        for cover in covers
    }
    for cover in new:
        known = largest.get((cover.kept, cover.covered))
        if known is None or cover.area_km2 > known.area_km2:
            largest[cover.kept, cover.covered] = cover
    return tuple(sorted(largest.values(), key=lambda c: (-c.area_km2, c.kept, c.covered)))


def must_hold(
    ground: DayGround,
    rank: Sequence[int],
    shapes: Shapes,
    labels: Whole,
    spare: float,
    grid_deg: float,
) -> float:
    """CutError unless the shapes of each label have the ground that was drawn of it.

    In square degrees; `spare` went from one label to another for its thinness. Gives the largest
    part of a label's ground that has moved, of 1.
    """
    most = 0.0
    areas = np.bincount(labels + 1, shapely.area(shapes), len(rank) + 1)[1:]
    drawn = np.asarray(ground.labels)
    above = shapely.Polygon()
    for label in sorted(np.unique(drawn).tolist(), key=lambda label: -rank[label]):
        own = shapely.union_all(np.asarray(ground.shapes, dtype=object)[drawn == label])
        expected = shapely.area(shapely.difference(own, above))
        moved = MOST_MOVED * grid_deg * (shapely.length(own) + shapely.length(above)) + grid_deg**2
        off = abs(areas[label] - expected)
        if off > moved + spare:
            x, y = shapely.get_coordinates(shapely.point_on_surface(own))[0].tolist()
            raise CutError("cutting its lines changed its ground", at=(x, y))
        missed = off - grid_deg * shapely.length(own)
        most = max(most, missed / expected if expected else 0.0)
        above = shapely.union(above, own)
    return most


# --- ground -------------------------------------------------------------------------------


def cut_by(
    old: Shapes, ground: DayGround, steps_per_deg: int
) -> tuple[Whole, Shapes, Whole, list[LabelledSegments]]:
    """Which faces the lines of a day meet; what these and the ground around become; of each of
    these pieces the face that it was part of, or AROUND; and the lines of every polygon as cut.
    """
    start, end, left, right, points = edges_of(list(old), steps_per_deg)
    keys = keys_of(points)
    known = np.column_stack((keys[start], keys[end]))
    drawn = lines_of(ground.shapes, range(len(ground.shapes)), steps_per_deg)
    pairs = np.sort(np.column_stack((drawn.start, drawn.end)), axis=1)
    new = np.unique(pairs[~rows_in(pairs, known)], axis=0)
    lines = np.concatenate((known, new))
    must_not_tangle(*(in_degrees(keys, steps_per_deg) for keys in lines.T))
    try:
        noded = node(lines[:, 0], lines[:, 1], np.arange(len(lines)) >= len(known))
    except EndlessNoding as error:
        at = degrees_of(error.at, steps_per_deg)
        raise CutError(f"its lines cannot be cut: {error}", at=at) from None
    edges = shapely.linestrings(points_of(noded.points)[noded.edges] / steps_per_deg)
    is_new = np.zeros(len(edges), dtype=bool)
    is_new[noded.edge[noded.segment >= len(known)]] = True
    is_new &= ~rows_in(noded.points[noded.edges], known)
    touched = np.unique(shapely.STRtree(old).query(edges[is_new], predicate="intersects")[1])
    # Ground that no face covers may be enclosed by known lines, too: theirs are those with no
    # face on one side.
    beside = np.isin(np.column_stack((left, right)), [AROUND, *touched])
    around = np.flatnonzero(beside.any(axis=1))
    local = np.union1d(noded.edge[np.isin(noded.segment, around)], np.flatnonzero(is_new))
    pieces = shapely.get_parts(shapely.polygonize(edges[local]))
    parents = parents_of(pieces, old)
    # In the holes of a face that is cut lie others that stay as they are.
    ours = (parents == AROUND) | np.isin(parents, touched)
    outlines = as_cut(drawn, pairs, lines, noded, len(ground.shapes))
    return touched, pieces[ours], parents[ours], outlines


def as_cut(
    drawn: LabelledSegments,
    pairs: NDArray[np.uint64],
    lines: NDArray[np.uint64],
    noded: Noded,
    count: int,
) -> list[LabelledSegments]:
    """The lines of each of `count` polygons as chains of the edges that they have become.

    `pairs` are their ends, the lower key first, and `lines` what was noded.
    """
    place = {row: nth for nth, row in enumerate(map(tuple, lines.tolist()))}
    segment = np.array([place[row] for row in map(tuple, pairs.tolist())], dtype=np.int64)
    order = np.argsort(noded.segment, kind="stable")
    times = np.bincount(noded.segment, minlength=len(lines))
    begin = begins_of(times)
    rows = order[ranges(begin[segment], times[segment])]
    onward = np.repeat(np.where(drawn.start < drawn.end, 1, -1), times[segment])
    low, high = noded.points[noded.edges[noded.edge[rows]]].T
    forth = onward * noded.times[rows] > 0
    start, end = np.where(forth, low, high), np.where(forth, high, low)
    polygon = np.repeat(drawn.label, times[segment])
    found = []
    for number in range(count):
        own = polygon == number
        found.append(LabelledSegments(start[own], end[own], polygon[own]))
    return found


def rows_in(rows: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which rows of two keys are among the known ones."""
    seen = {*map(tuple, known.tolist())}
    return np.array([tuple(row) in seen for row in rows.tolist()], dtype=bool)


def parents_of(pieces: Shapes, old: Shapes) -> Whole:
    """The face that each piece is part of, or AROUND."""
    parents = np.full(len(pieces), AROUND, dtype=np.int64)
    piece, face = shapely.STRtree(old).query(
        shapely.point_on_surface(pieces), predicate="intersects"
    )
    parents[piece] = face
    return parents


def without_thin(pieces: Shapes, parents: Whole, sliver_m: float) -> tuple[Shapes, Whole, Shapes]:
    """Pieces after thin ones were joined to a neighbour, with the faces these were part of; and
    the thin ones.
    """
    if not len(pieces):
        return pieces, parents, pieces
    areas = area_km2(list(pieces))
    lines = lines_between(pieces)
    thin = thickness_m(areas, lines.around(len(pieces))) < sliver_m
    host = hosts_of_slivers(lines, areas, thin)
    gone = np.array(sorted(host), dtype=np.int64)
    family = np.arange(len(pieces))
    family[gone] = [host[face] for face in gone.tolist()]
    groups: dict[int, list[int]] = defaultdict(list)
    for piece, into in enumerate(family.tolist()):
        groups[into].append(piece)
    shapes = [united(pieces[members]) for members in groups.values()]
    return np.array(shapes, dtype=object), parents[[*groups]], pieces[gone]


def merged(
    pieces: Shapes, parents: Whole, runs: Sequence[tuple[Run, ...]]
) -> tuple[Shapes, list[tuple[Run, ...]]]:
    """Connected ground for pieces of one face with the same runs; nothing for those without."""
    groups: dict[tuple[int, tuple[Run, ...]], list[int]] = defaultdict(list)
    for piece, key in enumerate(zip(parents.tolist(), runs, strict=True)):
        if key[1]:
            groups[key].append(piece)
    found = [
        (shape, key[1])
        for key, members in groups.items()
        for shape in shapely.get_parts(united(pieces[members]))
    ]
    return np.array([shape for shape, _ in found], dtype=object), [one for _, one in found]


def united(pieces: Shapes) -> shapely.Geometry:
    """Polygons that share whole edges as one shape."""
    return pieces[0] if len(pieces) == 1 else shapely.coverage_union_all(pieces)
